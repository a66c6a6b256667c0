// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payloadtemplate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace SocketDesk {

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
        std::ranges::none_of(made.m_pieces, [](const PayloadPiece &piece) { return piece.placeholder.has_value(); });
    // What is not constant is rendered as well, to see whether it can be.
    const Result<QByteArray> bytes = isConstant ? withAppendix(all, config) : made.render({});
    if (!bytes)
        return failure(bytes.error());
    return isConstant ? PayloadTemplate(*bytes) : made;
}

bool PayloadTemplate::namesPeer() const
{
    return std::ranges::any_of(m_pieces, [](const PayloadPiece &piece) {
        return piece.placeholder && piece.placeholder->kind == Placeholder::Kind::Peer;
    });
}

Result<QByteArray> PayloadTemplate::render(const SendMoment &moment) const
{
    if (isConstant())
        return m_bytes;
    const Result<QByteArray> content = renderPieces(m_pieces, moment, m_config.encoding);
    return content ? withAppendix(*content, m_config) : content;
}

} // namespace SocketDesk
