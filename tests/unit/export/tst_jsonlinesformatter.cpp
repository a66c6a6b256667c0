// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/export/sampleconversation.h"
#include "tests/unit/journal/randomstreams.h"
#include "text/decoder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

QList<QJsonObject> parsed(const QByteArray &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.chopped(1).split('\n')) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (error.error != QJsonParseError::NoError || !document.isObject() || !line.isValidUtf8())
            qWarning("not JSON: %s", line.constData());
        objects.append(document.object());
    }
    return objects;
}

/// What all lines of \p peer say of one direction, joined.
struct Joined
{
    QByteArray bytes;
    QString text;
    qint64 invalidBytes = 0;
};

Joined joined(const QList<QJsonObject> &lines, const QString &peer, bool isSent)
{
    Joined all;
    for (const QJsonObject &line : lines) {
        const bool isEvent = line["dir"_L1] == "event"_L1;
        if (line["peer"_L1] != peer || !(isEvent || line["dir"_L1] == (isSent ? "tx"_L1 : "rx"_L1)))
            continue;
        const bool isSentRest = isEvent && isSent;
        all.bytes += QByteArray::fromHex(line["hex"_L1].toString().toLatin1());
        all.text += line[isSentRest ? "sentText"_L1 : "text"_L1].toString();
        all.invalidBytes += line[isSentRest ? "sentInvalid"_L1 : "invalid"_L1].toInteger();
    }
    return all;
}

} // namespace

/// Every record is a line of strict JSON; the lines of a stream joined are the stream, as bytes and as text.
class JsonLinesFormatterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void exactLines();
    void exactEvents();
    void datagramFlags();
    void unfinishedCharacters();
    void streamsComeBack_data();
    void streamsComeBack();
};

void JsonLinesFormatterTest::exactLines()
{
    Conversation talk;
    talk.receive("\xE4\xBD");
    talk.receive("\xA0\"\\\n\x1B\x7F\xFF");
    talk.send("\xE2\x80\xAE"); // U+202E
    talk.receive({});
    QCOMPARE(talk.as(RecordFormat::JsonLines),
             R"({"n":0,"t":"2026-01-31T01:05:00.123456789Z","dir":"rx","peer":"127.0.0.1:50122","len":2,)"
             R"("hex":"e4bd","text":"","invalid":0})"
             "\n"
             R"({"n":1,"t":"2026-01-31T01:05:00.123456789Z","dir":"rx","peer":"127.0.0.1:50122","len":7,)"
             R"("hex":"a0225c0a1b7fff","text":"你\"\\\n\u001b\u007f�","invalid":1})"
             "\n"
             R"({"n":2,"t":"2026-01-31T01:05:00.123456789Z","dir":"tx","peer":"127.0.0.1:50122","len":3,)"
             R"("hex":"e280ae","text":"\u202e","invalid":0})"
             "\n"
             R"({"n":3,"t":"2026-01-31T01:05:00.123456789Z","dir":"rx","peer":"127.0.0.1:50122","len":0,)"
             R"("hex":"","text":"","invalid":0})"
             "\n");
}

void JsonLinesFormatterTest::exactEvents()
{
    Conversation talk;
    talk.eventOf(noPeer, EventKind::Opened, {u"127.0.0.1:8080"_s, {}, false, 0});
    talk.event(EventKind::Joined, {u"127.0.0.1:50122"_s, {}, false, 0});
    talk.eventOf(noPeer, EventKind::Dropped, {u"kernel"_s, {}, false, 12});
    talk.eventOf(noPeer, EventKind::Failed, {{}, {ErrorCode::Refused, {u"127.0.0.1:9"_s}, 111}, true, 0});
    talk.event(EventKind::PeerReset);
    const QByteArray begin = R"("t":"2026-01-31T01:05:00.123456789Z","dir":"event","peer":)";
    QCOMPARE(talk.as(RecordFormat::JsonLines),
             R"({"n":0,)" + begin +
                 R"("","event":"opened","detail":{"local":"127.0.0.1:8080"}})"
                 "\n"
                 R"({"n":1,)" +
                 begin +
                 R"("127.0.0.1:50122","event":"joined",)"
                 R"("detail":{"remote":"127.0.0.1:50122","local":"127.0.0.1:8080"}})"
                 "\n"
                 R"({"n":2,)" +
                 begin +
                 R"("","event":"dropped","detail":{"by":"kernel","count":12}})"
                 "\n"
                 R"({"n":3,)" +
                 begin +
                 R"("","event":"failed",)"
                 R"("detail":{"error":"refused","errno":111,"arguments":["127.0.0.1:9"]}})"
                 "\n"
                 R"({"n":4,)" +
                 begin +
                 R"("127.0.0.1:50122","event":"peer-reset","detail":{}})"
                 "\n");
}

