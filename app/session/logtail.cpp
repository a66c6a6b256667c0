// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/logtail.h"

#include "base/pcapngformat.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <optional>

namespace SocketDesk {

namespace {

constexpr qsizetype readBytes = 1024 * 1024;
constexpr qint64 smallestBlock = 12;
constexpr qint64 longestSectionHeader = 64 * 1024;

std::optional<quint32> numberAt(QFile &file, qint64 offset)
{
    char bytes[4];
    if (!file.seek(offset) || file.read(bytes, sizeof bytes) != qint64(sizeof bytes))
        return {};
    return qFromLittleEndian<quint32>(bytes);
}

/// Where the last whole block of a capture of ours ends.
qint64 endOfWholeBlocks(QFile &file)
{
    qint64 end = 0;
    while (end < file.size()) {
        const qint64 length = numberAt(file, end + 4).value_or(0);
        if (length < smallestBlock || end + length > file.size())
            break;
        end += length;
    }
    return end;
}

/// A block ends with its length, which it begins with too.
bool endsWithWholeBlock(QFile &file)
{
    const qint64 length = numberAt(file, file.size() - 4).value_or(0);
    return length >= smallestBlock && length <= file.size() && numberAt(file, file.size() - length + 4) == length;
}

/// As a capture in our byte order, whose first block a crash may have cut. The mark of a section reads the same in both
/// orders, and a text may begin with it.
bool beginsAsOurs(QFile &file)
{
    if (file.size() < smallestBlock)
        return file.size() < 4 || numberAt(file, 0) == Pcapng::SectionHeader;
    const qint64 length = numberAt(file, 4).value_or(0);
    return numberAt(file, 0) == Pcapng::SectionHeader && numberAt(file, 8) == Pcapng::byteOrderMagic &&
           length >= smallestBlock && length <= longestSectionHeader;
}

Result<QByteArray> repairCapture(QFile &file)
{
    if (!beginsAsOurs(file))
        return failure({ErrorCode::NotACapture, {file.fileName()}, 0, -1});
    if (!endsWithWholeBlock(file)) {
        const qint64 end = endOfWholeBlocks(file);
        file.close();
        if (!QFile::resize(file.fileName(), end))
            return failure({ErrorCode::FileNotWritable, {file.fileName()}, errno, -1});
    }
    return QByteArray();
}

/// Ends a quoted cell that is open.
QByteArray endOfRow(QFile &file)
{
    qsizetype quotes = 0;
    file.seek(0);
    for (QByteArray bytes = file.read(readBytes); !bytes.isEmpty(); bytes = file.read(readBytes))
        quotes += bytes.count('"');
    return quotes % 2 == 0 ? "\r\n" : "\"\r\n";
}

} // namespace

Result<QByteArray> repairTail(const QString &path, RecordFormat format)
{
    const bool hasRecords = format == RecordFormat::Pcapng || format == RecordFormat::Csv ||
                            format == RecordFormat::JsonLines || format == RecordFormat::NetAssistText ||
                            format == RecordFormat::NetAssistHex;
    QFile file(path);
    if (!hasRecords || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() == 0)
        return QByteArray();
    if (format == RecordFormat::Pcapng)
        return repairCapture(file);
    file.seek(file.size() - 1);
    if (file.read(1) == "\n")
        return QByteArray();
    return format == RecordFormat::Csv ? endOfRow(file) : QByteArray("\n");
}

} // namespace SocketDesk
