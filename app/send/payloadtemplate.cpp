// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payloadtemplate.h"

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

} // namespace

Result<PayloadTemplate> PayloadTemplate::make(QStringView typed, const PayloadConfig &config)
{
    PayloadTemplate made;
    made.m_config = config;
    std::vector<TypedPiece> pieces{{typed, {}}};
    if (config.placeholders) {
        auto split = splitPlaceholders(typed, config.escapes && config.format == PayloadFormat::Text);
        if (!split)
            return failure(split.error());
        pieces = std::move(*split);
    }
    QByteArray all;
    for (const TypedPiece &piece : pieces) {
        const Result<QByteArray> bytes = piece.placeholder ? QByteArray() : typedBytes(piece.text, config);
        if (!bytes)
            return failure(movedBy(bytes.error(), piece.text.begin() - typed.begin()));
        made.m_pieces.push_back({*bytes, piece.placeholder});
        all += *bytes;
    }
    const bool isConstant =
        std::ranges::none_of(made.m_pieces, [](const Piece &piece) { return piece.placeholder.has_value(); });
    // What is not constant is rendered as well, to see whether it can be.
    const Result<QByteArray> bytes = isConstant ? withAppendix(all, config) : made.render({});
    if (!bytes)
        return failure(bytes.error());
    return isConstant ? PayloadTemplate(*bytes) : made;
}

bool PayloadTemplate::namesPeer() const
{
    return std::ranges::any_of(
        m_pieces, [](const Piece &piece) { return piece.placeholder && piece.placeholder->kind == Kind::Peer; });
}

Result<QByteArray> PayloadTemplate::render(const SendMoment &given) const
{
    if (isConstant())
        return m_bytes;
    SendMoment moment = given;
    if (moment.time == Timestamp())
        moment.time = wallClockNow();
    std::vector<QByteArray> parts(m_pieces.size());
    qsizetype length = 0;
    for (const bool lengths : {false, true}) { // those last, when it is known how long the others are
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (isLength(m_pieces[i].placeholder) != lengths)
                continue;
            const Result<QByteArray> part = renderPiece(m_pieces[i], moment, length);
            if (!part)
                return part;
            parts[i] = *part;
            length += lengths ? 0 : part->size();
        }
    }
    QByteArray content;
    for (const QByteArray &part : parts)
        content += part;
    return withAppendix(content, m_config);
}

Result<QByteArray> PayloadTemplate::renderPiece(const Piece &piece, const SendMoment &moment, qsizetype length) const
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
    return encodeText(text, m_config.encoding);
}

} // namespace SocketDesk
