// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/fileserver.h"

#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

#include <QDir>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The file server answers a name with a file, as far as there is room, and then finishes.
class FileServerTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsAnsweredWithItsFile_data();
    void aNameIsAnsweredWithItsFile();
    void aNameMayComeInPieces();
    void aNameIsAMessageOfThePage_data();
    void aNameIsAMessageOfThePage();
    void whatIsNoMessageIsNoName_data();
    void whatIsNoMessageIsNoName();
    void aNameEndsWithASilence();
    void aMissingFileIsAnsweredAsWasSet_data();
    void aMissingFileIsAnsweredAsWasSet();
    void whyNothingWasServedIsTold_data();
    void whyNothingWasServedIsTold();
    void aFileThatBecomesShorterEndsInAReset();
    void aFileThatGrowsIsServedToItsEnd();
    void aLargeFileWaitsForRoom();
    void manyAreServedInTurn();
    void whoHasGoneIsForgotten();
    void whoCannotBeSentToIsGivenUp();
    void datagramsAreNotAnswered();
    void aFolderThatIsNoneIsTold();
    void anEndlessNameIsCut();

private:
    void init() override;
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] FileServer server(const QString &missing = {}, const QString &encoding = u"UTF-8"_s);
    static void say(FileServer &server, PeerId peer, const QByteArray &bytes, Outbox &outbox);

    std::optional<QTemporaryDir> m_folder;
    int m_wakes = 0;
    QList<Error> m_reports;
    QList<std::pair<PeerId, Error>> m_notServed;
    bool m_isStream = true;
    QString m_framing;
};

void FileServerTest::init()
{
    StrictTest::init();
    m_folder.emplace();
    m_wakes = 0;
    m_reports.clear();
    m_notServed.clear();
    m_isStream = true;
    m_framing = u"none"_s;
}

void FileServerTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
}

FileServer FileServerTest::server(const QString &missing, const QString &encoding)
{
    return FileServer({m_folder->path(), Encoding::fromName(encoding).value(), missing},
                      FramingConfig::fromSpec(m_framing).value(),
                      {m_isStream,
                       {},
                       [this] { ++m_wakes; },
                       [this](const Error &error) { m_reports << error; },
                       [this](PeerId peer, const Error &error) { m_notServed.emplaceBack(peer, error); }});
}

void FileServerTest::say(FileServer &server, PeerId peer, const QByteArray &bytes, Outbox &outbox)
{
    qsizetype taken = -1;
    QVERIFY(server.received(peer, bytes, outbox, &taken));
    QCOMPARE(taken, bytes.size());
}

void FileServerTest::aNameIsAnsweredWithItsFile_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("finishes");
    const QByteArray utf8 = u"你好.txt"_s.toUtf8();
    const QByteArray gbk = QByteArray::fromHex("c4e3bac3") + ".txt";
    QTest::newRow("UTF-8, line feed") << u"UTF-8"_s << utf8 + "\n" << false;
    QTest::newRow("UTF-8, CR LF") << u"UTF-8"_s << utf8 + "\r\n" << false;
    QTest::newRow("UTF-8, and more behind") << u"UTF-8"_s << utf8 + "\nother.txt\n" << false;
    QTest::newRow("UTF-8, finished") << u"UTF-8"_s << utf8 << true;
    QTest::newRow("GBK, line feed") << u"GBK"_s << gbk + "\n" << false;
    QTest::newRow("GBK, finished") << u"GBK"_s << gbk << true;
}

void FileServerTest::aNameIsAnsweredWithItsFile()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, said);
    QFETCH(bool, finishes);
    write(u"你好.txt"_s, "content");
    FakeOutbox outbox;
    FileServer server = this->server({}, encoding);
    say(server, PeerId(3), said, outbox);
    if (finishes)
        server.peerFinished(PeerId(3), outbox);
    QCOMPARE(outbox.allBytes(), QByteArray("content"));
    QVERIFY(m_notServed.isEmpty());
    QCOMPARE(outbox.sendings.front().target, SendTarget::peer(PeerId(3)));
    QCOMPARE(outbox.finished.size(), 1U);
    QVERIFY(!server.waitsForRoom());
}

