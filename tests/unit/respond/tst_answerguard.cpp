// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/answerguard.h"
#include "respond/recenttalk.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr PeerId peer{1};
constexpr auto fine = AnswerGuard::Verdict::Fine;
constexpr auto suspected = AnswerGuard::Verdict::Suspected;
constexpr auto cleared = AnswerGuard::Verdict::Cleared;
constexpr auto endless = AnswerGuard::Verdict::Endless;

} // namespace

/// An asker gets its answers however fast it is; who answers our answers gets no more.
class AnswerGuardTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void anAskerIsNoLoop();
    void whatComesBackEightTimesIsALoop();
    void aStreamComesBackInOtherPieces();
    void twoThatTalkAreALoop_data();
    void twoThatTalkAreALoop();
    void whoAsksInItsOwnTimeIsNoLoop_data();
    void whoAsksInItsOwnTimeIsNoLoop();
    void whoHasFinishedAnswersNothingAnyMore();
    void aPauseEndsTheExchange();
    void aConversationIsNoLoop();
    void aRepeatWithoutAnswersIsNoLoop();
    void answersASecondAreLimited();
    void eightInASecondAreATalk();
    void whatGoesOnWithoutAPauseIsTold_data();
    void whatGoesOnWithoutAPauseIsTold();
    void whoIsSilentThenIsStopped();
    void whoGoesOnInItsOwnTimeIsTrusted_data();
    void whoGoesOnInItsOwnTimeIsTrusted();
    void whatAnswersAMessageByHandProvesNothing();
    void whereWeBeganWeBeginAgain();
    void whoIsTrustedIsNeverSuspected();
    void whatGrowsInALoopStops_data();
    void whatGrowsInALoopStops();

private:
    [[nodiscard]] AnswerGuard::Time::duration talksOn(AnswerGuard &guard);

    AnswerGuard::Time m_now{1h};
};

void AnswerGuardTest::anAskerIsNoLoop()
{
    AnswerGuard guard(10);
    for (int i = 0; i < 100'000; ++i) {
        QVERIFY(guard.received(peer, "ask", m_now += 20us) != suspected);
        guard.answered(peer, "ask");
    }
    QVERIFY(!guard.convict(peer, m_now += 1min));
}

void AnswerGuardTest::whatComesBackEightTimesIsALoop()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    int rounds = 1;
    for (; rounds < 100 && guard.received(peer, "hello", m_now += 1ms) == fine; ++rounds)
        guard.answered(peer, "hello");
    QCOMPARE(rounds, 8);
    QVERIFY(guard.isSuspected(peer));
    QVERIFY(!guard.convict(peer, m_now += guard.patience(peer) - 1ms));
    QVERIFY(guard.convict(peer, m_now += 1ms) == AnswerGuard::Beginner::We);
    QVERIFY(guard.isSuspected(peer));
    QVERIFY(!guard.convict(peer, m_now += 1s)); // is said once
    guard.forget(peer);
    QVERIFY(!guard.isSuspected(peer));
}

void AnswerGuardTest::aStreamComesBackInOtherPieces()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    guard.began(peer, "world", m_now);
    bool isLoop = false;
    for (int i = 0; i < 100 && !isLoop; ++i) {
        const QByteArray piece = i % 2 ? "loworld" : "hel";
        isLoop = guard.received(peer, piece, m_now += 1ms) == suspected;
        guard.answered(peer, isLoop ? QByteArray() : piece);
    }
    QVERIFY(isLoop);
    QCOMPARE(guard.received(peer, "hel", m_now += 1ms), fine); // what was still on its way proves nothing
    QVERIFY(guard.convict(peer, m_now += 2s));
}

void AnswerGuardTest::twoThatTalkAreALoop_data()
{
    QTest::addColumn<QByteArray>("begun");
    QTest::newRow("other words") << "ping"_ba;
    QTest::newRow("its answer begins with ours") << "po"_ba;
}

