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

QTEST_GUILESS_MAIN(MessageCountsTest)
#include "tst_messagecounts.moc"
