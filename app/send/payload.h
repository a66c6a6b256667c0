// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/checksumconfig.h"
#include "text/encoding.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringView>

namespace SocketDesk {

/// Bytes that one datagram carries at most over IPv4: 65,535 less the headers of RFC 791 and RFC 768. IPv6 takes 20 more.
inline constexpr qsizetype largestDatagram = 65507;

enum class PayloadFormat : quint8 { Text, Hex };
enum class LineEnd : quint8 { None, Cr, Lf, CrLf };

[[nodiscard]] QByteArray lineEndBytes(LineEnd lineEnd);

/// How what was typed becomes bytes.
struct PayloadConfig
{
    PayloadFormat format = PayloadFormat::Text;
    Encoding encoding;               ///< of Text
    bool escapes = false;            ///< \r, \xHH, … in Text are worked out
    LineEnd lineEnd = LineEnd::None; ///< added to Text and Hex alike
    ChecksumConfig checksum = {};    ///< added too
    bool placeholders = false;       ///< {n}, {time}, … are worked out, see placeholders.h

    friend bool operator==(const PayloadConfig &, const PayloadConfig &) = default;
};

/// The bytes of \p typed, or what is wrong with it and where. Line breaks typed in the box ("\n") go out as they are.
/// Placeholders are those of an example: what is sent is made of a PayloadTemplate.
[[nodiscard]] Result<QByteArray> makePayload(QStringView typed, const PayloadConfig &config);

/// The same without placeholders and without what is added.
[[nodiscard]] Result<QByteArray> typedBytes(QStringView typed, const PayloadConfig &config);

/// What \p config adds to \p content: line end and checksum.
[[nodiscard]] Result<QByteArray> withAppendix(const QByteArray &content, const PayloadConfig &config);

/// What to type in the format of \p to so that makePayload() gives the same bytes as \p typed does in \p from.
/// Hex to text succeeds only where plain text, or text with escapes (if \p to has them on), says exactly the bytes.
/// Placeholders stay what they are. What the checksum adds is not looked at: it is the same in both.
[[nodiscard]] Result<QString> convertTyped(QStringView typed, const PayloadConfig &from, const PayloadConfig &to);

} // namespace SocketDesk
