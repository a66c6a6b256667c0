// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/servedfolder.h"

#include "tests/support/stricttest.h"

#include <QDir>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// A served folder gives its files, and never anything else.
class TestServedFolder : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void givesItsFiles_data();
    void givesItsFiles();
    void evilNamesGetNothing();
    void onlyRegularFilesAreGiven();
    void linksThatStayInsideMayBeFollowed();
    void aLinkThatIsSwappedLeadsNowhere();
    void aFolderThatIsNoneIsClosed();

private:
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray contentOf(const QString &name) const;

    std::optional<QTemporaryDir> m_folder; ///< of which "served" is served
};

void TestServedFolder::init()
{
    StrictTest::init();
    m_folder.emplace();
    QVERIFY(QDir(m_folder->path()).mkpath(u"served/sub/deep"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"served2"_s));
    write(u"secret.txt"_s, "secret");
    write(u"served2/secret.txt"_s, "secret");
    write(u"served/a.txt"_s, "a");
    write(u"served/第一章 简介.txt"_s, "chapter");
    write(u"served/sub/b.txt"_s, "b");
    write(u"served/sub/deep/c"_s, "c");
    write(u"served/.hidden"_s, "hidden");
}

void TestServedFolder::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a temporary file");
}

QByteArray TestServedFolder::contentOf(const QString &name) const
{
    const ServedFolder folder(m_folder->filePath(u"served"_s));
    const auto file = folder.open(name);
    return file ? (*file)->readAll() : QByteArray("nothing");
}

void TestServedFolder::givesItsFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("in the folder") << u"a.txt"_s << QByteArray("a");
    QTest::newRow("Chinese with a space") << u"第一章 简介.txt"_s << QByteArray("chapter");
    QTest::newRow("below it") << u"sub/b.txt"_s << QByteArray("b");
    QTest::newRow("far below it") << u"sub/deep/c"_s << QByteArray("c");
    QTest::newRow("hidden") << u".hidden"_s << QByteArray("hidden");
    QTest::newRow("missing") << u"missing.txt"_s << QByteArray("nothing");
    QTest::newRow("a folder") << u"sub"_s << QByteArray("nothing");
}

void TestServedFolder::givesItsFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QCOMPARE(contentOf(name), content);
}

/// More than 200, made of what leads out on one system or the other.
void TestServedFolder::evilNamesGetNothing()
{
    QStringList names{QString(),
                      u"."_s,
                      u".."_s,
                      u"/"_s,
                      u"//"_s,
                      u"\\"_s,
                      u"~"_s,
                      u"~root"_s,
                      u"a.txt/"_s,
                      u"./a.txt"_s,
                      u"a.txt."_s,
                      u"a.txt "_s,
                      u"a.txt:stream"_s,
                      u"a.txt::$DATA"_s,
                      u"sub//b.txt"_s,
                      u"sub/./b.txt"_s,
                      u"sub/../a.txt"_s,
                      u"sub\\b.txt"_s,
                      u"served/../a.txt"_s,
                      u"a.txt"_s + QChar(0),
                      u"a.txt"_s + QChar(0) + u".jpg"_s,
                      u"a.txt\n"_s,
                      u"\ra.txt"_s,
                      u":/qt/etc/qt.conf"_s,
                      u"qrc:/x"_s,
                      u"file:///etc/passwd"_s,
                      u"http://127.0.0.1/"_s,
                      QString(5000, u'a'),
                      u"a/"_s.repeated(2000) + u"b"_s};
    const QString served = m_folder->filePath(u"served"_s);
    for (const QString &target : {u"secret.txt"_s, u"etc/passwd"_s, u"served2/secret.txt"_s, u"proc/self/environ"_s,
                                  u"dev/zero"_s, u"Windows/win.ini"_s})
        for (const QString &way : {u"../"_s,
                                   u"../../"_s,
                                   u"/../"_s,
                                   u"./../"_s,
                                   u"sub/../../"_s,
                                   u"sub/deep/../../../"_s,
                                   u"..\\"_s,
                                   u"..\\..\\"_s,
                                   u"\\..\\"_s,
                                   u"..//"_s,
                                   u"....//"_s,
                                   u"..;/"_s,
                                   u"%2e%2e/"_s,
                                   u"%2e%2e%2f"_s,
                                   u"..%2f"_s,
                                   u"..%5c"_s,
                                   u"..%c0%af"_s,
                                   u"%252e%252e/"_s,
                                   u"../"_s.repeated(40),
                                   u"/"_s,
                                   u"//"_s,
                                   u"\\\\localhost\\C$\\"_s,
                                   u"C:/"_s,
                                   u"C:\\"_s,
                                   u"c:"_s,
                                   u"\\\\?\\C:\\"_s,
                                   u"\\\\.\\"_s,
                                   QString(served + u"/../"_s)})
            names << way + target;
    for (const QString &device :
         {u"CON"_s, u"con"_s, u"NUL"_s, u"nul.txt"_s, u"AUX"_s, u"PRN.log"_s, u"COM1"_s, u"lpt9.x"_s, u"COM¹"_s})
        names << device << u"sub/"_s + device;
    QVERIFY(names.size() > 200);
    for (const QString &name : names)
        QVERIFY2(contentOf(name) == "nothing", qPrintable(name));
}