void AnswerGuardTest::twoThatTalkAreALoop()
{
    QFETCH(const QByteArray, begun);
    AnswerGuard guard(10);
    guard.began(peer, begun, m_now);
    const auto begin = m_now;
    while (guard.received(peer, "pong", m_now += 100us) == fine && m_now - begin < 2s)
        guard.answered(peer, "pong");
    QVERIFY(guard.isSuspected(peer));
    QVERIFY(m_now - begin >= 1s);
    QVERIFY(guard.convict(peer, m_now += guard.patience(peer)));
    QVERIFY(m_now - begin < 2s);
}

void AnswerGuardTest::whoAsksInItsOwnTimeIsNoLoop_data()
{
    QTest::addColumn<QByteArray>("begun");
    QTest::addColumn<std::chrono::microseconds>("every");
    for (const QByteArray &begun : {"welcome"_ba, "the same"_ba}) {
        for (const auto every : {50us, 1000us, 20'000us, 200'000us, 900'000us})
            QTest::addRow("after “%s”, every %d us", begun.constData(), int(every.count())) << begun << every;
    }
}

/// For minutes, from right behind our greeting on. One answer waits until the next question has come, once.
void AnswerGuardTest::whoAsksInItsOwnTimeIsNoLoop()
{
    QFETCH(const QByteArray, begun);
    QFETCH(const std::chrono::microseconds, every);
    AnswerGuard guard(10);
    guard.began(peer, begun, m_now);
    const auto end = m_now + 2min;
    int suspicions = 0;
    while (m_now < end && suspicions < 2) {
        const auto verdict = guard.received(peer, "the same", m_now += every);
        QVERIFY(!guard.convict(peer, m_now));
        suspicions += verdict == suspected;
        if (!guard.isSuspected(peer))
            guard.answered(peer, verdict == cleared ? "the samethe same" : "the same");
        else
            QVERIFY(guard.patience(peer) > every * 2);
    }
    QCOMPARE(suspicions, 1);
}

void AnswerGuardTest::whoHasFinishedAnswersNothingAnyMore()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    while (guard.received(peer, "hello", m_now += 1ms) == fine)
        guard.answered(peer, "hello");
    QVERIFY(guard.isSuspected(peer));
    guard.acquit(peer);
    QVERIFY(!guard.isSuspected(peer));
    QVERIFY(!guard.convict(peer, m_now += 1min));
}

void AnswerGuardTest::aPauseEndsTheExchange()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(guard.received(peer, "hello", m_now += 1100ms), fine);
        guard.answered(peer, "hello");
    }
}

/// More and more different things are said.
void AnswerGuardTest::aConversationIsNoLoop()
{
    AnswerGuard guard(10);
    guard.began(peer, "220 ready", m_now);
    for (int i = 0; i < 100'000; ++i) {
        QCOMPARE(guard.received(peer, QByteArray::number(i), m_now += 50us), fine);
        guard.answered(peer, "yes.");
    }
}

void AnswerGuardTest::aRepeatWithoutAnswersIsNoLoop()
{
    AnswerGuard guard(10);
    for (int i = 0; i < 1000; ++i) {
        guard.began(peer, "status?", m_now += 10ms);
        QCOMPARE(guard.received(peer, "ok", m_now += 10ms), fine);
        if (i % 2)
            guard.answered(peer, "ok");
    }
}

void AnswerGuardTest::answersASecondAreLimited()
{
    AnswerGuard guard(10);
    int allowed = 0;
    for (int i = 0; i < 1000; ++i)
        allowed += guard.allows(peer, m_now += 1ms) ? 1 : 0;
    QVERIFY2(allowed >= 19 && allowed <= 20, qPrintable(QString::number(allowed))); // ten at once, ten in the second
    QVERIFY(guard.allows(PeerId(2), m_now));
}

