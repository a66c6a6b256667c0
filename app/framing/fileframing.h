// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/byteorder.h"
#include "base/error.h"
#include "text/encoding.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QMetaType>
#include <QString>

namespace SocketDesk {

enum class FileFramingKind : quint8 {
    Raw,    ///< the bytes and nothing else: the file ends with the stream
    Length, ///< four bytes say how many follow
    Json    ///< four bytes say how long the header is, which is JSON: filename, filesize
};

/// What goes before the bytes of a file, so that the receiver knows where it ends: the two ways that courses teach.
struct FileFraming
{
    FileFramingKind kind = FileFramingKind::Raw;
    ByteOrder byteOrder = ByteOrder::BigEndian; ///< of the four bytes

    static constexpr qsizetype fieldBytes = 4;
    static constexpr qint64 largestLength = 0xFFFF'FFFF;  ///< that four bytes can say
    static constexpr qsizetype largestHeader = 64 * 1024; ///< of JSON; more is no header

    /// "raw", "length", "lengthle", "json", "jsonle": as in options and files; the first byte is the highest where neither
    /// "le" nor "be" is given.
    [[nodiscard]] QString toSpec() const;
    /// \return InvalidValue with the text as argument 0
    [[nodiscard]] static Result<FileFraming> fromSpec(QStringView spec);

    friend bool operator==(const FileFraming &, const FileFraming &) = default;
};

/// What is known of a file before its bytes.
struct FileHeader
{
    QString name;     ///< as the sender calls it, which may be anything; empty where it does not say
    qint64 size = -1; ///< -1: as many as come

    friend bool operator==(const FileHeader &, const FileHeader &) = default;
};

/// The bytes that go before those of the file; none for Raw. The JSON is ASCII, so that it is read in any encoding.
/// \return FileTooLong where its length does not fit in four bytes
[[nodiscard]] Result<QByteArray> makeFileHeader(const FileFraming &framing, const FileHeader &header);

/// Reads the JSON of a header: UTF-8, or \p encoding where it is not that.
/// \return BadFileHeader with a stable word for what is wrong as argument 1: "json", "filename", "filesize"
[[nodiscard]] Result<FileHeader> parseFileHeader(QByteArrayView json, const Encoding &encoding);

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::FileFraming)
