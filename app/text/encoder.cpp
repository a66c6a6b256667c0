// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/encoder.h"

#include "text/charactertable.h"
#include "text/decoder.h"
#include "text/encodingentry.h"
#include "text/gb18030.h"
#include "text/gbrepertoire.h"
#include "text/icuconverter.h"
#include "text/visible.h"

#include <QtEndian>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr qsizetype none = -1;

/// Length in UTF-16 units of the character at \p pos.
qsizetype characterLength(QStringView text, qsizetype pos)
{
    const bool isPair = text[pos].isHighSurrogate() && pos + 1 < text.size() && text[pos + 1].isLowSurrogate();
    return isPair ? 2 : 1;
}

char32_t characterAt(QStringView text, qsizetype pos)
{
    const bool isPair = characterLength(text, pos) == 2;
    return isPair ? QChar::surrogateToUcs4(text[pos], text[pos + 1]) : text[pos].unicode();
}

/// Position of the first character for which \p isBad, or none.
template<typename Predicate>
qsizetype findCharacter(QStringView text, Predicate isBad)
{
    for (qsizetype pos = 0; pos < text.size(); pos += characterLength(text, pos)) {
        if (isBad(text.sliced(pos, characterLength(text, pos))))
            return pos;
    }
    return none;
}

/// One way to encode. Appends what it can; returns the position of the first character that it cannot, or none.
using AppendFunction = qsizetype (*)(QStringView text, const EncodingEntry &entry, QByteArray &bytes);

qsizetype appendUtf8(QStringView text, const EncodingEntry &, QByteArray &bytes)
{
    bytes.append(text.toUtf8());
    return none;
}

template<quint16 (*toOrder)(quint16)>
qsizetype appendUtf16(QStringView text, const EncodingEntry &, QByteArray &bytes)
{
    for (const QChar c : text) {
        const quint16 unit = toOrder(quint16(c.unicode()));
        bytes.append(reinterpret_cast<const char *>(&unit), sizeof unit);
    }
    return none;
}

template<quint32 (*toOrder)(quint32)>
qsizetype appendUtf32(QStringView text, const EncodingEntry &, QByteArray &bytes)
{
    for (qsizetype pos = 0; pos < text.size(); pos += characterLength(text, pos)) {
        const quint32 unit = toOrder(quint32(characterAt(text, pos)));
        bytes.append(reinterpret_cast<const char *>(&unit), sizeof unit);
    }
    return none;
}

qsizetype appendGb18030(QStringView text, const EncodingEntry &entry, QByteArray &bytes)
{
    const Gb18030 &gb18030 = Gb18030::instance();
    const GbRepertoire &repertoire = GbRepertoire::of(entry.encoder);
    for (qsizetype pos = 0; pos < text.size(); pos += characterLength(text, pos)) {
        const char32_t codePoint = characterAt(text, pos);
        if (!repertoire.contains(codePoint))
            return pos;
        gb18030.encode(codePoint, bytes);
    }
    return none;
}

/// Converts all of \p text, from the initial state to the initial state. \return false where something has no bytes
bool appendConverted(UConverter *converter, QStringView text, QByteArray &bytes)
{
    char buffer[1024];
    const auto *source = reinterpret_cast<const UChar *>(text.utf16());
    const UChar *const end = source + text.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    ucnv_resetFromUnicode(converter);
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char *target = buffer;
        ucnv_fromUnicode(converter, &target, std::end(buffer), &source, end, nullptr, true, &status);
        bytes.append(buffer, target - buffer);
    }
    return U_SUCCESS(status);
}

/// Encodes \p text and reads it back. \return false where that is not \p text again
bool appendExactly(UConverter *converter, QStringView text, const EncodingEntry &entry, QByteArray &bytes)
{
    const qsizetype before = bytes.size();
    return appendConverted(converter, text, bytes) &&
           decodeText(QByteArrayView(bytes).sliced(before), Encoding(entry)) == text;
}

/// As a whole if that works, and otherwise in search of the culprit.
qsizetype appendRun(UConverter *converter, QStringView run, const EncodingEntry &entry, QByteArray &bytes)
{
    if (appendExactly(converter, run, entry, bytes))
        return none;
    const qsizetype culprit = findCharacter(run, [&](QStringView character) {
        QByteArray alone;
        return !appendExactly(converter, character, entry, alone);
    });
    return std::max<qsizetype>(culprit, 0);
}

