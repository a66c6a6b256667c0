// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/trial.h"

#include "endpoint/address.h"
#include "session/sessionhandle.h"
#include "ui/connect/endpointform.h"
#include "ui/mainwindow.h"
#include "ui/preferences/preferences.h"
#include "ui/sessionpage.h"

#include <QTcpServer>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

PageState stateFor(Role role, const MainWindow &window)
{
    PageState state = window.preferences()->newPage();
    state.session.endpoint = defaultConfig(role);
    state.message = u"你好"_s;
    return state;
}

/// One that is free. Told to the server, not left to the system, because both tabs are to find each other again when
/// they are restored at the next start. \return 0 where there is none, which the server will say
quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

} // namespace

Trial::Trial(MainWindow *window)
    : QObject(window)
    , m_window(window)
{
    openServer();
}

/// In the page that is there, if nothing was set in it; what was set stays.
void Trial::openServer()
{
    PageState state = stateFor(Role::TcpServer, *m_window);
    state.session.endpoint.localPort = freePort();
    m_server = m_window->currentPage();
    if (m_server->state() == m_window->preferences()->newPage())
        m_server->setState(state);
    else
        m_server = m_window->addPage(state);
    endWith(m_server);
    connect(m_server->session(), &SessionHandle::statusChanged, this, &Trial::onServerStatus);
    m_server->triggerOpen();
}

void Trial::onServerStatus(const SessionStatus &status)
{
    if (status.state != EndpointState::Open || m_client)
        return;
    if (const auto local = HostAndPort::parse(status.localAddress))
        openClient(local->port);
}

void Trial::openClient(quint16 port)
{
    PageState state = stateFor(Role::TcpClient, *m_window);
    state.session.endpoint.remoteHost = u"127.0.0.1"_s;
    state.session.endpoint.remotePort = port;
    m_client = m_window->addPage(state);
    endWith(m_client);
    connect(m_client->session(), &SessionHandle::statusChanged, this, &Trial::onClientStatus);
    m_client->triggerOpen();
}

void Trial::onClientStatus(const SessionStatus &status)
{
    if (status.state != EndpointState::Open || status.connection != PeerState::Open)
        return;
    m_client->showNote([server = m_server] {
        return Banner::Text{tr("You are connected to yourself."),
                            tr("Press Send: 你好 arrives in the tab “%1”, which can answer the same way.")
                                .arg(server ? server->title() : QString())};
    });
    m_client->focusMessage();
    deleteLater();
}

/// The page says itself what failed.
void Trial::endWith(SessionPage *page)
{
    connect(page, &QObject::destroyed, this, &QObject::deleteLater);
    connect(page->session(), &SessionHandle::failed, this, &QObject::deleteLater);
}

} // namespace SocketDesk
