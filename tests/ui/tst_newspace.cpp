// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/base/announcer.h"
#include "ui/log/newspace.h"

#include <QAccessible>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// How new records are told to a screen reader.
class TestNewsPace : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void fewAreReadOut();
    void manyAreCounted();
    void whatWasBeforeIsNotTold();
    void announcementIsANotification();
};

void TestNewsPace::fewAreReadOut()
{
    NewsPace pace;
    QCOMPARE(pace.next(NewsPace::listenedTo), NewsPace::Way::Rows);
    QCOMPARE(pace.next(NewsPace::listenedTo + 1), NewsPace::Way::Rows);
    QVERIFY(!pace.isBehind(NewsPace::listenedTo + 1));
    QVERIFY(pace.isBehind(NewsPace::listenedTo + 2));
}

void TestNewsPace::manyAreCounted()
{
    NewsPace pace;
    quint64 told = 0;
    quint64 records = 0;
    for (quint64 second = 0; second < 100; ++second) {
        records += 1'000 + second;
        QCOMPARE(pace.next(records), NewsPace::Way::HowMany);
        told += pace.howMany();
    }
    QCOMPARE(told, records); // each is in one of the numbers
    QCOMPARE(pace.next(records + 1), NewsPace::Way::Rows);
}

void TestNewsPace::whatWasBeforeIsNotTold()
{
    NewsPace pace;
    pace.pass(1'000'000);
    QCOMPARE(pace.next(1'000'001), NewsPace::Way::Rows);
}

void TestNewsPace::announcementIsANotification()
{
    QWidget window;
    Announcer announcer(&window);
    announcer.say(u"New records: 37"_s);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&announcer);
    QCOMPARE(accessible->role(), QAccessible::Notification);
    QCOMPARE(accessible->text(QAccessible::Name), u"New records: 37"_s);
    QCOMPARE(announcer.focusPolicy(), Qt::NoFocus);
}

QTEST_MAIN(TestNewsPace)
#include "tst_newspace.moc"
