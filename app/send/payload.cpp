// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payload.h"

#include "text/decoder.h"
#include "text/encoder.h"
#include "text/escapes.h"
#include "text/hex.h"
#include "text/visible.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

QStringView lineEndText(LineEnd lineEnd)
{
    switch (lineEnd) {
    case LineEnd::None:
        return {};
    case LineEnd::Cr:
        return u"\r";
    case LineEnd::Lf:
        return u"\n";
    case LineEnd::CrLf:
        return u"\r\n";
    }
    Q_UNREACHABLE();
}

Result<QByteArray> typedBytes(QStringView typed, const PayloadConfig &config)
{
    if (config.format == PayloadFormat::Hex)
        return parseHex(typed);
    return config.escapes ? encodeEscapedText(typed, config.encoding) : encodeText(typed, config.encoding);
}

/// True where a text box shows the character as it is and gives it back unchanged.
bool staysInTextBox(char32_t character)
{
    constexpr char32_t noBreakSpace = 0xA0; // text documents give it back as a space
    return character == U'\n' || character == U'\t' || (character != noBreakSpace && visibleMark(character).isEmpty());
}

Result<QString> plainText(QByteArrayView bytes, const Encoding &encoding)
{
    qint64 invalidBytes = 0;
    const QString text = decodeText(bytes, encoding, &invalidBytes);
    const QList<uint> characters = text.toUcs4();
    const bool fits = std::all_of(characters.cbegin(), characters.cend(), staysInTextBox);
    // Some encodings have two byte sequences for one character: only the one that is written back says the same.
    const QString shortened = formatHex(bytes.first(std::min<qsizetype>(bytes.size(), 16)), u' ');
    if (invalidBytes > 0 || !fits || encodeText(text, encoding) != bytes)
        return failure({ErrorCode::NotText, {shortened, encoding.name()}});
    return text;
}

Result<QByteArray> encodedLineEnd(LineEnd lineEnd, const Encoding &encoding)
{
    return encodeText(lineEndText(lineEnd), encoding);
}

} // namespace

QByteArray lineEndBytes(LineEnd lineEnd)
{
    return lineEndText(lineEnd).toLatin1();
}

Result<QByteArray> makePayload(QStringView typed, const PayloadConfig &config)
{
    Result<QByteArray> bytes = typedBytes(typed, config);
    if (!bytes || config.lineEnd == LineEnd::None)
        return bytes;
    const Result<QByteArray> end = encodedLineEnd(config.lineEnd, config.encoding);
    if (!end)
        return end;
    return *bytes + *end;
}

Result<QString> convertTyped(QStringView typed, const PayloadConfig &from, const PayloadConfig &to)
{
    Result<QByteArray> bytes = makePayload(typed, from);
    if (!bytes)
        return failure(bytes.error());
    const Result<QByteArray> end = encodedLineEnd(to.lineEnd, to.encoding);
    if (!end)
        return failure(end.error());
    if (!bytes->endsWith(*end))
        return failure({ErrorCode::NoLineEnd, {formatHex(*end, u' ')}});
    bytes->chop(end->size());
    if (to.format == PayloadFormat::Hex)
        return formatHex(*bytes, u' ');
    return to.escapes ? escapeBytes(*bytes, to.encoding) : plainText(*bytes, to.encoding);
}

} // namespace SocketDesk
