// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/stricttest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace CliHelpers;

namespace {

QList<QJsonObject> receivedIn(const QByteArray &lines)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value("dir"_L1) == "rx"_L1)
            objects << object;
    }
    return objects;
}

/// The bytes of the parts of a message, which tell how it was cut by the reads.
qint64 bytesOfParts(const QJsonObject &message)
{
    qint64 bytes = 0;
    const QJsonArray parts = message.value("parts"_L1).toArray();
    for (const auto &part : parts)
        bytes += part.toObject().value("len"_L1).toInteger();
    return bytes;
}

} // namespace

/// What the terminal program makes of streams with --framing.
class CliFramingTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void messagesAreTheSameHoweverTheyAreCut_data();
    void messagesAreTheSameHoweverTheyAreCut();
    void linesOfWideCharacters();
    void partsTellTheReads();
    void formats_data();
    void formats();
    void faultsAreMarked_data();
    void faultsAreMarked();
    void statisticsCountMessages();
    void exitAfterCountsMessages();
    void aSilenceEndsAMessage();
    void datagramsAreFramedOneByOne();

private:
    /// A receiver that prints until its peer has gone, and the peer's one write.
    void converse(ForeignProcess &program, const QStringList &options, const QByteArray &bytes);
};

void CliFramingTest::converse(ForeignProcess &program, const QStringList &options, const QByteArray &bytes)
{
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server(options + QStringList{u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(peer.state(), QAbstractSocket::ConnectedState);
    peer.write(bytes);
    peer.disconnectFromHost();
    QTRY_COMPARE(program.exitCode(), 0);
}

void CliFramingTest::messagesAreTheSameHoweverTheyAreCut_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("framing");
    QTest::addColumn<int>("frameBytes");
    const bool isLittle = QSysInfo::ByteOrder == QSysInfo::LittleEndian;
    QTest::newRow("native struct prefix") << u"struct"_s << (isLittle ? u"length:4le"_s : u"length:4be"_s) << 4;
    QTest::newRow("lines") << u"line"_s << u"line"_s << 1;
    QTest::newRow("delimiter") << u"line"_s << u"delimiter:0A"_s << 1;
}

void CliFramingTest::messagesAreTheSameHoweverTheyAreCut()
{
    QFETCH(QString, kind);
    QFETCH(QString, framing);
    QFETCH(int, frameBytes);
    ForeignProcess program;
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server({u"--framing"_s, framing, u"--format"_s, u"jsonl"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    ForeignProcess peer;
    peer.startPeer(u"tcp_message_client.py"_s,
                   {QString::number(program.port()), kind, u"你好"_s, u"粘包"_s, u"third one"_s});
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, 30'000);

    const auto whole = int(u"你好"_s.toUtf8().size()) + frameBytes;
    QStringList expected(whole - 1, u"你好"_s);
    expected << u"你好"_s << u"粘包"_s << u"third one"_s;
    QStringList texts;
    const QList<QJsonObject> messages = receivedIn(program.out());
    for (const QJsonObject &message : messages) {
        QCOMPARE(message.value("message"_L1).toInteger(), qint64(texts.size()));
        QCOMPARE(bytesOfParts(message), message.value("len"_L1).toInteger());
        QVERIFY2(!message.contains("mark"_L1), program.out().constData());
        texts << message.value("text"_L1).toString();
    }
    QCOMPARE(texts, expected);
}

void CliFramingTest::linesOfWideCharacters()
{
    const QByteArray bytes("`O}Y\r\0\n\0\x0A\x4E\n\0", 12); // 你好, CR LF, 上 (U+4E0A), LF
    ForeignProcess program;
    converse(program, {u"--framing"_s, u"line"_s, u"--encoding"_s, u"UTF-16LE"_s}, bytes);
    QCOMPARE(program.out(), u"你好\n上\n"_s.toUtf8());
}

void CliFramingTest::partsTellTheReads()
{
    ForeignProcess program;
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server({u"--framing"_s, u"line"_s, u"--format"_s, u"jsonl"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(peer.state(), QAbstractSocket::ConnectedState);
    peer.write("one\ntw");
    QTRY_COMPARE(receivedIn(program.out()).size(), 1); // the first read is done
    peer.write("o\nthree\n");
    peer.disconnectFromHost();
    QTRY_COMPARE(program.exitCode(), 0);

    const QList<QJsonObject> messages = receivedIn(program.out());
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[0].value("tail"_L1).toInt(), 1);
    const QJsonArray one = messages[0].value("parts"_L1).toArray();
    const QJsonArray two = messages[1].value("parts"_L1).toArray();
    const QJsonArray three = messages[2].value("parts"_L1).toArray();
    QCOMPARE(one.size(), 1);
    QCOMPARE(two.size(), 2);
    QCOMPARE(two[0].toObject().value("n"_L1), one[0].toObject().value("n"_L1)); // they stuck together
    QCOMPARE(two[0].toObject().value("begin"_L1).toInt(), 4);
    QCOMPARE(two[0].toObject().value("len"_L1).toInt(), 2);
    QCOMPARE(two[1].toObject().value("len"_L1).toInt(), 2);
    QCOMPARE(three[0].toObject().value("n"_L1), two[1].toObject().value("n"_L1));
    QCOMPARE(three[0].toObject().value("begin"_L1).toInt(), 2);
}

void CliFramingTest::formats_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("text: what the header frames") << QStringList() << u"^hi\\n你好\\n$"_s;
    QTest::newRow("hex: all of it") << QStringList{u"--format"_s, u"hex"_s}
                                    << u"^02 68 69\\n06 E4 BD A0 E5 A5 BD\\n$"_s;
    QTest::newRow("dump: offsets of the message")
        << QStringList{u"--view"_s, u"dump"_s} << u"^00000000  02 68 69 .*\\n\\n00000000  06 E4 BD .*\\n\\n$"_s;
    QTest::newRow("netassist") << QStringList{u"--format"_s, u"netassist"_s}
                               << u"RECV ASCII FROM 127\\.0\\.0\\.1 :\\d+>\\nhi\\n\\n\\[.*ASCII.*>\\n你好\\n\\n"_s;
    QTest::newRow("raw: as it came") << QStringList{u"--format"_s, u"raw"_s} << u"^\x02hi\x06你好$"_s;
}

void CliFramingTest::formats()
{
    QFETCH(QStringList, options);
    QFETCH(QString, pattern);
    QRegularExpression expected;
    expected.setPattern(pattern);
    expected.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
    ForeignProcess program;
    converse(program, options + QStringList{u"--framing"_s, u"length:1"_s}, "\x02hi\x06你好");
    QVERIFY2(expected.match(program.outText()).hasMatch(), program.out().constData());
}

void CliFramingTest::faultsAreMarked_data()
{
    QTest::addColumn<QString>("framing");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QStringList>("marks");
    QTest::newRow("unfinished tail") << u"line"_s << QByteArray("a\nb") << QByteArray("61 0A\n62 <unfinished>\n")
                                     << QStringList{QString(), u"unfinished"_s};
    QTest::newRow("length out of range") << u"length:2be,limit=16"_s << QByteArray("\x00\x01x\xFF\xFFyz", 7)
                                         << QByteArray("00 01 78\nFF FF <invalid-length>\n79 7A <unframed>\n")
                                         << QStringList{QString(), u"invalid-length"_s, u"unframed"_s};
    QTest::newRow("limit exceeded") << u"delimiter:3B,limit=2"_s << QByteArray("abcd;") // one more than 2 and 2
                                    << QByteArray("61 62 <too-long>\n63 64 3B\n")
                                    << QStringList{u"too-long"_s, QString()};
}

void CliFramingTest::faultsAreMarked()
{
    QFETCH(QString, framing);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, hex);
    QFETCH(QStringList, marks);
    ForeignProcess asHex;
    converse(asHex, {u"--framing"_s, framing, u"--format"_s, u"hex"_s}, bytes);
    QCOMPARE(asHex.out(), hex);
    ForeignProcess asJson;
    converse(asJson, {u"--framing"_s, framing, u"--format"_s, u"jsonl"_s}, bytes);
    QStringList told;
    for (const QJsonObject &message : receivedIn(asJson.out()))
        told << message.value("mark"_L1).toString();
    QCOMPARE(told, marks);
}

void CliFramingTest::statisticsCountMessages()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"stats.json"_s);
    ForeignProcess program;
    converse(program, {u"--framing"_s, u"line"_s, u"--stats-json"_s, path}, "a\nb\nc");
    const QJsonObject json = QJsonDocument::fromJson(contentOf(path)).object();
    QCOMPARE(json.value("framing"_L1).toString(), u"line"_s);
    const QJsonObject messages = json.value("messages"_L1).toObject();
    QCOMPARE(messages.value("rx"_L1).toInt(), 3);
    QCOMPARE(messages.value("tx"_L1).toInt(), 0);
    QCOMPARE(messages.value("unfinished"_L1).toInt(), 1);
    QCOMPARE(messages.value("invalid-length"_L1).toInt(-1), 0);
}