void AnswerGuardTest::eightInASecondAreATalk()
{
    RecentTalk talk;
    for (int i = 0; i < 7; ++i)
        talk.heard(peer, m_now += 100ms);
    QVERIFY(!talk.isTalking(peer, m_now));
    talk.heard(peer, m_now += 100ms);
    QVERIFY(talk.isTalking(peer, m_now));
    QVERIFY(!talk.isTalking(PeerId{2}, m_now));
    QVERIFY(!talk.isTalking(peer, m_now + 400ms));
    for (int i = 0; i < 20; ++i)
        talk.heard(peer, m_now += 150ms);
    QVERIFY(!talk.isTalking(peer, m_now));
    for (int i = 0; i < 8; ++i)
        talk.heard(peer, m_now += 1ms);
    QVERIFY(talk.isTalking(peer, m_now));
    talk.forget(peer);
    QVERIFY(!talk.isTalking(peer, m_now));
}

void AnswerGuardTest::whatGoesOnWithoutAPauseIsTold_data()
{
    QTest::addColumn<int>("milliseconds"); // from one round to the next
    QTest::addColumn<int>("contents");
    QTest::addColumn<bool>("isAnswered");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("a loop, or a test that cannot be told from it") << 1 << 1 << true << true;
    QTest::newRow("a slow one") << 15 << 1 << true << true;
    QTest::newRow("a test that counts") << 1 << 1000 << true << false;
    QTest::newRow("one in its own time") << 50 << 1 << true << false;
    QTest::newRow("a flood that nobody answers") << 1 << 1 << false << false;
}

void AnswerGuardTest::whatGoesOnWithoutAPauseIsTold()
{
    QFETCH(const int, milliseconds);
    QFETCH(const int, contents);
    QFETCH(const bool, isAnswered);
    QFETCH(const bool, isTold);
    AnswerGuard guard(10);
    const AnswerGuard::Time begin = m_now;
    AnswerGuard::Verdict verdict = fine;
    for (int i = 0; verdict == fine && m_now - begin < 10s; ++i) {
        const QByteArray message = QByteArray::number(i % contents);
        verdict = guard.received(peer, message, m_now += std::chrono::milliseconds(milliseconds));
        if (isAnswered)
            guard.answered(peer, message);
    }
    QCOMPARE(verdict, isTold ? endless : fine);
    QVERIFY(!isTold || m_now - begin <= 2s);
    QVERIFY(!guard.isSuspected(peer)); // somebody else decides
}

void AnswerGuardTest::whoIsSilentThenIsStopped()
{
    AnswerGuard guard(10);
    guard.suspect(peer, m_now);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(guard.received(peer, "was on its way", m_now += 10ms), fine);
    QVERIFY(guard.isSuspected(peer));
    QVERIFY(!guard.convict(peer, m_now += 100ms)); // and may go on
    QVERIFY(guard.convict(peer, m_now += 100ms) == AnswerGuard::Beginner::Peer);
    QVERIFY(!guard.convict(peer, m_now += 10s)); // is said once
    QVERIFY(guard.isSuspected(peer));
    QVERIFY(!guard.isSuspected(PeerId(2)));
    QCOMPARE(guard.received(peer, "asks again", m_now += 1s), cleared);
    QVERIFY(!guard.isSuspected(peer));
    QVERIFY(talksOn(guard) < 2s); // which proves nothing of later
}

/// \return how long it asks, at once behind each answer, until that is recognised; it is given a minute
AnswerGuard::Time::duration AnswerGuardTest::talksOn(AnswerGuard &guard)
{
    const AnswerGuard::Time begin = m_now;
    while (guard.received(peer, "the same", m_now += 1ms) == fine && m_now - begin < 1min)
        guard.answered(peer, "the same");
    return m_now - begin;
}

