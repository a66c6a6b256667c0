// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/windowtest.h"

#include "ui/tabs/tabnameedit.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Names that a person gives to tabs, and the menu of a tab.
class TestWindowNames : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsTypedOnTheTab();
    void escapeLeavesTheName();
    void anEmptyNameGivesTheAutomaticTitle();
    void aDoubleClickBeginsToo();
    void namesComeBack();
    void longTitlesKeepTheirPort();
    void markersAreNoMnemonics();
    void duplicatesHaveTheSettings();
    void theMenuOfATabIsForThatTab();
    void theKeyOpensTheMenuOfTheTabInFront();
    void f2EditsACellWhereOneIsChosen();

private:
    [[nodiscard]] SessionTabs *tabs() { return scene().window().tabs(); }
    [[nodiscard]] QTabBar *bar() { return tabs()->findChild<QTabBar *>(); }
    void rename(const QString &name);
};

void TestWindowNames::rename(const QString &name)
{
    driver().trigger(u"Rename tab…"_s);
    QTest::keyClick(&control<TabNameEdit>(u"Name of the tab"), Qt::Key_A, Qt::ControlModifier);
    driver().type(u"Name of the tab"_s, name);
    QTest::keyClick(&control<TabNameEdit>(u"Name of the tab"), Qt::Key_Return);
}

void TestWindowNames::aNameIsTypedOnTheTab()
{
    auto &message = control<QWidget>(u"Message");
    message.setFocus();
    QTest::keyClick(&scene().window(), Qt::Key_F2);
    auto &edit = control<TabNameEdit>(u"Name of the tab");
    QVERIFY(edit.hasFocus());
    QCOMPARE(edit.placeholderText(), u"TCP Server :8080"_s);
    driver().type(u"Name of the tab"_s, u"  Sensor 传感器 "_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QVERIFY(message.hasFocus());
    QCOMPARE(bar()->tabText(0), u"Sensor 传感器"_s);
    QVERIFY(scene().window().windowTitle().startsWith(u"Sensor 传感器"_s));
    QVERIFY2(bar()->accessibleTabName(0).startsWith(u"Sensor 传感器, "_s), qUtf8Printable(bar()->accessibleTabName(0)));
}

void TestWindowNames::escapeLeavesTheName()
{
    rename(u"one"_s);
    driver().trigger(u"Rename tab…"_s);
    driver().type(u"Name of the tab"_s, u"two"_s);
    QTest::keyClick(&control<TabNameEdit>(u"Name of the tab"), Qt::Key_Escape);
    QCOMPARE(bar()->tabText(0), u"one"_s);
}

void TestWindowNames::anEmptyNameGivesTheAutomaticTitle()
{
    rename(u"one"_s);
    rename(u" "_s);
    QCOMPARE(bar()->tabText(0), u"TCP Server :8080"_s);
}

void TestWindowNames::aDoubleClickBeginsToo()
{
    driver().trigger(u"New tab"_s);
    QTest::mouseDClick(bar(), Qt::LeftButton, {}, bar()->tabRect(0).center());
    QCOMPARE(tabs()->currentIndex(), 0);
    driver().type(u"Name of the tab"_s, u"first"_s);
    page()->transcript()->setFocus(); // going elsewhere takes it
    QCOMPARE(bar()->tabText(0), u"first"_s);
    QCOMPARE(bar()->tabText(1), u"TCP Server :8080"_s);
}

void TestWindowNames::namesComeBack()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(u"s.ini"_s));
    PageState named = PageState::fresh();
    named.name = u"路由器 & co"_s;
    {
        MainWindow window(&settings);
        window.restore();
        window.addPage(named);
        window.close();
    }
    MainWindow window(&settings);
    window.restore();
    QCOMPARE(window.currentPage()->title(), named.name);
    QCOMPARE(window.currentPage()->state(), named);
    QCOMPARE(window.workspace().tabs.constLast().name, named.name);
}

void TestWindowNames::longTitlesKeepTheirPort()
{
    driver().choose(u"Protocol"_s, u"TCP Client"_s);
    driver().type(u"Remote address"_s, u"a-rather-long-name-of-a-host.example.org"_s);
    driver().type(u"Remote port"_s, u"61234"_s);
    const QString title = u"TCP Client a-rather-long-name-of-a-host.example.org:61234"_s;
    QCOMPARE(page()->title(), title);
    QCOMPARE(bar()->tabText(0), u"TCP Client a-rather…mple.org:61234"_s);
    QVERIFY2(bar()->tabToolTip(0).endsWith(title), qUtf8Printable(bar()->tabToolTip(0)));
    QVERIFY(bar()->accessibleTabName(0).startsWith(title));
    driver().type(u"Remote address"_s, u"::1"_s);
    QCOMPARE(bar()->tabText(0), u"TCP Client [::1]:61234"_s);
}

void TestWindowNames::markersAreNoMnemonics()
{
    rename(u"you & me"_s);
    QCOMPARE(bar()->tabText(0), u"you && me"_s);
    QCOMPARE(page()->title(), u"you & me"_s);
}

void TestWindowNames::duplicatesHaveTheSettings()
{
    driver().type(u"Local port"_s, u"9001"_s);
    driver().type(u"Message"_s, u"the same"_s);
    rename(u"mine"_s);
    driver().trigger(u"Duplicate tab"_s);
    QCOMPARE(tabs()->count(), 2);
    PageState expected = tabs()->page(0)->state();
    expected.name.clear();
    QCOMPARE(page()->state(), expected);
    QCOMPARE(bar()->tabText(1), u"TCP Server :9001"_s);
    QVERIFY(!page()->isOpen());
}

void TestWindowNames::theMenuOfATabIsForThatTab()
{
    driver().trigger(u"New tab"_s);
    const QPoint place = bar()->tabRect(0).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, bar()->mapToGlobal(place));
    QCoreApplication::sendEvent(bar(), &event);
    QCOMPARE(tabs()->currentIndex(), 0);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts << action->text().remove(u'&');
    QCOMPARE(
        texts,
        (QStringList{
            u"Rename tab…"_s, u"Duplicate tab"_s, {}, u"Close tab"_s, u"Close other tabs"_s, u"Reopen closed tab"_s}));
    menu->close();
}

void TestWindowNames::theKeyOpensTheMenuOfTheTabInFront()
{
    driver().trigger(u"New tab"_s);
    const QPoint place = bar()->tabRect(0).center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, place, bar()->mapToGlobal(place));
    QCoreApplication::sendEvent(bar(), &event);
    QCOMPARE(tabs()->currentIndex(), 1);
    QVERIFY(QApplication::activePopupWidget() != nullptr);
    QApplication::activePopupWidget()->close();
}

/// The quick list had that key before.
void TestWindowNames::f2EditsACellWhereOneIsChosen()
{
    driver().press(u"Quick list"_s);
    driver().press(u"Add"_s);
    auto &table = control<QAbstractItemView>(u"Quick list");
    table.setFocus();
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_F2);
    QVERIFY(scene().window().findChild<TabNameEdit *>() == nullptr);
    QVERIFY(table.findChild<QLineEdit *>() != nullptr);
}

QTEST_MAIN(TestWindowNames)
#include "tst_window_names.moc"
