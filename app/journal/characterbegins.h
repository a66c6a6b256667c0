// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder.h"

#include <array>
#include <functional>
#include <optional>

namespace SocketDesk {

/// Tells where in a stream characters begin, for encodings in which that cannot be seen at the bytes.
///
/// In GBK the second byte of 一 and the first of 丁 are together another character, 欢, that nobody wrote. For one thread.
class CharacterBegins
{
public:
    /// \param encoding for which it matters()
    explicit CharacterBegins(const Encoding &encoding);

    /// True for encodings like GBK, Big5 and UTF-16: of several bytes and stateless, so that each place can be told. Not
    /// for UTF-8, where no character is found within others, and not for encodings of one byte.
    [[nodiscard]] static bool matters(const Encoding &encoding);

    /// It is \p bytes that is asked about next. \p before gives the decoder that has read the stream up to there; it is
    /// called while they are asked about, if at all.
    void setBytes(QByteArrayView bytes, std::function<TextDecoder()> before);

    /// The \p length bytes at \p place, which are whole characters if they are any, begin where a character does. Each
    /// question is about a place behind the one before.
    [[nodiscard]] bool isAt(qsizetype place, qsizetype length);

private:
    [[nodiscard]] bool isAtUnit(qsizetype place);
    [[nodiscard]] bool beginsAnew(QByteArrayView bytes) const;

    Encoding m_encoding;
    std::array<bool, 256> m_resynchronises{};
    QByteArrayView m_bytes;
    std::function<TextDecoder()> m_before;
    std::optional<TextDecoder> m_decoder; ///< has read up to m_at; for code units it stays before the bytes
    qsizetype m_at = 0;
};

} // namespace SocketDesk
