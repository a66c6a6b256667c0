// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessibletoggle.h"

#include "tests/support/stricttest.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

void toggle(QWidget *widget)
{
    QAccessible::queryAccessibleInterface(widget)->actionInterface()->doAction(
        QAccessibleActionInterface::toggleAction());
}

} // namespace

class TestAccessibleToggle : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { AccessibleToggle::install(); }

    void togglingACheckBoxIsAClick()
    {
        QCheckBox box(u"R&&D &mode"_s);
        QSignalSpy clicks(&box, &QCheckBox::clicked);
        toggle(&box);
        QCOMPARE(clicks.size(), 1);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&box);
        QVERIFY(accessible->state().checked);
        QCOMPARE(accessible->role(), QAccessible::CheckBox);
        QCOMPARE(accessible->text(QAccessible::Name), u"R&D mode"_s);
    }

    void togglingARadioButtonChoosesIt()
    {
        QWidget panel;
        QVBoxLayout layout(&panel);
        QRadioButton first;
        QRadioButton second;
        layout.addWidget(&first);
        layout.addWidget(&second);
        first.setChecked(true);
        QSignalSpy clicks(&second, &QRadioButton::clicked);
        toggle(&second);
        QCOMPARE(clicks.size(), 1);
        QVERIFY(!first.isChecked());
        QCOMPARE(QAccessible::queryAccessibleInterface(&second)->role(), QAccessible::RadioButton);
    }

    void disabledOnesDoNothing()
    {
        QCheckBox box;
        box.setEnabled(false);
        toggle(&box);
        QVERIFY(!box.isChecked());
    }

    void plainButtonsKeepQtsInterface()
    {
        QPushButton button(u"Send"_s);
        QCOMPARE(QAccessible::queryAccessibleInterface(&button)->role(), QAccessible::PushButton);
    }
};

QTEST_MAIN(TestAccessibleToggle)
#include "tst_accessibletoggle.moc"
