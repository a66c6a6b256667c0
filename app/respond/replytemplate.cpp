// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/replytemplate.h"

#include "text/escapes.h"
#include "text/hex.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

Result<ReplyTemplate> ReplyTemplate::compile(const RuleReply &reply, const Encoding &encoding, int groups)
{
    ReplyTemplate made;
    made.m_after = reply.after;
    if (reply.format == ReplyFormat::Hex) {
        const Result<QByteArray> bytes = parseHex(reply.text);
        if (!bytes)
            return failure(bytes.error());
        made.m_pieces.push_back({*bytes, -1});
        return made;
    }
    const QString &text = reply.text;
    qsizetype begin = 0;
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (text.at(at) != u'\\')
            continue;
        const QChar next = text.at(++at);
        if (next < u'0' || next > u'9')
            continue;
        const int capture = next.unicode() - u'0';
        if (capture > groups)
            return failure({ErrorCode::BadEscape, {u"\\"_s + next}, 0, at - 1});
        if (const auto added = made.addText(QStringView(text).sliced(begin, at - 1 - begin), begin, encoding); !added)
            return failure(added.error());
        made.m_pieces.push_back({{}, capture});
        begin = at + 1;
    }
    if (const auto added = made.addText(QStringView(text).sliced(begin), begin, encoding); !added)
        return failure(added.error());
    return made;
}

Result<void> ReplyTemplate::addText(QStringView text, qsizetype position, const Encoding &encoding)
{
    if (text.isEmpty())
        return {};
    Result<QByteArray> bytes = encodeEscapedText(text, encoding);
    if (!bytes) {
        Error error = bytes.error();
        if (error.position >= 0)
            error.position += position;
        return failure(error);
    }
    m_pieces.push_back({*bytes, -1});
    return {};
}

QByteArray ReplyTemplate::render(const std::vector<QByteArrayView> &captures) const
{
    if (m_pieces.size() == 1 && m_pieces.front().capture < 0)
        return m_pieces.front().bytes;
    QByteArray bytes;
    for (const Piece &piece : m_pieces) {
        if (piece.capture < 0)
            bytes += piece.bytes;
        else if (std::size_t(piece.capture) < captures.size())
            bytes += captures[std::size_t(piece.capture)];
    }
    return bytes;
}

} // namespace SocketDesk
