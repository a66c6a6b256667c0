// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "journal/journal.h"
#include "journal/spillfolder.h"
#include "journal/spillreader.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdint>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, QByteArrayView bytes)
{
    QFile file(path);
    check(file.open(QIODevice::WriteOnly) && file.write(bytes.data(), bytes.size()) == bytes.size(), "it is written");
}

} // namespace

/// Input: a byte that says how many bytes the peers file has, these, and then those of a segment file.
// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QTemporaryDir folder;
    const QByteArrayView bytes(data + 1, qsizetype(size - 1));
    const QByteArrayView peers = bytes.first(qMin(qsizetype(data[0]), bytes.size()));
    write(folder.filePath(SpillFolder::peersName), peers);
    write(folder.filePath(SpillFolder::lockName), {});
    write(folder.filePath(u"1.segment"_s), bytes.sliced(peers.size()));
    Journal journal({folder.filePath(u"into"_s)});
    SpillReader reader(folder.path(), journal);
    Result<bool> isOver = false;
    while (isOver == false)
        isOver = reader.step();
    quint64 length = 0;
    journal.reader().forEach(RecordId(0), noRecord, [&length](const Record &record) {
        length += record.isChunk() ? quint64(record.bytes.size()) : 0;
    });
    check(length <= size, "there is no more than was there");
    return 0;
}
