// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessiblecombobox.h"
#include "ui/base/encodingbox.h"

#include "tests/support/stricttest.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestAccessibleComboBox : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { AccessibleComboBox::install(); }
    void labelIsTheNameAndChoiceTheValue();
    void withoutALabelTheChoiceStaysTheName();
    void listAndEditorAreItsChildren();
    void menuOpensAndCloses();
    void pressingARowChoosesIt();
    void aRowThatCannotBeChosenIsNot();
    void rowsFollowTheList();
    void itTakesTheFocus();
    void anEncodingThatIsWrittenIsTaken();
};

namespace {

void fill(QComboBox *box)
{
    box->addItems({u"TCP Server"_s, u"UDP"_s});
    box->setCurrentIndex(1);
}

} // namespace

void TestAccessibleComboBox::labelIsTheNameAndChoiceTheValue()
{
    QComboBox box;
    fill(&box);
    box.setAccessibleName(u"Protocol"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&box);
    QCOMPARE(accessible->role(), QAccessible::ComboBox);
    QCOMPARE(accessible->text(QAccessible::Name), u"Protocol"_s);
    QCOMPARE(accessible->text(QAccessible::Value), u"UDP"_s);
    QCOMPARE(accessible->text(QAccessible::Description), u"UDP"_s);
    box.setCurrentIndex(0);
    QCOMPARE(accessible->text(QAccessible::Value), u"TCP Server"_s);
}

void TestAccessibleComboBox::withoutALabelTheChoiceStaysTheName()
{
    QComboBox box;
    fill(&box);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&box);
    QCOMPARE(accessible->text(QAccessible::Name), u"UDP"_s);
}

void TestAccessibleComboBox::listAndEditorAreItsChildren()
{
    QComboBox box;
    fill(&box);
    box.setEditable(true);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&box);
    QCOMPARE(accessible->childCount(), 2);
    QCOMPARE(accessible->child(0)->object(), static_cast<QObject *>(box.view()));
    QCOMPARE(accessible->child(1)->object(), static_cast<QObject *>(box.lineEdit()));
    QCOMPARE(accessible->indexOfChild(accessible->child(1)), 1);
    QVERIFY(!accessible->child(2));
    QVERIFY(accessible->state().editable);
}

void TestAccessibleComboBox::menuOpensAndCloses()
{
    QComboBox box;
    fill(&box);
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    QAccessibleActionInterface *actions = QAccessible::queryAccessibleInterface(&box)->actionInterface();
    QVERIFY(actions);
    // The platform without a screen says so; that a popup asks for both is Qt's affair.
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
    actions->doAction(QAccessibleActionInterface::showMenuAction());
    QTRY_VERIFY(box.view()->isVisible());
    QVERIFY(QAccessible::queryAccessibleInterface(&box)->state().expanded);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QTRY_VERIFY(!box.view()->isVisible());
}

void TestAccessibleComboBox::pressingARowChoosesIt()
{
    QComboBox box;
    fill(&box);
    const QSignalSpy chosen(&box, &QComboBox::activated);
    const QSignalSpy words(&box, &QComboBox::textActivated);
    QAccessibleInterface *rows = QAccessible::queryAccessibleInterface(&box)->child(0);
    QCOMPARE(rows->role(), QAccessible::List);
    QCOMPARE(rows->childCount(), 2);
    QAccessibleInterface *row = rows->child(0);
    QCOMPARE(row->text(QAccessible::Name), u"TCP Server"_s);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QCOMPARE(row->parent(), rows);
    QCOMPARE(rows->indexOfChild(row), 0);
    QVERIFY(!row->state().selected);
    row->actionInterface()->doAction(row->actionInterface()->actionNames().value(0));
    QCOMPARE(box.currentText(), u"TCP Server"_s);
    QCOMPARE(chosen, (QList<QVariantList>{{0}}));
    QCOMPARE(words, (QList<QVariantList>{{u"TCP Server"_s}}));
    QVERIFY(row->state().selected);
}

void TestAccessibleComboBox::aRowThatCannotBeChosenIsNot()
{
    QComboBox box;
    fill(&box);
    const QSignalSpy chosen(&box, &QComboBox::activated);
    QAccessibleInterface *row = QAccessible::queryAccessibleInterface(&box)->child(0)->child(0);
    box.setEnabled(false);
    QVERIFY(row->state().disabled);
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(box.currentText(), u"UDP"_s);
    QVERIFY(chosen.isEmpty());
}

void TestAccessibleComboBox::rowsFollowTheList()
{
    QComboBox box;
    fill(&box);
    QAccessibleInterface *rows = QAccessible::queryAccessibleInterface(&box)->child(0);
    QAccessibleInterface *last = rows->child(1);
    box.removeItem(0);
    QCOMPARE(rows->childCount(), 1);
    QVERIFY(!rows->child(1));
    QVERIFY(!last->isValid());
    QCOMPARE(rows->child(0)->text(QAccessible::Name), u"UDP"_s);
}

void TestAccessibleComboBox::itTakesTheFocus()
{
    QWidget window;
    QComboBox first(&window);
    QComboBox second(&window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (QComboBox *box : {&second, &first}) {
        QAccessibleActionInterface *actions = QAccessible::queryAccessibleInterface(box)->actionInterface();
        QVERIFY(actions->actionNames().contains(QAccessibleActionInterface::setFocusAction()));
        actions->doAction(QAccessibleActionInterface::setFocusAction());
        QVERIFY(box->hasFocus());
    }
}

/// As a script does: without a key, so nothing else would tell the end of it.
void TestAccessibleComboBox::anEncodingThatIsWrittenIsTaken()
{
    EncodingBox box;
    const QSignalSpy chosen(&box, &EncodingBox::encodingChosen);
    QAccessibleInterface *field = QAccessible::queryAccessibleInterface(&box)->child(1);
    field->setText(QAccessible::Value, u"gbk"_s);
    QCOMPARE(box.encoding().name(), u"GBK"_s);
    QCOMPARE(box.currentText(), u"GBK"_s);
    QCOMPARE(chosen.size(), 1);
    field->setText(QAccessible::Value, u"none such"_s);
    QCOMPARE(box.encoding().name(), u"GBK"_s);
    box.setEncoding(*Encoding::fromName(u"Big5"_s));
    QTest::keyClicks(box.lineEdit(), u"x"_s); // what is typed is taken when it is whole
    QCOMPARE(box.encoding().name(), u"Big5"_s);
    QCOMPARE(chosen.size(), 1);
}

QTEST_MAIN(TestAccessibleComboBox)
#include "tst_accessiblecombobox.moc"
