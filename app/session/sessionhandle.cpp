// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"

#include "session/session.h"
#include "session/sessionshared.h"

#include <QThread>

namespace SocketDesk {

using namespace Qt::StringLiterals;

/// Queues \p command for the session; what it needs it captures by value.
template<typename Command>
void SessionHandle::post(Command command)
{
    if (m_isShuttingDown || m_session == nullptr)
        return;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, command = std::move(command)] { command(*session); }, Qt::QueuedConnection);
}

SessionHandle::SessionHandle(const JournalConfig &journalConfig, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<SessionShared>())
    , m_thread(new QThread(this))
{
    auto journal = std::make_unique<Journal>(journalConfig);
    m_reader = journal->reader();
    m_session = new Session(std::move(journal), m_shared);
    connect(m_session, &Session::grew, this, &SessionHandle::grew);
    connect(m_session, &Session::statusChanged, this, &SessionHandle::onStatusChanged);
    connect(m_session, &Session::peersListed, this, &SessionHandle::peersListed);
    connect(m_session, &Session::activityTold, this, &SessionHandle::activityTold);
    connect(m_session, &Session::errorOccurred, this, &SessionHandle::failed);
    connect(m_session, &Session::sendRefused, this, &SessionHandle::sendRefused);
    connect(m_session, &Session::sentInTurn, this, &SessionHandle::sentInTurn);
    connect(m_session, &Session::fileFinished, this, &SessionHandle::fileFinished);
    connect(m_session, &Session::listFinished, this, &SessionHandle::listFinished);
    m_session->moveToThread(m_thread);
    connect(m_session, &Session::shutDownDone, m_thread, &QThread::quit, Qt::DirectConnection);
    connect(m_thread, &QThread::finished, m_session, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, this, [this] {
        m_status.sending = m_shared->lastSending; // of which no status may have come in time
        Q_EMIT stopped();
    });
    m_thread->setObjectName(u"session"_s);
    m_thread->start();
}

SessionHandle::SessionHandle(Over, const JournalReader &journal, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<SessionShared>())
    , m_reader(journal)
{}

SessionHandle *SessionHandle::ofSavedLog(const JournalReader &journal, QObject *parent)
{
    return new SessionHandle(Over::Yes, journal, parent);
}

SessionHandle::~SessionHandle()
{
    shutDown();
    if (m_thread != nullptr)
        m_thread->wait(); // the session bounds the time of its shutDown()
}

void SessionHandle::shutDown()
{
    if (m_isShuttingDown)
        return;
    if (m_session == nullptr) {
        m_isShuttingDown = true;
        QMetaObject::invokeMethod(this, &SessionHandle::stopped, Qt::QueuedConnection);
        return;
    }
    m_session->disconnect(this);
    post([](Session &session) { session.shutDown(); });
    m_isShuttingDown = true;
}

JournalReader SessionHandle::reader() const
{
    return m_reader;
}

SessionCounters SessionHandle::counters() const
{
    return m_shared->counters.read();
}

void SessionHandle::open(const EndpointConfig &config)
{
    post([config](Session &session) { session.open(config); });
}

void SessionHandle::close(PeersOnClose peers)
{
    post([peers](Session &session) { session.close(peers); });
}

void SessionHandle::send(const PayloadTemplate &payload, const SendTarget &target)
{
    post([payload, target](Session &session) { session.send(payload, target); });
}

quint64 SessionHandle::sendInTurn(const PayloadTemplate &payload, const SendTarget &target, quint64 sentBefore)
{
    const quint64 ticket = ++m_lastTicket;
    post([ticket, payload, target, sentBefore](Session &session) {
        session.sendInTurn(ticket, payload, target, sentBefore);
    });
    return ticket;
}

void SessionHandle::startRepeat(const RepeatPlan &plan)
{
    post([plan](Session &session) { session.startRepeat(plan); });
}

void SessionHandle::stopRepeat()
{
    post([](Session &session) { session.stopRepeat(); });
}

void SessionHandle::startList(const ListPlan &plan)
{
    post([plan](Session &session) { session.startList(plan); });
}

void SessionHandle::stopList()
{
    post([](Session &session) { session.stopList(); });
}

void SessionHandle::setConduct(PeerId peer, const PeerConduct &conduct)
{
    post([peer, conduct](Session &session) { session.setConduct(peer, conduct); });
}

void SessionHandle::sendFile(const FilePlan &plan)
{
    post([plan](Session &session) { session.sendFile(plan); });
}

void SessionHandle::pauseFile(bool paused)
{
    post([paused](Session &session) { session.pauseFile(paused); });
}

void SessionHandle::cancelFile()
{
    post([](Session &session) { session.cancelFile(); });
}

void SessionHandle::finishSending(const SendTarget &target)
{
    post([target](Session &session) { session.finishSending(target); });
}

void SessionHandle::disconnectPeer(PeerId peer)
{
    post([peer](Session &session) { session.disconnectPeer(peer); });
}

void SessionHandle::resetPeer(PeerId peer)
{
    post([peer](Session &session) { session.resetPeer(peer); });
}

void SessionHandle::setResponders(const ResponderSetup &setup)
{
    post([setup](Session &session) { session.setResponders(setup); });
}

void SessionHandle::goOnAnswering(const QList<PeerId> &peers)
{
    post([peers](Session &session) { session.goOnAnswering(peers); });
}

void SessionHandle::setFinishWithPeers(bool on)
{
    post([on](Session &session) { session.setFinishWithPeers(on); });
}

void SessionHandle::setJournalLimit(const JournalLimit &limit)
{
    post([limit](Session &session) { session.setJournalLimit(limit); });
}

void SessionHandle::setLogReading(const LogReading &reading)
{
    post([reading](Session &session) { session.setLogReading(reading); });
}

void SessionHandle::resetCounters()
{
    post([](Session &session) { session.resetCounters(); });
}

void SessionHandle::requestPeers()
{
    post([](Session &session) { session.listPeers(); });
}

void SessionHandle::requestActivity()
{
    post([](Session &session) { session.tellActivity(); });
}

void SessionHandle::pulled()
{
    // An exchange, not a store: the reader looks at the journal next, and a store might become visible only after that
    // look. Then growth in between would be told to nobody.
    m_shared->growthTold.exchange(false, std::memory_order_acq_rel);
}

void SessionHandle::onStatusChanged(const SessionStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged(status);
}

} // namespace SocketDesk
