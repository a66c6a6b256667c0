// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "send/payload.h"
#include "send/placeholders.h"

#include <vector>

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

/// A message ready to be sent: bytes, or bytes with placeholders that are worked out at each send.
///
/// A plain value. Of what was typed it holds no text any more, so that sending it again costs no reading.
class PayloadTemplate
{
public:
    PayloadTemplate() = default;
    explicit PayloadTemplate(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}

    /// \return what is wrong with \p typed, and where
    [[nodiscard]] static Result<PayloadTemplate> make(QStringView typed, const PayloadConfig &config);

    /// It is the same at each send: bytes() are what goes out.
    [[nodiscard]] bool isConstant() const { return m_pieces.empty(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    [[nodiscard]] bool namesPeer() const; ///< it is another one for each peer

    /// \return UnencodableCharacter or MessageTooShort where what it becomes this time cannot be sent
    [[nodiscard]] Result<QByteArray> render(const SendMoment &moment) const;

    friend bool operator==(const PayloadTemplate &, const PayloadTemplate &) = default;

private:
    struct Piece
    {
        QByteArray literal;
        std::optional<Placeholder> placeholder;

        friend bool operator==(const Piece &, const Piece &) = default;
    };

    [[nodiscard]] Result<QByteArray> renderPiece(const Piece &piece, const SendMoment &moment, qsizetype length) const;

    QByteArray m_bytes;          ///< where there are no pieces
    std::vector<Piece> m_pieces; ///< at least one placeholder, or none at all
    PayloadConfig m_config;      ///< what is added, and the encoding
};

} // namespace SocketDesk
