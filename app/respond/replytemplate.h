// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/rule.h"

#include <QByteArrayView>

#include <vector>

namespace SocketDesk {

/// The answer of a rule, ready to be filled in.
class ReplyTemplate
{
public:
    /// \param groups of the pattern: \\1 to \\groups may be named, and \\0, which is the content of the message
    /// \return what is wrong with it and where, as makePayload() says it; BadEscape for a group that is not there
    [[nodiscard]] static Result<ReplyTemplate> compile(const RuleReply &reply, const Encoding &encoding, int groups);

    /// \param captures by number, the content first
    [[nodiscard]] QByteArray render(const std::vector<QByteArrayView> &captures) const;

    [[nodiscard]] std::chrono::milliseconds after() const { return m_after; }

private:
    struct Piece
    {
        QByteArray bytes;
        int capture = -1; ///< in place of the bytes
    };

    Result<void> addText(QStringView text, qsizetype position, const Encoding &encoding);

    std::vector<Piece> m_pieces;
    std::chrono::milliseconds m_after{0};
};

} // namespace SocketDesk
