// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/filterjob.h"

#include "journal/filterwalk.h"
#include "journal/journal.h"
#include "tests/support/stricttest.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <set>
#include <thread>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

SearchPattern patternOf(const QString &text)
{
    return SearchPattern::compile({SearchMode::Text, text, true, {}}).value();
}

QList<quint64> numbersIn(const RecordSet &set)
{
    QList<quint64> numbers;
    for (auto id = set.atOrAfter(RecordId(0)); id; id = set.atOrAfter(*id + 1))
        numbers << toNumber(*id);
    return numbers;
}

QList<quint64> passed(const JournalReader &reader, const RecordFilter &filter)
{
    FilterWalk walk(reader, filter);
    RecordSet set;
    while (!walk.isAtEnd())
        FilterWalk::apply(walk.step(), set);
    return numbersIn(set);
}

Timestamp at(int seconds)
{
    return Timestamp(std::chrono::seconds(seconds));
}

} // namespace

/// A filter lets pass what it says, in any journal, and takes nothing away.
class FilterJobTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void setIsASet();
    void passes_data();
    void passes();
    void contentOverReads();
    void contentOverSteps();
    void growsWithTheJournal();
    void startedAnewUnderWay();
    void whatWasReleasedBeforeItBeganTakesNoRoom();

private:
    QTemporaryDir m_folder;
};

