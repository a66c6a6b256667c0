// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/charactertable.h"

#include "text/charactertablereader.h"
#include "text/unicodesteppers.h"

#include <algorithm>

namespace SocketDesk {

std::unique_ptr<CharacterTable> CharacterTable::read(const QByteArray &converter)
{
    return CharacterTableReader(converter, CharacterTableReader::WhatIsFinite).read();
}

std::unique_ptr<CharacterTable> CharacterTable::readTwoBytes(const QByteArray &converter)
{
    return CharacterTableReader(converter, CharacterTableReader::TwoBytes).read();
}

char32_t CharacterTable::twoByteCharacter(uchar first, uchar second) const
{
    const quint32 lead = m_entries[first];
    if ((lead & KindMask) != Node || (lead & ValueMask) == 0)
        return 0;
    const quint32 entry = m_entries[(lead & ValueMask) + second];
    return (entry & KindMask) == Character ? entry : 0;
}

void CharacterTable::setTwoByteCharacter(uchar first, uchar second, char32_t codePoint)
{
    Q_ASSERT((m_entries[first] & KindMask) == Node);
    m_entries[(m_entries[first] & ValueMask) + second] = codePoint;
}

/// Works out what follows from the entries.
void CharacterTable::finish()
{
    const auto isNode = [](quint32 entry) { return (entry & KindMask) == Node; };
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_leads[i % nodeSize] = m_leads[i % nodeSize] || isNode(m_entries[i]);
    m_asciiTransparent = true;
    for (quint32 byte = 0; byte < 0x80; ++byte)
        m_asciiTransparent = m_asciiTransparent && m_entries[byte] == byte;
}

qsizetype TableStepper::plainRun(const uchar *pos, const uchar *end) const
{
    return table->isAsciiTransparent() ? asciiRun(pos, end) : 0;
}

} // namespace SocketDesk
