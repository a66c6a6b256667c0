// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/replytemplate.h"

#include "text/escapes.h"
#include "text/hex.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

Result<ReplyTemplate> ReplyTemplate::compile(const RuleReply &reply, const Reading &reading)
{
    ReplyTemplate made;
    made.m_after = reply.after;
    made.m_encoding = reading.encoding;
    std::vector<TypedPiece> pieces{{reply.text, {}}};
    if (reading.placeholders) {
        auto split = splitPlaceholders(reply.text, reply.format == ReplyFormat::Text);
        if (!split)
            return failure(split.error());
        pieces = std::move(*split);
    }
    for (const TypedPiece &piece : pieces) {
        if (piece.placeholder) {
            made.m_pieces.push_back({{{}, piece.placeholder}});
            made.m_hasPlaceholders = true;
            continue;
        }
        if (const auto added = made.addPiece(piece.text, reply.format, reading); !added)
            return failure(movedBy(added.error(), piece.text.begin() - QStringView(reply.text).begin()));
    }
    if (const auto example = made.render({}, {}); !example) // what cannot be said is seen now
        return failure(example.error());
    return made;
}

Result<void> ReplyTemplate::addPiece(QStringView text, ReplyFormat format, const Reading &reading)
{
    if (format == ReplyFormat::Text)
        return addCapturing(text, reading);
    const Result<QByteArray> bytes = parseHex(text);
    if (!bytes)
        return failure(bytes.error());
    m_pieces.push_back({{*bytes, {}}});
    return {};
}

/// Text with escapes, in which \1 stands for the first group.
Result<void> ReplyTemplate::addCapturing(QStringView text, const Reading &reading)
{
    qsizetype begin = 0;
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (text.at(at) != u'\\')
            continue;
        const QChar next = text.at(++at);
        if (next < u'0' || next > u'9')
            continue;
        const int capture = next.unicode() - u'0';
        if (capture > reading.groups)
            return failure({ErrorCode::BadEscape, {u"\\"_s + next}, 0, at - 1});
        if (const auto added = addText(text.sliced(begin, at - 1 - begin), begin, reading.encoding); !added)
            return failure(added.error());
        m_pieces.push_back({{}, capture});
        begin = at + 1;
    }
    return addText(text.sliced(begin), begin, reading.encoding);
}

Result<void> ReplyTemplate::addText(QStringView text, qsizetype position, const Encoding &encoding)
{
    if (text.isEmpty())
        return {};
    Result<QByteArray> bytes = encodeEscapedText(text, encoding);
    if (!bytes)
        return failure(movedBy(bytes.error(), position));
    m_pieces.push_back({{*bytes, {}}});
    return {};
}

Result<QByteArray> ReplyTemplate::render(const std::vector<QByteArrayView> &captures, const SendMoment &moment) const
{
    if (m_pieces.size() == 1 && m_pieces.front().capture < 0 && !m_hasPlaceholders)
        return m_pieces.front().piece.literal;
    const auto bytesOf = [&captures](const Piece &piece) -> QByteArrayView {
        if (piece.capture < 0)
            return piece.piece.literal;
        return std::size_t(piece.capture) < captures.size() ? captures[std::size_t(piece.capture)] : QByteArrayView();
    };
    if (!m_hasPlaceholders) {
        QByteArray bytes;
        for (const Piece &piece : m_pieces)
            bytes += bytesOf(piece);
        return bytes;
    }
    std::vector<PayloadPiece> filled;
    filled.reserve(m_pieces.size());
    for (const Piece &piece : m_pieces)
        filled.push_back({bytesOf(piece).toByteArray(), piece.piece.placeholder});
    return renderPieces(filled, moment, m_encoding);
}

} // namespace SocketDesk
