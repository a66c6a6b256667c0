// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/stricttest.h"
#include "tests/support/unreaddatagrams.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <csignal>
#include <sys/socket.h>

using namespace CliHelpers;

namespace {

constexpr qint64 mebibyte = qint64(1) << 20;

/// Bytes of which each place has its own.
QByteArray manyBytes(qint64 size)
{
    QByteArray bytes;
    bytes.reserve(size + 16);
    for (qint64 i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i * 7919) + '\n';
    return bytes.first(size - 1) + '\n';
}

QJsonObject statistics(const QString &path)
{
    return QJsonDocument::fromJson(contentOf(path)).object();
}

} // namespace

/// The terminal program when much more comes than its journal may hold.
class CliLimitTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWantedIsNeverReleased_data();
    void whatIsWantedIsNeverReleased();
    void messagesLongerThanTheLimit_data();
    void messagesLongerThanTheLimit();
    void whatIsReleasedIsCounted();
    void whoeverReadsHoldsNobodyUp();
    void reasonsToEndAreRemembered();
    void whoChoosesPauseIsHeldBack();
    void datagramsAtALimitAreCounted();
    void aFileGoesOutThoughTheLogIsSlower();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void CliLimitTest::whatIsWantedIsNeverReleased_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("bytes") << QStringList{u"--format"_s, u"raw"_s};
    QTest::newRow("lines") << QStringList{u"--format"_s, u"text"_s, u"--framing"_s, u"line"_s};
}

