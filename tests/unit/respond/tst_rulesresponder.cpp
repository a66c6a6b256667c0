// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulesresponder.h"

#include "journal/journal.h"
#include "respond/groupchat.h"
#include "tests/support/eventturns.h"
#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Rule answering(const QString &pattern, const QString &reply, RuleMatch match = RuleMatch::Equals)
{
    Rule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.replies = {{ReplyFormat::Text, reply, 0ms}};
    return rule;
}

/// Rules behind an outbox without sockets, with one peer.
struct Setup
{
    explicit Setup(const QString &folder, const QList<Rule> &rules, const QString &framing = u"line"_s,
                   bool isStream = true, qsizetype cap = 1 << 20)
        : outbox(cap)
        , journal({.folder = folder})
        , peer(journal.addPeer({u"127.0.0.1:5000"_s, u"127.0.0.1:2"_s, isStream}))
        , responder(CompiledRules::compile(rules, Encoding()).value(), FramingConfig::fromSpec(framing).value(),
                    ResponderSurroundings{isStream, journal.reader(), [this] { ++woken; }, [](const Error &) {}})
    {}

    qsizetype receive(QByteArrayView bytes)
    {
        qsizetype taken = -1;
        responder.received(peer, bytes, outbox, &taken);
        return taken;
    }

    FakeOutbox outbox;
    Journal journal;
    PeerId peer;
    int woken = 0;
    RulesResponder responder;
};

} // namespace

/// Rules answer messages, in order, in time, and no more than there is room for.
class RulesResponderTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void answersMessagesHoweverTheyAreCut();
    void theFirstThatMatchesStopsTheList();
    void countsAndConditions();
    void placeholdersAreWorkedOutAtEachAnswer();
    void greetsWhoConnects();
    void repliesWaitForTheirTime();
    void endsBehindItsReplies();
    void nothingIsAnsweredBehindTheEnd();
    void takesNoMoreThanItCanAnswer();
    void theEndOfTheStreamEndsAMessage();
    void theLastWordsAreAnsweredThoughOthersWait();
    void aSilenceEndsAMessage();
    void whatASilenceEndsIsAnsweredThoughOthersWait();
    void saysWhyARuleDidNotAnswer();
    void whatOneSaysGoesToAllOthers();

private:
    QTemporaryDir m_folder;
};

void RulesResponderTest::answersMessagesHoweverTheyAreCut()
{
    const QByteArray bytes = "ping\r\nhello\nping\nping";
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        Setup setup(m_folder.path(),
                    {answering(u"ping"_s, u"pong;"_s), answering(u"hel"_s, u"<\\0>"_s, RuleMatch::Begins)});
        for (qsizetype at = 0; at < bytes.size(); at += cut) {
            const QByteArray part = bytes.mid(at, cut);
            QCOMPARE(setup.receive(part), part.size());
        }
        QCOMPARE(setup.outbox.allBytes(), QByteArray("pong;<hello>pong;"));
    }
}

void RulesResponderTest::theFirstThatMatchesStopsTheList()
{
    QList<Rule> rules{answering(u"a"_s, u"1"_s, RuleMatch::Contains), answering(u"b"_s, u"2"_s, RuleMatch::Contains),
                      answering({}, u"3"_s, RuleMatch::Any)};
    rules[0].stop = false;
    Setup setup(m_folder.path(), rules);
    setup.receive("ab\nb\nx\n");
    QCOMPARE(setup.outbox.allBytes(), QByteArray("1223"));
}

void RulesResponderTest::countsAndConditions()
{
    QList<Rule> rules{answering(u"x"_s, u"third"_s), answering(u"x"_s, u"from"_s), answering(u"x"_s, u"-"_s)};
    rules[0].nth = 3;
    rules[1].from = u"127.0.0.2, 127.0.0.1:5001"_s;
    Setup setup(m_folder.path(), rules);
    setup.receive("x\nx\nx\nx\n");
    QCOMPARE(setup.outbox.allBytes(), QByteArray("--third-"));
}

void RulesResponderTest::placeholdersAreWorkedOutAtEachAnswer()
{
    Rule counting = answering(u"ping"_s, u"{n} {peer} {random:2};"_s);
    counting.placeholders = true;
    Setup setup(m_folder.path(), {counting, answering(u"other"_s, u"{n};"_s)});
    setup.receive("ping\nother\nping\n");
    static const QRegularExpression expected(
        u"^1 127\\.0\\.0\\.1:5000 [0-9a-z]{2};\\{n\\};2 127\\.0\\.0\\.1:5000 [0-9a-z]{2};$"_s);
    QVERIFY2(expected.match(QString::fromLatin1(setup.outbox.allBytes())).hasMatch(),
             setup.outbox.allBytes().constData());
}

