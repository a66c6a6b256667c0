// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "text/encoding.h"
#include "text/placeholders.h"

#include <QByteArray>

class QRandomGenerator;

namespace SocketDesk {

/// What placeholders of a message are worked out from at one send.
struct SendMoment
{
    quint64 sentBefore = 0;             ///< how often the message went out before
    Timestamp time{};                   ///< not given: that of the call
    QString peer;                       ///< "host:port"
    QRandomGenerator *random = nullptr; ///< not given: the one of the program
};

/// A stretch of a message: bytes, or a placeholder that becomes bytes at each send.
struct PayloadPiece
{
    QByteArray literal;
    std::optional<Placeholder> placeholder; ///< in place of the bytes

    friend bool operator==(const PayloadPiece &, const PayloadPiece &) = default;
};

/// The bytes of all pieces; those that say how long the message is are worked out last.
/// \return UnencodableCharacter where what a placeholder becomes cannot be written in \p encoding
[[nodiscard]] Result<QByteArray> renderPieces(const std::vector<PayloadPiece> &pieces, const SendMoment &given,
                                              const Encoding &encoding);

} // namespace SocketDesk
