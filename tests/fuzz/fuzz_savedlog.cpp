// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "import/jsonlinesimporter.h"
#include "import/pcapngimporter.h"

#include <QTemporaryDir>

#include <cstdint>

using namespace SocketDesk;

namespace {

/// What became of a file: its records, one after the other, and what was wrong.
struct Outcome
{
    QByteArray records;
    quint64 count = 0;
    quint64 leftOut = 0;
    std::optional<Error> error;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

void note(const JournalReader &reader, Outcome *outcome)
{
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        const PeerEntry peer = reader.peer(record.peer);
        outcome->records += QByteArray::number(int(record.kind)) + QByteArray::number(int(record.event)) +
                            QByteArray::number(record.flags) + peer.address.toUtf8() + peer.localAddress.toUtf8() +
                            QByteArray::number(qlonglong(record.time.time_since_epoch().count())) + record.bytes;
    });
}

template<typename Importer>
Outcome outcomeOf(QByteArrayView bytes, qsizetype cut)
{
    static const QTemporaryDir folder;
    Journal journal({folder.path(), qint64(16) << 20, qint64(1) << 16});
    Importer importer(journal);
    Outcome outcome;
    for (const QByteArrayView part : {bytes.first(cut), bytes.sliced(cut)}) {
        if (const Result<void> done = importer.feed(part); !done && !outcome.error)
            outcome.error = done.error();
        if (outcome.error)
            break;
    }
    if (const Result<void> done = importer.finish(); !done && !outcome.error)
        outcome.error = done.error();
    outcome.count = journal.count();
    outcome.leftOut = importer.leftOut().count;
    note(journal.reader(), &outcome);
    return outcome;
}

template<typename Importer>
void checkReading(QByteArrayView bytes, qsizetype cut)
{
    const Outcome whole = outcomeOf<Importer>(bytes, bytes.size());
    check(whole == outcomeOf<Importer>(bytes, cut), "how the bytes are cut makes no difference");
    // A record takes a line, or a block; a packet may be a few events besides, of which drops are told one by one.
    check(whole.count + whole.leftOut <= quint64(bytes.size()), "there are no more records than the file can hold");
    check(whole.records.size() < 64 * bytes.size() + 4096, "there are no more bytes than the file can hold");
}

} // namespace

/// Input: a saved log; its last byte says where it is cut in two.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype cut = bytes.isEmpty() ? 0 : bytes.size() * quint8(bytes.back()) / 256;
    checkReading<JsonLinesImporter>(bytes, cut);
    checkReading<PcapngImporter>(bytes, cut);
    return 0;
}
