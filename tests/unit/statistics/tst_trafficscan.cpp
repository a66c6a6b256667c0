// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statistics/trafficscan.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/randomtraffic.h"

#include <QSignalSpy>

#include <map>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start{1'700'000'000s};

TrafficReading readAll(const JournalReader &reader, const TrafficConfig &config)
{
    TrafficReading reading(config);
    reader.forEach(reading.next(), noRecord, [&](const Record &record) { reading.read(reader, record); });
    return reading;
}

TrafficFigures figuresOf(const JournalReader &reader, const TrafficConfig &config, Timestamp now)
{
    return readAll(reader, config).figures(now);
}

/// Bytes, records and messages of one direction.
using Amounts = std::array<quint64, 3>;

Amounts amountsOf(const FlowFigures &flow)
{
    return {flow.total.bytes, flow.records, flow.total.messages};
}

/// The same by other means: all messages are cut first, then counted.
std::map<StreamKey, Amounts> amountsIn(const JournalReader &reader, const FramingConfig &framing, RecordId from)
{
    std::map<StreamKey, Amounts> amounts;
    MessageCutter cutter(framing);
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        cutter.read(reader, record, [&](const JournalMessage &message) {
            if (record.id >= from)
                ++amounts[streamKey(message.peer, message.direction)][2];
        });
        if (record.id >= from && record.isChunk()) {
            amounts[streamKey(record)][0] += quint64(record.bytes.size());
            ++amounts[streamKey(record)][1];
        }
    });
    return amounts;
}

/// A journal in memory that is told when things happen.
class Story
{
    QTemporaryDir m_folder;

public:
    Journal journal{{m_folder.path(), {qint64(1) << 24, AtLimit::ReleaseOldest}, qint64(1) << 20, {}}};

    PeerId join(bool isStream, Timestamp time)
    {
        const PeerId peer = journal.addPeer({QString::number(++m_peers), {}, isStream});
        journal.appendEvent(EventKind::Joined, peer, time);
        return peer;
    }

    void receive(PeerId peer, Timestamp time, QByteArrayView bytes)
    {
        Q_UNUSED(journal.append(RecordKind::Received, peer, time, bytes).value());
    }

    [[nodiscard]] TrafficFigures figures(const TrafficConfig &config, Timestamp now) const
    {
        return figuresOf(journal.reader(), config, now);
    }

private:
    int m_peers = 0;
};

} // namespace

class TrafficScanTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhatEachPeerSendsAndGets_data();
    void countsWhatEachPeerSendsAndGets();
    void averagesOverTheTimeItIsOpen();
    void noAverageIsMoreThanThePeak_data();
    void noAverageIsMoreThanThePeak();
    void averagesFromWhenItWasReset();
    void tellsTheRateOfMessagesOfAStream();
    void datesAMessageByItsLastByte();
    void tellsTheEndOfWhatIsOver();
    void countsLosses();
    void checksTheNumbersOfEachPeerOfDatagrams();
    void leavesOutWhatIsTooMany();
    void readsInTheBackground();
    void startsOver();
    void saysOnceThatThereIsNothing();
    void tellsHowMuchHadGone();
};

void TrafficScanTest::countsWhatEachPeerSendsAndGets_data()
{
    QTest::addColumn<QString>("framing");
    for (const char *spec : {"none", "line", "delimiter:00", "fixed:3", "length:1", "gap:2"})
        QTest::newRow(spec) << QString::fromLatin1(spec);
}

void TrafficScanTest::countsWhatEachPeerSendsAndGets()
{
    QFETCH(const QString, framing);
    RandomTraffic traffic(11);
    traffic.append(3000);
    const JournalReader reader = traffic.journal.reader();
    for (const quint64 from : {0U, 1234U, 3000U}) {
        TrafficConfig config{
            .framing = FramingConfig::fromSpec(framing).value(), .sequence = {}, .from = RecordId(from), .since = {}};
        const TrafficFigures figures = figuresOf(reader, config, reader.record(RecordId(2999)).time);
        std::map<StreamKey, Amounts> expected = amountsIn(reader, config.framing, RecordId(from));
        Amounts received{};
        Amounts sent{};
        for (const PeerFigures &peer : figures.peers) {
            QCOMPARE(amountsOf(peer.received), expected[streamKey(peer.peer, RecordKind::Received)]);
            QCOMPARE(amountsOf(peer.sent), expected[streamKey(peer.peer, RecordKind::Sent)]);
            for (std::size_t i = 0; i < received.size(); ++i) {
                received[i] += amountsOf(peer.received)[i];
                sent[i] += amountsOf(peer.sent)[i];
            }
        }
        QCOMPARE(amountsOf(figures.all.received), received);
        QCOMPARE(amountsOf(figures.all.sent), sent);
        QCOMPARE(from == 3000U, figures.peers.empty());
    }
}

