// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/placeholderbytes.h"

#include "text/encoder.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

using Kind = Placeholder::Kind;

QByteArray binaryNumber(quint64 value, const Placeholder &placeholder)
{
    QByteArray bytes(8, Qt::Uninitialized);
    if (placeholder.form == Placeholder::Form::LittleEndian) {
        qToLittleEndian(value, bytes.data());
        return bytes.first(placeholder.width);
    }
    qToBigEndian(value, bytes.data());
    return bytes.last(placeholder.width);
}

QRandomGenerator &generatorOf(const SendMoment &moment)
{
    return moment.random != nullptr ? *moment.random : *QRandomGenerator::global();
}

QString randomText(const SendMoment &moment, int count)
{
    static constexpr auto characters = "0123456789abcdefghijklmnopqrstuvwxyz"_L1;
    QString text(count, Qt::Uninitialized);
    std::ranges::generate(text, [&] { return QChar(characters[generatorOf(moment).bounded(int(characters.size()))]); });
    return text;
}

QByteArray randomBytes(const SendMoment &moment, int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    std::ranges::generate(bytes, [&] { return char(generatorOf(moment).bounded(256)); });
    return bytes;
}

bool isLength(const std::optional<Placeholder> &placeholder)
{
    return placeholder && placeholder->kind == Kind::Length;
}

/// \param length of the message, besides what says how long it is
Result<QByteArray> renderPiece(const PayloadPiece &piece, const SendMoment &moment, qsizetype length,
                               const Encoding &encoding)
{
    if (!piece.placeholder)
        return piece.literal;
    const Placeholder &placeholder = *piece.placeholder;
    if (placeholder.kind == Kind::RandomBytes)
        return randomBytes(moment, placeholder.width);
    const bool isCounter = placeholder.kind == Kind::Counter;
    const quint64 number = isCounter ? placeholder.start + moment.sentBefore : quint64(length);
    if (placeholder.form != Placeholder::Form::Digits)
        return binaryNumber(number, placeholder);
    QString text;
    switch (placeholder.kind) {
    case Kind::Counter:
    case Kind::Length:
        text = QString::number(number).rightJustified(placeholder.width, u'0');
        break;
    case Kind::Time:
        text = formatLocalDateTime(moment.time);
        break;
    case Kind::Peer:
        text = moment.peer;
        break;
    case Kind::Random:
    case Kind::RandomBytes:
        text = randomText(moment, placeholder.width);
        break;
    }
    return encodeText(text, encoding);
}

} // namespace

Result<QByteArray> renderPieces(const std::vector<PayloadPiece> &pieces, const SendMoment &given,
                                const Encoding &encoding)
{
    SendMoment moment = given;
    if (moment.time == Timestamp())
        moment.time = wallClockNow();
    std::vector<QByteArray> parts(pieces.size());
    qsizetype length = 0;
    for (const bool lengths : {false, true}) { // those last, when it is known how long the others are
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (isLength(pieces[i].placeholder) != lengths)
                continue;
            const Result<QByteArray> part = renderPiece(pieces[i], moment, length, encoding);
            if (!part)
                return part;
            parts[i] = *part;
            length += lengths ? 0 : part->size();
        }
    }
    QByteArray whole;
    for (const QByteArray &part : parts)
        whole += part;
    return whole;
}

} // namespace SocketDesk
