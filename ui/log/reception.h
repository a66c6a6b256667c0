// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messageindex.h"
#include "journal/textscan.h"
#include "session/sessionhandle.h"
#include "ui/log/saving.h"

#include <QObject>

#include <functional>
#include <memory>

namespace SocketDesk {

class Banner;
class Throttle;
class ReceivePanel;
class TranscriptView;

/// Does with what was received what the receive panel says: how it is shown, counted and saved.
class Reception final : public QObject
{
    Q_OBJECT

public:
    Reception(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, Banner *hint,
              QObject *parent = nullptr);

    /// The panel has been set: everything is brought in line with it.
    void applyPanel();

    [[nodiscard]] qint64 undecodableBytes() const { return m_scan.invalidBytes(); }
    void resetUndecodableBytes();
    void forgetHint(); ///< until further bytes give reason for one

    /// The messages that streams are read as; null where there is no framing.
    [[nodiscard]] const MessageIndex *messages() const { return m_messages.get(); }

    [[nodiscard]] Saving *saving() { return &m_saving; }   ///< of the received bytes
    [[nodiscard]] Saving *logging() { return &m_logging; } ///< of the log

Q_SIGNALS:
    void encodingChanged(const SocketDesk::Encoding &encoding);
    void undecodableBytesChanged();
    /// What there is to say of the messages now; \p text is empty where there is no framing.
    void messagesChanged(const std::function<QString()> &text);

private:
    void connectPanel();
    void applyFraming();
    void startFraming();
    void showFraming();
    void addHintButton();
    void onPulled();
    void onScanned();
    void onStatusChanged();
    void switchToHint();
    void dropHint();

    SessionHandle *m_session;
    ReceivePanel *m_panel;
    TranscriptView *m_transcript;
    Banner *m_hint;
    TextScan m_scan;
    std::shared_ptr<MessageIndex> m_messages; ///< shared with the transcript
    Throttle *m_framingShown;
    Saving m_saving;
    Saving m_logging;
    std::optional<Encoding> m_offered; ///< what the hint offers
    QList<Encoding> m_declined;        ///< hints that were sent away
    qint64 m_forgottenBytes = 0;       ///< undecodable ones that are no reason for a hint any more
    quint32 m_openings = 0;            ///< how often the session was opened
};

} // namespace SocketDesk
