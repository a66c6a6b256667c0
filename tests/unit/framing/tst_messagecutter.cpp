// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagecutter.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/framedtext.h"
#include "tests/unit/framing/randomtraffic.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A message and the record at which it was told.
struct Told
{
    RecordId at = noRecord;
    JournalMessage message;

    friend bool operator==(const Told &, const Told &) = default;
};

std::vector<Told> cut(const JournalReader &reader, const FramingConfig &config)
{
    MessageCutter cutter(config);
    std::vector<Told> told;
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        cutter.read(reader, record, [&](const JournalMessage &message) { told.push_back({record.id, message}); });
    });
    return told;
}

/// The same by other means: each stream has a framer for itself, and all are asked about their silence at each record.
class PlainCutter
{
public:
    PlainCutter(const JournalReader &reader, const FramingConfig &config)
        : m_reader(reader)
        , m_config(config)
    {
        reader.forEach(RecordId(0), noRecord, [this](const Record &record) { read(record); });
    }

    std::vector<Told> told;

private:
    struct Stream
    {
        std::unique_ptr<Framer> framer;
        RecordId last = noRecord;
        Timestamp lastTime;
    };

    void read(const Record &record)
    {
        endSilentOnes(record);
        if (!record.isChunk())
            return endStreams(record);
        if (m_config.kind == FramingKind::None || !m_reader.peer(record.peer).isStream)
            return readAlone(record);
        if (record.bytes.isEmpty())
            return;
        Stream &stream = m_streams[streamKey(record)];
        if (!stream.framer)
            stream.framer = makeFramer(m_config);
        const RecordId before = stream.last;
        stream.framer->feed(record.bytes, record.time, [&](const Message &message) {
            tell(record, streamKey(record), message, message.end() > record.streamOffset ? record.id : before, true);
        });
        stream.last = record.id;
        stream.lastTime = record.time;
    }

    void readAlone(const Record &record)
    {
        const auto framer = makeFramer(m_config);
        qsizetype messages = 0;
        const MessageHandler note = [&](Message message) {
            message.offset += record.streamOffset;
            tell(record, streamKey(record), message, record.id, true);
            ++messages;
        };
        framer->feed(record.bytes, record.time, note);
        framer->finish(note);
        if (messages == 0)
            note({0, 0, 0, 0, m_config.kind == FramingKind::Gap ? MessageState::Complete : MessageState::Unfinished});
    }

    void endSilentOnes(const Record &record)
    {
        std::vector<std::pair<RecordId, StreamKey>> silent;
        for (auto &[key, stream] : m_streams) {
            const std::optional<Timestamp> deadline = stream.framer->deadline();
            if (deadline && *deadline <= record.time)
                silent.emplace_back(stream.last, key);
        }
        std::sort(silent.begin(), silent.end());
        for (const auto &[last, key] : silent)
            finish(record, key);
    }

    void endStreams(const Record &event)
    {
        for (const RecordKind direction : {RecordKind::Received, RecordKind::Sent}) {
            const StreamKey key = streamKey(event.peer, direction);
            if (endsStream(event.event, direction) && m_streams.contains(key))
                finish(event, key);
        }
    }

    void finish(const Record &record, StreamKey key)
    {
        Stream &stream = m_streams[key];
        stream.framer->finish([&](const Message &message) { tell(record, key, message, stream.last, false); });
    }

    void tell(const Record &record, StreamKey key, const Message &message, RecordId last, bool byBytes)
    {
        told.push_back({record.id, {message, peerOf(key), directionOf(key), last, byBytes}});
    }

    const JournalReader &m_reader;
    FramingConfig m_config;
    std::map<StreamKey, Stream> m_streams;
};

/// A journal of one TCP peer, written by hand.
class Conversation
{
public:
    explicit Conversation(bool isStream = true)
        : journal({m_folder.path()})
        , peer(journal.addPeer({u"127.0.0.1:5"_s, {}, isStream}))
    {}

    Conversation &got(QByteArrayView bytes, qint64 ms = 0)
    {
        Q_UNUSED(journal.append(RecordKind::Received, peer, Timestamp(std::chrono::milliseconds(ms)), bytes).value());
        return *this;
    }
    Conversation &sent(QByteArrayView bytes)
    {
        Q_UNUSED(journal.append(RecordKind::Sent, peer, {}, bytes).value());
        return *this;
    }
    Conversation &event(EventKind kind, qint64 ms = 0)
    {
        journal.appendEvent(kind, peer, Timestamp(std::chrono::milliseconds(ms)));
        return *this;
    }

    /// "2: bytes" for each message, with the number of the record at which it was told.
    [[nodiscard]] QStringList cut(const QString &spec) const
    {
        const JournalReader reader = journal.reader();
        QStringList lines;
        for (const Told &told : ::cut(reader, FramingConfig::fromSpec(spec).value())) {
            Message within = told.message.message;
            within.offset = 0;
            const QByteArray bytes = messageBytes(reader, told.message);
            lines.append(QString::number(toNumber(told.at)) % u": "_s % framedText(bytes, within));
        }
        return lines;
    }

private:
    QTemporaryDir m_folder;

public:
    Journal journal;
    PeerId peer;
};

} // namespace

