// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"
#include "respond/endlesstalk.h"
#include "respond/wrappedtalk.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QSet>

#include <array>
#include <chrono>
#include <optional>

namespace SocketDesk {

/// Tells when answers should stop: how many a source of datagrams gets in a second, and whether a peer answers our answers.
///
/// Plain arithmetic; time is an argument. A loop goes on from something that one of the two sent by itself, and that one
/// knows; so of two copies of this program one always recognises it. Where a peer began, a loop looks like a test of speed
/// (EndlessTalk), or nearly so (WrappedTalk), so somebody decides, and may suspect() it. Where we began, it is suspected of
/// answering our answers when
/// - what we sent comes back unchanged eight times over, or sixteen times in the same words, or
/// - for longer than a second we hear nothing but up to eight different things, forty times or more, each of which we
///   answered, and none but after an answer.
/// Then the next answer is held back: who asks in its own time goes on asking and has proved it, who answers is silent, and
/// is stopped: it gets nothing until it says something by itself, or a person trusts it. A pause of a second ends the
/// exchange.
class AnswerGuard
{
public:
    using Time = std::chrono::steady_clock::time_point;

    enum class Verdict : quint8 {
        Fine,
        Suspected, ///< for the first time, by this: hold back what is sent to the peer
        Cleared,   ///< what was held back may go: this came without an answer
        Restarted, ///< the same, and we begin again with what goes
        Endless    ///< a loop that the peer began, or a test
    };

    enum class Beginner : quint8 { We, Peer };

    /// \param answersPerSecond to one source of datagrams
    explicit AnswerGuard(int answersPerSecond)
        : m_answersPerSecond(answersPerSecond)
    {}

    void began(PeerId peer, QByteArrayView bytes, Time now); ///< this was sent, and was no answer
    /// An exchange with it is going on that we began.
    [[nodiscard]] bool knows(PeerId peer, Time now) const;
    void answered(PeerId peer, QByteArrayView bytes); ///< this was sent, and was one
    [[nodiscard]] Verdict received(PeerId peer, QByteArrayView bytes, Time now);

    /// What is sent to it is to be held back: it is suspected, or stopped.
    [[nodiscard]] bool isSuspected(PeerId peer) const;
    /// After Verdict::Endless: what comes within the next moment may be on its way already, and proves nothing.
    void suspect(PeerId peer, Time now) { m_stops.insert(peer, {.since = now}); }
    /// How long one that is suspected has, to say something without an answer: many times as long as it took until now.
    [[nodiscard]] std::chrono::milliseconds patience(PeerId peer) const;
    /// \return who began, where \p peer has let all of that pass; it is stopped from now on
    [[nodiscard]] std::optional<Beginner> convict(PeerId peer, Time now);
    /// It cannot answer any more, or may. \return true where it was stopped and we had begun
    bool acquit(PeerId peer);
    void trust(PeerId peer); ///< whatever it sends, it asks
    [[nodiscard]] const QSet<PeerId> &trusted() const { return m_trusted; }

    /// Counts one more answer. \return false where it is one too many
    [[nodiscard]] bool allows(PeerId peer, Time now);

    [[nodiscard]] int answersPerSecond() const { return m_answersPerSecond; }

    void forget(PeerId peer);

private:
    /// What has gone back and forth since we began.
    struct Exchange
    {
        QByteArray begun; ///< the first bytes we sent
        qint64 begunBytes = 0;
        quint64 begunCount = 0;
        qint64 backBytes = 0;
        quint64 backCount = 0;
        quint64 answers = 0;
        qint64 answerBytes = 0;
        bool isReturn = true; ///< what comes is what we sent, so far as was looked
        std::array<std::size_t, 8> heard{};
        std::size_t heardCount = 0;
        bool isSuspected = false;
        Time first;
        Time last;
    };
    /// Of one that gets nothing.
    struct Stop
    {
        Time since;      ///< or since something was sent by hand
        Time last{};     ///< when it said something that proves nothing
        qint64 owed = 0; ///< messages that may be answers to what was sent by hand
        int strays = 0;  ///< that came too soon to prove anything
        bool isOurs = false;
        bool isSure = false;
    };
    struct Allowance
    {
        double answers = 0;
        Time at;
    };

    [[nodiscard]] Verdict judge(PeerId peer, QByteArrayView bytes, int wraps, Time now);
    [[nodiscard]] Verdict judgeStopped(PeerId peer, Time now);
    static bool remember(Exchange &exchange, QByteArrayView bytes);
    static bool looksLikeLoop(const Exchange &exchange);

    int m_answersPerSecond;
    QHash<PeerId, Exchange> m_exchanges;
    EndlessTalk m_endless;
    WrappedTalk m_wrapped;
    QHash<PeerId, Allowance> m_allowances;
    QHash<PeerId, Stop> m_stops;
    QSet<PeerId> m_trusted;
};

} // namespace SocketDesk
