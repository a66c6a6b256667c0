// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <array>

namespace SocketDesk {

/// Something that was counted in bytes and in messages.
struct TrafficAmount
{
    quint64 bytes = 0;
    quint64 messages = 0;

    TrafficAmount &operator+=(const TrafficAmount &other);
    friend bool operator==(const TrafficAmount &, const TrafficAmount &) = default;
};

/// How much came in the last second, and in the fullest second so far.
///
/// A second is ten tenths of the clock in a row, so a burst of up to 0.9 s is in one of them as a whole. What is added
/// comes in the order of time, or at most a second late; where the clock was set back further, the last second begins
/// anew and the fullest stays. Plain arithmetic.
class RateWindow
{
public:
    void add(Timestamp time, const TrafficAmount &amount);

    /// In the ten whole tenths before the one in which \p now is.
    [[nodiscard]] TrafficAmount lastSecond(Timestamp now) const;

    /// The most bytes and the most messages of any second, which need not be the same one.
    [[nodiscard]] TrafficAmount peak() const;

private:
    static constexpr std::chrono::milliseconds slotTime{100};
    static constexpr qint64 slotsInSecond = 10;
    static constexpr qint64 slotsKept = slotsInSecond + 1; ///< a second before the tenth that is under way

    [[nodiscard]] static qint64 slotAt(Timestamp time);
    [[nodiscard]] TrafficAmount &slot(qint64 number);
    [[nodiscard]] const TrafficAmount &slot(qint64 number) const;
    [[nodiscard]] TrafficAmount secondBefore(qint64 end) const;
    void goTo(qint64 number);
    void clear();

    std::array<TrafficAmount, slotsKept> m_slots; ///< the newest, and those before it
    TrafficAmount m_second;                       ///< the one that ends with the newest slot
    TrafficAmount m_peak;                         ///< of those before it
    qint64 m_newest = 0;
};

} // namespace SocketDesk
