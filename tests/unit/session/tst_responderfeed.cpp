// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/responderfeed.h"

#include "respond/echoresponder.h"
#include "tests/support/stricttest.h"
#include "tests/unit/send/fakeoutbox.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

/// A feed with an echo behind it, in front of an outbox with little room.
struct Setup
{
    explicit Setup(const QString &folder, qsizetype cap)
        : outbox(cap)
        , journal({.folder = folder})
        , feed(std::make_unique<EchoResponder>(EchoResponder::Unit::AnyPart), journal.reader(), outbox,
               [this](PeerId peer, bool paused) {
                   paused ? void(pausedPeers.insert(peer, true)) : void(pausedPeers.remove(peer));
               })
    {}

    PeerId join()
    {
        const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, u"127.0.0.1:2"_s, true});
        feed.peerJoined(peer);
        return peer;
    }

    void receive(PeerId peer, const QByteArray &bytes)
    {
        const Result<RecordId> record = journal.append(RecordKind::Received, peer, wallClockNow(), bytes);
        feed.received(peer, *record, bytes);
    }

    [[nodiscard]] QByteArray answersTo(PeerId peer) const
    {
        QByteArray bytes;
        for (const FakeOutbox::Sending &sending : outbox.sendings)
            bytes += sending.target == SendTarget::peer(peer) ? sending.bytes : QByteArray();
        return bytes;
    }

    FakeOutbox outbox;
    Journal journal;
    QHash<PeerId, bool> pausedPeers;
    ResponderFeed feed;
};

} // namespace

/// What a responder has no room to answer is kept back, in order, and its peer pauses.
class ResponderFeedTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnWhatFits();
    void keepsBackAndGoesOn();
    void finishingWaitsBehindTheRest();
    void aPeerThatGoesTakesItsRestAlong();
    void itsEndLetsPeersGoOn();
    void anyOrderGivesTheStream();

private:
    QTemporaryDir m_folder;
};

void ResponderFeedTest::passesOnWhatFits()
{
    Setup setup(m_folder.path(), 100);
    const PeerId peer = setup.join();
    setup.receive(peer, "hello");
    setup.feed.peerFinished(peer);
    QCOMPARE(setup.answersTo(peer), QByteArray("hello"));
    QCOMPARE(setup.outbox.finished.size(), 1U);
    QVERIFY(!setup.feed.keepsBack());
    QVERIFY(setup.pausedPeers.isEmpty());
}

void ResponderFeedTest::keepsBackAndGoesOn()
{
    Setup setup(m_folder.path(), 4);
    const PeerId peer = setup.join();
    setup.receive(peer, "abcdef");
    setup.receive(peer, "ghi");
    QVERIFY(setup.feed.keepsBack());
    QVERIFY(setup.pausedPeers.contains(peer));
    QCOMPARE(setup.answersTo(peer), QByteArray("abcd"));
    setup.outbox.drain(4);
    setup.feed.resume();
    QCOMPARE(setup.answersTo(peer), QByteArray("abcdefgh"));
    QVERIFY(setup.pausedPeers.contains(peer));
    setup.outbox.drain(4);
    setup.feed.resume();
    QCOMPARE(setup.answersTo(peer), QByteArray("abcdefghi"));
    QVERIFY(!setup.feed.keepsBack());
    QVERIFY(setup.pausedPeers.isEmpty());
}

void ResponderFeedTest::finishingWaitsBehindTheRest()
{
    Setup setup(m_folder.path(), 4);
    const PeerId peer = setup.join();
    setup.receive(peer, "abcdef");
    setup.feed.peerFinished(peer);
    QVERIFY(setup.outbox.finished.empty());
    setup.outbox.drain(4);
    setup.feed.resume();
    QCOMPARE(setup.answersTo(peer), QByteArray("abcdef"));
    QCOMPARE(setup.outbox.finished.size(), 1U);
}

void ResponderFeedTest::aPeerThatGoesTakesItsRestAlong()
{
    Setup setup(m_folder.path(), 4);
    const PeerId peer = setup.join();
    setup.receive(peer, "abcdef");
    setup.feed.peerGone(peer);
    QVERIFY(!setup.feed.keepsBack());
    setup.outbox.drain(4);
    setup.feed.resume();
    QCOMPARE(setup.answersTo(peer), QByteArray("abcd"));
}

void ResponderFeedTest::itsEndLetsPeersGoOn()
{
    QHash<PeerId, bool> paused;
    FakeOutbox outbox(1);
    Journal journal({.folder = m_folder.path()});
    const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    {
        ResponderFeed feed(std::make_unique<EchoResponder>(EchoResponder::Unit::AnyPart), journal.reader(), outbox,
                           [&](PeerId who, bool on) { paused[who] = on; });
        feed.received(peer, *journal.append(RecordKind::Received, peer, wallClockNow(), "abc"), "abc");
        QCOMPARE(paused.value(peer), true);
    }
    QCOMPARE(paused.value(peer), false);
}

void ResponderFeedTest::anyOrderGivesTheStream()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < 50; ++round) {
        Setup setup(m_folder.path(), 1 + random.bounded(20));
        const std::array peers{setup.join(), setup.join(), setup.join()};
        QHash<PeerId, QByteArray> received;
        for (int step = 0; step < 60; ++step) {
            const PeerId peer = peers.at(random.bounded(3U));
            const QByteArray bytes(random.bounded(1, 12), char('a' + random.bounded(26)));
            setup.receive(peer, bytes);
            received[peer] += bytes;
            setup.outbox.drain(random.bounded(15));
            if (random.bounded(2))
                setup.feed.resume();
        }
        while (setup.feed.keepsBack()) {
            setup.outbox.drain(5);
            setup.feed.resume();
        }
        for (const PeerId peer : peers)
            QVERIFY2(setup.answersTo(peer) == received.value(peer), qPrintable(u"seed %1"_s.arg(seed)));
        QVERIFY(setup.pausedPeers.isEmpty());
    }
}

QTEST_GUILESS_MAIN(ResponderFeedTest)
#include "tst_responderfeed.moc"
