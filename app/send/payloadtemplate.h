// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/payload.h"
#include "text/placeholderbytes.h"

#include <vector>

namespace SocketDesk {

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
    QByteArray m_bytes;                 ///< where there are no pieces
    std::vector<PayloadPiece> m_pieces; ///< at least one placeholder, or none at all
    PayloadConfig m_config;             ///< what is added, and the encoding
};

} // namespace SocketDesk
