// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/charactertablereader.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

namespace SocketDesk {

CharacterTableReader::CharacterTableReader(const QByteArray &converter, Extent extent)
    : m_converter(openConverter(converter))
    , m_extent(extent)
{
    const bool isMultiByte = m_converter && ucnv_getMaxCharSize(m_converter.get()) > 1;
    m_hasPrivateUse = extent == TwoBytes || !isMultiByte;
}

std::unique_ptr<CharacterTable> CharacterTableReader::read()
{
    if (!m_converter)
        return nullptr;
    m_table.reset(new CharacterTable);
    m_table->m_entries.resize(CharacterTable::nodeSize);
    if (!readNode(0, {}))
        return nullptr;
    unpermuteControls();
    m_table->finish();
    return std::move(m_table);
}

bool CharacterTableReader::readNode(std::size_t node, QByteArray head)
{
    head.append('\0');
    for (quint32 byte = 0; byte < CharacterTable::nodeSize; ++byte) {
        head.back() = char(byte);
        const quint32 entry = entryFor(head);
        m_table->m_entries[node + byte] = entry;
        if (!m_isFinite || (entry == CharacterTable::Node && !addChild(node + byte, head)))
            return false;
    }
    return true;
}

bool CharacterTableReader::addChild(std::size_t place, const QByteArray &head)
{
    if (m_extent == TwoBytes && head.size() == 2)
        return true;
    const std::size_t child = m_table->m_entries.size();
    if (head.size() == maximumLength || child >= maximumEntries)
        return false;
    m_table->m_entries.resize(child + CharacterTable::nodeSize);
    m_table->m_entries[place] = quint32(CharacterTable::Node | child);
    return readNode(child, head);
}

quint32 CharacterTableReader::entryFor(const QByteArray &bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar characters[8];
    UChar *target = characters;
    const char *source = bytes.constData();
    ucnv_resetToUnicode(m_converter.get());
    ucnv_toUnicode(m_converter.get(), &target, std::end(characters), &source, bytes.constEnd(), nullptr, false,
                   &status);
    const int count = int(target - characters);
    if (U_FAILURE(status)) {
        // Characters before the error mean that only the last byte is wrong, as after a whole character.
        const bool isUnassigned = status == U_INVALID_CHAR_FOUND && count == 0;
        return isUnassigned ? CharacterTable::Unassigned : CharacterTable::Illegal;
    }
    const int pending = ucnv_toUCountPending(m_converter.get(), &status);
    if (count == 0 && pending == bytes.size())
        return CharacterTable::Node;
    m_isFinite = pending == 0 && count > 0;
    return m_isFinite ? entryForCharacters(characters, count) : CharacterTable::Illegal;
}

quint32 CharacterTableReader::entryForCharacters(const UChar *characters, int count)
{
    int32_t used = 0;
    UChar32 first;
    U16_NEXT(characters, used, count, first);
    if (!m_hasPrivateUse && u_charType(first) == U_PRIVATE_USE_CHAR)
        return CharacterTable::Unassigned;
    if (used == count)
        return quint32(first);
    UChar32 second;
    U16_NEXT(characters, used, count, second);
    m_isFinite = used == count;
    m_table->m_pairs.push_back({char32_t(first), char32_t(second)});
    return quint32(CharacterTable::Pair | (m_table->m_pairs.size() - 1));
}

/// IBM's tables for the PC exchange U+001A, U+001C and U+007F, which no program on a network means.
void CharacterTableReader::unpermuteControls()
{
    auto &entries = m_table->m_entries;
    for (quint32 letter = 'A'; letter <= 'Z'; ++letter) {
        if (entries[letter] != letter)
            return;
    }
    for (quint32 byte = 0; byte < 0x80; ++byte) {
        const bool isControl = byte < 0x20 || byte == 0x7F;
        if (isControl && entries[byte] < 0x80 && u_charType(UChar32(entries[byte])) == U_CONTROL_CHAR)
            entries[byte] = byte;
    }
}

} // namespace SocketDesk
