// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagecounts.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

using namespace SocketDesk;

namespace {

/// Counts as they come: long runs of the same, mixed ones, and some that no byte can hold.
quint32 randomCount(QRandomGenerator &random, int record)
{
    if (random.bounded(100) == 0)
        return 250 + random.bounded(10U);
    if (random.bounded(500) == 0)
        return random.bounded(300'000U);
    return record / 300 % 2 == 0 ? 1 : random.bounded(3U);
}

} // namespace

/// Numbers of messages against a plain list of them.
class MessageCountsTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void messagesBeforeTheFirstRecordIsClosed();
    void countsLikeAPlainList_data();
    void countsLikeAPlainList();
    void whatIsForgottenChangesNothingElse();
};

void MessageCountsTest::nothing()
{
    const MessageCounts counts;
    QCOMPARE(counts.records(), 0ULL);
    QCOMPARE(counts.messages(), 0ULL);
    QCOMPARE(counts.before(RecordId(0)), 0ULL);
    QCOMPARE(counts.at(RecordId(0)), 0U);
}

void MessageCountsTest::messagesBeforeTheFirstRecordIsClosed()
{
    MessageCounts counts;
    counts.add(2);
    counts.add(1);
    QCOMPARE(counts.records(), 0ULL);
    QCOMPARE(counts.at(RecordId(0)), 3U);
    QCOMPARE(counts.recordOf(2), RecordId(0));
    counts.closeRecord();
    QCOMPARE(counts.records(), 1ULL);
    QCOMPARE(counts.before(RecordId(1)), 3ULL);
}

void MessageCountsTest::countsLikeAPlainList_data()
{
    QTest::addColumn<int>("records");
    for (const int records : {1, 63, 64, 65, 128, 2000})
        QTest::addRow("%d records", records) << records;
}

void MessageCountsTest::countsLikeAPlainList()
{
    QFETCH(const int, records);
    QRandomGenerator random(7);
    MessageCounts counts;
    QList<quint32> plain;
    for (int i = 0; i < records; ++i) {
        plain.append(randomCount(random, i));
        counts.add(plain.constLast());
        counts.closeRecord();
    }
    QCOMPARE(counts.records(), quint64(records));
    quint64 before = 0;
    for (int i = 0; i < records; ++i) {
        const RecordId record{quint64(i)};
        QCOMPARE(counts.before(record), before);
        QCOMPARE(counts.at(record), plain[i]);
        if (plain[i] > 0) {
            QCOMPARE(counts.recordOf(before), record);
            QCOMPARE(counts.recordOf(before + plain[i] - 1), record);
        }
        before += plain[i];
    }
    QCOMPARE(counts.messages(), before);
    QCOMPARE(counts.before(RecordId(counts.records())), before);
    QCOMPARE(counts.at(RecordId(counts.records())), 0U);
}

void MessageCountsTest::whatIsForgottenChangesNothingElse()
{
    QRandomGenerator random(1);
    MessageCounts counts;
    MessageCounts whole;
    quint64 first = 0;
    for (int round = 0; round < 100; ++round) {
        if (random.bounded(10) == 0) {
            const quint64 records = random.bounded(1000U);
            counts.passOver(records);
            first = counts.records();
            for (quint64 i = 0; i < records; ++i)
                whole.closeRecord();
        }
        for (int i = random.bounded(300); i > 0; --i) {
            const quint32 messages = randomCount(random, int(counts.records()));
            for (MessageCounts *each : {&counts, &whole}) {
                each->add(messages);
                each->closeRecord();
            }
        }
        if (random.bounded(3) == 0) {
            first = std::max(first, counts.records() - std::min<quint64>(counts.records(), random.bounded(500U)));
            counts.forgetBefore(RecordId(first));
        }
        QCOMPARE(counts.records(), whole.records());
        QCOMPARE(counts.messages(), whole.messages());
        for (quint64 record = first; record <= counts.records(); ++record) {
            QCOMPARE(counts.before(RecordId(record)), whole.before(RecordId(record)));
            QCOMPARE(counts.at(RecordId(record)), whole.at(RecordId(record)));
        }
        for (quint64 message = 0; message < counts.messages(); message += 1 + random.bounded(1000U)) {
            const RecordId record = whole.recordOf(message);
            QVERIFY(counts.recordOf(message) == record || record < RecordId(first));
        }
    }
}

QTEST_GUILESS_MAIN(MessageCountsTest)
#include "tst_messagecounts.moc"
