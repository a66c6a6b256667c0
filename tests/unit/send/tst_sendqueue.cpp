// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sendqueue.h"

#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

#include <QSignalSpy>

using namespace SocketDesk;

/// Payloads keep their order and wait for room, and each is answered once.
class SendQueueTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void sendsInOrder();
    void waitsForRoom();
    void waitsForSlowPeersWhenSendingToAll();
    void aRefusalDoesNotHoldUpTheNext();
    void whatNeverFitsIsRefused();
    void aLackOfBuffersPasses();
    void everythingCanBeRefused();
};

void SendQueueTest::sendsInOrder()
{
    FakeOutbox outbox;
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    queue.add(1, "a", SendTarget::all());
    queue.add(2, "b", SendTarget::peer(PeerId(7)));
    QVERIFY(outbox.sendings.empty()); // never within the call of whoever adds
    QTRY_COMPARE(done.size(), 2);
    QCOMPARE(outbox.allBytes(), QByteArray("ab"));
    QCOMPARE(outbox.sendings[1].target, SendTarget::peer(PeerId(7)));
    QCOMPARE(done[0][0].toULongLong(), 1U);
    QCOMPARE(done[1][0].toULongLong(), 2U);
    QVERIFY(queue.isEmpty());
}

void SendQueueTest::waitsForRoom()
{
    FakeOutbox outbox(5);
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    QSignalSpy refused(&queue, &SendQueue::refused);
    queue.add(1, "1234", SendTarget::all());
    queue.add(2, "5678", SendTarget::all());
    QTRY_COMPARE(done.size(), 1);
    QTest::qWait(20);
    QCOMPARE(done.size(), 1);
    outbox.drain(4);
    queue.resume();
    QTRY_COMPARE(done.size(), 2);
    QCOMPARE(outbox.allBytes(), QByteArray("12345678"));
    QCOMPARE(refused.size(), 0);
}

void SendQueueTest::waitsForSlowPeersWhenSendingToAll()
{
    FakeOutbox outbox(5);
    outbox.leavesOut = true; // as a server does: what goes to all goes to those that have room
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    queue.add(1, "1234", SendTarget::all());
    queue.add(2, "5678", SendTarget::all());
    queue.add(3, "9", SendTarget::all());
    QTRY_COMPARE(done.size(), 1);
    outbox.drain(2);
    queue.resume();
    QTest::qWait(20);
    QCOMPARE(done.size(), 1); // not yet enough room for all
    outbox.drain(4);          // this may be because somebody has been given up, of which nobody tells
    QTRY_COMPARE(done.size(), 3);
    QCOMPARE(outbox.allBytes(), QByteArray("123456789"));
}

void SendQueueTest::aRefusalDoesNotHoldUpTheNext()
{
    FakeOutbox outbox;
    outbox.errors = {{ErrorCode::UnknownPeer, {}}};
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    QSignalSpy refused(&queue, &SendQueue::refused);
    queue.add(1, "lost", SendTarget::peer(PeerId(1)));
    queue.add(2, "sent", SendTarget::all());
    QTRY_COMPARE(done.size(), 2);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(outbox.allBytes(), QByteArray("sent"));
}

void SendQueueTest::whatNeverFitsIsRefused()
{
    FakeOutbox outbox(5);
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    QSignalSpy refused(&queue, &SendQueue::refused);
    queue.add(1, "123456", SendTarget::all());
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<Error>().code, ErrorCode::QueueFull);
}

void SendQueueTest::aLackOfBuffersPasses()
{
    FakeOutbox outbox;
    outbox.errors = {{ErrorCode::NoBufferSpace, {}},
                     {ErrorCode::JournalLimit, {QStringLiteral("1048576"), QStringLiteral("held")}}};
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    queue.add(1, "x", SendTarget::all());
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(outbox.allBytes(), QByteArray("x"));
}

void SendQueueTest::everythingCanBeRefused()
{
    FakeOutbox outbox(0);
    outbox.queued = 1;
    SendQueue queue(outbox);
    QSignalSpy done(&queue, &SendQueue::done);
    QSignalSpy refused(&queue, &SendQueue::refused);
    queue.add(1, "x", SendTarget::all());
    queue.add(2, "y", SendTarget::all());
    queue.refuseAll({ErrorCode::NotOpen, {}});
    QCOMPARE(done.size(), 2);
    QCOMPARE(refused.size(), 2);
    QVERIFY(queue.isEmpty());
}

QTEST_GUILESS_MAIN(SendQueueTest)
#include "tst_sendqueue.moc"
