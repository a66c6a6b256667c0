// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessiblecombobox.h"

#include "tests/support/stricttest.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

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

QTEST_MAIN(TestAccessibleComboBox)
#include "tst_accessiblecombobox.moc"
