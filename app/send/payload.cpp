// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payload.h"

#include "send/payloadtemplate.h"
#include "text/decoder.h"
#include "text/encoder.h"
#include "text/escapes.h"
#include "text/hex.h"
#include "text/placeholders.h"
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

/// What to type so that typedBytes() gives \p bytes.
Result<QString> typedFor(QByteArrayView bytes, const PayloadConfig &config)
{
    if (config.format == PayloadFormat::Hex)
        return formatHex(bytes, u' ');
    return config.escapes ? escapeBytes(bytes, config.encoding) : plainText(bytes, config.encoding);
}

/// Piece by piece, so that placeholders stay what they are.
Result<QString> convertPieces(QStringView typed, const PayloadConfig &from, const PayloadConfig &to)
{
    const auto pieces = splitPlaceholders(typed, from.escapes && from.format == PayloadFormat::Text);
    if (!pieces)
        return failure(pieces.error());
    const bool toHex = to.format == PayloadFormat::Hex;
    QStringList parts;
    for (const TypedPiece &piece : *pieces) {
        if (piece.placeholder) {
            parts << piece.text.toString();
            continue;
        }
        Result<QByteArray> bytes = typedBytes(piece.text, from);
        if (!bytes)
            return failure(movedBy(bytes.error(), piece.text.begin() - typed.begin()));
        const Result<QString> part = typedFor(*bytes, to);
        if (!part)
            return part;
        parts << (toHex ? *part : doubledBraces(*part, to.escapes));
    }
    return toHex ? parts.join(u' ').simplified() : parts.join(QString());
}

} // namespace

QByteArray lineEndBytes(LineEnd lineEnd)
{
    return lineEndText(lineEnd).toLatin1();
}

Result<QByteArray> typedBytes(QStringView typed, const PayloadConfig &config)
{
    if (config.format == PayloadFormat::Hex)
        return parseHex(typed);
    return config.escapes ? encodeEscapedText(typed, config.encoding) : encodeText(typed, config.encoding);
}

Result<QByteArray> withAppendix(const QByteArray &content, const PayloadConfig &config)
{
    const Result<QByteArray> end = encodedLineEnd(config.lineEnd, config.encoding);
    if (!end)
        return end;
    const bool isLast = config.checksum.afterLineEnd;
    const QByteArray before = isLast ? content + *end : content;
    const Result<QByteArray> checksum = checksumBytes(before, config.checksum);
    if (!checksum)
        return checksum;
    QByteArray whole = before + *checksum;
    if (!isLast)
        whole += *end;
    return whole;
}

Result<QByteArray> makePayload(QStringView typed, const PayloadConfig &config)
{
    const Result<PayloadTemplate> payload = PayloadTemplate::make(typed, config);
    return payload ? payload->render({}) : failure(payload.error());
}

Result<QString> convertTyped(QStringView typed, const PayloadConfig &from, const PayloadConfig &to)
{
    if (from.placeholders)
        return convertPieces(typed, from, to);
    const Result<QByteArray> content = typedBytes(typed, from);
    const Result<QByteArray> before = content ? encodedLineEnd(from.lineEnd, from.encoding) : content;
    const Result<QByteArray> end = before ? encodedLineEnd(to.lineEnd, to.encoding) : before;
    if (!end)
        return failure(end.error());
    QByteArray bytes = *content + *before;
    if (!bytes.endsWith(*end))
        return failure({ErrorCode::NoLineEnd, {formatHex(*end, u' ')}});
    bytes.chop(end->size());
    return typedFor(bytes, to);
}

} // namespace SocketDesk
