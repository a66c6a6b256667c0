// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "session/workspace.h"
#include "tests/support/rawpeer.h"
#include "tests/support/window/deaddisk.h"
#include "tests/ui/ruleeditor.h"
#include "tests/ui/windowtest.h"
#include "ui/base/fieldnote.h"
#include "ui/respond/answering.h"
#include "ui/workspace/workspaces.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What a page answers by itself: switched on by hand, visibly, and by nothing else.
class TestWindowAnswers : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void whatAnswersIsMarked();
    void isSwitchedByTheKeyboard();
    void aGroupChats();
    void theFolderServedIsTheOneThatIsShown();
    void theLogSaysWhyNothingWasServed_data();
    void theLogSaysWhyNothingWasServed();
    void whatIsNoFolderIsNotServed();
    void aFolderIsServedWhenItIsFound();
    void aMissingFileIsAnsweredWithTheText();
    void aWorkspaceKeepsAndDoesNotStart();
    void datagramsHaveALimit();
    void twoPagesThatAnswerEachOtherStop_data();
    void twoPagesThatAnswerEachOtherStop();

private:
    void showPanel();
    void switchOn(const QString &what);
    void write(const QString &name, const QByteArray &content) const;
    void answerWith(const QString &what);
    [[nodiscard]] bool isSaid(const QString &sentence);
    [[nodiscard]] quint64 receivedIn(int tab);

    std::optional<QTemporaryDir> m_folder;
};

void TestWindowAnswers::init()
{
    WindowTest::init();
    m_folder.emplace();
}

void TestWindowAnswers::showPanel()
{
    page()->answering()->setShown(true);
    driver().waitForControl(u"File server"_s);
}

void TestWindowAnswers::switchOn(const QString &what)
{
    driver().tick(what, true);
    QTRY_VERIFY2(hasBadge(what), qUtf8Printable(shownText()));
}

void TestWindowAnswers::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestWindowAnswers::whatAnswersIsMarked()
{
    const auto *bar = scene().window().tabs()->findChild<QTabBar *>();
    const auto isTabMarked = [bar] { return bar->tabText(0).contains(u'↩'); };
    showPanel();
    QVERIFY(!isTabMarked());
    switchOn(u"Echo"_s);
    QTRY_VERIFY(isTabMarked());
    driver().tick(u"Group chat"_s, true);
    QTRY_VERIFY(hasBadge(u"Echo + Group chat"_s));
    driver().tick(u"Echo"_s, false);
    QTRY_VERIFY(hasBadge(u"Group chat"_s));
    driver().tick(u"Group chat"_s, false);
    QTRY_VERIFY(!hasBadge(u"Group chat"_s));
    QTRY_VERIFY(!isTabMarked());
}

void TestWindowAnswers::isSwitchedByTheKeyboard()
{
    QTest::keyClick(&scene().window(), Qt::Key_F12);
    driver().waitForControl(u"Echo"_s);
    auto &echo = control(u"Echo");
    QVERIFY(echo.hasFocus());
    QTest::keyClick(&echo, Qt::Key_Space);
    QTRY_VERIFY(page()->session()->status().answering.echo);
    QTest::keyClick(&echo, Qt::Key_Escape);
    QTRY_VERIFY(!page()->answering()->isShown());
    QVERIFY(page()->session()->status().answering.echo); // out of sight is not off
}

void TestWindowAnswers::aGroupChats()
{
    const quint16 port = scene().openServer().section(u':', 1).toUShort();
    showPanel();
    switchOn(u"Group chat"_s);
    std::array<RawStream, 3> people;
    for (RawStream &person : people)
        person = RawStream::connectTo(port);
    QTRY_COMPARE(page()->session()->status().peerCount, 3);
    people[0].write("hello");
    QTRY_COMPARE(people[1].received(), QByteArray("hello"));
    QTRY_COMPARE(people[2].received(), QByteArray("hello"));
    people[2].write(" you");
    QTRY_COMPARE(people[0].received(), QByteArray(" you"));
    QTRY_COMPARE(people[1].received(), QByteArray("hello you"));
}

void TestWindowAnswers::theFolderServedIsTheOneThatIsShown()
{
    write(u"a.txt"_s, "the content");
    RawStream first = RawStream::connectTo(scene().openServer().section(u':', 1).toUShort());
    showPanel();
    control(u"File server").click(); // asks for the folder first
    QFileDialog *chooser = nullptr;
    QTRY_VERIFY((chooser = scene().window().findChild<QFileDialog *>()) != nullptr);
    chooser->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(m_folder->path());
    static_cast<QDialog *>(chooser)->accept();
    QTRY_VERIFY(hasBadge(u"File server"_s));
    QCOMPARE(driver().textOf(u"Folder"_s), m_folder->path());
    first.write("a.txt\n");
    QTRY_COMPARE(first.received(), QByteArray("the content"));
    QTRY_VERIFY(first.hasSeenFin());
}

