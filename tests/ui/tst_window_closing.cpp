// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "session/sessionhandle.h"
#include "ui/preferences/preferences.h"
#include "ui/send/sending.h"
#include "ui/workspace/workspaces.h"

#include <QMessageBox>
#include <QSignalSpy>
#include <QTabBar>
#include <QTcpServer>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What closing a tab or the window would end is named, in one question.
class TestWindowClosing : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void nothingRunsAndNothingIsAsked();
    void tabNamesWhatRuns();
    void escapeClosesNothing();
    void tabNamesTheFileAndWhatWaits();
    void windowNamesTheTabsAndWhatTheyDo();
    void windowAsksNothingWhereThatIsSwitchedOff();
    void windowAsksNothingWhoeverEndsIt();
    void changesAreAskedAboutWhereTabsDoNotComeBack();
    void otherTabsAreClosedAfterOneQuestion();
    void theOnlyTabHasNoOthers();
    void closedTabsComeBackOneByOne();
    void theOnlyTabComesBackInItsPlace();

private:
    [[nodiscard]] QMessageBox *question();
    void answer(const QString &button);
    [[nodiscard]] bool canBeReopened();
};

QMessageBox *TestWindowClosing::question()
{
    const auto boxes = scene().window().findChildren<QMessageBox *>();
    const auto shown = std::ranges::find_if(boxes, [](const QMessageBox *box) { return box->isVisible(); });
    return shown == boxes.end() ? nullptr : *shown;
}

void TestWindowClosing::answer(const QString &button)
{
    const auto buttons = question()->buttons();
    const auto wanted = std::ranges::find_if(
        buttons, [&button](const QAbstractButton *candidate) { return candidate->text().remove(u'&') == button; });
    QVERIFY2(wanted != buttons.end(), qUtf8Printable(button));
    QTest::mouseClick(*wanted, Qt::LeftButton);
}

bool TestWindowClosing::canBeReopened()
{
    const auto actions = scene().window().findChildren<QAction *>();
    const auto reopen = std::ranges::find_if(
        actions, [](const QAction *action) { return action->text().remove(u'&') == u"Reopen closed tab"_s; });
    return reopen != actions.end() && (*reopen)->isEnabled();
}

void TestWindowClosing::nothingRunsAndNothingIsAsked()
{
    driver().trigger(u"New tab"_s);
    driver().trigger(u"Close tab"_s);
    QCOMPARE(scene().window().tabs()->count(), 1);
    QVERIFY(scene().window().close());
}

void TestWindowClosing::tabNamesWhatRuns()
{
    scene().connectClient(scene().openServer());
    driver().tick(u"Repeat every"_s, true);
    QTRY_VERIFY(page()->session()->status().sending.repeating);
    driver().trigger(u"Close tab"_s);
    QVERIFY2(bannerText().contains(u"Connected to 127.0.0.1:"_s), qUtf8Printable(bannerText()));
    QVERIFY2(bannerText().contains(u"a message is being repeated"_s), qUtf8Printable(bannerText()));
    driver().press(u"Disconnect"_s);
    QTRY_COMPARE(bannerText(), QString()); // nothing would end any more
}

/// It is the answer to the question, and then one types on.
void TestWindowClosing::escapeClosesNothing()
{
    (void)scene().openServer();
    auto &message = control<QWidget>(u"Message");
    message.setFocus();
    driver().trigger(u"Close tab"_s);
    driver().trigger(u"Close tab"_s);           // once more asks the same
    QTRY_VERIFY(control(u"Cancel").hasFocus()); // Enter on it loses nothing either
    QTest::keyClick(&control(u"Cancel"), Qt::Key_Escape);
    QCOMPARE(bannerText(), QString());
    QVERIFY(message.hasFocus());
    QCOMPARE(scene().window().tabs()->count(), 1);
    driver().trigger(u"Close tab"_s);
    driver().press(u"Cancel"_s);
    QVERIFY(message.hasFocus());
}

/// The server does not even accept, so that the connection is soon full.
void TestWindowClosing::tabNamesTheFileAndWhatWaits()
{
    QTcpServer deaf;
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    deaf.pauseAccepting();
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"big.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(256) << 20));
    scene().connectClient(u"127.0.0.1:%1"_s.arg(deaf.serverPort()));
    page()->sending()->sendFile(file.fileName());
    QTRY_VERIFY(page()->session()->status().sending.fileSent > 0);
    driver().trigger(u"Close tab"_s);
    QVERIFY2(bannerText().contains(u"“big.bin” is being sent, "_s), qUtf8Printable(bannerText()));
    QTRY_VERIFY2(bannerText().contains(u"bytes that wait to be sent: "_s), qUtf8Printable(bannerText()));
    driver().press(u"Close the tab"_s);
    QCOMPARE(scene().window().tabs()->count(), 1);
}

