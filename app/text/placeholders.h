// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QStringView>

#include <optional>
#include <vector>

namespace SocketDesk {

/// Something in a message that is worked out at each send.
///
/// | as typed       | stands for                                                                                  |
/// |----------------|---------------------------------------------------------------------------------------------|
/// | {n}            | a counter: 1 at the first send, then 2, …; {n:4} with at least 4 digits, {n:4,100} from 100 |
/// | {time}         | local time, 2026-01-31 09:05:00.123                                                         |
/// | {random:8}     | 8 digits and small letters                                                                  |
/// | {bytes:8}      | 8 bytes at random                                                                           |
/// | {peer}         | host:port to whom it goes; each gets his own                                                |
/// | {len}          | how many bytes the message has besides this, without line end and checksum                  |
///
/// {n} and {len} are also numbers in bytes: {n:4be} and {len:2le} have 4 and 2 of them (1, 2, 4, 8), {n:1be,0} counts from
/// 0; what does not fit is cut off at the top. A brace that is to be sent is written twice, {{ or }}.
struct Placeholder
{
    enum class Kind : quint8 { Counter, Time, Random, RandomBytes, Peer, Length };
    enum class Form : quint8 { Digits, BigEndian, LittleEndian };

    Kind kind = Kind::Counter;
    Form form = Form::Digits;
    int width = 1;     ///< digits at least, bytes, or how many at random
    quint64 start = 1; ///< of a counter

    friend bool operator==(const Placeholder &, const Placeholder &) = default;

    static constexpr int mostDigits = 20;
    static constexpr int mostRandom = 256;
};

/// A stretch of what was typed: text that stands for itself, or one placeholder.
struct TypedPiece
{
    QStringView text;
    std::optional<Placeholder> placeholder;
};

/// \param escapes \u{H…} is an escape and no brace
/// \return BadPlaceholder with its position
[[nodiscard]] Result<std::vector<TypedPiece>> splitPlaceholders(QStringView typed, bool escapes);

/// \p text so that splitPlaceholders() takes every brace in it for one that is to be sent.
[[nodiscard]] QString doubledBraces(QStringView text, bool escapes);

/// \p error of a piece as one of the whole.
[[nodiscard]] inline Error movedBy(Error error, qsizetype distance)
{
    if (error.position >= 0)
        error.position += distance;
    return error;
}

} // namespace SocketDesk