/// HZ as ICU writes it begins with a needless switch to ASCII, and goes back to it only before the next ASCII character.
qsizetype appendHz(UConverter *converter, QStringView text, const EncodingEntry &entry, QByteArray &bytes)
{
    QByteArray line;
    const qsizetype culprit = appendRun(converter, QString(text + u'\n'), entry, line);
    if (culprit == none)
        bytes.append(QByteArrayView(line).chopped(1).sliced(line.startsWith("~}") ? 2 : 0));
    return culprit;
}

qsizetype appendByConverter(QStringView text, const EncodingEntry &entry, QByteArray &bytes)
{
    if (text.isEmpty())
        return none;
    const ConverterPtr converter = openConverter(entry.encoder);
    Q_ASSERT(converter);
    if (ucnv_getType(converter.get()) == UCNV_HZ)
        return appendHz(converter.get(), text, entry, bytes);
    return appendRun(converter.get(), text, entry, bytes);
}

/// ASCII goes by the table, whatever the converter thinks of control characters; the converter gets what lies between.
qsizetype appendByTable(QStringView text, const EncodingEntry &entry, QByteArray &bytes)
{
    const CharacterTable *table = entry.table();
    if (!table)
        return appendByConverter(text, entry, bytes);
    const auto isAscii = [table](QChar c) { return c.unicode() < 0x80 && table->isAscii(uchar(c.unicode())); };
    const ConverterPtr converter = openConverter(entry.encoder);
    for (auto pos = text.begin(); pos != text.end();) {
        const auto asciiEnd = std::find_if_not(pos, text.end(), isAscii);
        bytes.append(QStringView(pos, asciiEnd).toLatin1());
        pos = std::find_if(asciiEnd, text.end(), isAscii);
        const QStringView run(asciiEnd, pos);
        const qsizetype culprit = run.isEmpty() ? none : appendRun(converter.get(), run, entry, bytes);
        if (culprit != none)
            return asciiEnd - text.begin() + culprit;
    }
    return none;
}

AppendFunction appendFunction(EncodingEntry::Kind kind)
{
    switch (kind) {
    case EncodingEntry::Kind::Utf8:
        return appendUtf8;
    case EncodingEntry::Kind::Utf16LE:
        return appendUtf16<qToLittleEndian<quint16>>;
    case EncodingEntry::Kind::Utf16BE:
        return appendUtf16<qToBigEndian<quint16>>;
    case EncodingEntry::Kind::Utf32LE:
        return appendUtf32<qToLittleEndian<quint32>>;
    case EncodingEntry::Kind::Utf32BE:
        return appendUtf32<qToBigEndian<quint32>>;
    case EncodingEntry::Kind::Gb18030:
        return appendGb18030;
    case EncodingEntry::Kind::Table:
        return appendByTable;
    case EncodingEntry::Kind::Stream:
        break;
    }
    return appendByConverter;
}

tl::unexpected<Error> unencodable(QStringView text, qsizetype pos, const Encoding &encoding)
{
    const char32_t codePoint = characterAt(text, pos);
    const QString character = withVisibleMarks(text.sliced(pos, characterLength(text, pos)));
    const QString number = u"U+" + QString::number(uint(codePoint), 16).toUpper().rightJustified(4, u'0');
    return failure({ErrorCode::UnencodableCharacter, {character, number, encoding.name()}, 0, pos});
}

} // namespace

Result<QByteArray> encodeText(QStringView text, const Encoding &encoding)
{
    const EncodingEntry &entry = encoding.entry();
    const auto isSurrogate = [](QStringView character) { return character.size() == 1 && character[0].isSurrogate(); };
    const qsizetype surrogate = findCharacter(text, isSurrogate);
    const QStringView wellFormed = surrogate == none ? text : text.first(surrogate);
    QByteArray bytes;
    const qsizetype culprit = appendFunction(entry.kind)(wellFormed, entry, bytes);
    if (culprit != none)
        return unencodable(text, culprit, encoding);
    if (surrogate != none)
        return unencodable(text, surrogate, encoding);
    return bytes;
}

} // namespace SocketDesk
