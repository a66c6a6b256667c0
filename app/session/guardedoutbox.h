// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"
#include "respond/answerguard.h"
#include "session/heldanswers.h"

#include <QSet>

#include <functional>

namespace SocketDesk {

/// The outbox of what answers by itself: the endpoint's, for those who may have an answer.
///
/// Nobody else gets one: not oneself, not a broadcast or multicast address, and of datagrams no more than are allowed. Who
/// is suspected of answering our answers waits for his until that is known, or a person lets it go.
class GuardedOutbox final : public Outbox
{
public:
    enum class Limit : quint8 { None, UdpRate };

    /// \param report is called once for each peer that got no answer
    GuardedOutbox(Endpoint &endpoint, JournalReader reader, AnswerGuard &guard, HeldAnswers &held, bool isStream,
                  Limit limit, std::function<void(const Error &)> report);

    /// What is sent meanwhile is no answer: nobody has said anything yet.
    void setBegins(bool begins) { m_begins = begins; }

    Result<int> send(const SendTarget &target, QByteArrayView bytes) override;
    /// What is held counts as queued: who waits for room, or for the end of the queue, waits for that, too.
    [[nodiscard]] qsizetype room(const SendTarget &target) const override
    {
        return qMax<qsizetype>(0, m_endpoint.room(target) - heldBytes(target));
    }
    [[nodiscard]] qsizetype queuedBytes(const SendTarget &target) const override
    {
        return m_endpoint.queuedBytes(target) + heldBytes(target);
    }
    void leaveOut(PeerId peer, qint64 bytes, qsizetype among) override { m_endpoint.leaveOut(peer, bytes, among); }
    void finishSending(const SendTarget &target) override;
    void disconnectPeer(PeerId peer) override;
    void resetPeer(PeerId peer) override;

    void forget(PeerId peer);

private:
    [[nodiscard]] Result<void> mayAnswer(PeerId peer);
    [[nodiscard]] bool isNobody(PeerId peer);
    [[nodiscard]] qsizetype heldBytes(const SendTarget &target) const
    {
        return m_held.weight(target.peers.value(0, noPeer));
    }
    Result<int> sendNow(const SendTarget &target, QByteArrayView bytes);
    Result<int> hold(const SendTarget &target, QByteArrayView bytes);
    void reportOnce(PeerId peer, const Error &error);

    Endpoint &m_endpoint;
    JournalReader m_reader;
    AnswerGuard &m_guard;
    HeldAnswers &m_held; ///< shared by all, for the order
    const bool m_isStream;
    const Limit m_limit;
    const std::function<void(const Error &)> m_report;
    bool m_begins = false;
    QHash<PeerId, bool> m_nobodies; ///< looked up once for each
    QSet<PeerId> m_reported;
};

} // namespace SocketDesk
