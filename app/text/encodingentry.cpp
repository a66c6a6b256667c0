// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/encodingentry.h"

#include "text/gb18030.h"

namespace SocketDesk {

const CharacterTable *EncodingEntry::table() const
{
    if (kind != Kind::Table)
        return nullptr;
    std::call_once(m_tableOnce, [this] { m_table = CharacterTable::read(decoder); });
    return m_table.get();
}

bool EncodingEntry::resynchronisesAfter(uchar byte) const
{
    std::call_once(m_resynchronisesOnce, [this] {
        for (int i = 0; i < 256; ++i)
            m_resynchronises[i] = workOutResynchronisation(uchar(i));
    });
    return m_resynchronises[byte];
}

/// A byte that is never followed by more of its sequence leaves the initial state behind, because every ill-formed
/// sequence ends with it or before it, and in the second case it is read anew as the first byte of the next one.
bool EncodingEntry::workOutResynchronisation(uchar byte) const
{
    switch (kind) {
    case Kind::Utf8:
        return byte < 0x80 || byte == 0xC0 || byte == 0xC1 || byte > 0xF4;
    case Kind::Gb18030:
        return !Gb18030::isLead(byte);
    case Kind::Table:
        return table() && !table()->isLead(byte);
    default:
        return false;
    }
}

} // namespace SocketDesk
