// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace SocketDesk {

/// One character, or one ill-formed byte sequence, of a decoded stream.
struct DecodedUnit
{
    char32_t codePoint = 0; ///< U+FFFD where invalid
    qint32 begin = 0;       ///< offset of its first byte in the bytes just fed; negative if it began in an earlier feed
    quint8 byteCount = 0;   ///< bytes it was made from, 1 to 8; 0 for a further character made from the same bytes
    bool invalid = false;   ///< the bytes are not a character of the encoding
    bool shift = false;     ///< no text: the bytes switch the state of a stateful encoding (ESC $ B of
                            ///< ISO-2022-JP); the code point is U+001B, for views that want a mark
    bool isRun = false;     ///< of feedRuns(): each of the bytes is a character of its own, the first of them this one

    friend bool operator==(const DecodedUnit &, const DecodedUnit &) = default;
};

/// Decodes one byte stream of one encoding, piece by piece.
///
/// Plain arithmetic: no thread, no clock; copies are independent and may be used as checkpoints. The units are the same
/// however the stream is cut: a character cut by two feeds comes out of the feed in which it ends, with a negative
/// `begin`. The byte counts of all units, in order, add up to the bytes fed less pendingBytes(). UTF-8 follows the
/// "maximal subpart" rule of Unicode 15, section 3.9 (WHATWG Encoding Standard, section 8.1.1), which gives one unit
/// for each ill-formed sequence. The other encodings have ICU's characters: stateless ones by a CharacterTable, which
/// says what is ill-formed; stateful ones by an ICU converter that is given one byte at a time. A byte order mark is a
/// character like any other (U+FEFF).
class TextDecoder
{
public:
    explicit TextDecoder(const Encoding &encoding = {});
    TextDecoder(const TextDecoder &other);
    TextDecoder(TextDecoder &&other) noexcept;
    TextDecoder &operator=(TextDecoder other) noexcept;
    ~TextDecoder();

    [[nodiscard]] const Encoding &encoding() const { return m_encoding; }

    /// Decodes \p bytes, less than 2 GiB, and appends what they complete to \p units.
    void feed(QByteArrayView bytes, std::vector<DecodedUnit> &units);

    /// The same, but what is printable ASCII in one byte each, of which most text is made, may come as runs of up to 255.
    void feedRuns(QByteArrayView bytes, std::vector<DecodedUnit> &units);

    /// The stream has ended: what is still pending is appended as one invalid unit. The decoder is as new afterwards.
    void finish(std::vector<DecodedUnit> &units);

    /// Like feed(), but only counts: the number of invalid bytes that these bytes complete. Fast on valid input.
    [[nodiscard]] qint64 countInvalid(QByteArrayView bytes);

    /// Bytes fed that belong to a character not yet complete.
    [[nodiscard]] int pendingBytes() const;

    class Private; ///< one way to decode

private:
    Encoding m_encoding;
    std::unique_ptr<Private> d;
};

/// The whole of \p bytes as text: invalid sequences as U+FFFD, one for each.
/// \param invalidBytes gets the number of bytes that were not characters
[[nodiscard]] QString decodeText(QByteArrayView bytes, const Encoding &encoding, qint64 *invalidBytes = nullptr);

} // namespace SocketDesk
