// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messageindex.h"

#include "base/workthreads.h"
#include "tests/support/stricttest.h"
#include "tests/unit/framing/plainindex.h"
#include "tests/unit/framing/randomtraffic.h"

#include <QSignalSpy>

#include <array>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

FramingConfig framing(const QString &spec)
{
    return FramingConfig::fromSpec(spec).value();
}

/// All of the index against a plain list of the messages.
void compareAll(const MessageIndex &index)
{
    PlainIndex plain(index.reader(), index.config());
    plain.readTo(index.recordsCut());
    QCOMPARE(index.count(), quint64(plain.messages.size()));
    for (quint64 number = 0; number < index.count(); ++number) {
        QCOMPARE(index.message(number), plain.messages[number]);
        QCOMPARE(index.endedAt(number), plain.endedAt[number]);
    }
}

/// A journal of one stream.
class Stream
{
public:
    Stream()
        : journal({m_folder.path()})
        , peer(journal.addPeer({}))
    {}

    void receive(QByteArrayView bytes, Timestamp time = wallClockNow())
    {
        Q_UNUSED(journal.append(RecordKind::Received, peer, time, bytes).value());
    }

private:
    QTemporaryDir m_folder;

public:
    Journal journal;
    PeerId peer;
};

} // namespace

/// The index as views use it: while the journal grows and the framing changes.
class MessageIndexTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void emptyJournal();
    void cutsWhatIsThere();
    void noFramingAtFirst();
    void growsWithTheJournal();
    void anotherFramingCutsThePastAnew();
    void theSameFramingChangesNothing();
    void cutsAnewWhileTheJournalGrows();
    void cancelStopsUntilTheNextFraming();
    void silenceEndsAMessageWithoutAnotherRecord();
    void silenceAfterAnUnusualTime_data();
    void silenceAfterAnUnusualTime();
    void mayGoWhileItWorks();
};

void MessageIndexTest::emptyJournal()
{
    MessageIndex index{JournalReader()};
    QVERIFY(index.isUpToDate());
    QCOMPARE(index.count(), 0ULL);
    QVERIFY(index.parts(RecordId(0)).empty());
    QVERIFY(index.underWay().empty());
    index.setConfig(framing(u"gap:1"_s));
    index.advance();
    QCOMPARE(index.countBefore(RecordId(0)), 0ULL);
}

void MessageIndexTest::cutsWhatIsThere()
{
    RandomTraffic traffic(11);
    traffic.append(2000);
    MessageIndex index(traffic.journal.reader());
    index.setConfig(framing(u"line"_s));
    QVERIFY(!index.isUpToDate());
    QTRY_VERIFY(index.isUpToDate());
    compareAll(index);
}

void MessageIndexTest::noFramingAtFirst()
{
    Stream stream;
    stream.receive("a\nb");
    stream.receive("c");
    MessageIndex index(stream.journal.reader());
    QCOMPARE(index.config(), FramingConfig());
    QTRY_COMPARE(index.count(), 2ULL);
    QCOMPARE(messageBytes(index.reader(), index.message(1).where), QByteArray("c"));
}

void MessageIndexTest::growsWithTheJournal()
{
    RandomTraffic traffic(12);
    MessageIndex index(traffic.journal.reader());
    index.setConfig(framing(u"length:1"_s));
    const QSignalSpy advanced(&index, &MessageIndex::advanced);
    for (int round = 1; round <= 10; ++round) {
        traffic.append(200);
        index.advance();
        QTRY_COMPARE(index.recordsCut(), quint64(200 * round));
        QVERIFY(advanced.size() >= round);
    }
    compareAll(index);
}

void MessageIndexTest::anotherFramingCutsThePastAnew()
{
    RandomTraffic traffic(13);
    traffic.append(1500);
    MessageIndex index(traffic.journal.reader());
    const QSignalSpy restarted(&index, &MessageIndex::restarted);
    int changes = 0;
    for (const auto &spec : {u"line"_s, u"fixed:10"_s, u"gap:5"_s, u"none"_s, u"delimiter:00"_s}) {
        index.setConfig(framing(spec));
        QCOMPARE(restarted.size(), ++changes);
        QCOMPARE(index.recordsCut(), 0ULL);
        QCOMPARE(index.count(), 0ULL);
        QTRY_VERIFY(index.isUpToDate());
        compareAll(index);
    }
}

