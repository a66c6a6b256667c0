// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messageindex.h"
#include "framing/messagereading.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/plainindex.h"
#include "tests/unit/framing/randomtraffic.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 smallLimit = qint64(2) << 20;
constexpr int rounds = 12;
constexpr int recordsInRound = 1500;

} // namespace

/// Messages of a journal that gives back its oldest records, against those of one that keeps all.
class MessageReleaseTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void numbersStay_data();
    void numbersStay();
    void whoComesLateBeginsAtWhatIsLeft_data() { numbersStay_data(); }
    void whoComesLateBeginsAtWhatIsLeft();
    void aMessageThatLostItsBeginIsWhatIsLeft();
    void aMessageThatEndedLongBehindItsLastByteIsGone();
};

void MessageReleaseTest::numbersStay_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *spec : {"none", "line", "delimiter:0D0A", "fixed:7", "length:2be", "length:4le", "gap:5"})
        QTest::newRow(spec) << QString::fromLatin1(spec);
}

void MessageReleaseTest::numbersStay()
{
    QFETCH(QString, spec);
    const FramingConfig config = FramingConfig::fromSpec(spec).value();
    RandomTraffic everything(3);
    RandomTraffic traffic(3, RandomTraffic::Times::Grow, smallLimit);
    MessageIndex index(traffic.journal.reader());
    index.setConfig(config);
    JournalReader all = everything.journal.reader();
    PlainIndex plain(all, config);
    for (int round = 0; round < rounds; ++round) {
        everything.append(recordsInRound);
        traffic.append(recordsInRound);
        index.advance();
        all.refresh();
        plain.readTo(all.count());
        plain.elapse(wallClockNow()); // the times of the traffic are long past
        QTRY_VERIFY(index.isUpToDate() && index.count() == plain.messages.size());
    }
    const JournalReader &reader = index.reader();
    QCOMPARE(reader.count(), everything.journal.count());
    QVERIFY(toNumber(reader.first()) > reader.count() / 4);
    quint64 known = 0;
    quint64 asked = 0;
    for (RecordId id = reader.first(); toNumber(id) < reader.count(); id = id + 37) {
        const std::vector<MessagePart> parts = index.parts(id);
        ++asked;
        known += parts.empty() ? 0 : 1;
        if (parts.empty())
            continue; // an event, or at the begin, where it cannot be cut again
        const std::vector<MessagePart> expected = plain.parts(id);
        QCOMPARE(parts.size(), expected.size());
        for (std::size_t i = 0; i < parts.size(); ++i)
            QCOMPARE(SocketDesk::plain(parts[i]), expected[i]);
    }
    QVERIFY(known > asked / 2);
    for (quint64 number = 0; number < plain.messages.size(); ++number) {
        const NumberedMessage found = index.message(number);
        QCOMPARE(found.number, number);
        if (found.where.lastRecord != noRecord)
            QCOMPARE(found, plain.messages[number]);
        Q_UNUSED(messageBytes(reader, found.where));
    }
}

void MessageReleaseTest::whoComesLateBeginsAtWhatIsLeft()
{
    QFETCH(QString, spec);
    const FramingConfig config = FramingConfig::fromSpec(spec).value();
    RandomTraffic traffic(4, RandomTraffic::Times::Grow, smallLimit);
    traffic.append(rounds * recordsInRound);
    MessageIndex index(traffic.journal.reader());
    index.setConfig(config);
    QTRY_VERIFY(index.isUpToDate());
    const JournalReader &reader = index.reader();
    QVERIFY(toNumber(reader.first()) > reader.count() / 4);
    PlainIndex plain(reader, config);
    plain.readTo(reader.count());
    QVERIFY(index.count() >= plain.messages.size());
    for (quint64 number = 0; number < plain.messages.size(); ++number)
        QCOMPARE(index.message(number), plain.messages[number]);
    const MessageReading reading(reader, config, Timestamp::min());
    QCOMPARE(reading.recordsCut(), reader.count());
}

void MessageReleaseTest::aMessageThatLostItsBeginIsWhatIsLeft()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {smallLimit, AtLimit::ReleaseOldest}});
    const PeerId peer = journal.addPeer({});
    MessageIndex index(journal.reader());
    index.setConfig(FramingConfig::fromSpec(u"length:4be"_s).value());
    const auto receive = [&](const QByteArray &bytes) {
        QVERIFY(journal.append(RecordKind::Received, peer, wallClockNow(), bytes));
        index.advance();
        QTRY_VERIFY(index.isUpToDate());
    };
    constexpr qsizetype length = 6 << 20;
    receive(QByteArray("\0\x60\0\0", 4));
    for (qsizetype sent = 0; sent < length; sent += 65536)
        receive(QByteArray(65536, 'x'));
    QVERIFY(toNumber(index.reader().first()) > 10);
    QCOMPARE(index.count(), 1ULL);
    const NumberedMessage message = index.message(0);
    QCOMPARE(message.where.message.length, quint64(length + 4));
    const QByteArray left = messageBytes(index.reader(), message.where);
    QCOMPARE(left.size(), left.count('x'));
    QVERIFY(left.size() > smallLimit / 2 && left.size() < smallLimit);
}

/// Silences, of which only what others send shows that they are over.
void MessageReleaseTest::aMessageThatEndedLongBehindItsLastByteIsGone()
{
    const QTemporaryDir folder;
    Journal journal({folder.path(), {smallLimit, AtLimit::ReleaseOldest}});
    const PeerId silent = journal.addPeer({});
    const PeerId loud = journal.addPeer({});
    const FramingConfig config = FramingConfig::fromSpec(u"gap:1000,limit=65536").value();
    JournalReader reader = journal.reader();
    MessageScan scan(config);
    MessageTable table;
    MessageLookup lookup(reader, table, config);
    const auto receive = [&](PeerId peer, Timestamp time, const QByteArray &bytes) {
        QVERIFY(journal.append(RecordKind::Received, peer, time, bytes));
        reader.refresh();
        scan.read(reader, reader.record(scan.next()));
        table.append(scan.takeNotes());
        table.forgetBefore(reader.first());
        lookup.forgetStretches();
    };
    receive(silent, Timestamp(1s), "last words");
    for (int i = 0; i <= 1010; ++i)
        receive(loud, Timestamp(1s) + std::chrono::milliseconds(i), QByteArray(65536 - 4096, 'x'));
    constexpr RecordId shown{1001};
    QVERIFY(reader.contains(shown));
    QCOMPARE(table.counts().at(shown), 2U); // also that of the silent one, which comes first
    const quint64 number = table.counts().before(shown);
    QCOMPARE(lookup.message(number), NumberedMessage({number, {}}));
    QCOMPARE(lookup.message(number + 1).where.lastRecord, shown);
    QCOMPARE(lookup.parts(shown).front().number, number + 1);
}

QTEST_GUILESS_MAIN(MessageReleaseTest)
#include "tst_messagerelease.moc"