void TestWindowClosing::windowNamesTheTabsAndWhatTheyDo()
{
    const QString server = scene().openServer();
    scene().connectClient(server);
    driver().trigger(u"New tab"_s); // in which nothing runs
    QTRY_COMPARE(scene().window().tabs()->page(0)->session()->status().peerCount, 1);
    QVERIFY(!scene().window().close());
    const QString port = server.section(u':', 1);
    QCOMPARE(question()->informativeText(),
             u"• TCP Server :%1 · 1: Listening on %2; peers: 1\n• TCP Client %2: Connected to %2"_s.arg(port, server));
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(scene().window().isVisible());
    QVERIFY(!scene().window().close());
    answer(u"Quit"_s);
    QTRY_VERIFY(!scene().window().isVisible());
}

void TestWindowClosing::windowAsksNothingWhereThatIsSwitchedOff()
{
    scene().openServer();
    scene().window().preferences()->set(Preference::AskBeforeQuitting, false);
    QVERIFY(scene().window().close());
}

void TestWindowClosing::windowAsksNothingWhoeverEndsIt()
{
    scene().openServer();
    scene().window().expectEnd();
    QVERIFY(scene().window().close());
}

void TestWindowClosing::changesAreAskedAboutWhereTabsDoNotComeBack()
{
    const QTemporaryDir folder;
    QSignalSpy saved(scene().window().workspaces(), &Workspaces::saved);
    const QString path = folder.filePath(u"lab.socketdesk"_s);
    scene().window().workspaces()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 20'000);
    driver().type(u"Message"_s, u"kept in the file"_s);
    scene().window().preferences()->set(Preference::RestoreTabs, false);
    QVERIFY(!scene().window().close());
    QCOMPARE(question()->text(), u"“lab.socketdesk” has changes that are not in its file."_s);
    answer(u"Save"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!scene().window().isVisible(), 20'000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("kept in the file"));
}

void TestWindowClosing::otherTabsAreClosedAfterOneQuestion()
{
    scene().connectClient(scene().openServer());
    driver().trigger(u"New tab"_s);
    const SessionPage *kept = page();
    driver().trigger(u"Close other tabs"_s);
    QVERIFY2(question()->informativeText().contains(u"TCP Client"_s), qUtf8Printable(question()->informativeText()));
    answer(u"Cancel"_s);
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(scene().window().tabs()->count(), 3);
    driver().trigger(u"Close other tabs"_s);
    answer(u"Close them"_s);
    QCOMPARE(scene().window().tabs()->count(), 1);
    QCOMPARE(page(), kept);
}

void TestWindowClosing::theOnlyTabHasNoOthers()
{
    const auto actions = scene().window().findChildren<QAction *>();
    const auto others = std::ranges::find_if(
        actions, [](const QAction *action) { return action->text().remove(u'&') == u"Close other tabs"_s; });
    QVERIFY(others != actions.end());
    QVERIFY(!(*others)->isEnabled());
    driver().trigger(u"New tab"_s);
    QVERIFY((*others)->isEnabled());
}

void TestWindowClosing::closedTabsComeBackOneByOne()
{
    QVERIFY(!canBeReopened());
    for (const QString &message : {u"first"_s, u"second"_s}) {
        driver().trigger(u"New tab"_s);
        driver().type(u"Message"_s, message);
        driver().trigger(u"Close tab"_s);
    }
    driver().trigger(u"New tab"_s);
    driver().trigger(u"Close tab"_s); // in which there was nothing to lose
    QCOMPARE(scene().window().tabs()->count(), 1);
    driver().type(u"Message"_s, u"here before"_s);
    for (const QString &message : {u"second"_s, u"first"_s}) {
        QVERIFY(canBeReopened());
        QTest::keyClick(&scene().window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page()->state().message, message);
        QVERIFY(!page()->isOpen());
    }
    QVERIFY(!canBeReopened());
    QCOMPARE(scene().window().tabs()->count(), 3);
    driver().trigger(u"Close other tabs"_s);
    driver().trigger(u"Reopen closed tab"_s);
    QCOMPARE(page()->state().message, u"here before"_s);
}

void TestWindowClosing::theOnlyTabComesBackInItsPlace()
{
    driver().type(u"Message"_s, u"all there was"_s);
    driver().trigger(u"Close tab"_s);
    QVERIFY(page()->state().message != u"all there was"_s);
    driver().trigger(u"Reopen closed tab"_s);
    QCOMPARE(scene().window().tabs()->count(), 1);
    QCOMPARE(page()->state().message, u"all there was"_s);
}

QTEST_MAIN(TestWindowClosing)
#include "tst_window_closing.moc"
