// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/gapframer.h"

#include "tests/support/stricttest.h"

#include <limits>

using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

Timestamp at(qint64 milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

/// A framer for silences of 10 ms, and the lengths of what it tells.
class Fed
{
public:
    Fed &feed(qint64 milliseconds, QByteArrayView bytes)
    {
        framer.feed(bytes, at(milliseconds), m_note);
        return *this;
    }

    Fed &finish()
    {
        framer.finish(m_note);
        return *this;
    }

    GapFramer framer{10ms, 100};
    QList<Message> messages;

private:
    MessageHandler m_note = [this](const Message &message) { messages.append(message); };
};

Message complete(quint64 offset, quint64 length)
{
    return {offset, length, 0, 0, MessageState::Complete};
}

} // namespace

/// Silences, with times as arguments.
class GapFramerTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void silenceEndsAMessage();
    void shorterSilencesDoNot();
    void clockThatGoesBackIsNoSilence();
    void timesAtTheEndsOfTheirRange();
    void deadlineIsASilenceAfterTheLastByte();
    void endOfStreamEndsAMessageRightly();
    void limitCuts();
};

void GapFramerTest::silenceEndsAMessage()
{
    Fed fed;
    fed.feed(0, "abc").feed(9, "d").feed(19, "ef");
    QCOMPARE(fed.messages, QList<Message>{complete(0, 4)});
    QCOMPARE(fed.framer.underWay(), (Message{4, 2, 0, 0, MessageState::UnderWay}));
}

void GapFramerTest::shorterSilencesDoNot()
{
    Fed fed;
    for (int i = 0; i < 50; ++i)
        fed.feed(i * 9, "x").feed(i * 9, "");
    QCOMPARE(fed.messages, QList<Message>());
    QCOMPARE(fed.framer.underWay().length, 50ULL);
}

void GapFramerTest::clockThatGoesBackIsNoSilence()
{
    Fed fed;
    fed.feed(100'000, "a").feed(5, "b").feed(15, "c");
    QCOMPARE(fed.messages, QList<Message>{complete(0, 2)});
}

void GapFramerTest::timesAtTheEndsOfTheirRange()
{
    Fed fed;
    const MessageHandler note = [&fed](const Message &message) { fed.messages.append(message); };
    fed.framer.feed("a", Timestamp::min(), note);
    QCOMPARE(fed.framer.deadline(), Timestamp::min() + 10ms);
    fed.framer.feed("b", Timestamp::max(), note);
    QCOMPARE(fed.messages, QList<Message>{complete(0, 1)});
    QCOMPARE(fed.framer.deadline(), Timestamp::max());
}

void GapFramerTest::deadlineIsASilenceAfterTheLastByte()
{
    Fed fed;
    QCOMPARE(fed.framer.deadline(), std::nullopt);
    fed.feed(7, "a");
    QCOMPARE(fed.framer.deadline(), at(17));
    fed.feed(12, "b").feed(50, "");
    QCOMPARE(fed.framer.deadline(), at(22));
    fed.finish();
    QCOMPARE(fed.framer.deadline(), std::nullopt);
}

void GapFramerTest::endOfStreamEndsAMessageRightly()
{
    Fed fed;
    fed.feed(0, "abc").finish().finish();
    QCOMPARE(fed.messages, QList<Message>{complete(0, 3)});
}

void GapFramerTest::limitCuts()
{
    Fed fed;
    fed.feed(0, QByteArray(100, 'a'));
    QCOMPARE(fed.messages, QList<Message>());
    fed.feed(1, QByteArray(101, 'b')).finish();
    QCOMPARE(fed.messages, (QList<Message>{{0, 100, 0, 0, MessageState::LimitExceeded},
                                           {100, 100, 0, 0, MessageState::LimitExceeded},
                                           complete(200, 1)}));
}

QTEST_GUILESS_MAIN(GapFramerTest)
#include "tst_gapframer.moc"
