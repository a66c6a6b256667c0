// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/workthreads.h"
#include "journal/journal.h"
#include "journal/spillreader.h"
#include "tests/ui/windowtest.h"
#include "ui/base/inbackground.h"
#include "ui/preferences/preferences.h"
#include "ui/saved/leftoveroffer.h"
#include "ui/saved/savedlog.h"

#include <QDir>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What a crash has left over is offered at the next start: to be opened, or deleted.
class TestWindowLeftovers : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void cleanup();
    void nothingIsSaidOfNothing();
    void openedAsAReadOnlyTab();
    void namedAndReadAsItWas();
    void deleted();
    void askedAgainNextTime();
    void foundWhereJournalsWereBefore();

private:
    void leave(const QByteArray &bytes, const QString &parent = Journal::defaultFolder());
    void crash(const QString &home, const QString &parent);
    void start() { new LeftoverOffer(&scene().window()); }
    [[nodiscard]] QString strip()
    {
        const auto *banner = scene().window().findChild<Banner *>(u"leftovers"_s);
        return banner && banner->isVisible() ? banner->plainText() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_cache;
};

void TestWindowLeftovers::init()
{
    m_cache = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", QFile::encodeName(m_cache->path()));
    WindowTest::init();
}

void TestWindowLeftovers::cleanup()
{
    workThreads()->waitForDone();
}

/// As a journal that lives does when its process is killed.
void TestWindowLeftovers::leave(const QByteArray &bytes, const QString &parent)
{
    const QTemporaryDir living;
    Journal journal({living.path()});
    const PeerId peer = journal.addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, true});
    QVERIFY(journal.append(RecordKind::Received, peer, wallClockNow(), bytes));
    crash(living.path(), parent);
}

/// Copies the folder of a journal in \p home: nobody locks the copy.
void TestWindowLeftovers::crash(const QString &home, const QString &parent)
{
    const QString name = QDir(home).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    const QString folder = parent + u'/' + name;
    QVERIFY(QDir().mkpath(folder));
    const QDir living(home + u'/' + name);
    const QStringList files = living.entryList(QDir::Files);
    for (const QString &file : files)
        QVERIFY(QFile::copy(living.filePath(file), folder + u'/' + file));
}

void TestWindowLeftovers::nothingIsSaidOfNothing()
{
    start();
    QCoreApplication::processEvents(); // the look begins
    workThreads()->waitForDone();
    QCoreApplication::processEvents(); // what it found is told
    QVERIFY(scene().window().findChild<Banner *>(u"leftovers"_s) == nullptr);
}

void TestWindowLeftovers::openedAsAReadOnlyTab()
{
    leave("what was received before the crash");
    start();
    QTRY_VERIFY2(strip().contains(u"A session ended unexpectedly; its log is still there."_s), qUtf8Printable(strip()));
    driver().press(u"Open as read-only tab"_s);
    QTRY_VERIFY(page()->savedLog() && !page()->savedLog()->isReading());
    QTRY_VERIFY2(log().contains(u"what was received before the crash"_s), qUtf8Printable(log()));
    QVERIFY2(log().contains(u"127.0.0.1:50122"_s), qUtf8Printable(log()));
    QVERIFY(page()->title().startsWith(u"Left over, "_s));
    QTRY_VERIFY(strip().isEmpty());
    QTRY_COMPARE(findLeftovers().size(), 1U);
}

/// The folder of a page that still receives is copied, as a crash at this moment would leave it.
void TestWindowLeftovers::namedAndReadAsItWas()
{
    const QString server = scene().openServer();
    scene().chooseEncoding(u"GBK"_s);
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, server.section(u':', -1).toUShort());
    client.write("\xC4\xE3\xBA\xC3");
    QTRY_VERIFY2(log().contains(u"你好"_s), qUtf8Printable(log()));
    const QTemporaryDir crashed;
    crash(Journal::defaultFolder(), crashed.path());
    QVERIFY(scene().window().preferences()->set(Preference::JournalFolder, crashed.path()));
    start();
    QTRY_VERIFY(!strip().isEmpty());
    driver().press(u"Open as read-only tab"_s);
    QTRY_VERIFY(page()->savedLog() && !page()->savedLog()->isReading());
    QTRY_VERIFY2(log().contains(u"你好"_s), qUtf8Printable(log()));
    QVERIFY2(page()->title().startsWith(u"TCP Server %1, left over "_s.arg(server)), qUtf8Printable(page()->title()));
}

void TestWindowLeftovers::deleted()
{
    leave("one");
    leave("two");
    start();
    QTRY_VERIFY2(strip().contains(u"2 logs are still there."_s), qUtf8Printable(strip()));
    driver().press(u"Delete"_s);
    QTRY_VERIFY(strip().isEmpty());
    QVERIFY(workThreads()->waitForDone()); // who looks while one is removed has it in use
    QVERIFY(findLeftovers().empty());
    QCOMPARE(QDir(Journal::defaultFolder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 0);
}

void TestWindowLeftovers::askedAgainNextTime()
{
    leave("one");
    start();
    QTRY_VERIFY(!strip().isEmpty());
    driver().press(u"Dismiss"_s);
    QTRY_VERIFY(scene().window().findChild<Banner *>(u"leftovers"_s) == nullptr);
    start();
    QTRY_VERIFY(!strip().isEmpty());
}

/// Somebody chooses another folder for the journals; what is in the earlier ones is still found.
void TestWindowLeftovers::foundWhereJournalsWereBefore()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    Preferences *preferences = scene().window().preferences();
    for (const QString &folder : {first.path(), second.path(), QString()})
        QVERIFY(preferences->set(Preference::JournalFolder, folder));
    QVERIFY(diskThreads()->waitForDone());
    leave("one", first.path());
    leave("two", second.path());
    start();
    QTRY_VERIFY2(strip().contains(u"2 logs are still there."_s), qUtf8Printable(strip()));
}

QTEST_MAIN(TestWindowLeftovers)
#include "tst_window_leftovers.moc"
