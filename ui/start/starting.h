// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"

#include <QObject>

#include <functional>

class QWidget;

namespace SocketDesk {

class SessionHandle;
class StartCards;
class TranscriptView;

/// Shows the start cards over a transcript that has nothing to show while nothing is open.
///
/// They are made when the transcript has been seen.
class Starting final : public QObject
{
    Q_OBJECT

public:
    /// \param cover puts a widget over the transcript
    Starting(SessionHandle *session, TranscriptView *transcript, std::function<void(QWidget *)> cover, QObject *parent);

    void update(); ///< the page is shown now, or its log was cleared or shown again

    [[nodiscard]] bool isShown() const;

Q_SIGNALS:
    void roleChosen(SocketDesk::Role role);
    void trialRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isEmpty() const;
    void createCards();
    void setShown(bool shown);

    SessionHandle *m_session;
    TranscriptView *m_transcript;
    std::function<void(QWidget *)> m_cover;
    StartCards *m_cards = nullptr;
    bool m_isPainted = false; ///< the transcript, for the first time
};

} // namespace SocketDesk
