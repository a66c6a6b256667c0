// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "session/sessioncounters.h"
#include "session/sessionstatus.h"
#include "ui/base/retranslated.h"

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace SocketDesk {

class ElidedLabel;
class LinkButton;

/// The status bar of a page: state, packets, bytes, losses, and the button that sets the counters back.
class StatusLine final : public Retranslated<QFrame>
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showStatus(const SessionStatus &status, Role role);
    void showReleased(const ReleasedRecords &released);
    /// Says only \p state and what cannot be decoded: there is no endpoint.
    void showSaved(std::function<QString()> state);
    void showCounters(const SessionCounters &counters, qint64 undecodableBytes);

Q_SIGNALS:
    void resetRequested();
    void stopRequested(); ///< of what is sent over and over

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    /// A caption with its number; the number stands out where it is a loss.
    struct Figure
    {
        QLabel *caption = nullptr;
        QLabel *value = nullptr;
    };

    void createBadges();
    void tintBadges();
    [[nodiscard]] Figure addFigure();
    void caption(const Figure &figure, const QString &text, const QString &explanation = {});
    void describePause();
    void explainReceived();
    void showAnswering();
    void showSending();
    void showLosses();
    void retranslateLosses();
    void tintLoss(const Figure &figure, quint64 count, const QString &text);
    void showLostHere();
    void showTexts();

    std::function<QString()> m_savedState; ///< in place of that of an endpoint
    SessionStatus m_status;
    SessionCounters m_counters;
    ReleasedRecords m_released;
    qint64 m_undecodable = 0;
    Role m_role = Role::TcpServer;
    ElidedLabel *m_state = nullptr;
    QLabel *m_answering = nullptr;
    QLabel *m_sending = nullptr;
    LinkButton *m_stop = nullptr;
    QLabel *m_paused = nullptr;
    Figure m_packets;
    Figure m_received;
    Figure m_sent;
    Figure m_dropped;
    Figure m_lostHere; ///< shown only where there is any
    Figure m_undecodableBytes;
    LinkButton *m_reset = nullptr;
};

} // namespace SocketDesk
