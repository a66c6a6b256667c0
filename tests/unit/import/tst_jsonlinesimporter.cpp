// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/jsonlinesimporter.h"

#include "tests/support/stricttest.h"
#include "tests/unit/import/imported.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

using FromLines = Imported<JsonLinesImporter>;

QByteArray goodLine()
{
    return R"({"n":0,"t":"2026-01-31T01:05:00.123456789Z","dir":"rx","peer":"127.0.0.1:50122",)"
           R"("len":2,"hex":"4869","text":"Hi","invalid":0})"
           "\n";
}

/// Everything that a record may say.
void fill(Conversation &talk)
{
    using namespace std::chrono_literals;
    const EventDetail refused{{}, {ErrorCode::Refused, {u"127.0.0.1:9"_s, u"\"\\\n"_s}, 111}, true, 0};
    talk.eventOf(noPeer, EventKind::Opened, {u"127.0.0.1:8080"_s, {}, false, 0});
    talk.eventOf(noPeer, EventKind::Note, {u"receive-buffer"_s, {}, false, 425'984});
    talk.eventOf(noPeer, EventKind::Note, {u"peers-kept"_s, {}, false, 0});
    talk.eventOf(noPeer, EventKind::Connecting, {u"127.0.0.1:9"_s, {}, false, 0});
    talk.eventOf(noPeer, EventKind::Failed, refused);
    talk.event(EventKind::Joined, {u"127.0.0.1:50122"_s, {}, false, 0});
    talk.time += 1ns;
    talk.receive("\xE4\xBD");
    talk.receive("\xA0\"\\\n\x1B\x7F\xFF");
    talk.send(QByteArray("\0\x01\xE2\x80\xAE", 5));
    talk.receive({});
    talk.eventOf(talk.other, EventKind::Joined, {u"[::1]:9"_s, {}, false, 0});
    talk.chunk(RecordKind::Received, talk.other, "\xE5", 0);
    talk.event(EventKind::PeerFinished);
    talk.event(EventKind::Dropped, {u"queue-full"_s, {}, false, 1234});
    talk.event(EventKind::WeFinished);
    talk.event(EventKind::WeClosed);
    talk.time += 1'000'000'001ns;
    const PeerId again = talk.journal.addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, true});
    talk.eventOf(again, EventKind::Joined, {u"127.0.0.1:50122"_s, {}, false, 0});
    talk.chunk(RecordKind::Received, again, "again \xF0", 0);
    talk.eventOf(again, EventKind::PeerReset);
    talk.eventOf(noPeer, EventKind::Dropped, {u"kernel"_s, {}, false, ~quint64(0) >> 1U});
    talk.eventOf(noPeer, EventKind::TimedOut, {u"h:1"_s, {ErrorCode::TimedOut, {u"h:1"_s, u"50"_s}}, true, 0});
    talk.eventOf(noPeer, EventKind::Closed);
}

void fillDatagrams(Conversation &talk)
{
    talk.eventOf(noPeer, EventKind::Opened, {u"0.0.0.0:8080"_s, {}, false, 0});
    talk.event(EventKind::Joined, {u"127.0.0.1:50122"_s, {}, false, 0});
    talk.receive("\xE4\xBD");
    talk.receive("\xA0");
    talk.receive("cut", TruncatedDatagram);
    talk.receive("all", BroadcastDatagram);
    talk.receive({});
    talk.chunk(RecordKind::Sent, talk.other, "first heard of as one to send to", 0);
    const EventDetail unreachable{{}, {ErrorCode::PortUnreachable, {u"[::1]:9"_s}, 111}, true, 0};
    talk.eventOf(talk.other, EventKind::Unreachable, unreachable);
    talk.eventOf(talk.other, EventKind::Failed, unreachable); // which ends no source of datagrams
    talk.eventOf(talk.other, EventKind::Failed, unreachable);
    talk.chunk(RecordKind::Received, talk.other, "\xE4", 0);
    talk.chunk(RecordKind::Received, talk.other, "\xBD", 0);
}

} // namespace

