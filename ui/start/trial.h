// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

namespace SocketDesk {

class MainWindow;
class SessionPage;
struct SessionStatus;

/// Lets whoever is new see both ends of a conversation: opens a server on this computer and a client that is connected
/// to it, and leaves the first word to the user.
///
/// Vanishes when that is done, or when something failed, which the page of that end says.
class Trial final : public QObject
{
    Q_OBJECT

public:
    /// \param window owns it
    explicit Trial(MainWindow *window);

private:
    void openServer();
    void onServerStatus(const SessionStatus &status);
    void openClient(quint16 port);
    void onClientStatus(const SessionStatus &status);
    void endWith(SessionPage *page);

    MainWindow *m_window;
    QPointer<SessionPage> m_server;
    QPointer<SessionPage> m_client;
};

} // namespace SocketDesk