void AnswerGuardTest::whoGoesOnInItsOwnTimeIsTrusted_data()
{
    QTest::addColumn<std::chrono::microseconds>("every");
    for (const auto every : {10us, 1000us, 20'000us})
        QTest::addRow("every %d us", int(every.count())) << every;
}

/// Its answers come a moment late, once, and are not many that wait.
void AnswerGuardTest::whoGoesOnInItsOwnTimeIsTrusted()
{
    QFETCH(const std::chrono::microseconds, every);
    AnswerGuard guard(10);
    QVERIFY(talksOn(guard) < 2s);
    guard.suspect(peer, m_now);
    const AnswerGuard::Time begin = m_now;
    int held = 1;
    while (guard.received(peer, "the same", m_now += every) == fine && held < 1000)
        ++held;
    QVERIFY2(held <= 65, qPrintable(QString::number(held)));
    QVERIFY(m_now - begin < 400ms);
    QVERIFY(!guard.isSuspected(peer));
    QVERIFY(!guard.convict(peer, m_now));
    QVERIFY(talksOn(guard) >= 1min);
}

void AnswerGuardTest::whatAnswersAMessageByHandProvesNothing()
{
    AnswerGuard guard(10);
    guard.suspect(peer, m_now);
    QVERIFY(guard.convict(peer, m_now += 300ms));
    for (int i = 0; i < 10; ++i) {
        guard.began(peer, "by hand", m_now += 10s);
        QCOMPARE(guard.received(peer, "by hand", m_now += 2s), fine);
        QVERIFY(guard.isSuspected(peer));
    }
    QCOMPARE(guard.received(peer, "a question", m_now += 2s), cleared);
}

/// Otherwise a word in between would make a loop of it that nobody began.
void AnswerGuardTest::whereWeBeganWeBeginAgain()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    while (guard.received(peer, "hello", m_now += 1ms) == fine)
        guard.answered(peer, "hello");
    QVERIFY(guard.convict(peer, m_now += 1s));
    QCOMPARE(guard.received(peer, "a word", m_now += 1s), AnswerGuard::Verdict::Restarted);
    QVERIFY(!guard.isSuspected(peer));
}

void AnswerGuardTest::whoIsTrustedIsNeverSuspected()
{
    AnswerGuard guard(10);
    QVERIFY(talksOn(guard) < 2s);
    guard.suspect(peer, m_now);
    QVERIFY(guard.convict(peer, m_now += 300ms));
    guard.trust(peer);
    QVERIFY(!guard.isSuspected(peer));
    QVERIFY(talksOn(guard) >= 1min);
    guard.began(peer, "the same", m_now);
    QVERIFY(talksOn(guard) >= 1min);
    QCOMPARE(guard.trusted(), QSet{peer});
    guard.forget(peer); // it has gone
    QVERIFY(talksOn(guard) < 2s);
}

void AnswerGuardTest::whatGrowsInALoopStops_data()
{
    QTest::addColumn<bool>("weBegan");
    QTest::newRow("we began") << true;
    QTest::newRow("it began") << false;
}

/// Long before what goes round is too long for a read, and comes in pieces.
void AnswerGuardTest::whatGrowsInALoopStops()
{
    QFETCH(const bool, weBegan);
    AnswerGuard guard(10);
    QByteArray message = "hello"_ba;
    if (weBegan)
        guard.began(peer, message, m_now);
    AnswerGuard::Verdict verdict = fine;
    for (int i = 1; i < 100 && verdict == fine; ++i) {
        message = "No. " + QByteArray::number(i) + ": " + message;
        verdict = guard.received(peer, message, m_now += i == 10 ? 2s : 1ms); // as on a machine that stalls
        if (verdict == fine)
            guard.answered(peer, message);
    }
    QCOMPARE(verdict, weBegan ? suspected : endless);
    QVERIFY2(message.size() < 200, message.constData());
    QCOMPARE(guard.isSuspected(peer), weBegan);
    QVERIFY(!weBegan || guard.convict(peer, m_now += guard.patience(peer)) == AnswerGuard::Beginner::We);
}

QTEST_GUILESS_MAIN(AnswerGuardTest)
#include "tst_answerguard.moc"