void FileServerTest::aNameMayComeInPieces()
{
    write(u"你好.txt"_s, "content");
    FakeOutbox outbox;
    FileServer server = this->server();
    const QByteArray name = u"你好.txt\n"_s.toUtf8();
    for (const char byte : name)
        say(server, PeerId(3), QByteArray(1, byte), outbox);
    QCOMPARE(outbox.allBytes(), QByteArray("content"));
}

void FileServerTest::aNameIsAMessageOfThePage_data()
{
    QTest::addColumn<QString>("framing");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("length") << u"length:4be"_s << QByteArray("\0\0\0\5a.txt", 9);
    QTest::newRow("length, little-endian") << u"length:2le"_s << QByteArray("\5\0a.txt", 7);
    QTest::newRow("length, and a line end") << u"length:1"_s << "\7a.txt\r\n"_ba;
    QTest::newRow("length, and the end of a string in C") << u"length:1"_s << QByteArray("\6a.txt\0", 7);
    QTest::newRow("array in C") << u"fixed:16"_s << QByteArray("a.txt").leftJustified(16, '\0');
    QTest::newRow("delimiter") << u"delimiter:3B"_s << "a.txt;"_ba;
    QTest::newRow("and another name") << u"delimiter:3B"_s << "a.txt;b.txt;"_ba;
    QTest::newRow("line") << u"line"_s << "a.txt\r\n"_ba;
}

void FileServerTest::aNameIsAMessageOfThePage()
{
    QFETCH(const QByteArray, said);
    QFETCH(const QString, framing);
    m_framing = framing;
    write(u"a.txt"_s, "content");
    write(u"b.txt"_s, "other");
    for (qsizetype cut = 0; cut < said.size(); ++cut) {
        FakeOutbox outbox;
        FileServer server = this->server();
        if (cut > 0)
            say(server, PeerId(3), said.first(cut), outbox);
        say(server, PeerId(3), said.sliced(cut), outbox);
        QCOMPARE(outbox.allBytes(), QByteArray("content"));
        QCOMPARE(outbox.finished.size(), 1U);
    }
}

void FileServerTest::whatIsNoMessageIsNoName_data()
{
    QTest::addColumn<QString>("framing");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("name cut short") << u"length:4be"_s << QByteArray("\0\0\0\6a.txt", 9);
    QTest::newRow("length cut short") << u"length:4be"_s << QByteArray("\0\0", 2);
    QTest::newRow("4 GB") << u"length:4be"_s << "\xFF\xFF\xFF\xFF\x61.txt"_ba;
    QTest::newRow("empty") << u"length:4be"_s << QByteArray(4, '\0');
    QTest::newRow("no delimiter") << u"delimiter:3B"_s << "a.txt"_ba;
}

/// It is answered as a missing file is, once the peer has finished at the latest.
void FileServerTest::whatIsNoMessageIsNoName()
{
    QFETCH(const QByteArray, said);
    QFETCH(const QString, framing);
    m_framing = framing;
    write(u"a.txt"_s, "content");
    FakeOutbox outbox;
    FileServer server = this->server(u"none"_s);
    say(server, PeerId(3), said, outbox);
    server.peerFinished(PeerId(3), outbox);
    QCOMPARE(outbox.allBytes(), QByteArray("none"));
    QCOMPARE(outbox.finished.size(), 1U);
}

void FileServerTest::aNameEndsWithASilence()
{
    write(u"a"_s, "content");
    FakeOutbox outbox;
    FileServer server = this->server();
    say(server, PeerId(3), "a", outbox);
    server.writable(outbox); // somebody else's room
    QCOMPARE(outbox.sendings.size(), 0U);
    QTRY_VERIFY(m_wakes > 0);
    server.writable(outbox);
    QTRY_VERIFY(!outbox.sendings.empty() || (server.writable(outbox), false)); // a timer may be a little early
    QCOMPARE(outbox.allBytes(), QByteArray("content"));
    QCOMPARE(outbox.finished.size(), 1U);
}

