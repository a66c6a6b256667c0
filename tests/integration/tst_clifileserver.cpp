// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QDir>
#include <QTemporaryDir>

#include <optional>

using namespace CliHelpers;

namespace {

constexpr int limit = 60'000; ///< ms; a loaded machine takes its time

} // namespace

/// The terminal program as the downloader of the courses, for their clients and its own.
class CliFileServerTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void servesTheClientOfACourse_data();
    void servesTheClientOfACourse();
    void servesItself();
    void aMissingFileEndsTheConnection_data();
    void aMissingFileEndsTheConnection();
    void aNameCutByReadsIsOne();
    void aNameMayHaveItsLengthBeforeIt();
    void manyClientsGetLargeFiles();
    void aSlowClientHoldsNobodyUp();
    void evilNamesGetNothing();

private:
    QString write(const QString &name, const QByteArray &content);
    void startServer(const QStringList &more = {});

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<ForeignProcess> m_server;
};

void CliFileServerTest::init()
{
    StrictTest::init();
    m_server.reset();
    m_folder.emplace();
    QVERIFY(QDir(m_folder->path()).mkpath(u"served"_s));
}

QString CliFileServerTest::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

void CliFileServerTest::startServer(const QStringList &more)
{
    m_server = std::make_unique<ForeignProcess>();
    m_server->startCli(
        server(QStringList{u"--serve-folder"_s, m_folder->filePath(u"served"_s), u"--format"_s, u"none"_s} + more));
    QTRY_VERIFY(m_server->port() > 0);
}

void CliFileServerTest::servesTheClientOfACourse_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::newRow("UTF-8") << u"UTF-8"_s;
    QTest::newRow("GBK") << u"GBK"_s;
}

void CliFileServerTest::servesTheClientOfACourse()
{
    QFETCH(QString, encoding);
    const QByteArray content = QByteArray(3'000'000, 'x') + "end";
    write(u"served/第一章.txt"_s, content);
    startServer({u"--encoding"_s, encoding});
    ForeignProcess client;
    const QString saved = m_folder->filePath(u"saved"_s);
    client.startPeer(u"file_client.py"_s, {QString::number(m_server->port()), encoding, u"第一章.txt"_s, saved});
    QTRY_COMPARE_WITH_TIMEOUT(client.exitCode(), 0, limit);
    QVERIFY(contentOf(saved) == content);
}

void CliFileServerTest::servesItself()
{
    const QByteArray content = QByteArray(3'000'000, 'x') + "end";
    write(u"served/a.bin"_s, content);
    startServer();
    ForeignProcess client;
    client.startCli(CliHelpers::client(m_server->port(), {u"--download"_s, u"a.bin"_s, u"--receive-folder"_s,
                                                          m_folder->path(), u"--format"_s, u"none"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(client.exitCode(), 0, limit);
    QVERIFY(contentOf(m_folder->filePath(u"a.bin"_s)) == content);
}

void CliFileServerTest::aMissingFileEndsTheConnection_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("without a byte") << QStringList() << QByteArray();
    QTest::newRow("with a text") << QStringList{u"--serve-missing"_s, u"没有这个文件"_s} << u"没有这个文件"_s.toUtf8();
}

void CliFileServerTest::aMissingFileEndsTheConnection()
{
    QFETCH(QStringList, more);
    QFETCH(QByteArray, answer);
    startServer(more);
    RawStream client = RawStream::connectTo(m_server->port());
    client.write("missing\r\n");
    QTRY_VERIFY(client.hasSeenFin());
    QCOMPARE(client.received(), answer);
}

void CliFileServerTest::aNameCutByReadsIsOne()
{
    write(u"served/你好.txt"_s, "content");
    startServer();
    RawStream client = RawStream::connectTo(m_server->port());
    const QByteArray name = u"你好.txt"_s.toUtf8();
    for (const char byte : name) {
        client.write(QByteArray(1, byte));
        QTest::qWait(5); // so that they are reads of their own; a machine that makes one of two changes nothing
    }
    QTRY_VERIFY(client.hasSeenFin());
    QCOMPARE(client.received(), QByteArray("content"));
}

void CliFileServerTest::aNameMayHaveItsLengthBeforeIt()
{
    write(u"served/你好.txt"_s, "content");
    startServer({u"--encoding"_s, u"GBK"_s, u"--framing"_s, u"length:4le"_s});
    RawStream client = RawStream::connectTo(m_server->port());
    client.write(QByteArray::fromHex("08000000 c4e3bac3") + ".txt");
    QTRY_VERIFY(client.hasSeenFin());
    QCOMPARE(client.received(), QByteArray("content"));
}

void CliFileServerTest::manyClientsGetLargeFiles()
{
    const QByteArray content = QByteArray(4'000'000, 'x') + "end";
    write(u"served/large"_s, content);
    startServer();
    std::vector<RawStream> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(RawStream::connectTo(m_server->port()));
        clients.back().write("large\n");
    }
    for (RawStream &client : clients) {
        QTRY_VERIFY_WITH_TIMEOUT(client.hasSeenFin(), limit);
        QVERIFY(client.received() == content);
    }
}

/// Who reads nothing keeps its part of the queue and no more.
void CliFileServerTest::aSlowClientHoldsNobodyUp()
{
    QFile hole(m_folder->filePath(u"served/hole"_s));
    QVERIFY(hole.open(QIODevice::WriteOnly) && hole.resize(qint64(4) << 30));
    write(u"served/small"_s, "small");
    startServer();
    std::vector<RawStream> idle;
    for (int i = 0; i < 5; ++i) {
        idle.push_back(RawStream::connectTo(m_server->port()));
        idle.back().write("hole\n");
    }
    RawStream client = RawStream::connectTo(m_server->port());
    client.write("small\n");
    QTRY_VERIFY(client.hasSeenFin());
    QCOMPARE(client.received(), QByteArray("small"));
}

void CliFileServerTest::evilNamesGetNothing()
{
    write(u"secret"_s, "secret");
    QVERIFY(QFile::link(m_folder->filePath(u"secret"_s), m_folder->filePath(u"served/link"_s)));
    startServer();
    for (const QByteArray &name : {QByteArray("../secret"), QFile::encodeName(m_folder->filePath(u"secret"_s)),
                                   QByteArray("link"), QByteArray("secret\0x", 8), QByteArray(10'000, 'a')}) {
        RawStream client = RawStream::connectTo(m_server->port());
        client.write(name + '\n');
        QTRY_VERIFY(client.hasSeenFin());
        QCOMPARE(client.received(), QByteArray());
    }
}

QTEST_GUILESS_MAIN(CliFileServerTest)
#include "tst_clifileserver.moc"
