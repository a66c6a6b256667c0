// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/gbrepertoire.h"

#include "text/gb18030.h"

namespace SocketDesk {

namespace {

/// Codes of one row, or of the same cells in several rows.
struct Cells
{
    quint16 first;
    quint16 last;
};

/// GB 2312-80: 682 characters in rows 1 to 9, 3,755 hanzi of level 1 in rows 16 to 55, 3,008 of level 2 up to row 87.
constexpr Cells gb2312Cells[] = {
    {0xA1A1, 0xA1FE}, {0xA2B1, 0xA2E2}, {0xA2E5, 0xA2EE}, {0xA2F1, 0xA2FC}, {0xA3A1, 0xA3FE}, {0xA4A1, 0xA4F3},
    {0xA5A1, 0xA5F6}, {0xA6A1, 0xA6B8}, {0xA6C1, 0xA6D8}, {0xA7A1, 0xA7C1}, {0xA7D1, 0xA7F1}, {0xA8A1, 0xA8BA},
    {0xA8C5, 0xA8E9}, {0xA9A4, 0xA9EF}, {0xB0A1, 0xD7F9}, {0xD8A1, 0xF7FE},
};

} // namespace

const GbRepertoire &GbRepertoire::of(const QByteArray &encoder)
{
    static const GbRepertoire everything;
    static const GbRepertoire gb2312 = ofGb2312();
    if (encoder == "gb18030")
        return everything;
    if (encoder == "ibm-1383_P110-1999")
        return gb2312;
    Q_ASSERT(encoder == "windows-936-2000");
    static const GbRepertoire gbk = ofGbk();
    return gbk;
}

GbRepertoire GbRepertoire::ofGb2312()
{
    GbRepertoire repertoire;
    repertoire.m_codes = std::make_unique<Codes>();
    for (const Cells cells : gb2312Cells) {
        for (quint32 code = cells.first; code <= cells.last; ++code)
            repertoire.m_codes->set(code, uchar(code) >= 0xA1 && uchar(code) <= 0xFE);
    }
    return repertoire;
}

/// The codes to which windows-936 gives the same character: some that it has for private use have got one since.
GbRepertoire GbRepertoire::ofGbk()
{
    GbRepertoire repertoire;
    repertoire.m_codes = std::make_unique<Codes>();
    const auto table = CharacterTable::read("windows-936-2000");
    Q_ASSERT(table);
    for (quint32 code = 0x8140; code <= 0xFEFE; ++code) {
        const uchar bytes[] = {uchar(code >> 8), uchar(code)};
        const char32_t theirs = table->twoByteCharacter(bytes[0], bytes[1]);
        const DecodeStep ours = Gb18030::instance().step(std::begin(bytes), std::end(bytes));
        repertoire.m_codes->set(code, theirs != 0 && theirs == ours.codePoint);
    }
    return repertoire;
}

bool GbRepertoire::contains(char32_t codePoint) const
{
    if (!m_codes || codePoint < 0x80)
        return true;
    const quint16 code = Gb18030::instance().twoByteCode(codePoint);
    return code != 0 && m_codes->test(code);
}

} // namespace SocketDesk