void TestServedFolder::onlyRegularFilesAreGiven()
{
#ifdef Q_OS_UNIX
    const QByteArray pipe = QFile::encodeName(m_folder->filePath(u"served/pipe"_s));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    QCOMPARE(contentOf(u"pipe"_s), QByteArray("nothing")); // and at once
    QVERIFY(QFile::link(u"/dev/zero"_s, m_folder->filePath(u"served/zero"_s)));
    QCOMPARE(contentOf(u"zero"_s), QByteArray("nothing"));
    QVERIFY(QFile::link(u"/proc/self/cwd"_s, m_folder->filePath(u"served/cwd"_s)));
    QCOMPARE(contentOf(u"cwd/secret.txt"_s), QByteArray("nothing"));
    QVERIFY(QFile::link(m_folder->filePath(u"secret.txt"_s), m_folder->filePath(u"served/link"_s)));
    QCOMPARE(contentOf(u"link"_s), QByteArray("nothing"));
    QVERIFY(QFile::link(u"../secret.txt"_s, m_folder->filePath(u"served/relative"_s)));
    QCOMPARE(contentOf(u"relative"_s), QByteArray("nothing"));
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"served/up"_s)));
    QCOMPARE(contentOf(u"up/secret.txt"_s), QByteArray("nothing"));
#endif
}

/// Where the system can see to it that they do; otherwise they lead nowhere.
void TestServedFolder::linksThatStayInsideMayBeFollowed()
{
#ifdef Q_OS_UNIX
    QCOMPARE(::symlink("sub/b.txt", QFile::encodeName(m_folder->filePath(u"served/inside"_s)).constData()), 0);
    const QByteArray content = contentOf(u"inside"_s);
    QVERIFY2(content == "b" || content == "nothing", content.constData());
#endif
}

/// A folder that becomes a link while it is served is not followed out, however often it is tried.
void TestServedFolder::aLinkThatIsSwappedLeadsNowhere()
{
#ifdef Q_OS_UNIX
    const ServedFolder folder(m_folder->filePath(u"served"_s));
    QDir served(m_folder->filePath(u"served"_s));
    QVERIFY(served.mkpath(u"swap"_s));
    QVERIFY(QFile::link(m_folder->path(), served.filePath(u"out"_s)));
    for (int round = 0; round < 200; ++round) {
        QVERIFY(served.rename(u"swap"_s, u"away"_s) && served.rename(u"out"_s, u"swap"_s));
        QVERIFY(!folder.open(u"swap/secret.txt"_s));
        QVERIFY(served.rename(u"swap"_s, u"out"_s) && served.rename(u"away"_s, u"swap"_s));
    }
#endif
}

void TestServedFolder::aFolderThatIsNoneIsClosed()
{
    QVERIFY(!ServedFolder(m_folder->filePath(u"missing"_s)).isOpen());
    QVERIFY(!ServedFolder(m_folder->filePath(u"secret.txt"_s)).isOpen());
    QVERIFY(!ServedFolder(QString()).isOpen());
    QVERIFY(!ServedFolder(QString()).open(u"a.txt"_s));
}

QTEST_GUILESS_MAIN(TestServedFolder)
#include "tst_servedfolder.moc"