void TrafficScanTest::averagesOverTheTimeItIsOpen()
{
    Story story;
    story.journal.appendEvent(EventKind::Opened, noPeer, start);
    const PeerId peer = story.join(true, start + 2s);
    story.receive(peer, start + 3s, QByteArray(4000, 'x'));
    QCOMPARE(story.figures({}, start + 10s).all.received.averageBytes, 400.0);
    QCOMPARE(story.figures({}, start + 10s).peers.at(0).received.averageBytes, 500.0);
    QCOMPARE(story.figures({}, start + 10s).all.received.averageMessages, 0.1);
    story.journal.appendEvent(EventKind::WeClosed, peer, start + 4s);
    story.journal.appendEvent(EventKind::Closed, noPeer, start + 8s);
    QCOMPARE(story.figures({}, start + 1h).all.received.averageBytes, 500.0);
    QCOMPARE(story.figures({}, start + 1h).peers.at(0).received.averageBytes, 2000.0);
    story.journal.appendEvent(EventKind::Opened, noPeer, start + 1h);
    QCOMPARE(story.figures({}, start + 1h + 2s).all.received.averageBytes, 400.0);
}

void TrafficScanTest::noAverageIsMoreThanThePeak_data()
{
    QTest::addColumn<std::chrono::milliseconds>("second");
    QTest::addColumn<std::chrono::milliseconds>("end");
    QTest::addColumn<double>("average");
    QTest::addColumn<quint64>("peak");
    QTest::newRow("in less than a second") << 100ms << 200ms << 2000.0 << quint64(2000);
    QTest::newRow("in a second and a half") << 1400ms << 1500ms << 2000 / 1.5 << quint64(1334);
    QTest::newRow("in two seconds") << 1400ms << 2000ms << 1000.0 << quint64(1000);
}

void TrafficScanTest::noAverageIsMoreThanThePeak()
{
    QFETCH(const std::chrono::milliseconds, second);
    QFETCH(const std::chrono::milliseconds, end);
    Story story;
    story.journal.appendEvent(EventKind::Opened, noPeer, start);
    const PeerId peer = story.join(true, start);
    story.receive(peer, start, QByteArray(1000, 'x'));
    story.receive(peer, start + second, QByteArray(1000, 'x'));
    const TrafficFigures figures = story.figures({}, start + end);
    for (const FlowFigures &received : {figures.all.received, figures.peers.at(0).received}) {
        QTEST(received.averageBytes, "average");
        QTEST(received.peak.bytes, "peak");
        QVERIFY(received.averageMessages <= double(received.peak.messages));
    }
}

void TrafficScanTest::averagesFromWhenItWasReset()
{
    Story story;
    story.journal.appendEvent(EventKind::Opened, noPeer, start);
    const PeerId peer = story.join(true, start);
    story.receive(peer, start + 1s, QByteArray(4000, 'x'));
    const TrafficConfig config{
        .framing = {}, .sequence = {}, .from = RecordId(story.journal.reader().count()), .since = start + 10s};
    QCOMPARE(story.figures(config, start + 11s).all.received, FlowFigures());
    story.receive(peer, start + 15s, QByteArray(1000, 'x'));
    const TrafficFigures figures = story.figures(config, start + 20s);
    QCOMPARE(figures.all.received.averageBytes, 100.0);
    QCOMPARE(figures.peers.at(0).received.averageBytes, 100.0);
    QCOMPARE(figures.all.received.peak.bytes, 1000U);
}