/// Messages of whole journals.
class MessageCutterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhereTheOldestMessageBegins();
    void directionsAreCutApart();
    void noFramingIsChunkByChunk();
    void datagramsAreFramedByThemselves();
    void emptyDatagramsAreMessages();
    void eventsEndStreams_data();
    void eventsEndStreams();
    void silenceEndsMessagesWhateverComesNext();
    void elapsedTimeEndsMessages();
    void finishEndsAllStreams();
    void recordsLeftOutBeginAnew();
    void piecesAreInOrder();
    void cutsLikeAPlainOne_data();
    void cutsLikeAPlainOne();
};

void MessageCutterTest::directionsAreCutApart()
{
    Conversation talk;
    talk.got("a").sent("x").got("b\nc").sent("y\n").got("\n");
    QCOMPARE(talk.cut(u"line"_s), (QStringList{u"2: <ab>\\n"_s, u"3: <xy>\\n"_s, u"4: <c>\\n"_s}));
}

void MessageCutterTest::noFramingIsChunkByChunk()
{
    Conversation talk;
    talk.got("a\nb").event(EventKind::Note).sent("x").event(EventKind::WeClosed);
    QCOMPARE(talk.cut(u"none"_s), (QStringList{u"0: <a\\nb>"_s, u"2: <x>"_s}));
}

void MessageCutterTest::datagramsAreFramedByThemselves()
{
    Conversation talk(false);
    talk.got("a\nb").got("c\r").got("\n").event(EventKind::WeClosed);
    QCOMPARE(talk.cut(u"line"_s), (QStringList{u"0: <a>\\n"_s, u"0: <b>!unfinished"_s, u"1: <c>\\r"_s, u"2: <>\\n"_s}));
    QCOMPARE(talk.cut(u"gap:5"_s), (QStringList{u"0: <a\\nb>"_s, u"1: <c\\r>"_s, u"2: <\\n>"_s}));
}

void MessageCutterTest::emptyDatagramsAreMessages()
{
    Conversation talk(false);
    talk.got("").sent("").got("a\n");
    QCOMPARE(talk.cut(u"none"_s), (QStringList{u"0: <>"_s, u"1: <>"_s, u"2: <a\\n>"_s}));
    QCOMPARE(talk.cut(u"gap:5"_s), (QStringList{u"0: <>"_s, u"1: <>"_s, u"2: <a\\n>"_s}));
    QCOMPARE(talk.cut(u"line"_s), (QStringList{u"0: <>!unfinished"_s, u"1: <>!unfinished"_s, u"2: <a>\\n"_s}));
}

void MessageCutterTest::eventsEndStreams_data()
{
    QTest::addColumn<EventKind>("event");
    QTest::addColumn<QStringList>("messages");
    const QString received = u"2: <in>!unfinished"_s;
    const QString sent = u"2: <out>!unfinished"_s;
    QTest::newRow("FIN") << EventKind::PeerFinished << QStringList{received};
    QTest::newRow("our FIN") << EventKind::WeFinished << QStringList{sent};
    QTest::newRow("RST") << EventKind::PeerReset << QStringList{received, sent};
    QTest::newRow("our RST") << EventKind::WeReset << QStringList{received, sent};
    QTest::newRow("closed by us") << EventKind::WeClosed << QStringList{received, sent};
    QTest::newRow("timed out") << EventKind::TimedOut << QStringList{received, sent};
    QTest::newRow("a note") << EventKind::Note << QStringList();
}

void MessageCutterTest::eventsEndStreams()
{
    QFETCH(const EventKind, event);
    Conversation talk;
    talk.got("in").sent("out").event(event);
    QTEST(talk.cut(u"line"_s), "messages");
}

void MessageCutterTest::silenceEndsMessagesWhateverComesNext()
{
    Conversation talk;
    talk.got("a", 0).got("b", 9).event(EventKind::Note, 18).event(EventKind::Note, 19).got("c", 40).got("d", 50);
    QCOMPARE(talk.cut(u"gap:10"_s), (QStringList{u"3: <ab>"_s, u"5: <c>"_s}));
}

void MessageCutterTest::elapsedTimeEndsMessages()
{
    Conversation talk;
    talk.got("ab", 100);
    const JournalReader reader = talk.journal.reader();
    MessageCutter cutter(FramingConfig::fromSpec(u"gap:10"_s).value());
    std::vector<JournalMessage> messages;
    const auto note = [&messages](const JournalMessage &message) { messages.push_back(message); };
    cutter.read(reader, reader.record(RecordId(0)), note);
    QCOMPARE(cutter.deadline(), Timestamp(110ms));
    cutter.elapse(Timestamp(109ms), note);
    QVERIFY(messages.empty());
    cutter.elapse(Timestamp(110ms), note);
    QCOMPARE(messages.size(), 1U);
    QCOMPARE(messageBytes(reader, messages.front()), QByteArrayLiteral("ab"));
    QCOMPARE(cutter.deadline(), std::nullopt);
}

