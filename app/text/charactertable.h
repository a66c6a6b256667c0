// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decodestep.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <vector>

namespace SocketDesk {

/// What every byte sequence of a stateless encoding stands for, read once from its ICU converter.
///
/// An ill-formed sequence is found by one rule for all encodings. A byte that cannot begin a character is invalid. After
/// a lead byte, a byte that no character of the encoding has there is not swallowed: the lead byte alone is invalid and
/// what follows is read anew. A sequence of the right shape that has no character is invalid as a whole, unless it ends
/// in an ASCII character, which is not swallowed either (as in the WHATWG Encoding Standard). Private-use characters of
/// multi-byte encodings count as no character; control characters that IBM's tables permute are put in their place.
class CharacterTable
{
public:
    /// \param converter name of an ICU converter
    /// \return null where the sequences are no finite tree, because what one means depends on others
    [[nodiscard]] static std::unique_ptr<CharacterTable> read(const QByteArray &converter);

    /// Sequences of one and two bytes only, with the private-use characters; longer ones are incomplete for ever.
    [[nodiscard]] static std::unique_ptr<CharacterTable> readTwoBytes(const QByteArray &converter);

    [[nodiscard]] DecodeStep step(const uchar *pos, const uchar *end) const;

    /// True where every byte below 0x80 is the ASCII character of that value.
    [[nodiscard]] bool isAsciiTransparent() const { return m_asciiTransparent; }

    /// True where \p byte is the ASCII character of that value.
    [[nodiscard]] bool isAscii(uchar byte) const { return byte < 0x80 && m_entries[byte] == byte; }

    /// True where some longer sequence has \p byte before its last place.
    [[nodiscard]] bool isLead(uchar byte) const { return m_leads[byte]; }

    /// The one character that two bytes stand for, or 0.
    [[nodiscard]] char32_t twoByteCharacter(uchar first, uchar second) const;

    /// Makes two bytes stand for \p codePoint.
    void setTwoByteCharacter(uchar first, uchar second, char32_t codePoint);

    /// Makes one byte stand for \p codePoint.
    void setOneByteCharacter(uchar byte, char32_t codePoint) { m_entries[byte] = codePoint; }

private:
    friend class CharacterTableReader;

    /// What a byte after a certain head leads to: the kind in the top byte, the value in the lower three.
    enum Kind : quint32 {
        Character = 0,           ///< value: the code point
        Node = 0x01000000,       ///< value: index of the node for the next byte
        Pair = 0x02000000,       ///< value: index into m_pairs
        Unassigned = 0x03000000, ///< the right shape, but no character
        Illegal = 0x04000000,    ///< not the right shape
        KindMask = 0xFF000000,
        ValueMask = 0x00FFFFFF
    };

    static constexpr quint32 nodeSize = 256;

    CharacterTable() = default;
    void finish();

    std::vector<quint32> m_entries; ///< nodes of 256 entries; the first is for the first byte
    std::vector<std::array<char32_t, 2>> m_pairs;
    std::array<bool, 256> m_leads{};
    bool m_asciiTransparent = false;
};

inline DecodeStep CharacterTable::step(const uchar *pos, const uchar *end) const
{
    quint32 node = 0;
    for (int length = 1;; ++length) {
        const uchar byte = pos[length - 1];
        const quint32 entry = m_entries[node + byte];
        switch (entry & KindMask) {
        case Character:
            return DecodeStep::character(length, entry);
        case Pair: {
            const auto &pair = m_pairs[entry & ValueMask];
            return {length, pair[0], pair[1], false};
        }
        case Unassigned:
            return DecodeStep::invalidBytes(length > 1 && isAscii(byte) ? 1 : length);
        case Illegal:
            return DecodeStep::invalidBytes(1);
        default:
            break;
        }
        node = entry & ValueMask;
        if (pos + length == end)
            return DecodeStep::incomplete();
    }
}

/// Walks a CharacterTable.
struct TableStepper
{
    const CharacterTable *table;

    [[nodiscard]] qsizetype plainRun(const uchar *pos, const uchar *end) const;
    [[nodiscard]] DecodeStep operator()(const uchar *pos, const uchar *end) const { return table->step(pos, end); }
};

} // namespace SocketDesk
