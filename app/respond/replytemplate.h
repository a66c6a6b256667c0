// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/rule.h"
#include "text/placeholderbytes.h"

#include <QByteArrayView>

#include <vector>

namespace SocketDesk {

/// The answer of a rule, ready to be filled in.
class ReplyTemplate
{
public:
    /// What the reply is read with.
    struct Reading
    {
        Encoding encoding;
        int groups = 0; ///< of the pattern: \\1 to \\groups may be named, and \\0, the content of the message
        bool placeholders = false; ///< {n}, {time}, … are worked out, see placeholders.h
    };

    /// \return what is wrong with it and where, as makePayload() says it; BadEscape for a group that is not there
    [[nodiscard]] static Result<ReplyTemplate> compile(const RuleReply &reply, const Reading &reading);

    /// \param captures by number, the content first
    /// \return UnencodableCharacter where what a placeholder becomes cannot be written in the encoding
    [[nodiscard]] Result<QByteArray> render(const std::vector<QByteArrayView> &captures,
                                            const SendMoment &moment) const;

    [[nodiscard]] std::chrono::milliseconds after() const { return m_after; }

private:
    struct Piece
    {
        PayloadPiece piece;
        int capture = -1; ///< in place of the bytes
    };

    Result<void> addPiece(QStringView text, ReplyFormat format, const Reading &reading);
    Result<void> addCapturing(QStringView text, const Reading &reading);
    Result<void> addText(QStringView text, qsizetype position, const Encoding &encoding);

    std::vector<Piece> m_pieces;
    Encoding m_encoding;
    bool m_hasPlaceholders = false;
    std::chrono::milliseconds m_after{0};
};

} // namespace SocketDesk
