// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/listsender.h"

#include "fakeoutbox.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Lists over an outbox whose room the test decides.
class ListSenderTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOnceInOrder();
    void keepsItsDelays();
    void goesRound();
    void goesRoundUntilStopped();
    void aFullQueueLeavesNothingOut();
    void waitsForSlowPeersOfAll();
    void whatNeverFitsFails();
    void anErrorEndsIt();
    void endsWhenNobodyIsThereAnyMore();
    void aNewListEndsTheOneBefore();
    void placeholdersCountTheRounds();
    void saysWhyItEnded();

private:
    PayloadRenderer m_renderer;

    static ListPlan plan(std::initializer_list<const char *> payloads, std::chrono::milliseconds delay = 0ms)
    {
        ListPlan result;
        for (const char *payload : payloads)
            result.steps.append({PayloadTemplate(payload), delay});
        return result;
    }
};

void ListSenderTest::sendsOnceInOrder()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    QSignalSpy finished(&sender, &ListSender::finished);
    ListPlan list = plan({"one ", "", "two"}); // an empty datagram is one too
    list.target = SendTarget::peer(PeerId(7));
    sender.start(list);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished.constFirst().constFirst().toBool(), true);
    QCOMPARE(outbox.sendings.size(), 3U);
    QCOMPARE(outbox.allBytes(), "one two"_ba);
    QCOMPARE(outbox.sendings.back().target, list.target);
    QCOMPARE(sender.progress().end, ListEnd::Complete);
    QCOMPARE(sender.progress().sent, 3U);
}

void ListSenderTest::keepsItsDelays()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    QSignalSpy finished(&sender, &ListSender::finished);
    ListPlan list = plan({"a", "b"}, 20ms);
    list.rounds = 5;
    QElapsedTimer timer;
    timer.start();
    sender.start(list);
    QCOMPARE(outbox.allBytes(), "a"_ba); // the first at once
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(timer.elapsed() >= 9 * 20, qPrintable(QString::number(timer.elapsed()))); // none behind the last
    QCOMPARE(outbox.allBytes(), "ababababab"_ba);
}

void ListSenderTest::goesRound()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    ListPlan list = plan({"a", "b", "c"});
    list.rounds = 100; // more than one turn of the event loop takes
    sender.start(list);
    QTRY_VERIFY(!sender.isActive());
    QCOMPARE(outbox.allBytes(), "abc"_ba.repeated(100));
    QCOMPARE(sender.progress().round, 100U);
}

void ListSenderTest::goesRoundUntilStopped()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    QSignalSpy finished(&sender, &ListSender::finished);
    ListPlan list = plan({"a", "b"}, 1ms);
    list.rounds = 0;
    sender.start(list);
    QTRY_VERIFY(outbox.sendings.size() > 10);
    sender.stop(ListEnd::Stopped);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.constFirst().constFirst().toBool(), false);
    const auto sent = outbox.sendings.size();
    QTest::qWait(20);
    QCOMPARE(outbox.sendings.size(), sent);
}

void ListSenderTest::aFullQueueLeavesNothingOut()
{
    FakeOutbox outbox(4);
    ListSender sender(outbox, m_renderer);
    ListPlan list = plan({"abc", "def", "ghi"});
    list.target = SendTarget::peer(PeerId(1));
    sender.start(list);
    QCOMPARE(outbox.allBytes(), "abc"_ba);
    QVERIFY(sender.isWaitingForRoom());
    outbox.drain(3);
    sender.resume();
    QTRY_COMPARE(outbox.allBytes(), "abcdef"_ba);
    QTRY_VERIFY(sender.isWaitingForRoom());
    outbox.drain(3); // nobody tells, but nothing is queued
    QTRY_COMPARE_WITH_TIMEOUT(outbox.allBytes(), "abcdefghi"_ba, 10'000);
    QVERIFY(!sender.isActive());
}

void ListSenderTest::waitsForSlowPeersOfAll()
{
    FakeOutbox outbox(4);
    outbox.leavesOut = true;
    ListSender sender(outbox, m_renderer);
    sender.start(plan({"abc", "def"}));
    QCOMPARE(outbox.allBytes(), "abc"_ba);
    QVERIFY(sender.isWaitingForRoom());
    outbox.drain(3);
    sender.resume();
    QTRY_COMPARE(outbox.allBytes(), "abcdef"_ba);
}

void ListSenderTest::whatNeverFitsFails()
{
    FakeOutbox outbox(4);
    ListSender sender(outbox, m_renderer);
    QSignalSpy failed(&sender, &ListSender::failed);
    sender.start(plan({"abcdef"}));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Error>().code, ErrorCode::QueueFull);
    QCOMPARE(sender.progress().end, ListEnd::Failed);
}

void ListSenderTest::anErrorEndsIt()
{
    FakeOutbox outbox;
    outbox.errors = {{ErrorCode::NoPeers, {}}};
    ListSender sender(outbox, m_renderer);
    QSignalSpy failed(&sender, &ListSender::failed);
    QSignalSpy finished(&sender, &ListSender::finished);
    sender.start(plan({"a", "b"}));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(finished.count(), 1);
    QVERIFY(outbox.sendings.empty());
}

void ListSenderTest::endsWhenNobodyIsThereAnyMore()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    QSignalSpy failed(&sender, &ListSender::failed);
    sender.start(plan({"a", "b"}, 20ms));
    outbox.errors = {{ErrorCode::NoPeers, {}}};
    QTRY_VERIFY(!sender.isActive());
    QCOMPARE(sender.progress().end, ListEnd::Closed);
    QCOMPARE(failed.count(), 0);
}

void ListSenderTest::aNewListEndsTheOneBefore()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    QSignalSpy finished(&sender, &ListSender::finished);
    sender.start(plan({"a", "b"}, 1h));
    sender.start(plan({"c"}));
    QCOMPARE(finished.count(), 2);
    QCOMPARE(outbox.allBytes(), "ac"_ba);
}

void ListSenderTest::placeholdersCountTheRounds()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    PayloadConfig config;
    config.placeholders = true;
    ListPlan list = plan({"-"});
    list.steps.append({PayloadTemplate::make(u"{n}", config).value(), 0ms});
    list.rounds = 3;
    sender.start(list);
    QTRY_VERIFY(!sender.isActive());
    const QByteArray first = outbox.sendings.at(1).bytes;
    QCOMPARE(outbox.sendings.at(3).bytes, QByteArray::number(first.toInt() + 1));
    QCOMPARE(outbox.sendings.at(5).bytes, QByteArray::number(first.toInt() + 2));
}

void ListSenderTest::saysWhyItEnded()
{
    FakeOutbox outbox;
    ListSender sender(outbox, m_renderer);
    QCOMPARE(sender.progress().end, ListEnd::NeverStarted);
    for (const ListEnd why : {ListEnd::Stopped, ListEnd::Closed}) {
        sender.start(plan({"a", "b"}, 1h));
        QVERIFY(sender.progress().running);
        sender.stop(why);
        QCOMPARE(sender.progress().end, why);
        sender.stop(ListEnd::Failed); // it is over
        QCOMPARE(sender.progress().end, why);
    }
}

QTEST_GUILESS_MAIN(ListSenderTest)
#include "tst_listsender.moc"
