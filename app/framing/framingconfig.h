// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/byteorder.h"
#include "base/error.h"
#include "text/encoding.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMetaType>

#include <chrono>

namespace SocketDesk {

enum class FramingKind : quint8 {
    None,      ///< each chunk is a message
    Line,      ///< up to LF, CRLF or CR
    Delimiter, ///< up to some bytes
    Fixed,     ///< always so many bytes
    Length,    ///< a header says how many bytes follow
    Gap        ///< up to a silence
};

/// "none", "line", "delimiter", "fixed", "length", "gap": as in options and files.
[[nodiscard]] QLatin1String stableName(FramingKind kind);

/// Where a header says how long its message is.
///
/// The message is \p offset bytes, the field, and as many bytes more as the field says plus \p adjust: 0 for a field
/// that counts what follows it, minus the field's width for one that counts itself too.
struct LengthField
{
    int width = 4; ///< in bytes: 1, 2, 3, 4 or 8; unsigned
    ByteOrder byteOrder = ByteOrder::BigEndian;
    int offset = 0; ///< bytes of the header before the field, 0 to 65535
    int adjust = 0; ///< -1048576 to 1048576

    [[nodiscard]] int headBytes() const { return offset + width; }
    friend bool operator==(const LengthField &, const LengthField &) = default;
};

/// What the characters of a text are made of. A line feed of UTF-16 has two bytes, and one of them alone means nothing.
struct CodeUnit
{
    int bytes = 1; ///< 1, 2 or 4
    ByteOrder byteOrder = ByteOrder::BigEndian;

    [[nodiscard]] static CodeUnit of(const Encoding &encoding);
    friend bool operator==(const CodeUnit &, const CodeUnit &) = default;
};

/// How streams are read as messages: a plain value with JSON and the text of the option `--framing` both ways.
///
/// Settings of kinds that are not chosen are kept, so that choosing one again finds them.
struct FramingConfig
{
    FramingKind kind = FramingKind::None;
    QByteArray delimiter = QByteArrayLiteral("\r\n"); ///< 1 to 16 bytes
    qint64 fixedBytes = 16;                           ///< 1 to maximumBytes
    LengthField length;
    std::chrono::milliseconds gap{20}; ///< 1 ms to 1 h

    /// Of the text, for Line. Follows from the encoding, and so is neither in JSON nor in the text of the option.
    CodeUnit codeUnit;

    /// Bytes that a message may have without what frames it, 1 to maximumBytes. One more and it is cut there, or its
    /// length field is out of range. Has no meaning for None and Fixed.
    qint64 limit = defaultLimit;

    static constexpr qint64 defaultLimit = qint64(8) << 20; // a length of 1 read in the wrong byte order is beyond it
    static constexpr qint64 maximumBytes = qint64(1) << 30;
    static constexpr qsizetype maximumDelimiter = 16;

    [[nodiscard]] bool isValid() const; ///< all values are in the ranges given here

    [[nodiscard]] QJsonObject toJson() const;
    /// Keys that are missing keep their defaults, unknown ones are left alone.
    /// \return InvalidValue with the key as argument 0
    [[nodiscard]] static Result<FramingConfig> fromJson(const QJsonObject &json);

    /// "none", "line", "delimiter:0D0A", "fixed:16", "length:4be,offset=2,adjust=-4", "gap:20". What has its default is
    /// left out; the limit, where it is not, is ",limit=N" at the end of the kinds that have one.
    [[nodiscard]] QString toSpec() const;
    /// The reverse, into a configuration of defaults. A field wider than a byte is big endian where neither "le" nor
    /// "be" is given.
    /// \return InvalidValue with the offending part as argument 0 and where it begins as position
    [[nodiscard]] static Result<FramingConfig> fromSpec(QStringView spec);

    friend bool operator==(const FramingConfig &, const FramingConfig &) = default;
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::FramingConfig)