void CliFramingTest::exitAfterCountsMessages()
{
    ForeignProcess program;
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server({u"--framing"_s, u"fixed:2"_s, u"--format"_s, u"hex"_s, u"--exit-after"_s, u"3"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write("aabbccddee");
    QTRY_COMPARE(program.exitCode(), 0);
    QCOMPARE(program.out(), QByteArray("61 61\n62 62\n63 63\n"));
}

void CliFramingTest::aSilenceEndsAMessage()
{
    ForeignProcess program;
    program.setInputFile(u"/dev/null"_s);
    program.startCli(server({u"--framing"_s, u"gap:50"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write("first");
    QTRY_COMPARE(program.out(), QByteArray("first\n")); // although nothing comes behind it
    peer.write("second");
    QTRY_COMPARE(program.out(), QByteArray("first\nsecond\n"));
}

void CliFramingTest::datagramsAreFramedOneByOne()
{
    ForeignProcess program;
    program.startCli(udp({u"--framing"_s, u"line"_s, u"--format"_s, u"hex"_s, u"--exit-after"_s, u"3"_s}));
    QTRY_VERIFY(program.port() > 0);
    QUdpSocket sender;
    sender.writeDatagram("a\nb", QHostAddress::LocalHost, program.port());
    sender.writeDatagram("c\n", QHostAddress::LocalHost, program.port());
    QTRY_COMPARE(program.exitCode(), 0);
    QCOMPARE(program.out(), QByteArray("61 0A\n62 <unfinished>\n63 0A\n"));
}

QTEST_GUILESS_MAIN(CliFramingTest)
#include "tst_cliframing.moc"
