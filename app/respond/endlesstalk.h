// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <QByteArrayView>
#include <QHash>

#include <algorithm>
#include <chrono>

namespace SocketDesk {

/// Tells which peer says the same again and again, each time at once behind what it was sent: it answers our answers, or
/// it is a test. Nothing on the wire tells these two apart, so a person is asked.
///
/// Plain arithmetic; time is an argument.
class EndlessTalk
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// \return true where that has gone on for long enough to be told
    [[nodiscard]] bool heard(PeerId peer, QByteArrayView bytes, Time now)
    {
        Talk &talk = m_talks[peer];
        const std::size_t content =
            qHashMulti(0, bytes.size(), qHash(bytes.first(std::min(bytes.size(), comparedBytes)), 0));
        const bool goesOn = talk.isAnswered && talk.content == content;
        const bool isLong = now - talk.since >= time;
        const bool isEndless = goesOn && isLong && talk.rounds >= fewestRounds && now - talk.since < 2 * time;
        if (!goesOn || isLong)
            talk = {.content = content, .since = now};
        talk.isAnswered = false;
        ++talk.rounds;
        return isEndless;
    }

    void sentTo(PeerId peer) { m_talks[peer].isAnswered = true; }
    void forget(PeerId peer) { m_talks.remove(peer); }

    static constexpr std::chrono::milliseconds time{1500};
    static constexpr quint64 fewestRounds = 75; ///< in that time

private:
    static constexpr qsizetype comparedBytes = 64;

    struct Talk
    {
        std::size_t content = 0; ///< a hash of how it begins, and of its size
        Time since{};
        quint64 rounds = 0;
        bool isAnswered = false;
    };
    QHash<PeerId, Talk> m_talks;
};

} // namespace SocketDesk
