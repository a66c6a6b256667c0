// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulesresponder.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr std::size_t mostSteps = 1000; ///< that wait for one peer
constexpr qsizetype mostStepBytes = 1 << 20;
constexpr std::size_t keptTraces = 20;
constexpr std::chrono::milliseconds retryDelay = 20ms; ///< of what a silence has ended, where others wait for room

} // namespace

RulesResponder::RulesResponder(std::shared_ptr<const CompiledRules> rules, const FramingConfig &framing,
                               ResponderSurroundings surroundings)
    : m_rules(std::move(rules))
    , m_surroundings(std::move(surroundings))
    , m_cutter(framing)
    , m_gap(framing.gap)
    , m_matched(std::size_t(m_rules->count()))
    , m_hits(std::size_t(m_rules->count()))
{
    for (QTimer *timer : {&m_dueTimer, &m_silenceTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    QObject::connect(&m_dueTimer, &QTimer::timeout, &m_dueTimer, [this] { onDue(); });
    QObject::connect(&m_silenceTimer, &QTimer::timeout, &m_silenceTimer, [this] { onSilence(); });
}

RulesResponder::~RulesResponder() = default;

RulesResponder::PeerPtr RulesResponder::peerFor(PeerId id)
{
    PeerPtr &peer = m_peers[id];
    if (!peer) {
        peer = std::make_shared<Peer>();
        peer->id = id;
        peer->address = m_surroundings.reader.peer(id).address;
    }
    return peer;
}

/// The last message cannot be offered again, so there is room for it beyond the bound.
bool RulesResponder::isFull(const Peer &peer) const
{
    if (peer.hasFinished)
        return peer.steps.size() >= 2 * mostSteps || peer.stepBytes >= 2 * mostStepBytes;
    return peer.steps.size() >= mostSteps || peer.stepBytes >= mostStepBytes ||
           (!peer.steps.empty() && m_waiting.contains(peer.id));
}

void RulesResponder::peerJoined(PeerId id, Outbox &outbox)
{
    m_outbox = &outbox;
    if (!m_surroundings.isStream || m_rules->onConnect().empty())
        return;
    const PeerPtr peer = peerFor(id);
    newTrace(*peer, true, {});
    answer(*peer, m_rules->onConnect(), {}, outbox);
}

bool RulesResponder::received(PeerId id, QByteArrayView bytes, Outbox &outbox, qsizetype *taken)
{
    m_outbox = &outbox;
    const PeerPtr peer = peerFor(id);
    const auto handle = [&](const Message &message, QByteArrayView content, bool isWhole) {
        return onMessage(*peer, message, content, isWhole, outbox);
    };
    *taken = m_surroundings.isStream ? m_cutter.cut(peer->stream, bytes, handle) : m_cutter.cutAlone(bytes, handle);
    peer->isBehind = *taken < bytes.size();
    if (m_cutter.needsSilence() && m_surroundings.isStream) {
        peer->heardAt = Clock::now();
        if (!m_silenceTimer.isActive())
            m_silenceTimer.start(m_gap);
    }
    return !peer->isBehind;
}

bool RulesResponder::onMessage(Peer &peer, const Message &message, QByteArrayView content, bool isWhole, Outbox &outbox)
{
    if (peer.isGone)
        return true;
    if (isFull(peer) && m_surroundings.isStream)
        return false;
    RuleTrace &trace = newTrace(peer, false, content);
    const bool isAnswerable = message.state == MessageState::Complete || message.state == MessageState::Unfinished;
    trace.isFault = !isAnswerable || !isWhole;
    if (trace.isFault)
        return true;
    m_rules->match(content, m_scratch, &m_matching);
    answer(peer, m_matching, content, outbox);
    return true;
}

void RulesResponder::answer(Peer &peer, const std::vector<int> &rules, QByteArrayView content, Outbox &outbox)
{
    for (const int rule : rules) {
        const CompiledRules::Item &item = m_rules->item(rule);
        auto outcome = RuleOutcome::NotFrom;
        if (item.from.matches(peer.address)) {
            const quint64 count = ++m_matched[std::size_t(rule)];
            outcome =
                item.nth != 0 && count != quint64(item.nth) ? RuleOutcome::NotNth : fire(peer, rule, content, outbox);
        }
        m_traces.back().outcomes.append({rule, outcome});
        const bool hasAnswered = outcome != RuleOutcome::NotFrom && outcome != RuleOutcome::NotNth;
        if (hasAnswered && item.stop) {
            m_traces.back().endedBy = rule;
            return;
        }
    }
}

RuleOutcome RulesResponder::fire(Peer &peer, int rule, QByteArrayView content, Outbox &outbox)
{
    if (isFull(peer))
        return RuleOutcome::TooMany;
    const CompiledRules::Item &item = m_rules->item(rule);
    SendMoment moment;
    moment.sentBefore = m_hits[std::size_t(rule)];
    moment.peer = peer.address;
    auto outcome = RuleOutcome::Answered;
    if (!item.replies.empty())
        m_rules->capture(rule, content, &m_captures);
    for (const ReplyTemplate &reply : item.replies) {
        const Result<QByteArray> bytes = reply.render(m_captures, moment);
        outcome = std::max(outcome, bytes && !peer.isEnding
                                        ? schedule(peer, {{}, *bytes, RuleEnd::Stay}, reply.after(), outbox)
                                        : RuleOutcome::Refused);
    }
    if (outcome != RuleOutcome::Refused)
        ++m_hits[std::size_t(rule)];
    if (item.end != RuleEnd::Stay) {
        peer.isEnding = m_surroundings.isStream; // nothing goes out behind that, though it may be due a while later
        schedule(peer, {{}, {}, item.end}, 0ms, outbox);
    }
    return outcome;
}

/// At once where nothing is to be waited for.
RuleOutcome RulesResponder::schedule(Peer &peer, Step step, std::chrono::milliseconds after, Outbox &outbox)
{
    const bool isNext = peer.steps.empty();
    if (isNext && after == 0ms && step.end == RuleEnd::Stay) {
        const SendTarget target = SendTarget::peer(peer.id);
        if (outbox.room(target) >= step.bytes.size() || outbox.queuedBytes(target) == 0)
            return send(peer, step.bytes, outbox) ? RuleOutcome::Answered : RuleOutcome::Refused;
    }
    const Clock::time_point now = Clock::now();
    step.due = (isNext ? now : std::max(now, peer.lastDue)) + after;
    peer.lastDue = step.due;
    peer.stepBytes += step.bytes.size();
    peer.steps.push_back(std::move(step));
    if (isNext)
        work(peer, outbox);
    return RuleOutcome::Answered;
}

bool RulesResponder::send(Peer &peer, const QByteArray &bytes, Outbox &outbox)
{
    return outbox.send(SendTarget::peer(peer.id), bytes).has_value();
}

/// Does what is due, as far as there is room. \return true where something was done
bool RulesResponder::work(Peer &peer, Outbox &outbox)
{
    const SendTarget target = SendTarget::peer(peer.id);
    bool isMoving = false;
    m_waiting.remove(peer.id);
    while (!peer.isGone && !peer.steps.empty()) {
        const Step &step = peer.steps.front();
        if (step.due > Clock::now()) {
            m_due.insert({step.due, peer.id});
            aim();
            break;
        }
        const qsizetype queued = outbox.queuedBytes(target);
        const bool mustWait = step.end == RuleEnd::Close ? queued > 0 && m_surroundings.isStream
                                                         : queued > 0 && outbox.room(target) < step.bytes.size();
        if (mustWait) {
            m_waiting.insert(peer.id);
            break;
        }
        const Step done = std::move(peer.steps.front());
        peer.steps.pop_front();
        peer.stepBytes -= done.bytes.size();
        isMoving = true;
        if (done.end == RuleEnd::Finish)
            outbox.finishSending(target);
        else if (done.end == RuleEnd::Close)
            outbox.disconnectPeer(peer.id);
        else
            send(peer, done.bytes, outbox);
    }
    return isMoving;
}

void RulesResponder::aim()
{
    if (m_due.empty())
        return m_dueTimer.stop();
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_due.begin()->first - Clock::now());
    m_dueTimer.start(std::max(0ms, wait));
}

void RulesResponder::onDue()
{
    const Clock::time_point now = Clock::now();
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const PeerId id = m_due.begin()->second;
        m_due.erase(m_due.begin());
        const PeerPtr peer = m_peers.value(id);
        if (peer && work(*peer, *m_outbox) && peer->isBehind)
            m_surroundings.wake();
    }
    aim();
}

