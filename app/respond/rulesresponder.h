// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/compiledrules.h"
#include "respond/livecutter.h"
#include "respond/makeresponders.h"
#include "respond/responderactivity.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <set>

namespace SocketDesk {

/// Answers messages as a list of rules says.
///
/// Lives in the engine thread. Answers of one peer go out in their order. Those that are delayed, or find no room, are
/// kept up to a bound; beyond it a connection is not read from, and a datagram gets no answer.
class RulesResponder final : public Responder
{
public:
    RulesResponder(std::shared_ptr<const CompiledRules> rules, const FramingConfig &framing,
                   ResponderSurroundings surroundings);
    ~RulesResponder() override;

    void peerJoined(PeerId id, Outbox &outbox) override;
    bool received(PeerId id, QByteArrayView bytes, Outbox &outbox, qsizetype *taken) override;
    void peerFinished(PeerId id, Outbox &outbox) override;
    void peerGone(PeerId id) override;
    [[nodiscard]] bool waitsForRoom() const override { return !m_waiting.isEmpty(); }
    void writable(Outbox &outbox) override;
    void describe(ResponderActivity *activity) const override;

private:
    using Clock = std::chrono::steady_clock;

    /// Something to be done for a peer when its time has come.
    struct Step
    {
        Clock::time_point due;
        QByteArray bytes;
        RuleEnd end = RuleEnd::Stay; ///< in place of the bytes
    };
    struct Peer
    {
        PeerId id = noPeer;
        QString address;
        LiveCutter::Stream stream;
        std::deque<Step> steps;
        qsizetype stepBytes = 0;
        Clock::time_point lastDue{};
        Clock::time_point heardAt{};
        bool isGone = false;
        bool isEnding = false;    ///< finishing or closing is among the steps, or done
        bool isBehind = false;    ///< something of it was not taken
        bool hasFinished = false; ///< what is under way is its last message
    };
    using PeerPtr = std::shared_ptr<Peer>; ///< for sending may end a peer

    [[nodiscard]] PeerPtr peerFor(PeerId id);
    [[nodiscard]] bool isFull(const Peer &peer) const;
    bool onMessage(Peer &peer, const Message &message, QByteArrayView content, bool isWhole, Outbox &outbox);
    void answer(Peer &peer, const std::vector<int> &rules, QByteArrayView content, Outbox &outbox);
    RuleOutcome fire(Peer &peer, int rule, QByteArrayView content, Outbox &outbox);
    RuleOutcome schedule(Peer &peer, Step step, std::chrono::milliseconds after, Outbox &outbox);
    bool work(Peer &peer, Outbox &outbox);
    bool send(Peer &peer, const QByteArray &bytes, Outbox &outbox);
    void aim();
    void onDue();
    void onSilence();
    RuleTrace &newTrace(const Peer &peer, bool isConnect, QByteArrayView content);

    std::shared_ptr<const CompiledRules> m_rules;
    ResponderSurroundings m_surroundings;
    LiveCutter m_cutter;
    std::chrono::milliseconds m_gap;
    Outbox *m_outbox = nullptr; ///< of the last call; it outlives this
    QHash<PeerId, PeerPtr> m_peers;
    QSet<PeerId> m_waiting; ///< for room
    std::set<std::pair<Clock::time_point, PeerId>> m_due;
    QTimer m_dueTimer;
    QTimer m_silenceTimer;
    CompiledRules::Scratch m_scratch;
    std::vector<int> m_matching;
    std::vector<QByteArrayView> m_captures;
    std::vector<quint64> m_matched; ///< by rule: how often it matched
    std::vector<quint64> m_hits;    ///< by rule: how often it answered
    std::deque<RuleTrace> m_traces;
};

} // namespace SocketDesk
