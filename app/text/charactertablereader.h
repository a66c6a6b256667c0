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
    CharacterTableReader(const QByteArray &converter, int maximumLength);

    /// \return null where the sequences are no finite tree
    [[nodiscard]] std::unique_ptr<CharacterTable> read();

private:
    static constexpr std::size_t maximumEntries = 4096 * CharacterTable::nodeSize;

    bool readNode(std::size_t node, QByteArray head);
    quint32 entryFor(const QByteArray &bytes);
    quint32 entryForCharacters(const UChar *characters, int count, int length);
    bool addChild(std::size_t place, const QByteArray &head);
    void unpermuteControls();

    ConverterPtr m_converter;
    std::unique_ptr<CharacterTable> m_table;
    int m_maximumLength;
    bool m_isMultiByte = false;
    bool m_isFinite = true;
};

} // namespace SocketDesk
