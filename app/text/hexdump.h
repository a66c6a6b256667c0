// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace SocketDesk {

/// Where everything of a hex dump stands: offset, sixteen bytes as hex in two groups of eight, sixteen characters.
///
///     00000010  E4 BD A0 E5 A5 BD 0D 0A  41 42                    ........AB
///
/// Plain arithmetic in columns of one cell, for a view, for copying and for a terminal. Lines count from 0, columns too.
class HexDumpLayout
{
public:
    static constexpr int bytesPerLine = 16;
    static constexpr int bytesPerGroup = 8;

    enum class Area : quint8 { None, Hex, Characters };

    /// What a column belongs to: byte \a index of the line in \a area. The gap after a byte's digits belongs to it.
    struct Hit
    {
        Area area = Area::None;
        int index = 0;

        friend constexpr bool operator==(const Hit &, const Hit &) = default;
    };

    /// The bytes [begin, begin + count) of a line.
    struct Line
    {
        qint64 begin = 0;
        int count = 0;

        friend constexpr bool operator==(const Line &, const Line &) = default;
    };

    /// \param size number of bytes dumped; eight digits of offset are enough below 4 GiB, more are an even number
    explicit constexpr HexDumpLayout(qint64 size = 0)
        : m_size(size)
    {
        for (qint64 rest = (size - 1) >> 32; rest > 0; rest >>= 8)
            m_offsetDigits += 2;
    }

    [[nodiscard]] constexpr int offsetDigits() const { return m_offsetDigits; }
    [[nodiscard]] constexpr int columns() const { return characterColumn(bytesPerLine); }

    /// Lines of the whole dump; none for no bytes.
    [[nodiscard]] constexpr qint64 lineCount() const { return m_size / bytesPerLine + (m_size % bytesPerLine != 0); }

    [[nodiscard]] static constexpr qint64 lineOf(qint64 offset) { return offset / bytesPerLine; }
    [[nodiscard]] static constexpr int indexOf(qint64 offset) { return int(offset % bytesPerLine); }

    /// \param line from 0 to lineCount() - 1
    [[nodiscard]] constexpr Line line(qint64 line) const
    {
        const qint64 begin = line * bytesPerLine;
        const qint64 rest = m_size - begin;
        return {begin, rest < bytesPerLine ? int(rest) : bytesPerLine};
    }

    /// Column of the first hex digit of byte \p index of a line.
    [[nodiscard]] constexpr int hexColumn(int index) const
    {
        return m_offsetDigits + 2 + 3 * index + index / bytesPerGroup;
    }

    /// Column of the character of byte \p index of a line.
    [[nodiscard]] constexpr int characterColumn(int index) const { return hexColumn(bytesPerLine - 1) + 4 + index; }

    /// What is at \p column of a full line.
    [[nodiscard]] constexpr Hit hit(int column) const
    {
        if (column >= characterColumn(0))
            return column < columns() ? Hit{Area::Characters, column - characterColumn(0)} : Hit{};
        for (int index = bytesPerLine - 1; index >= 0; --index) {
            if (column >= hexColumn(index))
                return {Area::Hex, index};
        }
        return {};
    }

private:
    qint64 m_size;
    int m_offsetDigits = 8;
};

/// One line of a dump as text, without a line break and without trailing spaces. Bytes that are no printable ASCII
/// character are a dot in the last area.
/// \param offset of the first byte; \param bytes at most HexDumpLayout::bytesPerLine
[[nodiscard]] QString hexDumpLine(const HexDumpLayout &layout, qint64 offset, QByteArrayView bytes);

} // namespace SocketDesk
