// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session answers by itself.

#include "session/session.h"

#include "session/responders.h"

#include <QThread>

namespace SocketDesk {

using namespace Qt::StringLiterals;

void Session::setResponders(const ResponderSetup &setup)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_responderSetup = setup;
    makeResponders();
    publishStatus();
}

void Session::makeResponders()
{
    m_responders.reset();
    if (!m_responderSetup.config.on.any() || !m_endpoint)
        return;
    const auto wake = [this] {
        if (!m_resumeTimer.isActive())
            m_resumeTimer.start();
    };
    const auto report = [this](const Error &error) { Q_EMIT errorOccurred(error); };
    const auto tellLoop = [this](PeerId peer, const Error &error) {
        m_journal->appendEvent(EventKind::Note, peer, wallClockNow(),
                               {.text = u"answers-stopped"_s, .error = {}, .count = 0});
        journalGrew();
        Q_EMIT errorOccurred(error);
    };
    const auto notServed = [this](PeerId peer, const Error &error) {
        m_journal->appendEvent(EventKind::Note, peer, wallClockNow(),
                               {.text = u"not-served"_s, .error = error, .hasError = true, .count = 0});
        journalGrew();
    };
    m_responders = std::make_unique<Responders>(m_responderSetup, m_config.role != Role::Udp, m_peers.keys(),
                                                *m_journal, *m_endpoint, wake, report, tellLoop, notServed);
}

void Session::tellActivity()
{
    Q_ASSERT(QThread::currentThread() == thread());
    ResponderActivity activity;
    if (m_responders)
        m_responders->describe(&activity);
    Q_EMIT activityTold(activity);
}

} // namespace SocketDesk