/// Whoever reads the output slowly, and whatever else is written, gets all.
void CliLimitTest::whatIsWantedIsNeverReleased()
{
    QFETCH(QStringList, options);
    const QByteArray bytes = manyBytes(16 * mebibyte);
    const QString stats = path(u"stats"_s);
    const QString saved = path(u"saved"_s + QString::number(options.size()));
    ForeignProcess program;
    program.startCli(server(options + QStringList{u"--journal-limit"_s, u"2MiB"_s, u"--stats-json"_s, stats,
                                                  u"--save-received"_s, saved, u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write(bytes);
    peer.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, 60'000);
    QCOMPARE(contentOf(saved).size(), bytes.size());
    QVERIFY(contentOf(saved) == bytes);
    const QByteArray output = program.out();
    QCOMPARE(output.size(), bytes.size());
    QVERIFY(output == bytes);
    const QJsonObject json = statistics(stats);
    QCOMPARE(json["rx"_L1]["bytes"_L1].toInteger(), bytes.size());
    QCOMPARE(json["peers"_L1][0]["rx"_L1]["bytes"_L1].toInteger(), bytes.size());
    QVERIFY(json["released"_L1]["bytes"_L1].toInteger() > 10 * mebibyte);
    if (options.contains(u"--framing"_s))
        QCOMPARE(json["messages"_L1]["rx"_L1].toInteger(), bytes.count('\n'));
}

void CliLimitTest::messagesLongerThanTheLimit_data()
{
    QTest::addColumn<QString>("framing");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("half of it") << u"fixed:400000"_s << u"1MiB"_s << qsizetype(400'000);
    QTest::newRow("nearly all of it") << u"line"_s << u"1MiB"_s << qsizetype(900'001);
    QTest::newRow("more than all of it") << u"line"_s << u"4MiB"_s << qsizetype(6'000'001);
    QTest::newRow("a tenth of it") << u"line"_s << u"4MiB"_s << qsizetype(400'001);
}

/// Of a message that the log has no room for its end is printed, and that it is no more than that.
void CliLimitTest::messagesLongerThanTheLimit()
{
    QFETCH(QString, framing);
    QFETCH(QString, limit);
    QFETCH(qsizetype, size);
    ForeignProcess program;
    program.startCli(
        server({u"--framing"_s, framing, u"--journal-limit"_s, limit, u"--format"_s, u"text"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    const QByteArray message = QByteArray(size - 1, 'x') + '\n';
    peer.write(message);
    peer.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, 60'000);
    const QByteArray output = program.out();
    const qsizetype printed = output.count('x');
    QVERIFY2(printed > 0 && printed < 4 * mebibyte, qPrintable(QString::number(printed)));
    QCOMPARE(output.contains("<beginning-released>"), printed < size - 1);
    QVERIFY(!output.contains('\0') && output.size() < printed + 50);
}

void CliLimitTest::whatIsReleasedIsCounted()
{
    const QByteArray bytes = manyBytes(12 * mebibyte).replace("99", "\xFF\xFF");
    const QString stats = path(u"released"_s);
    ForeignProcess program;
    program.startCli(server({u"--journal-limit"_s, u"1MiB"_s, u"--format"_s, u"none"_s, u"--stats-json"_s, stats,
                             u"--exit-on-close"_s, u"--echo"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write(bytes);
    QByteArray echoed;
    QTRY_VERIFY_WITH_TIMEOUT((echoed += peer.readAll()).size() == bytes.size(), 60'000);
    QVERIFY(echoed == bytes);
    peer.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, 60'000);
    const QJsonObject json = statistics(stats);
    QCOMPARE(json["rx"_L1]["bytes"_L1].toInteger(), bytes.size());
    QCOMPARE(json["tx"_L1]["bytes"_L1].toInteger(), bytes.size());
    QCOMPARE(json["undecodable"_L1].toInteger(), bytes.count('\xFF'));
    const qint64 left = 2 * bytes.size() - json["released"_L1]["bytes"_L1].toInteger();
    QVERIFY2(left > 0 && left <= mebibyte, qPrintable(QString::number(left)));
}

/// Output, log, file and statistics each read on their own, and the journal waits for the last of them.
void CliLimitTest::whoeverReadsHoldsNobodyUp()
{
    const QByteArray bytes = manyBytes(8 * mebibyte);
    const QString saved = path(u"saved-beside"_s);
    ForeignProcess program;
    program.startCli(server({u"--journal-limit"_s, u"1MiB"_s, u"--format"_s, u"hex"_s, u"--log"_s, path(u"x.jsonl"_s),
                             u"--save-received"_s, saved, u"--stats-json"_s, path(u"beside"_s), u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write(bytes);
    peer.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 0, 60'000);
    QVERIFY(contentOf(saved) == bytes);
    QCOMPARE(statistics(path(u"beside"_s))["rx"_L1]["bytes"_L1].toInteger(), bytes.size());
}

/// The event that decides over the exit code goes with the records around it.
void CliLimitTest::reasonsToEndAreRemembered()
{
    ForeignProcess program;
    program.startCli(server({u"--journal-limit"_s, u"1MiB"_s, u"--format"_s, u"none"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket other;
    other.connectToHost(QHostAddress::LocalHost, program.port());
    QVERIFY(other.waitForConnected());
    {
        QTcpSocket rude;
        rude.connectToHost(QHostAddress::LocalHost, program.port());
        QVERIFY(rude.waitForConnected());
        const linger atOnce{1, 0};
        QCOMPARE(::setsockopt(int(rude.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce)), 0);
        rude.abort();
    }
    other.write(manyBytes(10 * mebibyte));
    other.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(program.exitCode(), 4, 60'000);
}

void CliLimitTest::whoChoosesPauseIsHeldBack()
{
    ForeignProcess program;
    program.startCli(server({u"--journal-limit"_s, u"1MiB,pause"_s, u"--format"_s, u"none"_s}));
    QTRY_VERIFY(program.port() > 0);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, program.port());
    peer.write(manyBytes(30 * mebibyte));
    QTRY_VERIFY(program.err().contains("limit of 1 MiB"));
    QVERIFY(peer.bytesToWrite() > 0);
    program.sendSignal(SIGINT);
    QTRY_COMPARE(program.exitCode(), 130);
}

void CliLimitTest::datagramsAtALimitAreCounted()
{
    for (const QString &limit : {u"1MiB"_s, u"1MiB,pause"_s}) {
        const QString stats = path(u"datagrams"_s);
        ForeignProcess program;
        program.startCli(udp({u"--journal-limit"_s, limit, u"--format"_s, u"none"_s, u"--stats-json"_s, stats}));
        QTRY_VERIFY(program.port() > 0);
        QUdpSocket sender;
        QVERIFY(sender.bind(QHostAddress::LocalHost));
        const QByteArray datagram(20'000, 'x');
        const bool pauses = limit.endsWith(u"pause"_s);
        qint64 count = 0;
        const auto send = [&] {
            for (int i = 0; i < 10; ++i)
                count +=
                    sender.writeDatagram(datagram, QHostAddress::LocalHost, program.port()) == datagram.size() ? 1 : 0;
        };
        // A few at a time, as many as it takes: the kernel drops what is not read at once.
        QTRY_VERIFY((send(), pauses ? program.err().contains("reached its limit") : count >= 400));
        QTRY_COMPARE(unreadDatagramBytes(program.port()), 0); // what is under way has arrived
        program.sendSignal(SIGINT);
        QTRY_COMPARE(program.exitCode(), 130);
        const QJsonObject json = statistics(stats);
        const qint64 received = json["rx"_L1]["records"_L1].toInteger();
        const QJsonValue dropped = json["dropped"_L1];
        QCOMPARE(received + dropped["us"_L1].toInteger() + dropped["kernel"_L1].toInteger(), count);
        QVERIFY(!pauses || dropped["us"_L1].toInteger() > 0);
    }
}

/// What is to be sent waits for the disk, as what comes does.
void CliLimitTest::aFileGoesOutThoughTheLogIsSlower()
{
    const QByteArray bytes = manyBytes(16 * mebibyte);
    QFile file(path(u"sent"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QUdpSocket peer; // that never reads
    QVERIFY(peer.bind(QHostAddress::LocalHost));
    const QString stats = path(u"slowlog"_s);
    ForeignProcess program;
    program.startCli(
        udp({u"--remote"_s, address(peer.localPort()), u"--send-file"_s, file.fileName(), u"--exit-after"_s, u"0"_s,
             u"--journal-limit"_s, u"1MiB"_s, u"--log"_s, path(u"slow.jsonl"_s), u"--stats-json"_s, stats}));
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), 60'000);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(statistics(stats)["tx"_L1]["bytes"_L1].toInteger(), bytes.size());
}

QTEST_GUILESS_MAIN(CliLimitTest)
#include "tst_clilimit.moc"
