// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace SocketDesk {

/// What begins at one place of a stream: a character, an ill-formed sequence, or (length 0) a cut character.
///
/// The answer depends on the bytes up to its own end only, so it is the same however the stream was cut.
struct DecodeStep
{
    int length = 0;                ///< bytes it takes; 0 where more bytes are needed to tell
    char32_t codePoint = 0xFFFD;   ///< U+FFFD where invalid
    char32_t furtherCodePoint = 0; ///< a second character of the same bytes, or 0
    bool invalid = false;

    [[nodiscard]] static constexpr DecodeStep incomplete() { return {}; }
    [[nodiscard]] static constexpr DecodeStep invalidBytes(int length) { return {length, 0xFFFD, 0, true}; }
    [[nodiscard]] static constexpr DecodeStep character(int length, char32_t codePoint)
    {
        return {length, codePoint, 0, false};
    }
};

} // namespace SocketDesk
