// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace SocketDesk {

/// How many bytes may be read when only so many a second are wanted. Arithmetic: time is an argument.
///
/// What was not read in time is made up for within a tenth of a second's worth, no more, so that nothing bursts.
class ReadPace
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// \param bytesPerSecond 1 or more
    ReadPace(qint64 bytesPerSecond, Time now);

    [[nodiscard]] qsizetype allowance(Time now);          ///< bytes that may be read now, maybe none
    void take(qsizetype bytes);                           ///< that many of them were
    [[nodiscard]] std::chrono::milliseconds wait() const; ///< until it is worth while to ask again

private:
    qint64 m_rate;
    qint64 m_nanobytes = 0; ///< that may be read, in billionths
    Time m_last;
};

} // namespace SocketDesk