void TestWindowAnswers::theLogSaysWhyNothingWasServed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << QByteArray("a.txt") << u"“a.txt”: there is no such file in the served folder"_s;
    QTest::newRow("outside") << QByteArray("../a.txt") << u"“../a.txt”: the name is not allowed, or leads out"_s;
    QTest::newRow("folder") << QByteArray("sub") << u"“sub”: it is not a file, but a folder"_s;
    QTest::newRow("nothing") << QByteArray() << u"gets nothing: it named no file"_s;
    QTest::newRow("no text") << QByteArray("\xFF") << u"for the name FF (hex): it is no text in UTF-8"_s;
}

void TestWindowAnswers::theLogSaysWhyNothingWasServed()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, reason);
    QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
    RawStream client = RawStream::connectTo(scene().openServer().section(u':', 1).toUShort());
    showPanel();
    driver().type(u"Folder"_s, m_folder->path());
    switchOn(u"File server"_s);
    client.write(name + '\n');
    QTRY_VERIFY(client.hasSeenFin());
    QTRY_VERIFY2(log().simplified().contains(reason), qUtf8Printable(log()));
}

void TestWindowAnswers::whatIsNoFolderIsNotServed()
{
    showPanel();
    driver().type(u"Folder"_s, m_folder->path());
    switchOn(u"File server"_s);
    driver().type(u"Folder"_s, m_folder->filePath(u"nowhere"_s));
    QTest::keyClick(&control<QLineEdit>(u"Folder"), Qt::Key_Return);
    QTRY_VERIFY(shownText().contains(u"This is no folder."_s));
    QVERIFY(!control(u"File server").isChecked());
    QTRY_VERIFY(!hasBadge(u"File server"_s));
}

void TestWindowAnswers::aFolderIsServedWhenItIsFound()
{
    showPanel();
    {
        const DeadDisk disk;
        driver().type(u"Folder"_s, m_folder->path());
        driver().tick(u"File server"_s, true);
        QTRY_VERIFY(shownText().contains(u"Looking for the folder…"_s));
        driver().tick(u"Echo"_s, true); // all else goes on
        QTRY_VERIFY(hasBadge(u"Echo"_s));
        QVERIFY(!page()->answering()->config().on.fileServer);
        QVERIFY(control(u"File server").isChecked());
    }
    QTRY_VERIFY(hasBadge(u"Echo + File server"_s));
    QVERIFY(!shownText().contains(u"Looking for the folder…"_s));
    {
        const DeadDisk disk;
        driver().type(u"Folder"_s, m_folder->filePath(u"elsewhere"_s));
        QTest::keyClick(&control<QLineEdit>(u"Folder"), Qt::Key_Return);
        QTRY_VERIFY(hasBadge(u"Echo"_s)); // the folder before is served no longer
        driver().tick(u"File server"_s, false);
    }
    QTRY_VERIFY(shownText().contains(u"This is no folder."_s));
    QVERIFY(!page()->answering()->config().on.fileServer);
}

void TestWindowAnswers::aMissingFileIsAnsweredWithTheText()
{
    const quint16 port = scene().openServer().section(u':', 1).toUShort();
    scene().chooseEncoding(u"GBK"_s);
    showPanel();
    driver().type(u"Folder"_s, m_folder->path());
    switchOn(u"File server"_s);
    RawStream without = RawStream::connectTo(port);
    without.write("nothing\n");
    QTRY_VERIFY(without.hasSeenFin());
    QCOMPARE(without.received(), QByteArray());
    driver().type(u"Reply for a missing file"_s, u"没有"_s);
    QTest::keyClick(&control<QLineEdit>(u"Reply for a missing file"), Qt::Key_Return);
    QCOMPARE(page()->answering()->config().fileServer.missingText, u"没有"_s);
    RawStream with = RawStream::connectTo(port);
    with.write("nothing\n");
    QTRY_VERIFY(with.hasSeenFin());
    QCOMPARE(with.received(), QByteArray("\xC3\xBB\xD3\xD0"));
}