/// A JSON Lines log that is read again is the log that it was.
class JsonLinesImporterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void everyCutGivesTheSame();
    void recordsAreWhatTheyWere();
    void fromTheMiddle();
    void aSourceFirstHeardOfByAnEvent();
    void aPortThatIsUsedAgain();
    void messagesAreReadAsTheirBytes();
    void otherOrderAndUnknownFields();
    void badLinesAreLeftOut_data();
    void badLinesAreLeftOut();
    void theFirstBadLineIsNamed();
    void lineEnds();
    void whatIsNoLogIsRefused_data();
    void whatIsNoLogIsRefused();
    void lineOfAnyLengthTakesLittle();
    void emptyLog();
    void fullJournal();
};

void JsonLinesImporterTest::comesBackAsItWas_data()
{
    QTest::addColumn<bool>("areStreams");
    QTest::newRow("streams") << true;
    QTest::newRow("datagrams") << false;
}

void JsonLinesImporterTest::comesBackAsItWas()
{
    QFETCH(const bool, areStreams);
    Conversation talk(areStreams);
    areStreams ? fill(talk) : fillDatagrams(talk);
    const QByteArray file = talk.as(RecordFormat::JsonLines);
    const FromLines again(file);
    QVERIFY(!again.error);
    QCOMPARE(again.leftOut(), 0);
    QCOMPARE(again.as(RecordFormat::JsonLines), file);
    const Encoding gbk = Encoding::fromName(u"GBK"_s).value();
    QCOMPARE(again.as(RecordFormat::JsonLines, gbk), talk.as(RecordFormat::JsonLines, gbk));
    QCOMPARE(again.as(RecordFormat::NetAssistText), talk.as(RecordFormat::NetAssistText));
    QCOMPARE(again.as(RecordFormat::Csv), talk.as(RecordFormat::Csv));
}

void JsonLinesImporterTest::everyCutGivesTheSame()
{
    Conversation talk;
    fill(talk);
    const QByteArray file = talk.as(RecordFormat::JsonLines);
    for (qsizetype cut = 0; cut <= file.size(); ++cut)
        QCOMPARE(FromLines(file, {cut}).as(RecordFormat::JsonLines), file);
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int run = 0; run < 50; ++run) {
        QList<qsizetype> cuts;
        for (int i = 0; i < 20; ++i)
            cuts << random.bounded(int(file.size()));
        std::sort(cuts.begin(), cuts.end());
        QCOMPARE(FromLines(file, cuts).as(RecordFormat::JsonLines), file);
    }
}

void JsonLinesImporterTest::recordsAreWhatTheyWere()
{
    Conversation talk;
    fill(talk);
    const FromLines again(talk.as(RecordFormat::JsonLines));
    const JournalReader expected = talk.journal.reader();
    const JournalReader actual = again.journal.reader();
    QCOMPARE(actual.count(), expected.count());
    for (RecordId id{0}; toNumber(id) < expected.count(); ++id) {
        const Record a = actual.record(id);
        const Record e = expected.record(id);
        QCOMPARE(a.kind, e.kind);
        QCOMPARE(a.event, e.event);
        QCOMPARE(a.flags, e.flags);
        QCOMPARE(a.time, e.time);
        QCOMPARE(a.bytes, e.bytes);
        QCOMPARE(a.streamOffset, e.streamOffset);
        QCOMPARE(a.previousInStream, e.previousInStream);
        QCOMPARE(actual.peer(a.peer).address, expected.peer(e.peer).address);
        QCOMPARE(actual.peer(a.peer).isStream, expected.peer(e.peer).isStream);
    }
}

/// As a part of a log is exported: who joined before is known by address alone.
void JsonLinesImporterTest::fromTheMiddle()
{
    Conversation talk;
    talk.receive("one");
    talk.send("two");
    talk.event(EventKind::PeerFinished);
    const QByteArray file = talk.as(RecordFormat::JsonLines);
    const FromLines again(file);
    QCOMPARE(again.as(RecordFormat::JsonLines), file);
    QCOMPARE(again.journal.reader().peerCount(), 1U);
}

/// As in a part of a log.
void JsonLinesImporterTest::aSourceFirstHeardOfByAnEvent()
{
    for (const EventKind event : {EventKind::Unreachable, EventKind::Failed}) {
        Conversation talk(false);
        talk.event(event, {{}, {ErrorCode::PortUnreachable, {}, 111}, true, 0});
        talk.receive("\xE4\xBD");
        talk.receive("\xA0");
        const QByteArray file = talk.as(RecordFormat::JsonLines);
        const FromLines again(file);
        QCOMPARE(again.as(RecordFormat::JsonLines), file);
    }
}

