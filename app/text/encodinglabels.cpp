// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/encodinglabels.h"

namespace SocketDesk {

namespace {

using Kind = EncodingEntry::Kind;

// Labels: WHATWG Encoding Standard, section 4.2, and those of Windows, Java and Python. Hyphens, underscores and the
// case of letters do not matter. "ASCII/ANSI" is what the tools of this family call the code page of a Chinese Windows.
constexpr EncodingLabels labels[] = {
    {"UTF-8", "UTF-8", "UTF-8", Kind::Utf8, false,
     "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig cp65001"},
    {"GBK", "gb18030", "windows-936-2000", Kind::Gb18030, false,
     "ansi ascii/ansi cp936 ms936 936 windows-936 x-gbk chinese gb13000"},
    {"GB18030", "gb18030", "gb18030", Kind::Gb18030, false, "gb18030-2000 gb18030-2005 gb18030-2022 cp54936"},
    {"GB2312", "gb18030", "ibm-1383_P110-1999", Kind::Gb18030, false,
     "gb2312-1980 gb_2312-80 gb2312-80 csgb2312 csiso58gb231280 iso-ir-58 euc-cn eucgb2312-cn cp20936"},
    {"Big5", "windows-950-2000", "windows-950-2000", Kind::Table, false,
     "cp950 ms950 950 windows-950 cn-big5 csbig5 x-x-big5 big5-tw"},
    {"UTF-16LE", "UTF-16LE", "UTF-16LE", Kind::Utf16LE, false,
     "utf-16 unicode unicodefeff ucs-2 ucs-2le csunicode iso-10646-ucs-2 cp1200"},
    {"UTF-16BE", "UTF-16BE", "UTF-16BE", Kind::Utf16BE, false, "unicodefffe ucs-2be cp1201"},
    {"ISO-8859-1", "ISO-8859-1", "ISO-8859-1", Kind::Table, true,
     "latin1 latin-1 l1 iso88591 iso_8859-1:1987 iso-ir-100 csisolatin1 cp28591"},
    {"Shift_JIS", "ibm-943_P15A-2003", "ibm-943_P15A-2003", Kind::Table, false,
     "sjis cp932 ms932 932 windows-31j windows-932 ms_kanji x-sjis csshiftjis"},
    {"EUC-KR", "windows-949-2000", "windows-949-2000", Kind::Table, false,
     "euckr cp949 ms949 949 uhc windows-949 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 csksc56011987 "
     "cseuckr iso-ir-149"},
    {"UTF-32LE", "UTF-32LE", "UTF-32LE", Kind::Utf32LE, false, "utf-32 ucs-4 ucs-4le cp12000"},
    {"UTF-32BE", "UTF-32BE", "UTF-32BE", Kind::Utf32BE, false, "ucs-4be cp12001"},
};

constexpr LabelOfIcu unknownToIcu[] = {
    {"csiso88596e", "iso-8859-6"},
    {"csiso88596i", "iso-8859-6"},
    {"csiso88598e", "iso-8859-8"},
    {"csiso88598i", "iso-8859-8"},
    {"visual", "iso-8859-8"},
    {"logical", "iso-8859-8"},
    {"koi", "koi8-r"},
    {"koi8-ru", "koi8-u"},
    {"dos-874", "windows-874"},
    {"x-cp1250", "windows-1250"},
    {"x-cp1251", "windows-1251"},
    {"x-cp1252", "windows-1252"},
    {"x-cp1253", "windows-1253"},
    {"x-cp1254", "windows-1254"},
    {"x-cp1255", "windows-1255"},
    {"x-cp1256", "windows-1256"},
    {"x-cp1257", "windows-1257"},
    {"x-cp1258", "windows-1258"},
    {"x-mac-ukrainian", "x-mac-cyrillic"},
};

} // namespace

std::span<const LabelOfIcu> labelsUnknownToIcu()
{
    return unknownToIcu;
}

std::span<const EncodingLabels> encodingLabels()
{
    return labels;
}

} // namespace SocketDesk
