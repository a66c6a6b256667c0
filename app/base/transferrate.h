// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace SocketDesk {

/// How fast something goes on at the moment: over the last three seconds.
///
/// Plain arithmetic: time is an argument.
class TransferRate
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void restart() { m_marks.clear(); } ///< it begins, or goes on after it stood still on purpose

    /// \param total how much is done at \p now, never less than before
    void add(Time now, qint64 total);

    /// 0 as long as that cannot be said.
    [[nodiscard]] qint64 bytesPerSecond() const;

private:
    struct Mark
    {
        Time time;
        qint64 total = 0;
    };
    std::deque<Mark> m_marks; ///< at least some time apart, so few
};

/// When the next bytes may go, so that no more than so many go in a second.
///
/// Plain arithmetic. Has no drift: what a late timer cost is made up for, but no more than a tenth of a second of it.
class SendPace
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// \param bytesPerSecond 0: as fast as it goes
    void start(qint64 bytesPerSecond, Time now);

    /// How long to wait yet; 0 or less: not at all.
    [[nodiscard]] std::chrono::nanoseconds delay(Time now) const;
    void add(qint64 bytes, Time now);

private:
    qint64 m_bytesPerSecond = 0;
    Time m_next;
};

} // namespace SocketDesk