void RulesResponder::writable(Outbox &outbox)
{
    const QSet<PeerId> waiting = m_waiting;
    for (const PeerId id : waiting) {
        if (const PeerPtr peer = m_peers.value(id))
            work(*peer, outbox);
    }
}

/// What has been silent for long enough ends its message.
void RulesResponder::onSilence()
{
    const Clock::time_point now = Clock::now();
    Clock::time_point next = Clock::time_point::max();
    const QHash<PeerId, PeerPtr> peers = m_peers;
    for (const PeerPtr &peer : peers) {
        if (peer->stream.state.begin == peer->stream.state.offset)
            continue;
        if (const auto due = isFull(*peer) ? now + std::max(m_gap, retryDelay) : peer->heardAt + m_gap; due > now) {
            next = std::min(next, due);
            continue;
        }
        m_cutter.finish(peer->stream, [&](const Message &message, QByteArrayView content, bool isWhole) {
            return onMessage(*peer, message, content, isWhole, *m_outbox);
        });
    }
    if (next != Clock::time_point::max())
        m_silenceTimer.start(std::max(1ms, std::chrono::ceil<std::chrono::milliseconds>(next - now)));
}

/// What it sent last may have no line end; then we finish too, behind what is still to be answered.
void RulesResponder::peerFinished(PeerId id, Outbox &outbox)
{
    m_outbox = &outbox;
    const PeerPtr peer = peerFor(id);
    peer->hasFinished = true;
    m_cutter.finish(peer->stream, [&](const Message &message, QByteArrayView content, bool isWhole) {
        return onMessage(*peer, message, content, isWhole, outbox);
    });
    if (!peer->isGone)
        schedule(*peer, {{}, {}, RuleEnd::Finish}, 0ms, outbox);
}

void RulesResponder::peerGone(PeerId id)
{
    const PeerPtr peer = m_peers.take(id);
    m_waiting.remove(id);
    if (!peer)
        return;
    peer->isGone = true;
    std::erase_if(m_due, [id](const auto &due) { return due.second == id; });
}

RuleTrace &RulesResponder::newTrace(const Peer &peer, bool isConnect, QByteArrayView content)
{
    if (m_traces.size() >= keptTraces)
        m_traces.pop_front();
    RuleTrace trace;
    trace.time = wallClockNow();
    trace.peer = peer.address;
    trace.isConnect = isConnect;
    trace.bytes = content.size();
    trace.content = content.first(std::min(content.size(), RuleTrace::keptBytes)).toByteArray();
    return m_traces.emplace_back(std::move(trace));
}

void RulesResponder::describe(ResponderActivity *activity) const
{
    activity->hits = QList<quint64>(m_hits.begin(), m_hits.end());
    activity->traces = QList<RuleTrace>(m_traces.begin(), m_traces.end());
}

} // namespace SocketDesk