void TrafficScanTest::tellsTheRateOfMessagesOfAStream()
{
    Story story;
    const PeerId peer = story.join(true, start);
    story.receive(peer, start, "one\ntw");
    story.receive(peer, start + 100ms, "o\nthree\nfour\nfi");
    const TrafficConfig config{
        .framing = FramingConfig::fromSpec(u"line").value(), .sequence = {}, .from = RecordId(0), .since = {}};
    const TrafficFigures figures = story.figures(config, start + 1s);
    QCOMPARE(figures.all.received.now, (TrafficAmount{21, 4}));
    QCOMPARE(figures.all.received.peak, (TrafficAmount{21, 4}));
    QCOMPARE(figures.all.intervals.count, 3U);
    QCOMPARE(figures.all.intervals.most, 100ms);
    QCOMPARE(figures.all.intervals.least, 0ms);
    QCOMPARE(figures.peers.at(0).intervals, figures.all.intervals);
    QCOMPARE(figures.history.back().received, (TrafficAmount{21, 4}));
}

/// Where only silence or the end of the stream show that a message was over, it came when its last byte came.
void TrafficScanTest::datesAMessageByItsLastByte()
{
    Story story;
    const PeerId peer = story.join(true, start);
    story.receive(peer, start, "a");
    story.receive(peer, start + 5ms, "a");
    story.receive(peer, start + 1s, "b");
    story.receive(peer, start + 3s, "c");
    const TrafficConfig config{
        .framing = FramingConfig::fromSpec(u"gap:200").value(), .sequence = {}, .from = RecordId(0), .since = {}};
    TrafficReading reading = readAll(story.journal.reader(), config);
    QCOMPARE(reading.figures(start + 1h).all.intervals.count, 1U);
    QCOMPARE(reading.figures(start + 1h).all.intervals.last, 995ms);
    reading.elapse(start + 1h);
    QCOMPARE(reading.figures(start + 1h).all.intervals.count, 2U);
    QCOMPARE(reading.figures(start + 1h).all.intervals.last, 2s);
    QCOMPARE(reading.figures(start + 4s).all.received.now.messages, 1U); // 200 ms after its last byte
}

void TrafficScanTest::tellsTheEndOfWhatIsOver()
{
    Story story;
    const PeerId peer = story.join(true, start);
    story.receive(peer, start + 10s, "12345");
    const TrafficFigures figures = readAll(story.journal.reader(), {}).figuresAtEnd();
    QCOMPARE(figures.all.received.now, (TrafficAmount{5, 1}));
    QCOMPARE(figures.history.back().received, (TrafficAmount{5, 1}));
}

void TrafficScanTest::countsLosses()
{
    Story story;
    const PeerId peer = story.join(false, start);
    const auto drop = [&](const QString &by, quint64 count) {
        story.journal.appendEvent(EventKind::Dropped, noPeer, start, {.text = by, .error = {}, .count = count});
    };
    drop(u"kernel"_s, 3);
    drop(u"us"_s, 5);
    drop(u"kernel"_s, 4);
    drop(u"queue"_s, 11);
    Q_UNUSED(story.journal.append(RecordKind::Received, peer, start, "cut", TruncatedDatagram).value());
    const LossFigures expected{.droppedByKernel = 7, .droppedByUs = 5, .unsent = 11, .truncated = 1};
    QCOMPARE(story.figures({}, start).losses, expected);
    const RecordId end{story.journal.reader().count()};
    QCOMPARE(story.figures({.framing = {}, .sequence = {}, .from = end, .since = {}}, start).losses, LossFigures());
}

void TrafficScanTest::checksTheNumbersOfEachPeerOfDatagrams()
{
    Story story;
    const PeerId a = story.join(false, start);
    const PeerId b = story.join(false, start);
    const PeerId stream = story.join(true, start);
    for (const char *number : {"\x01", "\x02", "\x05"})
        story.receive(a, start, QByteArray(QByteArray("#") + number));
    for (const char *number : {"\x09", "\x09", ""})
        story.receive(b, start, QByteArray(QByteArray("#") + number));
    story.receive(stream, start, "#7");
    const TrafficConfig config{
        .framing = {}, .sequence = SequenceField::fromSpec(u"1,offset=1").value(), .from = RecordId(0), .since = {}};
    const TrafficFigures figures = story.figures(config, start);
    QCOMPARE(figures.peers.at(0).sequence, (SequenceFigures{.checked = 3, .gaps = 1, .missing = 2}));
    QCOMPARE(figures.peers.at(1).sequence, (SequenceFigures{.checked = 2, .tooShort = 1, .repeated = 1}));
    QCOMPARE(figures.peers.at(2).sequence, SequenceFigures());
    const SequenceFigures all{.checked = 5, .tooShort = 1, .gaps = 1, .missing = 2, .repeated = 1};
    QCOMPARE(figures.all.sequence, all);
}

