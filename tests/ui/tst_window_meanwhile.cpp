// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "session/sessionhandle.h"
#include "ui/preferences/preferences.h"
#include "ui/tabs/tabnameedit.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What a person is in the middle of, while something else happens in the window.
class TestWindowMeanwhile : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aNameIsTypedOnWhileOtherTabsChange();
    void aNameGoesToItsTabWhereverThatStandsByNow();
    void aNameGoesWithItsTab();
    void newsStayNewsUntilTheyAreSeen();
    void otherTabsAreThoseThatWereThere();
    void optionsAreThoseThatWereSet();
    void whatWasClearedByTheContextMenuComesBack();
    void theFocusOutlivesTheProjector();
    void smallPrintIsLargeOnAProjectorToo();
    void rowsHaveRoomForLargerLetters();

private:
    [[nodiscard]] SessionTabs *tabs() { return scene().window().tabs(); }
    [[nodiscard]] QTabBar *bar() { return tabs()->findChild<QTabBar *>(); }
    [[nodiscard]] TabNameEdit *nameEdit() { return scene().window().findChild<TabNameEdit *>(); }
    void beginName(const QString &name);
};

void TestWindowMeanwhile::cleanup()
{
    scene().window().preferences()->resetAll();
}

void TestWindowMeanwhile::beginName(const QString &name)
{
    driver().trigger(u"Rename tab…"_s);
    driver().type(u"Name of the tab"_s, name);
}

void TestWindowMeanwhile::aNameIsTypedOnWhileOtherTabsChange()
{
    driver().trigger(u"New tab"_s);
    beginName(u"mine"_s);
    tabs()->page(0)->setName(u"a far longer name than before"_s);
    QVERIFY(nameEdit()->isVisible());
    QVERIFY(nameEdit()->hasFocus());
    const QRect tab = bar()->tabRect(1).translated(bar()->mapTo(&scene().window(), QPoint()));
    QCOMPARE(nameEdit()->geometry().topLeft(), tab.topLeft()); // over its tab, which was pushed aside
    QTest::keyClick(nameEdit(), Qt::Key_Return);
    QCOMPARE(bar()->tabText(1), u"mine"_s);
}

void TestWindowMeanwhile::aNameGoesToItsTabWhereverThatStandsByNow()
{
    driver().trigger(u"New tab"_s);
    driver().trigger(u"New tab"_s);
    beginName(u"mine"_s);
    tabs()->remove(tabs()->page(0));
    bar()->moveTab(1, 0);
    QTest::keyClick(nameEdit(), Qt::Key_Return);
    QCOMPARE(bar()->tabText(0), u"mine"_s);
    QCOMPARE(bar()->tabText(1), u"TCP Server :8080"_s);
}

void TestWindowMeanwhile::aNameGoesWithItsTab()
{
    driver().trigger(u"New tab"_s);
    beginName(u"mine"_s);
    tabs()->remove(page());
    QTRY_VERIFY(nameEdit() == nullptr);
    QCOMPARE(bar()->tabText(0), u"TCP Server :8080"_s);
}

/// The tab that is closed stands elsewhere than where it was opened, so another one is in front afterwards.
void TestWindowMeanwhile::newsStayNewsUntilTheyAreSeen()
{
    scene().connectClient(scene().openServer());
    driver().trigger(u"New tab"_s);
    SessionPage *client = tabs()->page(1);
    tabs()->page(0)->session()->send("news", SendTarget::all());
    QTRY_VERIFY(client->hasNews());
    bar()->moveTab(0, 2);
    driver().trigger(u"Close tab"_s);
    QCOMPARE(tabs()->count(), 2);
    QVERIFY(page() != client);
    QVERIFY(client->hasNews());
}

/// While the question is up, a workspace may come from a slow disk.
void TestWindowMeanwhile::otherTabsAreThoseThatWereThere()
{
    (void)scene().openServer();
    driver().trigger(u"New tab"_s);
    driver().trigger(u"Close other tabs"_s);
    auto *question = scene().window().findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    Workspace workspace = scene().window().workspace();
    workspace.tabs = {PageState::fresh(), PageState::fresh()};
    scene().window().setWorkspace(workspace);
    for (QAbstractButton *button : question->buttons()) {
        if (button->text().remove(u'&') == u"Close them"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(tabs()->count(), 2);
}

void TestWindowMeanwhile::optionsAreThoseThatWereSet()
{
    driver().press(u"More options"_s);
    PageState state = page()->state();
    state.session.endpoint.sharePort = !state.session.endpoint.sharePort;
    state.session.endpoint.maxConnections = 7;
    page()->setState(state);
    QCOMPARE(page()->state(), state);
}

void TestWindowMeanwhile::whatWasClearedByTheContextMenuComesBack()
{
    scene().connectClient(scene().openServer());
    scene().say(u"hello"_s, 0);
    TranscriptView *view = page()->transcript();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, view->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(view->viewport(), &event);
    auto *menu = view->findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&') == u"Clear"_s)
            action->trigger();
    }
    menu->close();
    QVERIFY2(!log().contains(u"hello"_s), qUtf8Printable(log()));
    driver().press(u"Show what was cleared"_s);
    QTRY_VERIFY2(log().contains(u"hello"_s), qUtf8Printable(log()));
}

void TestWindowMeanwhile::theFocusOutlivesTheProjector()
{
    auto &message = control<QPlainTextEdit>(u"Message");
    message.setFocus();
    QTest::keyClick(&scene().window(), Qt::Key_F11);
    driver().press(u"Leave the projector mode (F11)"_s);
    QVERIFY(message.hasFocus());
}

void TestWindowMeanwhile::smallPrintIsLargeOnAProjectorToo()
{
    driver().press(u"Send"_s); // nothing is open, which is said below the message
    QTest::keyClick(&scene().window(), Qt::Key_F11);
    const auto labels = page()->findChildren<QLabel *>();
    const auto note = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->isVisible() && label->text().contains(u"nothing is open"_s); });
    QVERIFY(note != labels.end());
    QTRY_VERIFY((*note)->font().pointSizeF() > QApplication::font().pointSizeF() * 0.9);
    QTest::keyClick(&scene().window(), Qt::Key_F11);
}

void TestWindowMeanwhile::rowsHaveRoomForLargerLetters()
{
    driver().press(u"Quick list"_s);
    driver().trigger(u"Inspector"_s);
    scene().window().preferences()->set(Preference::WindowFontSize, 24);
    for (const auto *table : page()->findChildren<QTableView *>()) {
        QTRY_COMPARE(table->font().pointSize(), 24);
        QVERIFY2(table->verticalHeader()->defaultSectionSize() > table->fontMetrics().height(),
                 qUtf8Printable(table->accessibleName()));
    }
}

QTEST_MAIN(TestWindowMeanwhile)
#include "tst_window_meanwhile.moc"
