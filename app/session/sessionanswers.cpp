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
    ResponderSetup asBefore = m_responderSetup;
    asBefore.config.loops = setup.config.loops;
    m_responderSetup = setup;
    if (m_responders && asBefore == setup)
        m_responders->setLoops(setup.config.loops);
    else
        makeResponders();
    publishStatus();
}

void Session::makeResponders()
{
    const QSet<PeerId> trusted = m_responders ? m_responders->trusted() : QSet<PeerId>();
    if (m_responders)
        m_responders->discardHeld();
    m_responders.reset();
    if (!m_responderSetup.config.on.any() || !m_endpoint)
        return;
    const auto wake = [this] {
        if (!m_resumeTimer.isActive())
            m_resumeTimer.start();
    };
    const auto report = [this](const Error &error) { Q_EMIT errorOccurred(error); };
    const auto note = [this](PeerId peer, const QString &text, quint64 count) {
        m_journal->appendEvent(EventKind::Note, peer, wallClockNow(), {.text = text, .error = {}, .count = count});
        journalGrew();
        publishStatusSoon();
    };
    const auto notServed = [this](PeerId peer, const Error &error) {
        m_journal->appendEvent(EventKind::Note, peer, wallClockNow(),
                               {.text = u"not-served"_s, .error = error, .hasError = true, .count = 0});
        journalGrew();
    };
    m_responders = std::make_unique<Responders>(m_responderSetup, m_config.role != Role::Udp, m_peers.keys(),
                                                *m_journal, *m_endpoint, wake, report, note, notServed);
    m_responders->trust(trusted);
}

void Session::goOnAnswering(const QList<PeerId> &peers)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!m_responders)
        return;
    const QList<PeerId> stopped = m_responders->stopped(); // which is shortened by it
    m_responders->goOn(peers.isEmpty() ? stopped : peers);
    publishStatus();
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
