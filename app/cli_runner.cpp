// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_runner.h"

#include "cli_announcement.h"
#include "cli_descriptors.h"
#include "cli_statistics.h"
#include "cli_unsent.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto closeLimit = 3s;      // a little more than the endpoint takes at most
constexpr auto goodbyeLimit = 250ms; // for the peer to close as well, once all that was sent is on its way
constexpr auto stuckLimit = 2s;
constexpr auto printInterval = 10ms; // nobody reads faster; being told of each record would cost the engine its pace

/// None where the system chooses, or takes both.
Address::Family familyOf(const QString &localHost)
{
    const Address local = Address::fromHost(localHost, 0).value_or(Address());
    return local.isAny() ? Address::Family::None : local.family();
}

} // namespace

CliRunner::CliRunner(const CliOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_session(std::make_unique<SessionHandle>(m_endings.watched(options.journal)))
    , m_feed(std::make_unique<CliFeed>(options, *m_session))
    , m_reader(m_session->reader())
    , m_output(m_reader, options, options.mostMessages(), standardOutput)
{
    if (!options.statsFile.isEmpty())
        m_measurement = std::make_unique<CliMeasurement>(m_reader, options);
    connect(&m_lookup, &TargetLookup::found, this, &CliRunner::onTargetsFound);
    connect(&m_lookup, &TargetLookup::failed, this, [this](const Error &error) { endBy(CliExit::NotOpened, error); });
    connectSession();
    connectFeed();
    connectOutput();
    connectTimers();
}

CliRunner::~CliRunner() = default;

void CliRunner::connectSession()
{
    connect(m_session.get(), &SessionHandle::statusChanged, this, &CliRunner::onStatus);
    connect(m_session.get(), &SessionHandle::failed, this,
            [this](const Error &error) { complain(describe(error).oneLine()); });
    if (m_options.wantRecords()) // otherwise nobody need be woken for them
        connect(m_session.get(), &SessionHandle::grew, this, &CliRunner::onGrew);
    connect(m_session.get(), &SessionHandle::peersListed, this, &CliRunner::onPeersListed);
    m_session->setLogReading({{}, m_options.encoding, ViewMode::Text, m_options.framing}); // for after a crash
}

void CliRunner::connectFeed()
{
    connect(m_feed.get(), &CliFeed::itemsSent, this, &CliRunner::onItemsSent);
    connect(m_feed.get(), &CliFeed::over, this, &CliRunner::onFeedOver);
    connect(m_feed.get(), &CliFeed::refused, this, &CliRunner::onLineRefused);
    connect(m_feed.get(), &CliFeed::itemFailed, this, [this] { end(CliExit::Broken); });
}

void CliRunner::connectOutput()
{
    connect(&m_output, &CliOutput::advanced, this, &CliRunner::onAdvanced);
    connect(&m_output, &CliOutput::limitReached, this, &CliRunner::onLimitReached);
    connect(&m_output, &CliOutput::failed, this, &CliRunner::onOutputFailed);
    connect(&m_output, &CliOutput::noticed, this, &CliRunner::complain);
    connect(&m_output, &CliOutput::fileLost, this, [this] { m_lineExit = CliExit::Broken; });
    connect(&m_output, &CliOutput::finished, this, &CliRunner::onFlushed);
}

void CliRunner::connectTimers()
{
    for (QTimer *timer : {&m_timeout, &m_closeGuard, &m_printPause})
        timer->setSingleShot(true);
    m_printPause.setInterval(printInterval);
    connect(&m_timeout, &QTimer::timeout, this, &CliRunner::onTimeout);
    connect(&m_closeGuard, &QTimer::timeout, this, &CliRunner::flush);
    connect(&m_stuckCheck, &QTimer::timeout, this, &CliRunner::onStuckCheck);
    connect(&m_printPause, &QTimer::timeout, this, &CliRunner::pullWhenDue);
}

void CliRunner::complain(const QString &sentence) const
{
    printMessage(u"socketdesk-cli: "_s + sentence);
}

// Opening

void CliRunner::start()
{
    m_begin = wallClockNow();
    if (const auto setup = ResponderSetup::make(m_options.responders, m_options.framing, m_options.encoding))
        m_session->setResponders(*setup);               // it was checked when the options were read
    m_timeout.start(m_options.endpoint.connectTimeout); // for the names; the endpoint has its own
    if (m_options.hasTarget())
        return m_lookup.start(m_options.targets, familyOf(m_options.endpoint.localHost));
    chooseUdpLocalHost({});
    open();
}

void CliRunner::onTargetsFound(const QList<Address> &addresses)
{
    if (m_phase != Phase::Starting)
        return;
    chooseUdpLocalHost(addresses);
    m_feed->setTarget(targetOf(addresses));
    open();
}

/// One that is on another machine is not reached from 127.0.0.1.
void CliRunner::chooseUdpLocalHost(const QList<Address> &targets)
{
    const auto elsewhere = std::ranges::find_if_not(targets, &Address::isLoopback);
    const Address farthest = elsewhere == targets.end() ? targets.value(0) : *elsewhere;
    if (QString &host = m_options.endpoint.localHost; m_options.endpoint.role == Role::Udp)
        host = localHostFor(Role::Udp, host, farthest);
}

void CliRunner::open()
{
    m_phase = Phase::Opening;
    m_timeout.stop();
    m_begin = wallClockNow();
    m_session->open(m_options.endpoint);
}

void CliRunner::onStatus(const SessionStatus &status)
{
    if (m_phase == Phase::Opening)
        onOpening(status);
    else if (m_phase == Phase::Running)
        onRunning(status);
    else if (m_phase == Phase::Closing && status.state == EndpointState::Closed)
        flush();
}

void CliRunner::onOpening(const SessionStatus &status)
{
    if (status.openings == 0)
        return;
    if (status.state == EndpointState::Closed)
        return end(CliExit::NotOpened);
    const bool waitsForPeer = m_options.endpoint.role == Role::TcpClient && status.remoteAddress.isEmpty();
    if (status.state != EndpointState::Open || waitsForPeer)
        return;
    m_phase = Phase::Running;
    m_localAddress = status.localAddress;
    printMessage(announcement(m_options.endpoint.role, status));
    if (m_options.timeout)
        m_timeout.start(*m_options.timeout);
    if (m_feed->itemsAreSent() || m_options.rounds == 0)
        onItemsSent(); // there are none, or no end of them
    if (m_phase == Phase::Running)
        updateReach(status);
}

// Running

void CliRunner::onRunning(const SessionStatus &status)
{
    if (status.state == EndpointState::Closed) {
        m_endedByPeer = true;
        return end(CliExit::Done);
    }
    updateReach(status);
    endIfAllIsDone();
}

void CliRunner::updateReach(const SessionStatus &status)
{
    m_peersSeen = status.peersJoined;
    if (m_options.endpoint.role == Role::TcpServer && m_options.hasTarget())
        return m_session->requestPeers();
    m_feed->setReachable(status.peerCount > 0 || (m_options.endpoint.role == Role::Udp && m_options.hasTarget()));
}

void CliRunner::onPeersListed(const QList<PeerSnapshot> &peers)
{
    if (m_phase == Phase::Closing)
        return hurryIfAllIsSent(peers);
    if (m_phase != Phase::Running)
        return;
    const QStringList wanted = m_feed->target().address.split(u',');
    m_feed->setReachable(std::ranges::all_of(wanted, [&peers](const QString &address) {
        return std::ranges::find(peers, address, &PeerSnapshot::address) != peers.cend();
    }));
}

/// Who has got everything may keep its end open for as long as it likes: it does not hold us up.
void CliRunner::hurryIfAllIsSent(const QList<PeerSnapshot> &peers)
{
    if (std::ranges::all_of(peers, [](const PeerSnapshot &peer) { return peer.queuedBytes == 0; }))
        m_closeGuard.start(goodbyeLimit);
}

void CliRunner::onTimeout()
{
    if (m_phase == Phase::Starting)
        return endBy(CliExit::NotOpened, {ErrorCode::NameLookupFailed, {m_options.targets.constFirst().host}});
    if (m_phase == Phase::Running)
        complain(tr("Nothing ended it within %1 s.").arg(double(m_options.timeout->count()) / 1000));
    end(CliExit::WaitTimedOut);
}

void CliRunner::onItemsSent()
{
    if (m_options.exitOnClose && !m_options.responders.on.any())
        m_session->setFinishWithPeers(true);
    endIfAllIsDone();
}

/// Nothing more will be sent: peers that have finished need not be kept, and the others are told.
void CliRunner::onFeedOver()
{
    if (!m_options.responders.on.any()) {
        m_session->setFinishWithPeers(true);
        if (m_feed->hasSentAnything())
            m_session->finishSending(m_feed->target());
    }
    endIfAllIsDone();
}

void CliRunner::onLineRefused(const QString &sentence, const Error &error)
{
    complain(sentence);
    static const QList<ErrorCode> wrongTexts{ErrorCode::UnencodableCharacter, ErrorCode::InvalidValue,
                                             ErrorCode::BadPlaceholder, ErrorCode::MessageTooShort};
    m_lineExit = wrongTexts.contains(error.code) ? CliExit::WrongUsage : CliExit::Broken;
}

// Output

void CliRunner::onGrew()
{
    m_reader.refresh();
    m_toldRecords = m_reader.count();
    m_isPrinting = true;
    m_printPause.start();
    if (m_measurement)
        m_measurement->advance();
    m_output.advance();
}

void CliRunner::onAdvanced()
{
    m_isPrinting = false;
    pullWhenDue();
}

/// What comes after a silence is printed at once. The next call waits for the pause, and for a slow reader of the
/// output, so that it is never behind by more than one call. Output, logs and statistics each look on their own: what one
/// of them has seen already, another may have missed, and would wait for it for ever where the journal is full.
void CliRunner::pullWhenDue()
{
    if (!m_session || m_isPrinting || m_printPause.isActive())
        return;
    m_session->pulled();
    m_reader.refresh();
    if (m_reader.count() > m_toldRecords)
        onGrew();
}

void CliRunner::onLimitReached()
{
    m_limitReached = true;
    endIfAllIsDone();
}

void CliRunner::onOutputFailed(const Error &error)
{
    if (error.code == ErrorCode::BrokenPipe)
        end(CliExit::Done); // whoever read has enough
    else
        endBy(CliExit::Broken, error);
}

// Ending

void CliRunner::endIfAllIsDone()
{
    if (m_phase != Phase::Running)
        return;
    const SessionStatus &status = m_session->status();
    const bool sendsForEver = m_options.rounds == 0;
    const bool nothingToWaitFor = m_options.exitAfter == quint64(0) && (!m_options.items.empty() || m_feed->isOver());
    if (m_options.exitOnClose && status.peersJoined > 0 && status.peerCount == 0) {
        m_endedByPeer = true;
        end(CliExit::Done);
    } else if ((m_limitReached || nothingToWaitFor) && (m_feed->itemsAreSent() || sendsForEver)) {
        end(CliExit::Done);
    }
}

void CliRunner::endBy(CliExit exit, const Error &error)
{
    complain(describe(error).oneLine());
    if (m_phase >= Phase::Closing && m_exit == CliExit::Done)
        m_exit = exit; // the last of the output went wrong
    end(exit);
}

void CliRunner::interrupt()
{
    m_interrupted = true;
    m_stuckCheck.start(stuckLimit);
    m_progressAtCheck = m_output.progress();
    if (m_phase == Phase::Running && m_session->status().sending.sendingFile)
        end(CliExit::Interrupted); // the session says then how much of it went out
    else if (m_phase < Phase::Flushing)
        flush();
}

void CliRunner::end(CliExit exit)
{
    if (m_phase >= Phase::Closing)
        return;
    const bool wasOpen = m_phase == Phase::Running;
    m_phase = Phase::Closing;
    m_exit = exit;
    m_timeout.stop();
    m_feed->stop();
    if (!wasOpen || m_session->status().state == EndpointState::Closed)
        return flush();
    const bool isPatient = exit != CliExit::WaitTimedOut && exit != CliExit::Interrupted;
    m_closeGuard.start(isPatient ? closeLimit : goodbyeLimit);
    m_session->close();
    m_session->requestPeers();
}

void CliRunner::flush()
{
    if (m_phase >= Phase::Flushing)
        return;
    m_phase = Phase::Flushing;
    m_closeGuard.stop();
    m_timeout.stop();
    m_feed->stop();
    m_repeat = m_feed->repeatFigures();
    connect(m_session.get(), &SessionHandle::stopped, this, &CliRunner::onStopped, Qt::QueuedConnection);
    m_session->shutDown();
}

/// Nothing is counted any more.
void CliRunner::onStopped()
{
    m_feed.reset();
    m_counters = m_session->counters();
    const SendProgress sending = m_session->status().sending;
    m_session.reset();
    m_reader.refresh();
    tellOfUnsent(sending);
    m_output.finish();
}

void CliRunner::tellOfUnsent(const SendProgress &sending)
{
    if (m_localAddress.isEmpty())
        return; // it was never open, and that is said
    if (m_options.items.empty() && m_counters.traffic.sentBytes == 0)
        return; // who only listens need not have a long log read again
    const CliUnsent unsent = CliUnsent::of(m_options, sending, m_peersSeen, m_endings.findings(m_reader).unsentBytes);
    if (!unsent.sentence.isEmpty())
        complain(unsent.sentence);
    if (unsent.isBySurprise && m_exit == CliExit::Done)
        m_exit = CliExit::Broken;
}

void CliRunner::onFlushed()
{
    if (m_endedByPeer && m_options.needsMessages() && !m_limitReached && exitCode() == CliExit::Done)
        complain(tr("The connection ended before --exit-after was reached."));
    if (m_measurement) {
        connect(m_measurement.get(), &CliMeasurement::changed, this, &CliRunner::finishWhenMeasured);
        m_measurement->advance();
    }
    finishWhenMeasured();
}

void CliRunner::finishWhenMeasured()
{
    if (m_phase == Phase::Over || (m_measurement && !m_measurement->isUpToDate()))
        return;
    m_phase = Phase::Over;
    writeStatistics();
    Q_EMIT finished(int(exitCode()));
}

/// After an interrupt the output may take its time, but it has to move.
void CliRunner::onStuckCheck()
{
    const quint64 progress = m_output.progress();
    if (m_phase == Phase::Over || std::exchange(m_progressAtCheck, progress) != progress)
        return;
    if (m_output.hungText().isEmpty()) // which is said
        complain(tr("Nobody reads the output; a part of it was not written."));
    writeStatistics();
    ::_exit(int(CliExit::Interrupted));
}

CliExit CliRunner::exitCode() const
{
    if (m_interrupted)
        return CliExit::Interrupted;
    if (m_exit != CliExit::Done)
        return m_exit;
    return m_endedByPeer && m_endings.findings(m_reader).broke ? CliExit::Broken : m_lineExit;
}

void CliRunner::writeStatistics()
{
    if (m_options.statsFile.isEmpty())
        return;
    const Timestamp end = wallClockNow();
    const RunOutcome outcome{.localAddress = m_localAddress,
                             .begin = m_begin,
                             .end = end,
                             .exit = exitCode(),
                             .counters = m_counters,
                             .undecodableBytes = m_measurement->undecodableBytes(),
                             .traffic = m_measurement->finish(end),
                             .repeat = m_repeat,
                             .unwrittenBytes = m_output.missingBytes()};
    const Result<void> written = writeJson(m_options.statsFile, runStatistics(m_reader, m_options, outcome));
    if (written)
        return;
    complain(describe(written.error()).oneLine());
    if (m_exit == CliExit::Done)
        m_exit = CliExit::Broken;
}

} // namespace SocketDesk
