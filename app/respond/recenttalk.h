// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <QHash>

#include <array>
#include <chrono>

namespace SocketDesk {

/// Which peers say one thing after another: eight within a second.
///
/// Plain arithmetic; time is an argument. Hearing and asking cost the same however much came.
class RecentTalk
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void heard(PeerId peer, Time now)
    {
        Times &times = m_times[peer];
        times.last.at(times.count++ % rounds) = now;
    }

    [[nodiscard]] bool isTalking(PeerId peer, Time now) const
    {
        const auto times = m_times.constFind(peer);
        return times != m_times.constEnd() && times->count >= rounds &&
               now - times->last.at(times->count % rounds) <= std::chrono::seconds(1);
    }

    void forget(PeerId peer) { m_times.remove(peer); }

private:
    static constexpr std::size_t rounds = 8;

    struct Times
    {
        std::array<Time, rounds> last; ///< the oldest is where the next one goes
        std::size_t count = 0;
    };
    QHash<PeerId, Times> m_times;
};

} // namespace SocketDesk
