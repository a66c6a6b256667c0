// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;

/// The window program is ended from outside while it is connected: nobody is asked, and nothing is missing afterwards.
class TestWindowEnding : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void signalEndsItInOrder_data();
    void signalEndsItInOrder();

private:
    void start(QProcess *program, const QString &folder, quint16 port);
};

constexpr int limit = 30'000;

void TestWindowEnding::start(QProcess *program, const QString &folder, quint16 port)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const auto &place : {u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(place, folder);
    program->setProcessEnvironment(environment);
    program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program->start(QStringLiteral(SOCKETDESK_PROGRAM),
                   {u"--role"_s, u"tcp-client"_s, u"--remote"_s, u"127.0.0.1:%1"_s.arg(port), u"--open"_s, u"--echo"_s,
                    u"--save-received"_s, folder + u"/received.bin"_s, u"--log"_s, folder + u"/talk.jsonl"_s});
    QVERIFY(program->waitForStarted(limit));
}

void TestWindowEnding::signalEndsItInOrder_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("INT") << SIGINT;
    QTest::newRow("HUP") << SIGHUP;
}

void TestWindowEnding::signalEndsItInOrder()
{
    QFETCH(const int, signalNumber);
    const QTemporaryDir folder;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QProcess program;
    start(&program, folder.path(), server.serverPort());
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), limit);
    QTcpSocket *peer = server.nextPendingConnection();
    const QByteArray sent = QByteArray("0123456789abcdef").repeated(20'000);
    peer->write(sent);
    QTRY_COMPARE_WITH_TIMEOUT(peer->bytesAvailable(), sent.size(), limit); // the echo: all of it has come there

    QCOMPARE(::kill(pid_t(program.processId()), signalNumber), 0);
    QVERIFY(program.waitForFinished(limit));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(peer->state(), QAbstractSocket::UnconnectedState, limit);
    QCOMPARE(peer->error(), QAbstractSocket::RemoteHostClosedError); // FIN, not RST

    QFile received(folder.filePath(u"received.bin"_s));
    QVERIFY(received.open(QIODevice::ReadOnly));
    QVERIFY(received.readAll() == sent);
    QFile log(folder.filePath(u"talk.jsonl"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QHash<QString, qint64> bytes;
    while (!log.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(log.readLine()).object();
        QVERIFY(line.contains("dir"_L1));
        bytes[line["dir"_L1].toString()] += line["len"_L1].toInt();
    }
    QCOMPARE(bytes.value(u"rx"_s), sent.size());
    QCOMPARE(bytes.value(u"tx"_s), sent.size());
    // What is kept until the end of a session has gone with it.
    const auto files = QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot;
    QCOMPARE(QDir(folder.filePath(u"SocketDesk/journal"_s)).entryList(files), QStringList());
}

QTEST_GUILESS_MAIN(TestWindowEnding)
#include "tst_window_ending.moc"
