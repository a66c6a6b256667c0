// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/answerguard.h"
#include "respond/recenttalk.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

constexpr PeerId peer{1};

} // namespace

/// An asker gets its answers however fast it is; who answers our answers gets no more.
class AnswerGuardTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void anAskerIsNoLoop();
    void whatComesBackEightTimesIsALoop();
    void aStreamComesBackInOtherPieces();
    void twoThatTalkAreALoop();
    void aPauseEndsTheExchange();
    void aConversationIsNoLoop();
    void aRepeatWithoutAnswersIsNoLoop();
    void answersASecondAreLimited();
    void eightInASecondAreATalk();

private:
    AnswerGuard::Time m_now{1h};
};

void AnswerGuardTest::anAskerIsNoLoop()
{
    AnswerGuard guard(10);
    for (int i = 0; i < 100'000; ++i) {
        QVERIFY(guard.received(peer, "ask", m_now += 20us));
        guard.answered(peer);
    }
}

void AnswerGuardTest::whatComesBackEightTimesIsALoop()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    int rounds = 0;
    for (; rounds < 100 && guard.received(peer, "hello", m_now += 1ms); ++rounds)
        guard.answered(peer);
    QCOMPARE(rounds, 7);
    QVERIFY(guard.isMuted(peer));
    guard.forget(peer);
    QVERIFY(!guard.isMuted(peer));
}

void AnswerGuardTest::aStreamComesBackInOtherPieces()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    guard.began(peer, "world", m_now);
    bool isLoop = false;
    for (int i = 0; i < 100 && !isLoop; ++i) {
        isLoop = !guard.received(peer, i % 2 ? "loworld" : "hel", m_now += 1ms);
        guard.answered(peer);
    }
    QVERIFY(isLoop);
}

void AnswerGuardTest::twoThatTalkAreALoop()
{
    AnswerGuard guard(10);
    guard.began(peer, "ping", m_now);
    const auto begin = m_now;
    bool isLoop = false;
    while (!isLoop && m_now - begin < 2s) {
        isLoop = !guard.received(peer, "pong", m_now += 100us);
        guard.answered(peer);
    }
    QVERIFY(isLoop);
    QVERIFY(m_now - begin >= 1s);
}

void AnswerGuardTest::aPauseEndsTheExchange()
{
    AnswerGuard guard(10);
    guard.began(peer, "hello", m_now);
    for (int i = 0; i < 100; ++i) {
        QVERIFY(guard.received(peer, "hello", m_now += 1100ms));
        guard.answered(peer);
    }
}

/// More and more different things are said.
void AnswerGuardTest::aConversationIsNoLoop()
{
    AnswerGuard guard(10);
    guard.began(peer, "220 ready", m_now);
    for (int i = 0; i < 100'000; ++i) {
        QVERIFY(guard.received(peer, QByteArray::number(i), m_now += 50us));
        guard.answered(peer);
    }
}

void AnswerGuardTest::aRepeatWithoutAnswersIsNoLoop()
{
    AnswerGuard guard(10);
    for (int i = 0; i < 1000; ++i) {
        guard.began(peer, "status?", m_now += 10ms);
        QVERIFY(guard.received(peer, "ok", m_now += 10ms));
        if (i % 2)
            guard.answered(peer);
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

QTEST_GUILESS_MAIN(AnswerGuardTest)
#include "tst_answerguard.moc"
