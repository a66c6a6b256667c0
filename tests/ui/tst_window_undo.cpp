// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/ruleeditor.h"
#include "tests/ui/windowtest.h"
#include "ui/respond/answering.h"
#include "ui/send/quicklisting.h"
#include "ui/send/quicklistmodel.h"

#include <QLineEdit>
#include <QTableView>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What was deleted by mistake comes back to its place.
class TestWindowUndo : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void entriesOfTheQuickListComeBack();
    void anotherListHasNothingToBringBack();
    void whatIsOfferedIsWhatComesBackInEveryTab();
    void theKeyInASearchIsForTheSearch();
    void rulesComeBack();

private:
    void listOf(const QStringList &names);
    [[nodiscard]] QStringList names();
    void remove(int row);
    [[nodiscard]] bool isUndoOffered();
};

void TestWindowUndo::listOf(const QStringList &names)
{
    QList<QuickItem> items;
    for (const QString &name : names)
        items << QuickItem{name, {PayloadFormat::Text, name}, {}, {}, 1, {}, {}};
    Workspace workspace = scene().window().workspace();
    workspace.quickList = items;
    scene().window().setWorkspace(workspace);
    page()->toggleQuickList(true);
}

QStringList TestWindowUndo::names()
{
    QStringList names;
    const Workspace workspace = scene().window().workspace();
    for (const QuickItem &item : workspace.quickList)
        names << item.name;
    return names;
}

void TestWindowUndo::remove(int row)
{
    auto &table = control<QTableView>(u"Quick list");
    table.selectRow(row);
    driver().press(u"Delete"_s);
}

bool TestWindowUndo::isUndoOffered()
{
    const auto buttons = scene().window().findChildren<QAbstractButton *>();
    return std::ranges::any_of(buttons, [](const QAbstractButton *button) {
        return button->isVisible() && button->accessibleName() == u"Undo"_s;
    });
}

void TestWindowUndo::entriesOfTheQuickListComeBack()
{
    listOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    QVERIFY(!isUndoOffered());
    remove(1);
    remove(2);
    QCOMPARE(names(), (QStringList{u"a"_s, u"c"_s}));
    QVERIFY(shownText().contains(u"Deleted: “d”"_s));
    driver().press(u"Undo"_s);
    QCOMPARE(names(), (QStringList{u"a"_s, u"c"_s, u"d"_s}));
    QVERIFY(shownText().contains(u"Deleted: “b”"_s));
    auto &table = control<QTableView>(u"Quick list");
    QCOMPARE(table.currentIndex().row(), 2);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    QVERIFY(!isUndoOffered());
    QTest::keyClick(&table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names().size(), 4);
}

void TestWindowUndo::anotherListHasNothingToBringBack()
{
    listOf({u"a"_s, u"b"_s});
    remove(0);
    listOf({u"x"_s});
    QVERIFY(!isUndoOffered());
    QTest::keyClick(&control<QTableView>(u"Quick list"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), QStringList{u"x"_s});
}

/// The tabs share the list.
void TestWindowUndo::whatIsOfferedIsWhatComesBackInEveryTab()
{
    listOf({u"a"_s, u"b"_s, u"c"_s});
    remove(0);
    driver().trigger(u"New tab"_s);
    page()->toggleQuickList(true);
    remove(0);
    driver().trigger(u"Previous tab"_s);
    QVERIFY2(shownText().contains(u"Deleted: “b”"_s), qUtf8Printable(shownText()));
    driver().press(u"Undo"_s);
    QCOMPARE(names(), (QStringList{u"b"_s, u"c"_s}));
    QVERIFY2(shownText().contains(u"Deleted: “a”"_s), qUtf8Printable(shownText()));
    driver().press(u"Undo"_s);
    driver().trigger(u"Next tab"_s);
    QVERIFY(!isUndoOffered());
}

void TestWindowUndo::theKeyInASearchIsForTheSearch()
{
    listOf({u"a"_s, u"b"_s});
    remove(0);
    auto &search = control<QLineEdit>(u"Search the quick list");
    search.setFocus();
    QTest::keyClicks(&search, u"b"_s);
    QTest::keyClick(&search, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(search.text(), QString());
    QCOMPARE(names(), QStringList{u"b"_s});
}

void TestWindowUndo::rulesComeBack()
{
    page()->answering()->setShown(true);
    driver().waitForControl(u"Edit rules…"_s);
    driver().press(u"Edit rules…"_s);
    const RuleEditor editor(scene().window());
    editor.add(u"message equals"_s, u"one"_s, u"1"_s);
    editor.add(u"message equals"_s, u"two"_s, u"2"_s);
    const QList<Rule> rules = editor.dialog().rules();
    editor.table().selectRow(0);
    editor.driver().press(u"Remove"_s);
    QCOMPARE(editor.dialog().rules().size(), 1);
    editor.driver().press(u"Undo"_s);
    QCOMPARE(editor.dialog().rules(), rules);
    QCOMPARE(page()->answering()->config().rules, rules);
    QCOMPARE(editor.table().currentIndex().row(), 0);
}

QTEST_MAIN(TestWindowUndo)
#include "tst_window_undo.moc"
