// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fills a journal and prints how many seconds the message index needs to cut it, for each framing, beside a bare walk
// over the records that looks at every byte; a line of JSON for each ("what", "seconds", and of a framing "messages" and
// "answer", the microseconds to find a message or the messages of a record anywhere):
//     reframe RECORDS BYTES PEERS

#include "framing/messageindex.h"
#include "journal/journal.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <numeric>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// Lines of 31 characters in front of which stand four bytes with their length, so that every framing finds messages.
QByteArray payload(qsizetype bytes)
{
    QByteArray result;
    while (result.size() < bytes)
        result += QByteArray("\0\0\0\x1f", 4) + QByteArray(30, 'x') + '\n';
    result.truncate(bytes);
    return result;
}

void fill(Journal &journal, quint64 records, qsizetype bytes, quint32 peers)
{
    for (quint32 i = 0; i < peers; ++i)
        journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    const QByteArray stream = payload(bytes * 35); // whole messages, in chunks of any size
    for (quint64 i = 0; i < records; ++i) {
        const QByteArrayView chunk = QByteArrayView(stream).sliced(qsizetype(i / peers % 35) * bytes, bytes);
        const Timestamp time{std::chrono::microseconds(i)};
        Q_UNUSED(journal.append(RecordKind::Received, PeerId(1 + i % peers), time, chunk).value());
    }
}

double bareWalk(const JournalReader &reader)
{
    QElapsedTimer timer;
    timer.start();
    quint64 sum = 0;
    reader.forEach(RecordId(0), noRecord, [&sum](const Record &record) {
        sum += quint64(std::accumulate(record.bytes.begin(), record.bytes.end(), 0));
    });
    const double seconds = double(timer.nsecsElapsed()) * 1e-9;
    return sum == 1 ? 0 : seconds;
}

double recut(MessageIndex &index, const QString &spec)
{
    QElapsedTimer timer;
    timer.start();
    index.setConfig(FramingConfig::fromSpec(spec).value());
    QEventLoop loop;
    QObject::connect(&index, &MessageIndex::advanced, &loop, [&] {
        if (index.isUpToDate())
            loop.quit();
    });
    loop.exec();
    return double(timer.nsecsElapsed()) * 1e-9;
}

/// Answers for places all over the journal, in microseconds each.
double ask(const MessageIndex &index)
{
    constexpr quint64 questions = 2000;
    QElapsedTimer timer;
    timer.start();
    for (quint64 i = 0; i < questions; ++i) {
        if (index.count() > 0)
            Q_UNUSED(index.message((i * 7919) * (index.count() / questions) % index.count()));
        Q_UNUSED(index.parts(RecordId(i * 104729 * (index.recordsCut() / questions) % index.recordsCut())));
    }
    return double(timer.nsecsElapsed()) * 1e-3 / (2 * questions);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 4) {
        std::fprintf(stderr, "usage: reframe RECORDS BYTES PEERS\n");
        return 2;
    }
    const QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(64) << 30, AtLimit::Pause}});
    fill(journal, std::strtoull(argv[1], nullptr, 10), std::atoi(argv[2]), quint32(std::atoi(argv[3])));
    std::printf("{\"what\": \"bare walk\", \"seconds\": %g}\n", bareWalk(journal.reader()));
    MessageIndex index(journal.reader());
    for (const auto &spec :
         {u"fixed:35"_s, u"none"_s, u"line"_s, u"delimiter:0a"_s, u"delimiter:780a"_s, u"length:4"_s, u"gap:1"_s}) {
        const double seconds = recut(index, spec);
        std::printf("{\"what\": \"%s\", \"seconds\": %g, \"messages\": %llu, \"answer\": %g}\n", qUtf8Printable(spec),
                    seconds, index.count(), ask(index));
    }
    return 0;
}
