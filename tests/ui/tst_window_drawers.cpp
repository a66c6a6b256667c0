// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/cellink.h"
#include "tests/ui/windowtest.h"

#include "session/workspace.h"
#include "ui/base/emptynote.h"
#include "ui/send/quicklistmodel.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QTableView>
#include <QToolTip>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What the drawers beside the log have in common, and what the quick list says of itself.
class TestWindowDrawers : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void titlesAreAtOneHeight();
    void quickListIsClosedInItsHead();
    void searchWithoutAHitSaysSo();
    void cutCellsSayAll();
    void cutCellsStandOnOneLine();
    void payloadTakesTheRoomOfTheList();

private:
    void openListOf(const QString &payload);
    [[nodiscard]] QTableView &list() { return control<QTableView>(u"Quick list"); }
    [[nodiscard]] const QLabel *label(const QString &text);
};

/// Only one that is seen.
const QLabel *TestWindowDrawers::label(const QString &text)
{
    for (const auto *label : page()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == text)
            return label;
    }
    qFatal("no label %s", qUtf8Printable(text));
}

void TestWindowDrawers::openListOf(const QString &payload)
{
    QuickItem item;
    item.name = u"first"_s;
    item.payload = {PayloadFormat::Text, payload};
    Workspace workspace = scene().window().workspace();
    workspace.quickList = {item};
    scene().window().setWorkspace(workspace);
    driver().trigger(u"Quick list"_s);
}

void TestWindowDrawers::titlesAreAtOneHeight()
{
    scene().window().resize(1900, 800); // with room for all
    const QStringList titles{u"Quick list"_s, u"Inspector"_s, u"Answer by itself"_s};
    for (const QString &title : titles)
        driver().trigger(title);
    QCoreApplication::sendPostedEvents();
    const auto middle = [this](const QString &title) {
        const QLabel *shown = label(title);
        return shown->mapTo(page(), shown->rect().center()).y();
    };
    for (const QString &title : titles)
        QCOMPARE(middle(title), middle(titles.constFirst()));
}

void TestWindowDrawers::quickListIsClosedInItsHead()
{
    driver().trigger(u"Quick list"_s);
    QVERIFY(page()->isQuickListShown());
    driver().press(u"Close the quick list"_s);
    QVERIFY(!page()->isQuickListShown());
    QVERIFY(!control(u"Quick list").isChecked());
}

void TestWindowDrawers::searchWithoutAHitSaysSo()
{
    openListOf(u"hello"_s);
    const auto *note = list().viewport()->findChild<EmptyNote *>();
    QVERIFY(!note->isVisible());
    driver().type(u"Search the quick list"_s, u"nowhere"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"No entry matches the search."_s);
    driver().type(u"Search the quick list"_s, u"hell"_s);
    QVERIFY(!note->isVisible());
}

void TestWindowDrawers::cutCellsSayAll()
{
    const QString payload = u"0123456789 "_s.repeated(12);
    openListOf(payload);
    const auto tipOf = [this](QuickListModel::Column column) {
        const QRect cell = list().visualRect(list().model()->index(0, column));
        QHelpEvent event(QEvent::ToolTip, cell.center(), list().viewport()->mapToGlobal(cell.center()));
        QCoreApplication::sendEvent(list().viewport(), &event);
        return QToolTip::text();
    };
    QCOMPARE(tipOf(QuickListModel::NameColumn), QString()); // which has room
    QCOMPARE(tipOf(QuickListModel::PayloadColumn).trimmed(), payload.trimmed());
}

/// By the first row of a letter that both begin with; the one ends with others, of another font, which are not seen.
void TestWindowDrawers::cutCellsStandOnOneLine()
{
    const QString letters = u"5"_s.repeated(40);
    const auto topOf = [this](const QString &payload) {
        openListOf(payload);
        return topOfLetters(list(), 0, QuickListModel::PayloadColumn);
    };
    const int top = topOf(letters);
    QVERIFY(top > 0);
    driver().trigger(u"Quick list"_s);
    QCOMPARE(topOf(letters + u"你好"_s), top);
}

void TestWindowDrawers::payloadTakesTheRoomOfTheList()
{
    openListOf(u"hello"_s);
    const auto widthAt = [this](int pixels) {
        list().resize(pixels, list().height());
        return list().columnWidth(QuickListModel::PayloadColumn);
    };
    const int name = list().columnWidth(QuickListModel::NameColumn);
    QVERIFY(widthAt(500) > widthAt(300)); // also where not all columns are seen
    QVERIFY(list().horizontalScrollBar()->maximum() > 0);
    QCOMPARE(widthAt(1500) - widthAt(1300), 200);
    QCOMPARE(list().horizontalScrollBar()->maximum(), 0);
    list().setColumnWidth(QuickListModel::GroupColumn, 250); // by hand, at the cost of the payload
    QCOMPARE(list().horizontalScrollBar()->maximum(), 0);
    QCOMPARE(list().columnWidth(QuickListModel::NameColumn), name);
}

QTEST_MAIN(TestWindowDrawers)
#include "tst_window_drawers.moc"