void MessageIndexTest::theSameFramingChangesNothing()
{
    Stream stream;
    stream.receive("a\nb");
    MessageIndex index(stream.journal.reader());
    index.setConfig(framing(u"line"_s));
    QTRY_VERIFY(index.isUpToDate());
    const QSignalSpy restarted(&index, &MessageIndex::restarted);
    index.setConfig(framing(u"line"_s));
    QCOMPARE(restarted.size(), 0);
    QVERIFY(index.isUpToDate());
}

void MessageIndexTest::cutsAnewWhileTheJournalGrows()
{
    RandomTraffic traffic(14);
    MessageIndex index(traffic.journal.reader());
    QRandomGenerator random(14);
    const std::array specs{u"line"_s, u"fixed:10"_s, u"gap:5"_s, u"none"_s};
    for (int step = 0; step < 100; ++step) {
        traffic.append(20);
        index.advance();
        if (random.bounded(4) == 0)
            index.setConfig(framing(specs[std::size_t(random.bounded(4))]));
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(index.isUpToDate());
    QCOMPARE(index.recordsCut(), 2000ULL);
    index.setConfig(framing(u"length:1"_s));
    QTRY_VERIFY(index.isUpToDate());
    compareAll(index);
}

void MessageIndexTest::cancelStopsUntilTheNextFraming()
{
    RandomTraffic traffic(15);
    traffic.append(500);
    MessageIndex index(traffic.journal.reader());
    index.setConfig(framing(u"line"_s));
    index.cancel();
    QVERIFY(index.isCancelled());
    const QSignalSpy advanced(&index, &MessageIndex::advanced);
    index.advance();
    workThreads()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(advanced.size(), 0);
    QCOMPARE(index.recordsCut(), 0ULL);
    index.setConfig(framing(u"line"_s));
    QVERIFY(!index.isCancelled());
    QTRY_VERIFY(index.isUpToDate());
    compareAll(index);
}

void MessageIndexTest::silenceEndsAMessageWithoutAnotherRecord()
{
    Stream stream;
    MessageIndex index(stream.journal.reader());
    index.setConfig(framing(u"gap:30"_s));
    stream.receive("ab");
    index.advance();
    QTRY_COMPARE(index.recordsCut(), 1ULL);
    QTRY_COMPARE(index.count(), 1ULL);
    QVERIFY(index.underWay().empty());
    QCOMPARE(index.endedAt(0), RecordId(1));
    QCOMPARE(index.message(0).where.message, (Message{0, 2, 0, 0, MessageState::Complete}));
    const std::vector<MessagePart> parts = index.parts(RecordId(0));
    QCOMPARE(parts.size(), 1U);
    QVERIFY(parts.front().endsHere);

    // What comes then does not change what was told, whatever its time is.
    stream.receive("c", wallClockNow() - 25ms);
    index.advance();
    QTRY_COMPARE(index.count(), 2ULL);
    QCOMPARE(index.message(0).where.message, (Message{0, 2, 0, 0, MessageState::Complete}));
    QCOMPARE(index.message(1).where.message, (Message{2, 1, 0, 0, MessageState::Complete}));
}

void MessageIndexTest::silenceAfterAnUnusualTime_data()
{
    QTest::addColumn<Timestamp>("time");
    QTest::newRow("long ago") << Timestamp(1s);
    QTest::newRow("the clock was set back since") << wallClockNow() + 10h;
    QTest::newRow("first of all times") << Timestamp::min();
    QTest::newRow("last of all times") << Timestamp::max();
}

void MessageIndexTest::silenceAfterAnUnusualTime()
{
    QFETCH(const Timestamp, time);
    Stream stream;
    stream.receive("ab", time);
    MessageIndex index(stream.journal.reader());
    index.setConfig(framing(u"gap:20"_s));
    QTRY_COMPARE(index.count(), 1ULL);
}

void MessageIndexTest::mayGoWhileItWorks()
{
    RandomTraffic traffic(16);
    traffic.append(3000);
    for (int i = 0; i < 20; ++i) {
        MessageIndex index(traffic.journal.reader());
        index.setConfig(framing(u"line"_s));
        if (i % 2 == 0)
            QTRY_VERIFY(index.recordsCut() > 0);
    }
    workThreads()->waitForDone();
}

QTEST_GUILESS_MAIN(MessageIndexTest)
#include "tst_messageindex.moc"