void JsonLinesFormatterTest::datagramFlags()
{
    Conversation talk(false);
    talk.receive("\xE4", TruncatedDatagram | BroadcastDatagram);
    talk.receive("\xBD");
    const QList<QJsonObject> lines = parsed(talk.as(RecordFormat::JsonLines));
    QVERIFY(lines[0]["truncated"_L1].toBool());
    QVERIFY(lines[0]["broadcast"_L1].toBool());
    QVERIFY(!lines[1].contains("truncated"_L1));
    QCOMPARE(lines[0]["text"_L1].toString(), u"\uFFFD"_s);
    QCOMPARE(lines[0]["invalid"_L1].toInteger(), 1);
    QCOMPARE(lines[1]["text"_L1].toString(), u"\uFFFD"_s);
}

void JsonLinesFormatterTest::unfinishedCharacters()
{
    Conversation talk;
    talk.receive("\xE4\xBD");
    talk.send("\xF0\x9F\x98");
    talk.chunk(RecordKind::Received, talk.other, "\xE4", 0);
    talk.event(EventKind::PeerFinished);
    talk.event(EventKind::WeClosed);
    const QList<QJsonObject> lines = parsed(talk.as(RecordFormat::JsonLines));
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines[3]["event"_L1].toString(), u"peer-finished"_s);
    QCOMPARE(lines[3]["text"_L1].toString(), u"\uFFFD"_s);
    QCOMPARE(lines[3]["invalid"_L1].toInteger(), 2);
    QVERIFY(!lines[3].contains("sentText"_L1));
    QCOMPARE(lines[4]["sentText"_L1].toString(), u"\uFFFD"_s);
    QCOMPARE(lines[4]["sentInvalid"_L1].toInteger(), 3);
    QVERIFY(!lines[4].contains("text"_L1));
    QCOMPARE(lines[5]["event"_L1].toString(), u"unfinished"_s);
    QCOMPARE(lines[5]["peer"_L1].toString(), u"[::1]:9"_s);
    QVERIFY(lines[5]["n"_L1].isNull());
    QCOMPARE(lines[5]["invalid"_L1].toInteger(), 1);
}

void JsonLinesFormatterTest::streamsComeBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("closed");
    for (const Encoding &encoding : RandomStreams::encodings()) {
        QTest::addRow("%s, closed", qUtf8Printable(encoding.name())) << encoding.name() << true;
        QTest::addRow("%s, going on", qUtf8Printable(encoding.name())) << encoding.name() << false;
    }
}

void JsonLinesFormatterTest::streamsComeBack()
{
    QFETCH(QString, name);
    QFETCH(bool, closed);
    const Encoding encoding = Encoding::fromName(name).value();
    Conversation talk;
    RandomStreams::Streams streams(talk.journal, 41, true);
    streams.append(300, 50);
    for (quint32 peer = 1; closed && peer <= talk.journal.reader().peerCount(); ++peer)
        talk.eventOf(PeerId(peer), EventKind::WeClosed);
    const QList<QJsonObject> lines = parsed(talk.as(RecordFormat::JsonLines, encoding));
    QVERIFY(lines.size() >= qsizetype(talk.journal.count()));
    for (const auto &[key, bytes] : streams.bytes()) {
        const QString address = talk.journal.reader().peer(key.first).address;
        const Joined all = joined(lines, address, key.second == RecordKind::Sent);
        qint64 invalidBytes = 0;
        QCOMPARE(all.bytes, bytes);
        QCOMPARE(all.text, decodeText(bytes, encoding, &invalidBytes));
        QCOMPARE(all.invalidBytes, invalidBytes);
    }
}

QTEST_GUILESS_MAIN(JsonLinesFormatterTest)
#include "tst_jsonlinesformatter.moc"
