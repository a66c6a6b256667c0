// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person tries out on connections: lists of payloads, pieces, and how a peer is treated.

#include "session/session.h"

#include <QThread>

#include <utility>

namespace SocketDesk {

void Session::startList(const ListPlan &plan)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.stopList(); // the one before, which sends as it was told to the end
    if (plan.sendsAtOnce && m_endpoint) {
        m_sentAtOnce = plan.target;
        m_endpoint->setSendsAtOnce(plan.target, true);
    }
    m_sender.startList(plan);
    publishStatus();
}

void Session::stopList()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_sender.stopList();
    publishStatus();
}

void Session::onListFinished()
{
    const std::optional<SendTarget> target = std::exchange(m_sentAtOnce, std::nullopt);
    if (target && m_endpoint)
        m_endpoint->setSendsAtOnce(*target, false);
    publishStatus();
}

void Session::setConduct(PeerId peer, const PeerConduct &conduct)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_endpoint)
        m_endpoint->setConduct(peer, conduct);
}

} // namespace SocketDesk