void JsonLinesImporterTest::aPortThatIsUsedAgain()
{
    Conversation talk;
    fill(talk);
    const FromLines again(talk.as(RecordFormat::JsonLines));
    const JournalReader reader = again.journal.reader();
    QCOMPARE(reader.peerCount(), 3U);
    QCOMPARE(reader.peer(PeerId(1)).address, reader.peer(PeerId(3)).address);
    QVERIFY(reader.streamEnd(PeerId(1), RecordKind::Received).has_value());
}

void JsonLinesImporterTest::messagesAreReadAsTheirBytes()
{
    const FromLines again(R"({"n":1,"t":"2026-01-31T01:05:00.123456789Z","dir":"rx","peer":"127.0.0.1:50122",)"
                          R"("message":0,"len":3,"head":0,"tail":1,"hex":"48690a","text":"Hi","invalid":0,)"
                          R"("parts":[{"n":0,"begin":0,"len":1},{"n":1,"begin":0,"len":2}]})"
                          "\n");
    QCOMPARE(again.journal.count(), 1U);
    QCOMPARE(again.journal.reader().record(RecordId(0)).bytes, QByteArrayView("Hi\n"));
}

void JsonLinesImporterTest::otherOrderAndUnknownFields()
{
    const FromLines again(R"( {"hex":"4869","peer":"","later":[1,{}],"len":2,"dir":"tx","t":"2026-01-31T01:05:00Z"} )");
    QVERIFY(!again.error);
    QCOMPARE(again.leftOut(), 0);
    const Record record = again.journal.reader().record(RecordId(0));
    QCOMPARE(record.kind, RecordKind::Sent);
    QCOMPARE(record.peer, noPeer);
    QCOMPARE(record.bytes, QByteArrayView("Hi"));
}

void JsonLinesImporterTest::badLinesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("field");
    QTest::newRow("cut") << "\"invalid\":0}"_ba
                         << "\"inv"_ba << u"json"_s;
    QTest::newRow("a list") << goodLine().trimmed() << "[1]"_ba << u"json"_s;
    QTest::newRow("a zero byte") << goodLine().first(1) << QByteArray(1, '\0') << u"json"_s;
    QTest::newRow("no time") << "\"t\""_ba
                             << "\"u\""_ba << u"t"_s;
    QTest::newRow("a time of another type") << "\"2026-01-31T01:05:00.123456789Z\""_ba
                                            << "7"_ba << u"t"_s;
    QTest::newRow("a day that is not") << "01-31"_ba
                                       << "02-31"_ba << u"t"_s;
    QTest::newRow("no direction") << "\"rx\""_ba
                                  << "\"up\""_ba << u"dir"_s;
    QTest::newRow("a peer of another type") << "\"127.0.0.1:50122\""_ba
                                            << "[]"_ba << u"peer"_s;
    QTest::newRow("no peer") << "\"peer\""_ba
                             << "\"pear\""_ba << u"peer"_s;
    QTest::newRow("no bytes") << "\"hex\""_ba
                              << "\"hax\""_ba << u"hex"_s;
    QTest::newRow("bytes of another type") << "\"4869\""_ba
                                           << "4869"_ba << u"hex"_s;
    QTest::newRow("half a byte") << "4869"_ba
                                 << "486"_ba << u"hex"_s;
    QTest::newRow("no hex") << "4869"_ba
                            << "48g9"_ba << u"hex"_s;
    QTest::newRow("a sign in the hex") << "4869"_ba
                                       << "48-9"_ba << u"hex"_s;
    QTest::newRow("a length that lies") << "\"len\":2"_ba
                                        << "\"len\":3"_ba << u"len"_s;
    QTest::newRow("a length of another type") << "\"len\":2"_ba
                                              << "\"len\":\"2\""_ba << u"len"_s;
    QTest::newRow("an unknown event") << "\"rx\""_ba
                                      << "\"event\",\"event\":\"sneezed\",\"detail\":{}"_ba << u"event"_s;
    QTest::newRow("no detail") << "\"rx\""_ba
                               << "\"event\",\"event\":\"joined\""_ba << u"detail"_s;
    QTest::newRow("a count below nothing")
        << "\"rx\""_ba
        << "\"event\",\"event\":\"dropped\",\"detail\":{\"count\":-1}"_ba << u"count"_s;
    QTest::newRow("a count with a fraction")
        << "\"rx\""_ba
        << "\"event\",\"event\":\"dropped\",\"detail\":{\"count\":1.5}"_ba << u"count"_s;
    QTest::newRow("a switch of another type") << "\"len\":2"_ba
                                              << "\"len\":2,\"datagram\":1"_ba << u"datagram"_s;
}