void FilterJobTest::setIsASet()
{
    QRandomGenerator random(3);
    RecordSet set;
    std::set<quint64> expected;
    for (int round = 0; round < 60; ++round) {
        const quint64 records = random.bounded(2) == 0 ? 64 * random.bounded(200) : 1 + random.bounded(12'000);
        const int sparse = 1 + random.bounded(5000);
        std::vector<quint64> bits((records + 63) / 64);
        for (quint64 n = 0; n < records; ++n) {
            if (random.bounded(sparse) != 0)
                continue;
            bits[n / 64] |= quint64(1) << n % 64;
            expected.insert(set.known() + n);
        }
        set.append(bits, records);
        if (set.known() == 0)
            continue;
        const quint64 late = random.bounded(quint32(set.known()));
        set.insert(RecordId(late));
        expected.insert(late);
    }
    QCOMPARE(set.count(), expected.size());
    for (int round = 0; round < 5000; ++round) {
        const quint64 n = random.bounded(quint32(set.known()) + 10);
        const auto after = expected.lower_bound(n);
        const auto before = expected.upper_bound(n);
        QCOMPARE(set.contains(RecordId(n)), expected.contains(n));
        QCOMPARE(set.atOrAfter(RecordId(n)), after == expected.end() ? std::nullopt : std::optional(RecordId(*after)));
        QCOMPARE(set.atOrBefore(RecordId(n)),
                 before == expected.begin() ? std::nullopt : std::optional(RecordId(*std::prev(before))));
    }
}

void FilterJobTest::passes_data()
{
    QTest::addColumn<RecordFilter>("filter");
    QTest::addColumn<QList<quint64>>("expected");
    RecordFilter all;
    QTest::newRow("all") << all << QList<quint64>{0, 1, 2, 3, 4, 5, 6};
    RecordFilter filter = all;
    filter.peer = PeerId(2);
    QTest::newRow("one peer") << filter << QList<quint64>{3, 4};
    filter = all;
    filter.sent = false;
    QTest::newRow("received") << filter << QList<quint64>{0, 1, 2, 4, 5, 6};
    filter = all;
    filter.received = filter.sent = false;
    QTest::newRow("events") << filter << QList<quint64>{0, 5, 6};
    filter.events = false;
    QTest::newRow("errors") << filter << QList<quint64>{5};
    filter = all;
    filter.content = patternOf(u"ell"_s);
    QTest::newRow("content") << filter << QList<quint64>{1, 3};
    filter.sent = false;
    QTest::newRow("content in one direction") << filter << QList<quint64>{1};
    filter = all;
    filter.from = at(2);
    filter.to = at(5);
    QTest::newRow("time") << filter << QList<quint64>{2, 3, 4};
}

void FilterJobTest::passes()
{
    QFETCH(RecordFilter, filter);
    Journal journal({m_folder.path()});
    const PeerId one = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    const PeerId two = journal.addPeer({u"127.0.0.1:2"_s, {}, true});
    journal.appendEvent(EventKind::Opened, noPeer, at(0));
    (void)journal.append(RecordKind::Received, one, at(1), "hello").value();
    (void)journal.append(RecordKind::Received, one, at(2), "there").value();
    (void)journal.append(RecordKind::Sent, two, at(3), "yell").value();
    (void)journal.append(RecordKind::Received, two, at(4), "quiet").value();
    journal.appendEvent(EventKind::PeerReset, one, at(5));
    journal.appendEvent(EventKind::Closed, noPeer, at(6));
    QTEST(passed(journal.reader(), filter), "expected");
}

void FilterJobTest::contentOverReads()
{
    Journal journal({m_folder.path()});
    const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    for (const char *bytes : {"..", "nee", "d", "le", ".."})
        (void)journal.append(RecordKind::Received, peer, {}, bytes).value();
    RecordFilter filter;
    filter.content = patternOf(u"needle"_s);
    QCOMPARE(passed(journal.reader(), filter), (QList<quint64>{1, 2, 3}));
}

/// The records of earlier steps in which a hit begins pass as soon as it is complete.
void FilterJobTest::contentOverSteps()
{
    Journal journal({m_folder.path()});
    const PeerId one = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    const PeerId two = journal.addPeer({u"127.0.0.1:2"_s, {}, true});
    (void)journal.append(RecordKind::Received, one, {}, "nee").value();
    const QByteArray filler(200'000, '.');
    for (int i = 0; i < 30; ++i)
        (void)journal.append(RecordKind::Received, two, {}, filler).value();
    (void)journal.append(RecordKind::Received, one, {}, "dle").value();
    RecordFilter filter;
    filter.content = patternOf(u"needle"_s);
    QCOMPARE(passed(journal.reader(), filter), (QList<quint64>{0, 31}));
}

void FilterJobTest::growsWithTheJournal()
{
    Journal journal({m_folder.path()});
    const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    RecordFilter filter;
    filter.sent = false;
    FilterJob job;
    job.start(journal.reader(), filter);
    QTRY_VERIFY(job.isUpToDate());
    std::thread writer([&] {
        for (int i = 0; i < 100'000; ++i)
            (void)journal.append(i % 3 == 0 ? RecordKind::Sent : RecordKind::Received, peer, {}, "x").value();
    });
    for (int i = 0; i < 50; ++i) {
        job.advance();
        QTest::qWait(1);
    }
    writer.join();
    job.advance();
    QTRY_COMPARE(job.passed().known(), 100'000);
    QCOMPARE(job.passed().count(), 66'666);
    QVERIFY(!job.passed().contains(RecordId(99'999)));
    QVERIFY(job.passed().contains(RecordId(99'998)));
}

void FilterJobTest::startedAnewUnderWay()
{
    Journal journal({m_folder.path()});
    const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    for (int i = 0; i < 50'000; ++i)
        (void)journal.append(RecordKind::Received, peer, {}, i == 7 ? "b" : "a").value();
    FilterJob job;
    for (const char16_t *text : {u"a", u"c", u"b"}) {
        RecordFilter filter;
        filter.content = patternOf(QString::fromUtf16(text));
        job.start(journal.reader(), filter);
    }
    QTRY_VERIFY(job.isUpToDate());
    QCOMPARE(numbersIn(job.passed()), QList<quint64>{7});
    job.stop();
    QCOMPARE(job.passed().known(), 0);
}

void FilterJobTest::whatWasReleasedBeforeItBeganTakesNoRoom()
{
    Journal journal({m_folder.path(), {qint64(1) << 20, AtLimit::ReleaseOldest}});
    for (int i = 0; i < 50'000; ++i)
        journal.appendEvent(i % 3 == 0 ? EventKind::Dropped : EventKind::Note, noPeer, {});
    const JournalReader reader = journal.reader();
    QVERIFY(toNumber(reader.first()) > 0);
    RecordFilter errors;
    errors.events = false;
    FilterWalk walk(reader, errors);
    RecordSet passed;
    const FilterWalk::Step first = walk.step();
    QCOMPARE(first.skippedTo, reader.first());
    QVERIFY(first.bits.empty());
    FilterWalk::apply(first, passed);
    while (!walk.isAtEnd())
        FilterWalk::apply(walk.step(), passed);
    QCOMPARE(passed.known(), reader.count());
    for (RecordId id{0}; toNumber(id) < reader.count(); ++id)
        QCOMPARE(passed.contains(id), id >= reader.first() && toNumber(id) % 3 == 0);
}

QTEST_GUILESS_MAIN(FilterJobTest)
#include "tst_filterjob.moc"
