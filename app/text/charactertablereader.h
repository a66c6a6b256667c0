// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/charactertable.h"
#include "text/icuconverter.h"

namespace SocketDesk {

/// Reads a CharacterTable out of an ICU converter by asking for every byte sequence that it takes.
class CharacterTableReader
{
public:
    enum Extent : quint8 {
        WhatIsFinite, ///< everything, up to four bytes; private-use characters of multi-byte encodings are none
        TwoBytes      ///< one and two bytes, private-use characters included
    };

    CharacterTableReader(const QByteArray &converter, Extent extent);

    /// \return null where the sequences are no finite tree
    [[nodiscard]] std::unique_ptr<CharacterTable> read();

private:
    static constexpr qsizetype maximumLength = 4;
    static constexpr std::size_t maximumEntries = 4096 * CharacterTable::nodeSize;

    bool readNode(std::size_t node, QByteArray head);
    quint32 entryFor(const QByteArray &bytes);
    quint32 entryForCharacters(const UChar *characters, int count);
    bool addChild(std::size_t place, const QByteArray &head);
    void unpermuteControls();

    ConverterPtr m_converter;
    std::unique_ptr<CharacterTable> m_table;
    Extent m_extent;
    bool m_hasPrivateUse = true;
    bool m_isFinite = true;
};

} // namespace SocketDesk