void JsonLinesImporterTest::badLinesAreLeftOut()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, field);
    QByteArray bad = goodLine();
    QVERIFY(bad.contains(from));
    bad.replace(from, to);
    const FromLines again(goodLine() + bad + goodLine());
    QVERIFY(!again.error);
    QCOMPARE(again.journal.count(), 2U);
    QCOMPARE(again.leftOut(), 1);
    QCOMPARE(*again.importer.leftOut().first, (Error{ErrorCode::DamagedLine, {u"2"_s, field}, 0, -1}));
}

void JsonLinesImporterTest::theFirstBadLineIsNamed()
{
    const FromLines again("\n" + goodLine() + "\n{\n[]\n" + goodLine() + "x");
    QCOMPARE(again.journal.count(), 2U);
    QCOMPARE(again.leftOut(), 3);
    QCOMPARE(again.importer.leftOut().first->argument(0), u"4"_s);
}

void JsonLinesImporterTest::lineEnds()
{
    QByteArray lines = goodLine().trimmed() + "\r\n" + goodLine().trimmed();
    const FromLines again(lines);
    QCOMPARE(again.journal.count(), 2U);
    QCOMPARE(again.leftOut(), 0);
}

void JsonLinesImporterTest::whatIsNoLogIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("text") << "Hello\n"_ba;
    QTest::newRow("other JSON Lines") << "{\"id\":1}\n{\"id\":2}\n"_ba;
    QTest::newRow("one large object") << QByteArray("{\n  \"a\": 1,\n") + QByteArray("  \"b\": 2,\n").repeated(100) +
                                             "}";
    QTest::newRow("binary") << QByteArray(1000, '\xFE');
    QTest::newRow("one long line") << QByteArray(JsonLinesImporter::longestLine + 1, ' ');
    QTest::newRow("a record behind much else") << QByteArray("x\n").repeated(16) + goodLine();
}

void JsonLinesImporterTest::whatIsNoLogIsRefused()
{
    QFETCH(const QByteArray, file);
    const FromLines again(file);
    QVERIFY(again.error);
    QCOMPARE(again.error->code, ErrorCode::NotASavedLog);
}

/// 100 MB in pieces, none of which is kept.
void JsonLinesImporterTest::lineOfAnyLengthTakesLittle()
{
    QTemporaryDir folder;
    Journal journal({folder.path()});
    JsonLinesImporter importer(journal);
    QVERIFY(importer.feed(goodLine()));
    const QByteArray piece(1'000'000, 'x');
    for (int i = 0; i < 100; ++i)
        QVERIFY(importer.feed(piece));
    QVERIFY(importer.feed(QByteArray("\n" + goodLine())));
    QVERIFY(importer.finish());
    QCOMPARE(journal.count(), 2U);
    QCOMPARE(importer.leftOut().count, 1U);
    QCOMPARE(*importer.leftOut().first, (Error{ErrorCode::DamagedLine, {u"2"_s, u"too-long"_s}, 0, -1}));
}

void JsonLinesImporterTest::emptyLog()
{
    const FromLines none(QByteArray{});
    QVERIFY(!none.error);
    QCOMPARE(none.journal.count(), 0U);
    QVERIFY(!FromLines("\n\n").error);
}

void JsonLinesImporterTest::fullJournal()
{
    QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(1) << 20, AtLimit::Pause}, qint64(1) << 16});
    JsonLinesImporter importer(journal);
    Result<void> done;
    for (int i = 0; i < 100'000 && done; ++i)
        done = importer.feed(goodLine());
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::JournalLimit);
    QVERIFY(journal.count() > 1000);
}

QTEST_GUILESS_MAIN(JsonLinesImporterTest)
#include "tst_jsonlinesimporter.moc"
