// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/echoresponder.h"

#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

using namespace SocketDesk;

/// The echo answers exactly what came, to whom it came from, within the room that there is.
class EchoResponderTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void answersTheSame();
    void answersEmptyDatagrams();
    void takesTheRestLater();
    void aDatagramWaitsAsAWhole();
    void aPeerThatTakesNothingIsDropped_data();
    void aPeerThatTakesNothingIsDropped();
    void finishesWithItsPeer();
};

void EchoResponderTest::answersTheSame()
{
    FakeOutbox outbox;
    EchoResponder echo(EchoResponder::Unit::AnyPart);
    qsizetype taken = -1;
    QVERIFY(echo.received(PeerId(5), "\x00\xFFhello", outbox, &taken));
    QVERIFY(echo.received(PeerId(6), "there", outbox, &taken));
    QCOMPARE(taken, 5);
    QCOMPARE(outbox.sendings.size(), 2U);
    QCOMPARE(outbox.sendings[0].target, SendTarget::peer(PeerId(5)));
    QCOMPARE(outbox.sendings[1].target, SendTarget::peer(PeerId(6)));
    QCOMPARE(outbox.sendings[1].bytes, QByteArray("there"));
}

void EchoResponderTest::answersEmptyDatagrams()
{
    FakeOutbox outbox;
    EchoResponder echo(EchoResponder::Unit::Whole);
    qsizetype taken = -1;
    QVERIFY(echo.received(PeerId(1), {}, outbox, &taken));
    QCOMPARE(taken, 0);
    QCOMPARE(outbox.sendings.size(), 1U);
}

void EchoResponderTest::takesTheRestLater()
{
    FakeOutbox outbox(4);
    EchoResponder echo(EchoResponder::Unit::AnyPart);
    QByteArrayView rest = "abcdefghij";
    int offers = 0;
    for (bool all = false; !all; ++offers) {
        qsizetype taken = -1;
        all = echo.received(PeerId(1), rest, outbox, &taken);
        QVERIFY(taken >= 0 && taken <= 4);
        rest = rest.sliced(taken);
        QCOMPARE(all, rest.isEmpty());
        outbox.drain(3);
    }
    QCOMPARE(outbox.allBytes(), QByteArray("abcdefghij"));
    QVERIFY(offers > 2);
}

void EchoResponderTest::aDatagramWaitsAsAWhole()
{
    FakeOutbox outbox(4);
    outbox.queued = 2;
    EchoResponder echo(EchoResponder::Unit::Whole);
    qsizetype taken = -1;
    QVERIFY(!echo.received(PeerId(1), "abc", outbox, &taken));
    QCOMPARE(taken, 0);
    outbox.drain(1);
    QVERIFY(echo.received(PeerId(1), "abc", outbox, &taken));
    QCOMPARE(taken, 3);
}

void EchoResponderTest::aPeerThatTakesNothingIsDropped_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("we have finished sending") << ErrorCode::AlreadyFinished;
    QTest::newRow("it has gone") << ErrorCode::UnknownPeer;
    QTest::newRow("everything is closed") << ErrorCode::NotOpen;
}

void EchoResponderTest::aPeerThatTakesNothingIsDropped()
{
    QFETCH(ErrorCode, code);
    for (const auto unit : {EchoResponder::Unit::AnyPart, EchoResponder::Unit::Whole}) {
        FakeOutbox outbox(0); // an outbox has no room for whom it cannot send to
        outbox.errors = {{code, {}}};
        EchoResponder echo(unit);
        qsizetype taken = -1;
        QVERIFY(echo.received(PeerId(1), "abc", outbox, &taken));
        QCOMPARE(taken, 3);
    }
}

void EchoResponderTest::finishesWithItsPeer()
{
    FakeOutbox outbox;
    EchoResponder echo(EchoResponder::Unit::AnyPart);
    echo.peerFinished(PeerId(9), outbox);
    QCOMPARE(outbox.finished.size(), 1U);
    QCOMPARE(outbox.finished[0], SendTarget::peer(PeerId(9)));
}

QTEST_GUILESS_MAIN(EchoResponderTest)
#include "tst_echoresponder.moc"