void TestWindowAnswers::aWorkspaceKeepsAndDoesNotStart()
{
    showPanel();
    driver().press(u"Edit rules…"_s);
    const RuleEditor editor(scene().window());
    editor.add(u"message equals"_s, u"a"_s, u"b"_s);
    editor.dialog().close();
    const QList<Rule> rules = editor.dialog().rules();
    driver().type(u"Folder"_s, m_folder->path());
    for (const char16_t *name : {u"Echo", u"Rules", u"File server"})
        driver().tick(QString::fromUtf16(name), true);
    driver().tick(u"Stop what looks like a loop"_s, false);
    QTRY_VERIFY(hasBadge(u"Echo + Rules + File server"_s));
    const QString path = m_folder->filePath(u"lab.socketdesk"_s);
    QSignalSpy saved(scene().window().workspaces(), &Workspaces::saved);
    scene().window().workspaces()->saveAs(path);
    QTRY_COMPARE(saved.count(), 1);

    WindowTest::init(); // another window
    QSignalSpy settled(scene().window().workspaces(), &Workspaces::settled);
    scene().window().workspaces()->open(path);
    QTRY_COMPARE(settled.count(), 1);
    showPanel();
    QCOMPARE(page()->answering()->config().rules, rules);
    QCOMPARE(driver().textOf(u"Folder"_s), m_folder->path());
    for (const char16_t *name : {u"Echo", u"Rules", u"File server"})
        QVERIFY(!control(name).isChecked());
    QVERIFY(!control(u"Stop what looks like a loop").isChecked());
    QVERIFY(!page()->session()->status().answering.any());
    switchOn(u"Rules"_s);
}

void TestWindowAnswers::datagramsHaveALimit()
{
    const quint16 port = scene().openUdp().section(u':', 1).toUShort();
    showPanel();
    driver().press(u"Edit rules…"_s);
    const RuleEditor editor(scene().window());
    editor.add(u"any message"_s, {}, u"yes"_s);
    editor.dialog().close();
    driver().type(u"UDP replies to one source, per second"_s, u"3"_s);
    QTest::keyClick(&control<QSpinBox>(u"UDP replies to one source, per second"), Qt::Key_Return);
    switchOn(u"Rules"_s);
    RawDatagrams asker;
    for (int i = 0; i < 30; ++i)
        QVERIFY(asker.sendTo(port, "?"));
    QTRY_VERIFY2(shownText().contains(u"there are more than 3 a second"_s), qUtf8Printable(shownText()));
    QVERIFY(asker.received().size() >= 3 && asker.received().size() < 10);
}

void TestWindowAnswers::twoPagesThatAnswerEachOtherStop_data()
{
    QTest::addColumn<bool>("isUdp");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    for (const bool isUdp : {false, true}) {
        const char *how = isUdp ? "UDP" : "TCP";
        QTest::addRow("echoes, %s", how) << isUdp << u"Echo"_s << u"Echo"_s;
        QTest::addRow("rules, %s", how) << isUdp << u"Rules"_s << u"Rules"_s;
        QTest::addRow("an echo and rules, %s", how) << isUdp << u"Echo"_s << u"Rules"_s;
    }
}

/// In the tab that is in front. The rules answer whatever comes with what came, and a little more.
void TestWindowAnswers::answerWith(const QString &what)
{
    showPanel();
    if (what == u"Rules"_s) {
        driver().press(u"Edit rules…"_s);
        const RuleEditor editor(scene().window());
        editor.add(u"any message"_s, {}, u"again"_s);
        editor.dialog().close();
    }
    switchOn(what);
}

/// In whichever tab.
bool TestWindowAnswers::isSaid(const QString &sentence)
{
    const auto banners = scene().window().findChildren<Banner *>();
    const auto notes = scene().window().findChildren<FieldNote *>();
    return std::ranges::any_of(banners, [&](auto *banner) { return banner->plainText().contains(sentence); }) ||
           std::ranges::any_of(notes, [&](auto *note) { return note->text().contains(sentence); });
}

quint64 TestWindowAnswers::receivedIn(int tab)
{
    return scene().window().tabs()->page(tab)->session()->counters().traffic.receivedBytes;
}

void TestWindowAnswers::twoPagesThatAnswerEachOtherStop()
{
    QFETCH(const bool, isUdp);
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    const QString address = isUdp ? scene().openUdp() : scene().openServer();
    answerWith(first);
    isUdp ? static_cast<void>(scene().openUdp(address)) : scene().connectClient(address);
    answerWith(second);
    driver().type(u"Message"_s, u"hello"_s);
    QElapsedTimer clock;
    clock.start();
    driver().press(u"Send"_s);
    // Rules answer ten datagrams a second: a loop of them ends where one side has no answer left.
    const bool isLimited = isUdp && first == second && first == u"Rules"_s;
    const QString why =
        isLimited ? u"there are more than 10 a second"_s : u"gets no answers for now: this looks like a loop"_s;
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(why), 5000);
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    quint64 before = 0; // and all is quiet
    QTRY_VERIFY((before = receivedIn(0), QTest::qWait(100), receivedIn(0) == before));
}

QTEST_MAIN(TestWindowAnswers)
#include "tst_window_answers.moc"