void FileServerTest::aMissingFileIsAnsweredAsWasSet_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("missing") << QByteArray("missing");
    QTest::newRow("outside") << QByteArray("../secret");
    QTest::newRow("no text") << QByteArray("\xFF\xFE");
    QTest::newRow("nothing") << QByteArray();
}

void FileServerTest::aMissingFileIsAnsweredAsWasSet()
{
    QFETCH(QByteArray, said);
    for (const QString &missing : {QString(), u"没有"_s}) {
        FakeOutbox outbox;
        FileServer server = this->server(missing, u"UTF-8"_s);
        say(server, PeerId(3), said + '\n', outbox);
        QCOMPARE(outbox.allBytes(), missing.toUtf8());
        QCOMPARE(outbox.finished.size(), 1U);
    }
}

void FileServerTest::whyNothingWasServedIsTold_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << QByteArray("missing") << ErrorCode::FileNotFound << u"missing"_s;
    QTest::newRow("outside") << QByteArray("../secret") << ErrorCode::PermissionDenied << u"../secret"_s;
    QTest::newRow("a link that leads out") << QByteArray("out") << ErrorCode::PermissionDenied << u"out"_s;
    QTest::newRow("a folder") << QByteArray("sub") << ErrorCode::NotRegularFile << u"sub"_s;
    QTest::newRow("no text") << QByteArray("\xFF\xFE") << ErrorCode::NotText << u"FF FE"_s;
    QTest::newRow("nothing") << QByteArray() << ErrorCode::PermissionDenied << QString();
    QTest::newRow("long") << QByteArray(4000, 'a') << ErrorCode::FileNotReadable
                          << QString(256, u'a') + QChar(0x2026); // ENAMETOOLONG
}

void FileServerTest::whyNothingWasServedIsTold()
{
    QFETCH(const QByteArray, said);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, name);
    QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
    QVERIFY(QFile::link(u"/etc/passwd"_s, m_folder->filePath(u"out"_s)));
    FakeOutbox outbox;
    FileServer server = this->server();
    say(server, PeerId(3), said + '\n', outbox);
    QCOMPARE(m_notServed.size(), 1);
    QCOMPARE(m_notServed.constFirst().first, PeerId(3));
    QCOMPARE(m_notServed.constFirst().second.code, code);
    QCOMPARE(m_notServed.constFirst().second.argument(0), name);
    QVERIFY(m_reports.isEmpty());
    QCOMPARE(outbox.finished.size(), 1U);
}

