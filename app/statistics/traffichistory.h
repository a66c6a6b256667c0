// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statistics/ratewindow.h"

#include <deque>
#include <vector>

namespace SocketDesk {

/// What came and went in one second of the clock.
struct TrafficSecond
{
    TrafficAmount received;
    TrafficAmount sent;

    friend bool operator==(const TrafficSecond &, const TrafficSecond &) = default;
};

/// The last minutes of a session, second by second of the clock. Plain arithmetic.
class TrafficHistory
{
public:
    static constexpr std::chrono::seconds kept{300};

    /// In the order of time; where the clock was set back by more than is kept, it begins anew.
    void addReceived(Timestamp time, const TrafficAmount &amount);
    void addSent(Timestamp time, const TrafficAmount &amount);

    /// The whole seconds before \p now, \c kept of them, the last one last.
    [[nodiscard]] std::vector<TrafficSecond> before(Timestamp now) const;

private:
    [[nodiscard]] TrafficSecond &at(Timestamp time);

    std::deque<TrafficSecond> m_seconds; ///< at most kept + 1
    std::chrono::sys_seconds m_newest{}; ///< of the last of them
};

} // namespace SocketDesk