void MessageCutterTest::finishEndsAllStreams()
{
    Conversation talk;
    talk.got("a\nb").sent("x");
    const JournalReader reader = talk.journal.reader();
    MessageCutter cutter(FramingConfig::fromSpec(u"line"_s).value());
    QStringList messages;
    const auto note = [&](const JournalMessage &message) {
        messages.append(QString::fromLatin1(messageBytes(reader, message)));
    };
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) { cutter.read(reader, record, note); });
    cutter.finish(note);
    cutter.finish(note);
    QCOMPARE(messages, (QStringList{u"a\n"_s, u"b"_s, u"x"_s}));
}

void MessageCutterTest::recordsLeftOutBeginAnew()
{
    Conversation talk;
    talk.got("a\nb").got("c\nd").got("e\nf").got("g\n");
    const JournalReader reader = talk.journal.reader();
    MessageCutter cutter(FramingConfig::fromSpec(u"line"_s).value());
    QStringList messages;
    for (const quint64 id : {0, 2, 3}) {
        cutter.read(reader, reader.record(RecordId(id)), [&](const JournalMessage &message) {
            messages.append(framedText("a\nbc\nde\nfg\n", message.message));
        });
    }
    QCOMPARE(messages, (QStringList{u"<a>\\n"_s, u"<b>!unfinished"_s, u"<e>\\n"_s, u"<fg>\\n"_s}));
}

void MessageCutterTest::piecesAreInOrder()
{
    Conversation talk;
    talk.got("x\nab").sent("zz\n").got("").got("cd").got("ef\ny\r").got("q");
    const JournalReader reader = talk.journal.reader();
    const std::vector<Told> told = cut(reader, FramingConfig::fromSpec(u"line"_s).value());
    QCOMPARE(told.size(), 4U);
    const JournalMessage &message = told[2].message;
    QCOMPARE(messageBytes(reader, message), QByteArrayLiteral("abcdef\n"));
    QCOMPARE(messageBytes(reader, message, 3), QByteArrayLiteral("abc"));
    using Pieces = std::vector<MessagePiece>;
    const Pieces pieces = messagePieces(reader, message);
    QCOMPARE(pieces, (Pieces{{RecordId(0), 2, 4}, {RecordId(3), 0, 2}, {RecordId(4), 0, 3}}));
    QCOMPARE(messagePieces(reader, told[3].message), (Pieces{{RecordId(4), 3, 5}}));
}

void MessageCutterTest::cutsLikeAPlainOne_data()
{
    QTest::addColumn<QString>("spec");
    for (const auto &spec : {u"none"_s, u"line"_s, u"line,limit=50"_s, u"delimiter:0d0a"_s, u"fixed:100"_s,
                             u"length:1"_s, u"length:2,limit=600"_s, u"gap:5"_s, u"gap:20,limit=1000"_s})
        QTest::newRow(qUtf8Printable(spec)) << spec;
}

void MessageCutterTest::cutsLikeAPlainOne()
{
    QFETCH(const QString, spec);
    const FramingConfig config = FramingConfig::fromSpec(spec).value();
    for (quint32 seed = 1; seed <= 3; ++seed) {
        RandomTraffic traffic(seed);
        traffic.append(1500);
        const JournalReader reader = traffic.journal.reader();
        const std::vector<Told> told = cut(reader, config);
        const std::vector<Told> expected = PlainCutter(reader, config).told;
        const auto [here, there] = std::mismatch(told.begin(), told.end(), expected.begin(), expected.end());
        QCOMPARE(here - told.begin(), qsizetype(expected.size()));
        QCOMPARE(told.size(), expected.size());
    }
}

/// However many reads it has come in: it is asked after each.
void MessageCutterTest::knowsWhereTheOldestMessageBegins()
{
    const QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId slow = journal.addPeer({});
    const PeerId quick = journal.addPeer({});
    MessageCutter cutter(FramingConfig::fromSpec(u"line"_s).value());
    JournalReader reader = journal.reader();
    const auto firstAfter = [&](PeerId peer, const char *bytes) {
        const RecordId added = journal.append(RecordKind::Received, peer, {}, bytes).value();
        reader.refresh();
        cutter.read(reader, reader.record(added), [](const JournalMessage &) {});
        return cutter.firstUnderWay();
    };
    QCOMPARE(firstAfter(quick, "whole\n"), noRecord);
    QCOMPARE(firstAfter(quick, "begun"), RecordId(1));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 50'000; ++i)
        QCOMPARE(firstAfter(slow, "x"), RecordId(1));
    QCOMPARE(firstAfter(quick, " and over\n"), RecordId(2));
    QCOMPARE(firstAfter(slow, "\nagain"), RecordId(50'003));
    QCOMPARE(firstAfter(slow, "\n"), noRecord);
    QVERIFY(timer.elapsed() < 15'000); // a walk through all of them each time takes minutes
}

QTEST_GUILESS_MAIN(MessageCutterTest)
#include "tst_messagecutter.moc"
