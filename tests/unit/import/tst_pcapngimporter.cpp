// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/pcapngimporter.h"

#include "tests/support/stricttest.h"
#include "tests/unit/import/imported.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <limits>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using FromCapture = Imported<PcapngImporter>;

constexpr auto capture = RecordFormat::Pcapng;

void joinAs(Conversation &talk, PeerId peer)
{
    talk.eventOf(peer, EventKind::Joined, {talk.journal.reader().peer(peer).address, {}, false, 0});
}

/// Everything of connections that a capture has.
void fillStreams(Conversation &talk)
{
    talk.eventOf(noPeer, EventKind::Opened, {u"127.0.0.1:8080"_s, {}, false, 0});
    joinAs(talk, talk.peer);
    talk.time += 1ns;
    talk.receive("Hello");
    talk.send("你好");
    joinAs(talk, talk.other);
    talk.chunk(RecordKind::Received, talk.other, QByteArray(200'000, 'x'), 0); // several segments
    talk.receive(QByteArray(Journal::maximumChunk, 'y'));
    talk.send(QByteArray(65'495, 'z'));
    talk.event(EventKind::PeerFinished);
    talk.time += 1'000'000'001ns;
    talk.send("still there");
    talk.event(EventKind::WeClosed);
    talk.eventOf(noPeer, EventKind::Dropped, {u"kernel"_s, {}, false, 7});
    talk.eventOf(noPeer, EventKind::Dropped, {u"us"_s, {}, false, 8});
    talk.chunk(RecordKind::Sent, talk.other, "more", 0);
    talk.eventOf(talk.other, EventKind::TimedOut);
    const PeerId again = talk.journal.addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, true});
    talk.eventOf(noPeer, EventKind::Connecting, {u"127.0.0.1:50122"_s, {}, false, 0});
    joinAs(talk, again);
    talk.chunk(RecordKind::Received, again, "again", 0);
    talk.eventOf(again, EventKind::WeFinished);
    talk.eventOf(again, EventKind::PeerReset);
    const PeerId inside = talk.journal.addPeer({u"[::1]:7"_s, u"[::1]:8080"_s, true});
    talk.chunk(RecordKind::Received, inside, "its beginning is not there", 0);
    talk.eventOf(inside, EventKind::WeReset);
    talk.eventOf(noPeer, EventKind::Dropped, {u"queue-full"_s, {}, false, 9});
}

void fillDatagrams(Conversation &talk)
{
    talk.eventOf(noPeer, EventKind::Opened, {u"127.0.0.1:8080"_s, {}, false, 0});
    talk.receive("Hello");
    talk.send({});
    talk.receive("cut", TruncatedDatagram);
    talk.time += 1ns;
    talk.eventOf(noPeer, EventKind::Dropped, {u"kernel"_s, {}, false, 3});
    talk.receive("cut after drops", TruncatedDatagram);
    talk.chunk(RecordKind::Sent, talk.other, QByteArray(65'527, 'x'), 0);
    talk.eventOf(noPeer, EventKind::Dropped, {u"us"_s, {}, false, 4});
}

/// The blocks of \p file without the first, which names the program: a capture of somebody else.
QByteArray asForeign(QByteArray file)
{
    return file.replace("SocketDesk 0", "DocketSesk 0");
}

quint32 lengthAt(const QByteArray &file, qsizetype block)
{
    return qFromLittleEndian<quint32>(file.constData() + block + 4);
}

template<typename Number>
QByteArray number(Number value)
{
    const Number little = qToLittleEndian(value);
    return QByteArray(reinterpret_cast<const char *>(&little), sizeof(little));
}

QByteArray option(quint16 code, const QByteArray &value)
{
    return number(code) + number(quint16(value.size())) + value + QByteArray(-value.size() & 3, '\0');
}

QByteArray block(quint32 type, const QByteArray &body)
{
    const QByteArray length = number(quint32(body.size() + 12));
    return number(type) + length + body + length;
}

} // namespace

/// A capture of ours that is read again is the capture that it was, and others are read as far as they are clear.
class PcapngImporterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void everyCutGivesTheSame();
    void readsAreWhatTheyWere();
    void twoSections();
    void foreignStreamIsPutInOrder();
    void everyBeginningIsReadAsFarAsItGoes();
    void damageIsNamed_data();
    void damageIsNamed();
    void noiseDoesNoHarm();
    void longBlocksAreRefused();
    void times_data();
    void times();
    void ofLongCommentsTheEndCounts();
    void dropsOfEveryKindComeBack();
    void aDatagramOfNoSuchSizeIsCut();
    void aSimplePacketEndsWhereItWasCut();
};

void PcapngImporterTest::comesBackAsItWas_data()
{
    QTest::addColumn<bool>("areStreams");
    QTest::newRow("streams") << true;
    QTest::newRow("datagrams") << false;
}

void PcapngImporterTest::comesBackAsItWas()
{
    QFETCH(const bool, areStreams);
    Conversation talk(areStreams);
    areStreams ? fillStreams(talk) : fillDatagrams(talk);
    const QByteArray file = talk.as(capture);
    const FromCapture again(file);
    QVERIFY(!again.error);
    QCOMPARE(again.leftOut(), 0);
    QCOMPARE(again.as(RecordFormat::JsonLines).count('\n'), again.journal.count());
    QVERIFY(again.as(capture) == file);
}

void PcapngImporterTest::everyCutGivesTheSame()
{
    Conversation talk(false);
    fillDatagrams(talk);
    Conversation streams;
    joinAs(streams, streams.peer);
    streams.receive("Hello");
    streams.event(EventKind::PeerFinished);
    const QByteArray file = streams.as(capture);
    const QByteArray expected = FromCapture(file).as(RecordFormat::JsonLines);
    for (qsizetype cut = 0; cut <= file.size(); ++cut)
        QCOMPARE(FromCapture(file, {cut}).as(RecordFormat::JsonLines), expected);
    const QByteArray large = talk.as(capture);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int run = 0; run < 30; ++run) {
        QList<qsizetype> cuts;
        for (int i = 0; i < 20; ++i)
            cuts << random.bounded(int(large.size()));
        std::sort(cuts.begin(), cuts.end());
        QVERIFY(FromCapture(large, cuts).as(capture) == large);
    }
}

void PcapngImporterTest::readsAreWhatTheyWere()
{
    Conversation talk;
    fillStreams(talk);
    const FromCapture again(talk.as(capture));
    QList<std::tuple<RecordKind, QByteArray, QString, Timestamp>> expected;
    QList<std::tuple<RecordKind, QByteArray, QString, Timestamp>> actual;
    const auto list = [](const JournalReader &reader, auto *into) {
        reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
            if (record.isChunk())
                into->append({record.kind, record.bytes.toByteArray(), reader.peer(record.peer).address, record.time});
        });
    };
    list(talk.journal.reader(), &expected);
    list(again.journal.reader(), &actual);
    QVERIFY(actual == expected);
}