void RulesResponderTest::greetsWhoConnects()
{
    Rule greeting = answering({}, u"220 你好\\r\\n"_s);
    greeting.onConnect = true;
    Setup setup(m_folder.path(), {greeting});
    setup.responder.peerJoined(setup.peer, setup.outbox);
    setup.receive("anything\n");
    QCOMPARE(setup.outbox.allBytes(), QByteArray("220 你好\r\n"));
}

void RulesResponderTest::repliesWaitForTheirTime()
{
    Rule rule = answering(u"go"_s, u"1"_s);
    rule.replies = {
        {ReplyFormat::Text, u"1"_s, 0ms}, {ReplyFormat::Text, u"2"_s, 50ms}, {ReplyFormat::Hex, u"33"_s, 50ms}};
    Setup setup(m_folder.path(), {rule});
    QElapsedTimer clock;
    clock.start();
    setup.receive("go\n");
    QCOMPARE(setup.outbox.allBytes(), QByteArray("1"));
    QTRY_COMPARE(setup.outbox.allBytes(), QByteArray("123"));
    QVERIFY(clock.elapsed() >= 99);
}

void RulesResponderTest::endsBehindItsReplies()
{
    Rule rule = answering(u"88"_s, u"bye"_s);
    rule.replies = {{ReplyFormat::Text, u"bye"_s, 20ms}};
    rule.end = RuleEnd::Close;
    Setup setup(m_folder.path(), {rule});
    setup.receive("88\n");
    QVERIFY(setup.outbox.disconnected.empty());
    QTRY_COMPARE(setup.outbox.allBytes(), QByteArray("bye"));
    QVERIFY(setup.responder.waitsForRoom()); // until it is on its way
    setup.outbox.drain(3);
    setup.responder.writable(setup.outbox);
    QCOMPARE(setup.outbox.disconnected.size(), 1U);
    QVERIFY(!setup.responder.waitsForRoom());
}

void RulesResponderTest::nothingIsAnsweredBehindTheEnd()
{
    Rule finishing = answering(u"bye"_s, {});
    finishing.replies = {{ReplyFormat::Text, u"later"_s, 20ms}};
    finishing.end = RuleEnd::Finish;
    Rule closing = answering(u"88"_s, u"see you"_s);
    closing.end = RuleEnd::Close;
    Setup setup(m_folder.path(), {finishing, closing});
    setup.receive("bye\n88\n"); // at once, while the FIN waits for the reply before it
    ResponderActivity activity;
    setup.responder.describe(&activity);
    QCOMPARE(activity.hits, (QList<quint64>{1, 0}));
    QCOMPARE(int(activity.traces.first().outcomeOf(0, false, false)), int(RuleOutcome::Answered));
    QCOMPARE(int(activity.traces.last().outcomeOf(1, false, false)), int(RuleOutcome::Refused));
    QTRY_COMPARE(setup.outbox.finished.size(), 1U);
    QCOMPARE(setup.outbox.allBytes(), QByteArray("later"));
    setup.outbox.drain(5);
    setup.responder.writable(setup.outbox);
    QCOMPARE(setup.outbox.disconnected.size(), 1U); // which it can still do
}

void RulesResponderTest::takesNoMoreThanItCanAnswer()
{
    Setup setup(m_folder.path(), {answering({}, u"12345678"_s, RuleMatch::Any)}, u"line"_s, true, 20);
    QByteArray asked = QByteArray("a\n").repeated(1000);
    int offers = 0;
    while (!asked.isEmpty()) {
        asked.remove(0, setup.receive(asked));
        QVERIFY(setup.outbox.queued <= 20);
        setup.outbox.drain(20);
        setup.responder.writable(setup.outbox);
        QVERIFY(++offers < 2000);
    }
    setup.outbox.drain(20);
    setup.responder.writable(setup.outbox);
    QCOMPARE(setup.outbox.allBytes().size(), 8000);
}

void RulesResponderTest::theEndOfTheStreamEndsAMessage()
{
    Setup setup(m_folder.path(), {answering(u"88"_s, u"bye"_s)});
    setup.receive("88");
    QVERIFY(setup.outbox.sendings.empty());
    setup.responder.peerFinished(setup.peer, setup.outbox);
    QCOMPARE(setup.outbox.allBytes(), QByteArray("bye"));
    QCOMPARE(setup.outbox.finished.size(), 1U);
}

