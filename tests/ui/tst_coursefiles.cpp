// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/courseprogramstest.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::StringLiterals;

/// Programs of a course that send, receive, serve and fetch files.
class CourseFilesTest : public CourseProgramsTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void downloaderServer_data() { encodings(); }
    void downloaderServer();
    void downloaderClient_data() { encodings(); }
    void downloaderClient();
    void fileSender_data() { fileFramings(); }
    void fileSender();
    void fileReceiver_data() { fileFramings(); }
    void fileReceiver();

private:
    static void fileFramings();

    [[nodiscard]] static WindowDriver dialog();
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString makeFolder(const QString &name) const;
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray contentOf(const QString &name) const;
    void chooseFileFraming(const WindowDriver &dialog, const QString &list) const;

    std::optional<QTemporaryDir> m_folder;
};

void CourseFilesTest::init()
{
    CourseProgramsTest::init();
    m_folder.emplace();
}

void CourseFilesTest::fileFramings()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("framing");
    QTest::newRow("raw") << u"raw"_s << u"!"_s << u"Only the bytes of the file"_s;
    QTest::newRow("length") << u"length"_s << u"!"_s << u"4 bytes of length, then the file"_s;
    QTest::newRow("length of a PC") << u"length"_s << u"<"_s << u"4 bytes of length, then the file"_s;
    QTest::newRow("JSON header") << u"json"_s << u"!"_s << u"4 bytes of length, JSON header, then the file"_s;
    QTest::newRow("JSON header of a PC") << u"json"_s << u"<"_s << u"4 bytes of length, JSON header, then the file"_s;
}

WindowDriver CourseFilesTest::dialog()
{
    if (!QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, limit))
        qFatal("no dialog is up");
    return WindowDriver(*QApplication::activeModalWidget());
}

QString CourseFilesTest::makeFolder(const QString &name) const
{
    if (!QDir(m_folder->path()).mkpath(name))
        qFatal("cannot make a temporary folder");
    return path(name);
}

QString CourseFilesTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
    return file.fileName();
}

QByteArray CourseFilesTest::contentOf(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CourseFilesTest::chooseFileFraming(const WindowDriver &dialog, const QString &list) const
{
    QFETCH(QString, kind);
    QFETCH(QString, order);
    QFETCH(QString, framing);
    dialog.choose(list, framing);
    if (kind != u"raw"_s)
        dialog.choose(u"Byte order"_s, order == u"!"_s ? u"Big endian"_s : u"Little endian"_s);
}

void CourseFilesTest::downloaderServer()
{
    QFETCH(const QString, encoding);
    const QByteArray content = QByteArray(300'000, 'x') + "end";
    static_cast<void>(write(u"第一章.txt"_s, content));
    openServer(encoding);
    showAnswers();
    driver().type(u"Folder"_s, m_folder->path());
    driver().tick(u"File server"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"File server"_s), limit);
    ForeignProcess client;
    client.startPeer(u"file_client.py"_s, {port(), encoding, u"第一章.txt"_s, path(u"saved"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(client.exitCode(), 0, limit);
    QCOMPARE(client.outText(), u"下载完成: 300003\n"_s);
    QVERIFY(contentOf(u"saved"_s) == content);
    ForeignProcess missing;
    missing.startPeer(u"file_client.py"_s, {port(), encoding, u"没有"_s, path(u"nothing"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(missing.exitCode(), 0, limit);
    QCOMPARE(missing.outText(), u"下载完成: 0\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"没有"_s), limit);
}

void CourseFilesTest::downloaderClient()
{
    QFETCH(const QString, encoding);
    const QString served = makeFolder(u"served"_s);
    static_cast<void>(write(u"served/第一章.txt"_s, "the content"));
    ForeignProcess server;
    server.startPeer(u"file_server.py"_s, {u"0"_s, served, encoding});
    QTRY_VERIFY_WITH_TIMEOUT(server.port() > 0, limit);
    connectTo(server, encoding);
    driver().trigger(u"Download…"_s);
    const WindowDriver download = dialog();
    download.type(u"File name"_s, u"第一章.txt"_s);
    download.type(u"Save in"_s, makeFolder(u"saved"_s));
    download.press(u"Download"_s);
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(u"saved/第一章.txt"_s), QByteArray("the content"), limit);
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"“第一章.txt” is saved, 11 bytes."_s), limit);
    QVERIFY(server.outText().contains(u"下载请求: 第一章.txt\n"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"the content"_s), limit);
}

void CourseFilesTest::fileSender()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, order);
    const QByteArray content = QByteArray(100'000, 'x') + "end";
    openServer();
    driver().press(u"Receive files…"_s);
    const WindowDriver receive = dialog();
    receive.type(u"Save in"_s, makeFolder(u"to"_s));
    chooseFileFraming(receive, u"What peers send"_s);
    receive.press(u"Receive"_s);
    driver().waitForControl(u"Stop"_s); // the badge
    ForeignProcess sender;
    sender.startPeer(u"file_sender.py"_s, {port(), kind, order, u"utf-8"_s, write(u"文件.bin"_s, content)});
    QTRY_COMPARE_WITH_TIMEOUT(sender.exitCode(), 0, limit);
    QVERIFY(sender.outText().contains(u"已发送"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"is saved, 100,003 bytes."_s), limit);
    const QStringList names = QDir(path(u"to"_s)).entryList(QDir::Files);
    QCOMPARE(names.size(), 1);
    QVERIFY(kind != u"json"_s || names.constFirst() == u"文件.bin"_s);
    QVERIFY(contentOf(u"to/"_s + names.constFirst()) == content);
}

void CourseFilesTest::fileReceiver()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, order);
    const QByteArray content = QByteArray(100'000, 'x') + "end";
    ForeignProcess receiver;
    receiver.startPeer(u"file_receiver.py"_s, {u"0"_s, kind, order, makeFolder(u"to"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(receiver.port() > 0, limit);
    connectTo(receiver);
    driver().press(u"Send from file…"_s);
    const WindowDriver sending = dialog();
    sending.type(u"File"_s, write(u"文件.bin"_s, content));
    chooseFileFraming(sending, u"What is sent"_s);
    QTRY_VERIFY(sending.control<QAbstractButton>(u"Send"_s).isEnabled()); // the disk has been asked
    sending.press(u"Send"_s);
    const QString name = kind == u"json"_s ? u"文件.bin"_s : u"收到1"_s;
    QTRY_VERIFY_WITH_TIMEOUT(isLogged(u"xend"_s), limit); // the last of it, as we sent it
    driver().press(u"Disconnect"_s);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.exitCode(), 0, limit);
    QVERIFY(receiver.outText().contains(u"已保存: %1 100003\n"_s.arg(name)));
    QVERIFY(contentOf(u"to/"_s + name) == content);
}

QTEST_MAIN(CourseFilesTest)
#include "tst_coursefiles.moc"
