// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionhandle.h"

#include <QObject>
#include <QTimer>

namespace SocketDesk {

class Banner;
class NetworkPanel;

/// Opens and closes the endpoint of a page as the network panel asks, and says what fails in the page's banners.
///
/// A listener with connected peers is closed only after the question what becomes of them, which blocks nothing.
class Opening final : public QObject
{
    Q_OBJECT

public:
    Opening(SessionHandle *session, NetworkPanel *panel, Banner *errors, Banner *question, QObject *parent = nullptr);

    /// Closes at once or asks, as the button does.
    void close();

private:
    void addAnswers();
    void onOpenRequested(const EndpointConfig &config);
    void onStatusChanged(const SessionStatus &status);
    void onFailed(const Error &error);
    void closeNow(PeersOnClose peers);
    void onPeersListed(const QList<PeerSnapshot> &peers);
    void takeBack(QString &said);
    [[nodiscard]] bool hasEnded() const;
    void answer(PeersOnClose peers);

    SessionHandle *m_session;
    NetworkPanel *m_panel;
    Banner *m_errors;
    Banner *m_question;
    bool m_isWanted = false; ///< it was asked to open, and neither has it ended since nor have we closed it
    QString m_nobodyIsThere; ///< as the banner says it, until somebody comes
    QString m_noRoom;        ///< as the banner says it, until reception has gone on for a while
    QString m_leftOut;       ///< as the banner says it, until those whom it is about have gone
    QStringList m_leftOutPeers;
    QTimer m_roomForGood;
    quint32 m_openingsBefore = 0;
};

} // namespace SocketDesk