void RulesResponderTest::theLastWordsAreAnsweredThoughOthersWait()
{
    Setup setup(m_folder.path(), {answering({}, u"12345678"_s, RuleMatch::Any)}, u"line"_s, true, 20);
    QCOMPARE(setup.receive("a\nb\nc\nno line end"), 17);
    QVERIFY(setup.responder.waitsForRoom()); // the third answer does
    setup.responder.peerFinished(setup.peer, setup.outbox);
    setup.outbox.drain(20);
    setup.responder.writable(setup.outbox);
    QCOMPARE(setup.outbox.allBytes().size(), 4 * 8);
    QCOMPARE(setup.outbox.finished.size(), 1U);
}

void RulesResponderTest::aSilenceEndsAMessage()
{
    Setup setup(m_folder.path(), {answering(u"abc"_s, u"yes"_s)}, u"gap:20"_s);
    setup.receive("ab");
    setup.receive("c");
    QTRY_COMPARE(setup.outbox.allBytes(), QByteArray("yes"));
}

void RulesResponderTest::whatASilenceEndsIsAnsweredThoughOthersWait()
{
    Setup setup(m_folder.path(), {answering({}, u"12345678"_s, RuleMatch::Any)}, u"gap:20"_s, true, 20);
    for (const std::size_t answers : {1U, 2U}) {
        QCOMPARE(setup.receive("x"), 1);
        QTRY_COMPARE(setup.outbox.sendings.size(), answers);
    }
    QCOMPARE(setup.receive("x"), 1);
    QTRY_VERIFY(setup.responder.waitsForRoom());
    QCOMPARE(setup.receive("last"), 4);
    turnsWithin(60ms); // the silence that ends it
    setup.outbox.drain(20);
    setup.responder.writable(setup.outbox);
    QTRY_COMPARE(setup.outbox.sendings.size(), 4U);
}

void RulesResponderTest::saysWhyARuleDidNotAnswer()
{
    QList<Rule> rules{answering(u"a"_s, {}), answering(u"x"_s, {}), answering(u"x"_s, {}),    answering(u"x"_s, {}),
                      answering(u"x"_s, {}), answering(u"x"_s, {}), answering(u"x"_s, u"y"_s)};
    rules[1].enabled = false;
    rules[2].onConnect = true;
    rules[3].from = u"10.0.0.1"_s;
    rules[4].nth = 2;
    rules[5].replies = {{ReplyFormat::Text, u"ok"_s, 0ms}};
    Setup setup(m_folder.path(), rules);
    setup.receive("x\n");
    ResponderActivity activity;
    setup.responder.describe(&activity);
    QCOMPARE(activity.hits, (QList<quint64>{0, 0, 0, 0, 0, 1, 0}));
    QCOMPARE(activity.traces.size(), 1);
    const QList<RuleOutcome> expected{RuleOutcome::NoMatch, RuleOutcome::Off,    RuleOutcome::Occasion,
                                      RuleOutcome::NotFrom, RuleOutcome::NotNth, RuleOutcome::Answered,
                                      RuleOutcome::Ended};
    for (int i = 0; i < rules.size(); ++i)
        QCOMPARE(int(activity.traces.first().outcomeOf(i, !rules.at(i).enabled, rules.at(i).onConnect)),
                 int(expected.at(i)));
}

void RulesResponderTest::whatOneSaysGoesToAllOthers()
{
    FakeOutbox outbox;
    Journal journal({.folder = m_folder.path()});
    GroupChat chat({true, journal.reader(), [] {}, [](const Error &) {}});
    for (quint32 id = 1; id <= 3; ++id)
        chat.peerJoined(PeerId(id), outbox);
    qsizetype taken = 0;
    QVERIFY(chat.received(PeerId(2), "hi", outbox, &taken));
    QList<quint32> reached;
    for (const FakeOutbox::Sending &sending : outbox.sendings)
        reached << toNumber(sending.target.peers.first());
    std::ranges::sort(reached);
    QCOMPARE(reached, (QList<quint32>{1, 3}));
    chat.peerGone(PeerId(3));
    QVERIFY(chat.received(PeerId(1), "there", outbox, &taken));
    QCOMPARE(outbox.sendings.size(), 3U);
    QCOMPARE(outbox.sendings.back().target, SendTarget::peer(PeerId(2)));
}

QTEST_GUILESS_MAIN(RulesResponderTest)
#include "tst_rulesresponder.moc"
