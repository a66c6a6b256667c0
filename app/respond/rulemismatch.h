// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/rule.h"

namespace SocketDesk {

/// Where a message and the text that a rule waits for part.
struct RuleMismatch
{
    enum class Kind : quint8 {
        Differs,  ///< byte \c at is another one
        TooShort, ///< all of it is right, but it ends at \c at
        TooLong   ///< all of the text is there, and more behind it
    };

    Kind kind = Kind::Differs;
    qsizetype at = 0;    ///< where the two part, from 0
    QByteArray expected; ///< one byte, or what is missing
    QByteArray found;    ///< one byte, or what is too much

    friend bool operator==(const RuleMismatch &, const RuleMismatch &) = default;
};

/// \param content of the message, or the beginning of it \param bytes of all of it
/// \return nothing where the rule does not compare from the first byte on (it looks for a part, a mask, an expression),
/// where it matches, or where the beginning does not tell
[[nodiscard]] std::optional<RuleMismatch> findMismatch(const Rule &rule, const Encoding &pageEncoding,
                                                       QByteArrayView content, qsizetype bytes);

} // namespace SocketDesk