/// As a log has that was gone on with by a second start.
void PcapngImporterTest::twoSections()
{
    Conversation talk;
    joinAs(talk, talk.peer);
    talk.receive("Hello");
    const QByteArray one = talk.as(capture);
    const FromCapture again(one + one);
    QVERIFY(!again.error);
    QCOMPARE(again.journal.count(), 4U);
    QCOMPARE(again.journal.reader().peerCount(), 2U);
}

/// The segments of a stream in another order, one twice, and one lost.
void PcapngImporterTest::foreignStreamIsPutInOrder()
{
    Conversation talk;
    joinAs(talk, talk.peer);
    for (const char *part : {"one ", "two ", "three ", "four ", "five"})
        talk.receive(part);
    const QByteArray whole = talk.as(capture);
    QList<QByteArray> blocks;
    for (qsizetype at = 0; at < whole.size(); at += qFromLittleEndian<quint32>(whole.constData() + at + 4))
        blocks << whole.mid(at, qFromLittleEndian<quint32>(whole.constData() + at + 4));
    QCOMPARE(blocks.size(), 2 + 3 + 5); // section, interface, handshake, parts
    QByteArray file = asForeign(blocks[0]) + blocks[1] + blocks[2] + blocks[3] + blocks[4];
    for (const int part : {0, 2, 1, 2, 4})
        file += blocks[5 + part];
    const FromCapture again(file);
    QVERIFY(!again.error);
    const JournalReader reader = again.journal.reader();
    QByteArray text;
    quint64 missing = 0;
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        if (record.kind == RecordKind::Received)
            text += record.bytes;
        else if (record.event == EventKind::Dropped)
            missing += record.detail().count;
    });
    QCOMPARE(text, "one two three five"_ba);
    QCOMPARE(missing, 5U);
}

