// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast a rare literal is found in a journal, beside memmem() over the same bytes in one piece:
//     searchspeed RECORDS BYTES      of each record; prints one line of JSON for each kind of search and of filter

#include "journal/filterjob.h"
#include "journal/journal.h"
#include "journal/searchjob.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

#include <cstdio>
#include <cstring>
#include <random>
#include <string>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// Lines of words, as devices and programs send them.
QByteArray someText(qsizetype size)
{
    std::minstd_rand random(1);
    QByteArray text(size, Qt::Uninitialized);
    for (char &c : text)
        c = " etaoinshrdlu\n0123"[random() % 18];
    return text;
}

double secondsOfSearch(const JournalReader &reader, const SearchQuery &query, quint64 expected)
{
    SearchJob job;
    job.setReader(reader);
    QEventLoop loop;
    QObject::connect(&job, &SearchJob::changed, &loop, [&] {
        if (job.isComplete())
            loop.quit();
    });
    QElapsedTimer timer;
    timer.start();
    job.start(SearchPattern::compile(query).value(), RecordId(0), RecordId(0), SearchDirection::Forwards);
    loop.exec();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (job.hits().count() != expected)
        std::fprintf(stderr, "found %llu\n", static_cast<unsigned long long>(job.hits().count()));
    return seconds;
}

double secondsOfFilter(const JournalReader &reader, const RecordFilter &filter)
{
    FilterJob job;
    QEventLoop loop;
    QObject::connect(&job, &FilterJob::changed, &loop, [&] {
        if (job.isUpToDate())
            loop.quit();
    });
    QElapsedTimer timer;
    timer.start();
    job.start(reader, filter);
    loop.exec();
    return double(timer.nsecsElapsed()) / 1e9;
}

/// What it costs to step from record to record and do nothing else.
double secondsOfWalk(const JournalReader &reader)
{
    quint64 sent = 0;
    QElapsedTimer timer;
    timer.start();
    reader.forEach(RecordId(0), noRecord,
                   [&sent](const Record &record) { sent += record.kind == RecordKind::Sent ? 1 : 0; });
    if (sent > 0)
        std::fprintf(stderr, "nothing was sent\n");
    return double(timer.nsecsElapsed()) / 1e9;
}

void measureFilters(const JournalReader &reader, const std::string &kind)
{
    const auto report = [&](const std::string &what, double seconds) {
        std::printf("{\"what\": \"%s\", \"seconds\": %.4f, \"records_per_second\": %.0f}\n", (kind + what).c_str(),
                    seconds, double(reader.count()) / seconds);
    };
    RecordFilter filter;
    filter.sent = false;
    filter.peer = PeerId(1);
    report("filter by peer and direction", secondsOfFilter(reader, filter));
    filter.content = SearchPattern::compile({SearchMode::Text, u"shrdlu"_s, false, {}}).value();
    report("filter by content", secondsOfFilter(reader, filter));
    report("walk", secondsOfWalk(reader));
}

double secondsOfMemmem(const QByteArray &flat, qsizetype bytes, const QByteArray &needle)
{
    QElapsedTimer timer;
    timer.start();
    for (qsizetype left = bytes; left > 0; left -= flat.size()) {
        const auto size = std::size_t(std::min(left, flat.size()));
        if (memmem(flat.data(), size, needle.data(), std::size_t(needle.size())) != nullptr)
            std::fprintf(stderr, "found\n");
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

void fill(Journal &journal, bool isStream, qsizetype records, const QByteArray &text, qsizetype size)
{
    const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, {}, isStream});
    for (qsizetype i = 0; i < records; ++i) {
        const qsizetype at = i * size % (text.size() - size);
        (void)journal.append(RecordKind::Received, peer, {}, QByteArrayView(text).sliced(at, size)).value();
    }
    (void)journal.append(RecordKind::Received, peer, {}, "the Rare Needle").value();
}

void print(const std::string &what, qsizetype bytes, double seconds)
{
    std::printf("{\"what\": \"%s\", \"seconds\": %.4f, \"bytes_per_second\": %.0f}\n", what.c_str(), seconds,
                double(bytes) / seconds);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype records = arguments.value(1, u"10000000"_s).toLongLong();
    const qsizetype size = arguments.value(2, u"64"_s).toLongLong();
    const QByteArray text = someText(qsizetype(256) << 20);
    print("memmem", records * size, secondsOfMemmem(text, records * size, "Rare Needle"));
    for (const bool isStream : {false, true}) {
        const QTemporaryDir folder;
        Journal journal({folder.path()});
        fill(journal, isStream, records, text, size);
        const std::string kind = isStream ? "reads of a stream, " : "datagrams, ";
        const auto measure = [&](const std::string &what, const SearchQuery &query) {
            print(kind + what, records * size, secondsOfSearch(journal.reader(), query, 1));
        };
        measure("text, match case", {SearchMode::Text, u"Rare Needle"_s, true, {}});
        measure("text, any case", {SearchMode::Text, u"rare needle"_s, false, {}});
        measure("hex with a wildcard", {SearchMode::Hex, u"52 61 72 65 ?? 4E"_s, true, {}});
        measure("regular expression", {SearchMode::Regex, u"Rare N[a-z]+"_s, true, {}});
        measureFilters(journal.reader(), kind);
    }
    return 0;
}