/// The peer must not take its beginning for the whole.
void FileServerTest::aFileThatBecomesShorterEndsInAReset()
{
    write(u"large"_s, QByteArray(2'000'000, 'x'));
    FakeOutbox outbox(300'000);
    FileServer server = this->server();
    say(server, PeerId(1), "large\n", outbox);
    QVERIFY(server.waitsForRoom());
    QVERIFY(QFile::resize(m_folder->filePath(u"large"_s), 100));
    outbox.drain(300'000);
    server.writable(outbox);
    QVERIFY(!server.waitsForRoom());
    QCOMPARE(outbox.finished.size(), 0U);
    QCOMPARE(outbox.reset, std::vector<PeerId>{PeerId(1)});
    QCOMPARE(m_notServed.size(), 1);
    QCOMPARE(m_notServed.constFirst().second, (Error{ErrorCode::FileChanged, {u"large"_s}, 0, -1}));
}

void FileServerTest::aFileThatGrowsIsServedToItsEnd()
{
    write(u"large"_s, QByteArray(500'000, 'x'));
    FakeOutbox outbox(300'000);
    FileServer server = this->server();
    say(server, PeerId(1), "large\n", outbox);
    write(u"large"_s, QByteArray(600'000, 'x'));
    while (server.waitsForRoom()) {
        outbox.drain(300'000);
        server.writable(outbox);
    }
    QCOMPARE(outbox.allBytes().size(), 600'000);
    QCOMPARE(outbox.finished.size(), 1U);
    QVERIFY(outbox.reset.empty());
}

void FileServerTest::aLargeFileWaitsForRoom()
{
    QByteArray content;
    for (int i = 0; i < 500'000; ++i)
        content.append(QByteArray::number(i));
    write(u"large"_s, content);
    FakeOutbox outbox(1 << 20);
    FileServer server = this->server();
    say(server, PeerId(3), "large\n", outbox);
    QVERIFY(server.waitsForRoom());
    qsizetype most = 0;
    while (server.waitsForRoom()) {
        most = std::max(most, outbox.queued);
        outbox.drain(300'000);
        server.writable(outbox);
    }
    QVERIFY(outbox.allBytes() == content);
    QVERIFY(most <= outbox.cap);
    QCOMPARE(outbox.finished.size(), 1U);
}

void FileServerTest::manyAreServedInTurn()
{
    write(u"large"_s, QByteArray(2'000'000, 'x'));
    FakeOutbox outbox(qsizetype(1) << 40);
    FileServer server = this->server();
    for (quint32 peer = 1; peer <= 5; ++peer)
        say(server, PeerId(peer), "large\n", outbox);
    while (server.waitsForRoom())
        server.writable(outbox);
    QHash<PeerId, qsizetype> got;
    for (size_t i = 0; i < outbox.sendings.size(); ++i) {
        got[outbox.sendings[i].target.peers.constFirst()] += outbox.sendings[i].bytes.size();
        const auto [least, most] = std::minmax_element(got.cbegin(), got.cend());
        QVERIFY(i < 5 || *most - *least <= 2 * 256 * 1024);
    }
    for (const qsizetype bytes : std::as_const(got))
        QCOMPARE(bytes, 2'000'000);
    QCOMPARE(outbox.finished.size(), 5U);
}

void FileServerTest::whoHasGoneIsForgotten()
{
    write(u"large"_s, QByteArray(2'000'000, 'x'));
    FakeOutbox outbox(300'000);
    FileServer server = this->server();
    say(server, PeerId(1), "large\n", outbox);
    QVERIFY(server.waitsForRoom());
    server.peerGone(PeerId(1));
    QVERIFY(!server.waitsForRoom());
    outbox.drain(1 << 20);
    const size_t sent = outbox.sendings.size();
    server.writable(outbox);
    QCOMPARE(outbox.sendings.size(), sent);
}

void FileServerTest::whoCannotBeSentToIsGivenUp()
{
    write(u"a"_s, "content");
    FakeOutbox outbox(0);
    FileServer server = this->server();
    say(server, PeerId(1), "a\n", outbox);
    QVERIFY(!server.waitsForRoom());
    FakeOutbox refusing;
    refusing.errors.push_back({ErrorCode::AlreadyFinished, {}});
    say(server, PeerId(2), "a\n", refusing);
    QVERIFY(!server.waitsForRoom());
}

void FileServerTest::datagramsAreNotAnswered()
{
    write(u"a"_s, "content");
    m_isStream = false;
    FakeOutbox outbox;
    FileServer server = this->server(u"missing"_s);
    say(server, PeerId(1), "a\n", outbox);
    QVERIFY(outbox.sendings.empty());
}

void FileServerTest::aFolderThatIsNoneIsTold()
{
    FakeOutbox outbox;
    FileServer server({m_folder->filePath(u"missing"_s), {}, {}}, {},
                      {true, {}, [] {}, [this](const Error &error) { m_reports << error; }});
    QCOMPARE(m_reports.size(), 1);
    QCOMPARE(m_reports.constFirst().code, ErrorCode::FileNotReadable);
    say(server, PeerId(1), "a\n", outbox);
    QCOMPARE(outbox.finished.size(), 1U);
}

void FileServerTest::anEndlessNameIsCut()
{
    FakeOutbox outbox;
    FileServer server = this->server();
    say(server, PeerId(1), QByteArray(100'000, 'a'), outbox);
    QCOMPARE(outbox.finished.size(), 1U);
    say(server, PeerId(1), QByteArray(100'000, 'a'), outbox);
    QCOMPARE(outbox.finished.size(), 1U);
}

QTEST_GUILESS_MAIN(FileServerTest)
#include "tst_fileserver.moc"