/// Whatever is cut off the end.
void PcapngImporterTest::everyBeginningIsReadAsFarAsItGoes()
{
    Conversation talk;
    joinAs(talk, talk.peer);
    talk.receive("Hello");
    talk.send("World");
    const QByteArray file = talk.as(capture);
    quint64 records = 0;
    for (qsizetype size = 0; size <= file.size(); ++size) {
        const FromCapture part(file.first(size));
        QVERIFY(part.journal.count() >= records);
        records = part.journal.count();
        QVERIFY(!part.error || part.error->code == ErrorCode::CutShort);
    }
    QCOMPARE(records, 3U);
}

void PcapngImporterTest::damageIsNamed_data()
{
    QTest::addColumn<int>("offset"); // in the last block
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("length of nothing") << 4 << QByteArray(4, '\0') << u"length"_s;
    QTest::newRow("odd length") << 4 << QByteArray("\x21\0\0\0", 4) << u"length"_s;
    QTest::newRow("endless length") << 4 << QByteArray(4, '\xFC') << u"length"_s;
    QTest::newRow("another interface") << 8 << QByteArray("\x09\0\0\0", 4) << u"packet"_s;
    QTest::newRow("packet beyond its block") << 20 << QByteArray("\xFF\xFF\0\0", 4) << u"packet"_s;
    QTest::newRow("packet beyond all") << 20 << QByteArray(4, '\xFF') << u"packet"_s;
    QTest::newRow("a time of another age") << 12 << QByteArray(8, '\xFF') << u"time"_s;
}

void PcapngImporterTest::damageIsNamed()
{
    QFETCH(const int, offset);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, word);
    Conversation talk;
    joinAs(talk, talk.peer);
    talk.receive("Hello");
    QByteArray file = talk.as(capture);
    talk.receive("World");
    const qsizetype block = file.size();
    file = talk.as(capture);
    file.replace(block + offset, bytes.size(), bytes);
    const FromCapture again(file);
    QVERIFY(again.error);
    QCOMPARE(*again.error, (Error{ErrorCode::DamagedBlock, {QString::number(block), word}, 0, -1}));
    QCOMPARE(again.journal.count(), 2U);
}

void PcapngImporterTest::noiseDoesNoHarm()
{
    Conversation talk;
    fillStreams(talk);
    Conversation datagrams(false);
    fillDatagrams(datagrams);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QList<QByteArray> files{talk.as(capture), asForeign(talk.as(capture)), asForeign(datagrams.as(capture))};
    for (int run = 0; run < 100; ++run) {
        QByteArray file = files[run % files.size()];
        for (int i = 0; i < 3; ++i)
            file[random.bounded(int(file.size()))] = char(random.generate());
        const FromCapture again(file);
        QVERIFY(again.journal.count() < 2000);
    }
}

void PcapngImporterTest::longBlocksAreRefused()
{
    QByteArray file = Conversation().as(capture);
    const qsizetype begin = file.size();
    file += QByteArray("\x06\0\0\0\x04\0\0\x01", 8) + QByteArray(8, '\0'); // four bytes more than is taken
    const FromCapture again(file);
    QVERIFY(again.error);
    QCOMPARE(again.error->argument(0), QString::number(begin));
}