void TrafficScanTest::leavesOutWhatIsTooMany()
{
    Story story;
    for (int i = 0; i < 5; ++i)
        story.receive(story.join(false, start), start, "x");
    const TrafficFigures figures =
        story.figures({.framing = {}, .sequence = {}, .from = RecordId(0), .since = {}, .mostPeers = 2}, start);
    QCOMPARE(figures.peers.size(), 2U);
    QCOMPARE(figures.peersLeftOut, 3U);
    QCOMPARE(figures.all.received.records, 5U);
}

void TrafficScanTest::readsInTheBackground()
{
    RandomTraffic traffic(5);
    TrafficScan scan(traffic.journal.reader());
    const TrafficConfig config{
        .framing = FramingConfig::fromSpec(u"line").value(), .sequence = {}, .from = RecordId(0), .since = {}};
    scan.setConfig(config);
    for (const int records : {5000, 1, 0, 20'000}) {
        traffic.append(records);
        scan.advance();
        QVERIFY(!scan.isUpToDate());
        QTRY_VERIFY_WITH_TIMEOUT(scan.isUpToDate(), 30'000);
        const JournalReader reader = traffic.journal.reader();
        QCOMPARE(scan.recordsRead(), reader.count());
        const TrafficFigures expected = figuresOf(reader, config, start);
        QVERIFY(scan.figures(start).all == expected.all);
        QVERIFY(scan.figures(start).peers == expected.peers);
    }
}

void TrafficScanTest::startsOver()
{
    RandomTraffic traffic(6);
    traffic.append(20'000);
    TrafficScan scan(traffic.journal.reader());
    scan.advance();
    const TrafficConfig config{
        .framing = FramingConfig::fromSpec(u"fixed:2").value(), .sequence = {}, .from = RecordId(0), .since = {}};
    scan.setConfig(config); // while a job reads
    QVERIFY(!scan.isUpToDate());
    scan.advance();
    QTRY_VERIFY_WITH_TIMEOUT(scan.isUpToDate(), 30'000);
    QVERIFY(scan.figures(start).all == figuresOf(traffic.journal.reader(), config, start).all);
}

void TrafficScanTest::saysOnceThatThereIsNothing()
{
    QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(1) << 24, AtLimit::ReleaseOldest}, qint64(1) << 20, {}});
    TrafficScan scan(journal.reader());
    QSignalSpy advanced(&scan, &TrafficScan::advanced);
    scan.advance();
    QTRY_COMPARE_WITH_TIMEOUT(advanced.size(), 1, 30'000);
    QVERIFY(scan.isUpToDate());
    QVERIFY(scan.figures(start).peers.empty());
}

/// Between jobs it keeps nothing that the journal lets go, and says what it has missed.
void TrafficScanTest::tellsHowMuchHadGone()
{
    QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(1) << 20, AtLimit::ReleaseOldest}, qint64(1) << 18, {}});
    const PeerId peer = journal.addPeer({u"1"_s, {}, false});
    TrafficScan scan(journal.reader());
    const auto append = [&](int records) {
        for (int i = 0; i < records; ++i)
            QVERIFY(journal.append(RecordKind::Received, peer, start, QByteArray(1000, 'x')));
    };
    append(10);
    scan.advance();
    QTRY_VERIFY_WITH_TIMEOUT(scan.isUpToDate(), 30'000);
    append(5000);
    scan.advance();
    QTRY_VERIFY_WITH_TIMEOUT(scan.isUpToDate(), 30'000);
    const TrafficFigures figures = scan.figures(start);
    QVERIFY(figures.recordsMissed > 3000);
    QCOMPARE(figures.all.received.records + figures.recordsMissed, 5010U);
}

QTEST_GUILESS_MAIN(TrafficScanTest)
#include "tst_trafficscan.moc"
