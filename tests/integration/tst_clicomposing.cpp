// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/stricttest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUdpSocket>

using namespace CliHelpers;

/// What the terminal program makes of a message before it sends it, how evenly it repeats it, and to whom.
class CliComposingTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void appendsChecksumAndLineEnd();
    void worksOutPlaceholders();
    void composesLinesOfInput();
    void linesKeepTheirEnds();
    void tellsHowEvenlyItRepeated();
    void sendsToSeveral();
    void namesWhichOfSeveralIsUnknown();
    void refuses_data();
    void refuses();

private:
    QTemporaryDir m_folder;
};

void CliComposingTest::appendsChecksumAndLineEnd()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"123456789"_s, u"--send-hex"_s, u"01 02"_s, u"--checksum"_s,
                                              u"crc16-modbus"_s, u"--line-end"_s, u"crlf"_s}));
    program.closeInput();
    QTRY_COMPARE(listener.received(), QByteArray("123456789\x37\x4B\r\n\x01\x02\x81\xE1\r\n"));
    QTRY_COMPARE(program.exitCode(), 0);
}

void CliComposingTest::worksOutPlaceholders()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--send"_s, u"{n:3,9} {{{len}}} {peer};"_s, u"--placeholders"_s,
                                              u"--repeat"_s, u"2"_s, u"--interval"_s, u"1"_s}));
    program.closeInput();
    const QByteArray rest = " {" + QByteArray::number(3 + 1 + 2 + 1 + address(listener.port()).size() + 1) + "} " +
                            address(listener.port()).toLatin1() + ';';
    QTRY_COMPARE(listener.received(), "009" + rest + "010" + rest);
}

void CliComposingTest::composesLinesOfInput()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--placeholders"_s, u"--line-end"_s, u"crlf"_s}));
    program.writeLine(u"a{n}"_s);
    program.writeLine(u"b{x}"_s); // refused, and named; the others go on
    program.writeLine(u"c{n}"_s);
    program.closeInput();
    QTRY_COMPARE(listener.received(), QByteArray("a1\r\nc2\r\n"));
    listener.peer()->disconnectFromHost();
    QTRY_COMPARE(program.exitCode(), 2);
    QVERIFY2(program.err().contains("Line 2"), program.err().constData());
}

void CliComposingTest::linesKeepTheirEnds()
{
    Listener listener;
    ForeignProcess program;
    program.startCli(client(listener.port(), {u"--checksum"_s, u"xor"_s}));
    program.writeLine(u"AB\r"_s);
    program.writeLine(u"CD"_s);
    program.closeInput();
    QTRY_COMPARE(listener.received(), QByteArray("AB\x03\r\nCD\x07\n"));
}

void CliComposingTest::tellsHowEvenlyItRepeated()
{
    QUdpSocket receiver;
    QVERIFY(receiver.bind(QHostAddress::LocalHost));
    const QString path = m_folder.filePath(u"stats.json"_s);
    ForeignProcess program;
    program.startCli(
        udp({u"--remote"_s, address(receiver.localPort()), u"--send"_s, u"x"_s, u"--repeat"_s, u"500"_s,
             u"--interval"_s, u"1"_s, u"--late"_s, u"catch-up"_s, u"--exit-after"_s, u"0"_s, u"--stats-json"_s, path}));
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, 30'000);
    const QJsonObject repeat = QJsonDocument::fromJson(contentOf(path)).object().value("repeat"_L1).toObject();
    QCOMPARE(repeat.value("rounds"_L1).toInt(), 500);
    QCOMPARE(repeat.value("skipped"_L1).toInt(), 0);
    const double perSecond = repeat.value("perSecond"_L1).toDouble();
    QVERIFY2(perSecond > 100 && perSecond < 1100, qPrintable(QString::number(perSecond))); // the bench is exact
    QVERIFY(repeat.value("jitterMs"_L1).toDouble() > 0);
}

void CliComposingTest::sendsToSeveral()
{
    QUdpSocket one;
    QUdpSocket other;
    QUdpSocket third;
    for (QUdpSocket *socket : {&one, &other, &third})
        QVERIFY(socket->bind(QHostAddress::LocalHost));
    ForeignProcess program;
    program.startCli(udp({u"--to"_s, address(one.localPort()) + u',' + address(other.localPort()), u"--to"_s,
                          u"localhost:%1"_s.arg(third.localPort()), u"--send"_s, u"x"_s, u"--exit-after"_s, u"0"_s}));
    QTRY_COMPARE(program.exitCode(), 0);
    for (QUdpSocket *socket : {&one, &other, &third})
        QTRY_COMPARE(socket->pendingDatagramSize(), 1);
}

void CliComposingTest::namesWhichOfSeveralIsUnknown()
{
    ForeignProcess program;
    program.startCli(
        udp({u"--lang"_s, u"en"_s, u"--to"_s, u"localhost:9,no-such-host.invalid:9"_s, u"--send"_s, u"x"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 3, 30'000);
    QVERIFY2(program.err().contains("no-such-host.invalid"), program.err().constData());
}

void CliComposingTest::refuses_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("a checksum") << QStringList{u"--checksum"_s, u"crc99"_s} << QByteArray("crc99");
    QTest::newRow("a line end") << QStringList{u"--line-end"_s, u"lfcr"_s} << QByteArray("lfcr");
    QTest::newRow("a policy") << QStringList{u"--late"_s, u"never"_s} << QByteArray("never");
    QTest::newRow("a placeholder") << QStringList{u"--placeholders"_s, u"--send"_s, u"a{b}"_s}
                                   << QByteArray("position 2");
    QTest::newRow("one of several targets")
        << QStringList{u"--to"_s, u"127.0.0.1:9,127.0.0.1:0"_s} << QByteArray("127.0.0.1:0");
}

void CliComposingTest::refuses()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, named);
    ForeignProcess program;
    program.startCli(udp({u"--lang"_s, u"en"_s}) + options);
    QTRY_COMPARE(program.exitCode(), 2);
    QVERIFY2(program.err().contains(named), program.err().constData());
}

QTEST_GUILESS_MAIN(CliComposingTest)
#include "tst_clicomposing.moc"
