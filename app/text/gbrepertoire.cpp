// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/gbrepertoire.h"

#include "text/gb18030.h"

namespace SocketDesk {

const GbRepertoire &GbRepertoire::of(const QByteArray &encoder)
{
    static const GbRepertoire everything;
    if (encoder == "gb18030")
        return everything;
    // GB 2312 has a handful of characters that Unicode tables disagree on (the middle dot, the dash): its codes count.
    static const GbRepertoire gb2312("ibm-1383_P110-1999", false);
    if (encoder == "ibm-1383_P110-1999")
        return gb2312;
    Q_ASSERT(encoder == "windows-936-2000");
    static const GbRepertoire gbk("windows-936-2000", true);
    return gbk;
}

GbRepertoire::GbRepertoire(const QByteArray &encoder, bool same)
    : m_codes(std::make_unique<std::bitset<0x10000>>())
{
    const auto table = CharacterTable::read(encoder);
    Q_ASSERT(table);
    for (quint32 code = 0x8140; code <= 0xFEFE; ++code) {
        const uchar bytes[] = {uchar(code >> 8), uchar(code)};
        const char32_t theirs = table->twoByteCharacter(bytes[0], bytes[1]);
        const DecodeStep ours = Gb18030::instance().step(std::begin(bytes), std::end(bytes));
        if (theirs != 0 && (!same || theirs == ours.codePoint))
            m_codes->set(code);
    }
}

bool GbRepertoire::contains(char32_t codePoint) const
{
    if (!m_codes || codePoint < 0x80)
        return true;
    const quint16 code = Gb18030::instance().twoByteCode(codePoint);
    return code != 0 && m_codes->test(code);
}

} // namespace SocketDesk
