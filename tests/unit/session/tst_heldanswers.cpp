// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/heldanswers.h"

#include "tests/support/stricttest.h"

#include <QStringList>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What waits goes in its order, once, and its weight is known.
class HeldAnswersTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void goInTheirOrder();
    void mayDropThemselves();
    void weighMoreThanTheySay();
};

void HeldAnswersTest::goInTheirOrder()
{
    HeldAnswers held;
    QStringList gone;
    for (const QString &word : {u"a"_s, u"b"_s, u"c"_s})
        held.hold(PeerId(1), 1, [&gone, word] { gone << word; });
    held.hold(PeerId(2), 5, [&gone] { gone << u"other"_s; });
    QCOMPARE(held.bytes(PeerId(1)), 3);
    QCOMPARE(held.bytes(PeerId(2)), 5);
    QCOMPARE(held.bytes(PeerId(3)), 0);
    held.release(PeerId(1));
    QCOMPARE(gone, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(!held.holds(PeerId(1)) && held.holds(PeerId(2)));
    held.release(PeerId(1));
    QCOMPARE(gone.size(), 3);
    held.drop(PeerId(2));
    held.release(PeerId(2));
    QCOMPARE(gone.size(), 3);
}

/// Sending may end a peer.
void HeldAnswersTest::mayDropThemselves()
{
    HeldAnswers held;
    int gone = 0;
    for (int i = 0; i < 3; ++i) {
        held.hold(PeerId(1), 1, [&] {
            held.drop(PeerId(1));
            ++gone;
        });
    }
    held.release(PeerId(1));
    QCOMPARE(gone, 3);
}

/// Or empty datagrams would be held without an end.
void HeldAnswersTest::weighMoreThanTheySay()
{
    HeldAnswers held;
    QCOMPARE(held.weight(PeerId(1)), 0);
    int count = 0;
    for (; held.weight(PeerId(1)) < HeldAnswers::mostWeight && count < 1'000'000; ++count)
        held.hold(PeerId(1), 0, [] {});
    QVERIFY2(count > 1000 && count < 200'000, qPrintable(QString::number(count)));
    QCOMPARE(held.bytes(PeerId(1)), 0);
    QCOMPARE(held.weight(PeerId(2)), 0);
}

QTEST_GUILESS_MAIN(HeldAnswersTest)
#include "tst_heldanswers.moc"
