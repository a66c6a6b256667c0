// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include "respond/wrappedtalk.h"

#include <functional>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

constexpr PeerId peer{1};

using Words = std::function<QByteArray(int round, const QByteArray &heard)>;

} // namespace

Q_DECLARE_METATYPE(Words)

/// What goes round and grows is told from what somebody makes longer and longer.
class WrappedTalkTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatGrowsInALoopIsTold_data();
    void whatGrowsInALoopIsTold();
    void whatSomebodyMakesLongerIsNone_data();
    void whatSomebodyMakesLongerIsNone();
    void anAnswerInPiecesIsOne();
    void whoSpeaksUnaskedIsNoLoop();

private:
    static int mostTimes(const Words &peerSays, const Words &weSay);
    static QByteArray repeated(int, const QByteArray &heard) { return heard; }
};

/// \return how often in a row it was told, in a hundred rounds
int WrappedTalkTest::mostTimes(const Words &peerSays, const Words &weSay)
{
    WrappedTalk talk;
    QByteArray answer = "hello"_ba;
    talk.sentTo(peer, answer);
    int most = 0;
    for (int round = 1; round <= 100; ++round) {
        const QByteArray heard = peerSays(round, answer);
        most = std::max(most, talk.heard(peer, heard));
        answer = weSay(round, heard);
        talk.sentTo(peer, answer);
    }
    return most;
}

void WrappedTalkTest::whatGrowsInALoopIsTold_data()
{
    QTest::addColumn<Words>("peerSays");
    QTest::addColumn<Words>("weSay");
    const Words before = [](int, const QByteArray &heard) -> QByteArray { return "Echo: " + heard; };
    const Words behind = [](int, const QByteArray &heard) -> QByteArray { return heard + " was said"; };
    const Words around = [](int, const QByteArray &heard) -> QByteArray { return "<m>" + heard + "</m>"; };
    const Words counted = [](int round, const QByteArray &heard) -> QByteArray {
        return u"第%1条收到: "_s.arg(round).toUtf8() + heard;
    };
    const Words timed = [](int round, const QByteArray &heard) -> QByteArray {
        return "[12:59:59." + QByteArray::number(990 + round) + "] " + heard;
    };
    QTest::newRow("words in front") << before << Words(&repeated);
    QTest::newRow("words behind") << behind << Words(&repeated);
    QTest::newRow("words on both sides") << around << Words(&repeated);
    QTest::newRow("a counter") << counted << Words(&repeated);
    QTest::newRow("a clock") << timed << Words(&repeated);
    QTest::newRow("our words") << Words(&repeated) << before;
    QTest::newRow("the words of both") << counted << behind;
}

void WrappedTalkTest::whatGrowsInALoopIsTold()
{
    QFETCH(const Words, peerSays);
    QFETCH(const Words, weSay);
    const int times = mostTimes(peerSays, weSay);
    QVERIFY2(times >= 98, qPrintable(QString::number(times))); // at once, without a gap
}

void WrappedTalkTest::whatSomebodyMakesLongerIsNone_data()
{
    QTest::addColumn<Words>("peerSays");
    QByteArray pattern;
    for (int i = 0; i < 20'000; ++i)
        pattern += char(i * 7 + i / 256);
    QTest::newRow("the same") << Words([](int, const QByteArray &) { return "the same"_ba; });
    QTest::newRow("a byte more") << Words([](int round, const QByteArray &) { return QByteArray(round, 'x'); });
    QTest::newRow("many bytes more") << Words(
        [](int round, const QByteArray &) { return QByteArray(round * 100, 'x'); });
    QTest::newRow("a pattern") << Words([pattern](int round, const QByteArray &) { return pattern.first(round * 16); });
    QTest::newRow("a counter") << Words([](int round, const QByteArray &) { return QByteArray::number(round); });
    QTest::newRow("a question that has our answer in it")
        << Words([](int, const QByteArray &heard) -> QByteArray { return "is it “" + heard.first(2) + "”?"; });
}

void WrappedTalkTest::whatSomebodyMakesLongerIsNone()
{
    QFETCH(const Words, peerSays);
    const int times = mostTimes(peerSays, Words(&repeated));
    QVERIFY2(times < WrappedTalk::manyTimes, qPrintable(QString::number(times)));
}

/// As where several rules answer, or the queue took a part first.
void WrappedTalkTest::anAnswerInPiecesIsOne()
{
    WrappedTalk talk;
    QByteArray heard = "hello"_ba;
    (void)talk.heard(peer, heard);
    int times = 0;
    for (int round = 0; round < 20; ++round) {
        talk.sentTo(peer, heard.first(2));
        talk.sentTo(peer, heard.sliced(2));
        times = talk.heard(peer, heard = "Echo: " + heard);
    }
    QCOMPARE(times, 19);
}

void WrappedTalkTest::whoSpeaksUnaskedIsNoLoop()
{
    WrappedTalk talk;
    QByteArray heard = "hello"_ba;
    for (int round = 0; round < 100; ++round) {
        talk.sentTo(peer, heard);
        heard = "Echo: " + heard;
        QVERIFY(talk.heard(peer, heard) < WrappedTalk::manyTimes);
        if (round % 10 == 0)
            QCOMPARE(talk.heard(peer, heard), 0);
    }
}

QTEST_APPLESS_MAIN(WrappedTalkTest)
#include "tst_wrappedtalk.moc"