void PcapngImporterTest::times_data()
{
    QTest::addColumn<quint64>("ticks"); // nanoseconds
    QTest::addColumn<qint64>("offset"); // seconds
    QTest::addColumn<bool>("isGood");
    QTest::newRow("the first") << quint64(0) << qint64(0) << true;
    QTest::newRow("the last") << quint64(9'214'646'399'999'999'999U) << qint64(0) << true;
    QTest::newRow("after the last") << quint64(9'214'646'400'000'000'000U) << qint64(0) << false;
    QTest::newRow("the first by its offset") << quint64(5'000'000'000) << qint64(-5) << true;
    QTest::newRow("before the first") << quint64(4'999'999'999) << qint64(-5) << false;
    QTest::newRow("after the last by its offset") << quint64(1'000'000'000) << qint64(9'214'646'399) << false;
    QTest::newRow("least offset") << quint64(0) << std::numeric_limits<qint64>::min() << false;
    QTest::newRow("largest offset") << quint64(0) << std::numeric_limits<qint64>::max() << false;
}

/// So that nanoseconds in 64 bits can tell how far any two are apart.
void PcapngImporterTest::times()
{
    QFETCH(const quint64, ticks);
    QFETCH(const qint64, offset);
    QFETCH(const bool, isGood);
    QByteArray file = Conversation().as(capture).first(lengthAt(Conversation().as(capture), 0)); // the section
    file += block(1, number<quint32>(101) + number<quint32>(0) + option(9, "\x09"_ba) + option(14, number(offset)));
    const QByteArray time = number(quint32(ticks >> 32U)) + number(quint32(ticks));
    file += block(6, number<quint32>(0) + time + number<quint32>(1) + number<quint32>(1) + QByteArray(4, '\0'));
    const FromCapture again(file);
    QCOMPARE(!again.error, isGood);
    if (!isGood)
        QCOMPARE(again.error->argument(1), u"time"_s);
}

/// It names what became of a connection, and drops that it does not name are told all the same.
void PcapngImporterTest::ofLongCommentsTheEndCounts()
{
    Conversation talk;
    joinAs(talk, talk.peer);
    for (int i = 0; i < 50; ++i)
        talk.eventOf(noPeer, EventKind::Dropped, {u"us"_s, {}, false, 2});
    talk.event(EventKind::TimedOut);
    Conversation datagrams(false);
    for (int i = 0; i < 50; ++i)
        datagrams.eventOf(noPeer, EventKind::Dropped, {u"us"_s, {}, false, 2});
    datagrams.receive("whole");
    quint64 drops = 0;
    const auto count = [&drops](const Record &record) {
        if (record.kind == RecordKind::Event && record.event == EventKind::Dropped)
            drops += record.detail().count;
    };
    const FromCapture stream(talk.as(capture));
    stream.journal.reader().forEach(RecordId(0), noRecord, count);
    QCOMPARE(std::exchange(drops, 0), 100U);
    QCOMPARE(stream.journal.reader().record(RecordId(stream.journal.count() - 1)).event, EventKind::TimedOut);
    const FromCapture source(datagrams.as(capture));
    source.journal.reader().forEach(RecordId(0), noRecord, count);
    QCOMPARE(drops, 100U);
    const Record last = source.journal.reader().record(RecordId(source.journal.count() - 1));
    QVERIFY(last.isChunk());
    QCOMPARE(last.flags, 0);
}

/// Also before a connection whose beginning is not there, and where no packet follows.
void PcapngImporterTest::dropsOfEveryKindComeBack()
{
    Conversation talk;
    const auto drop = [&talk](const QString &by, quint64 count) {
        talk.eventOf(noPeer, EventKind::Dropped, {by, {}, false, count});
    };
    drop(u"us"_s, 2);
    drop(u"unsent-bytes"_s, 5000);
    drop(u"us"_s, 3);
    talk.receive("its beginning is not there");
    drop(u"unsent-bytes"_s, 7);
    const FromCapture again(talk.as(capture));
    QStringList records;
    again.journal.reader().forEach(RecordId(0), noRecord, [&records](const Record &record) {
        records << (record.isChunk() ? u"chunk"_s
                                     : record.detail().text + u' ' + QString::number(record.detail().count));
    });
    QCOMPARE(records, QStringList({u"us 5"_s, u"unsent-bytes 5000"_s, u"chunk"_s, u"unsent-bytes 7"_s}));
}

/// A saved log says what it likes.
void PcapngImporterTest::aDatagramOfNoSuchSizeIsCut()
{
    Conversation datagrams(false);
    datagrams.receive(QByteArray(70'000, 'x'));
    const FromCapture again(datagrams.as(capture));
    const JournalReader reader = again.journal.reader();
    QCOMPARE(reader.count(), 1U);
    QCOMPARE(reader.record(RecordId(0)).bytes, QByteArray(65'507, 'x'));
    QCOMPARE(reader.record(RecordId(0)).flags, TruncatedDatagram);
}

/// Such a block does not say how much was captured; its interface does. What fills the block up is no payload.
void PcapngImporterTest::aSimplePacketEndsWhereItWasCut()
{
    Conversation datagrams(false);
    datagrams.receive("0123456789");
    const QByteArray file = datagrams.as(capture);
    const qsizetype interface = lengthAt(file, 0);
    const qsizetype packet = interface + lengthAt(file, interface);
    constexpr quint32 captured = 20 + 8 + 5;
    const QByteArray bytes = file.mid(packet + 28, captured) + QByteArray(3, '\0');
    const QByteArray begin = file.first(interface) + block(1, number(quint32(101)) + number(captured));
    const FromCapture again(begin + block(3, number(quint32(38)) + bytes));
    QVERIFY(!again.error);
    const Record record = again.journal.reader().record(RecordId(0));
    QCOMPARE(record.bytes, QByteArray("01234"));
    QCOMPARE(record.flags, TruncatedDatagram);
}

QTEST_GUILESS_MAIN(PcapngImporterTest)
#include "tst_pcapngimporter.moc"
