// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/recordset.h"
#include "journal/searchhits.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <set>

using namespace SocketDesk;

/// Sets of records and lists of hits, against plain ones, also when their begin is forgotten.
class RecordSetTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void isLikeAPlainSet_data();
    void isLikeAPlainSet();
    void manyReleasedUnseenTakeNoRoom();
    void hitsAreLikeAPlainList();
};

void RecordSetTest::isLikeAPlainSet_data()
{
    QTest::addColumn<int>("oneIn");
    QTest::newRow("dense") << 2;
    QTest::newRow("sparse") << 3000;
    QTest::newRow("nearly empty") << 100'000;
}

void RecordSetTest::isLikeAPlainSet()
{
    QFETCH(int, oneIn);
    QRandomGenerator random(1);
    RecordSet set;
    std::set<quint64> plain;
    quint64 first = 0;
    for (int round = 0; round < 200; ++round) {
        const quint64 records = random.bounded(3) == 0 ? random.bounded(9000U) : random.bounded(70U);
        std::vector<quint64> bits((records + 63) / 64);
        for (quint64 i = 0; i < records; ++i) {
            if (random.bounded(oneIn) == 0) {
                bits[i / 64] |= quint64(1) << i % 64;
                plain.insert(set.known() + i);
            }
        }
        set.append(bits, records);
        if (random.bounded(4) == 0) {
            first = std::max(first, set.known() - std::min<quint64>(set.known(), random.bounded(20'000U)));
            set.forgetBefore(RecordId(first));
            plain.erase(plain.begin(), plain.lower_bound(first));
        }
        if (random.bounded(20) == 0) {
            set.skipTo(RecordId(set.known() + random.bounded(20'000U)));
            first = set.known();
            plain.clear();
        }
        QCOMPARE(set.count(), plain.size());
        for (int i = 0; i < 30; ++i) {
            const quint64 n = random.bounded(quint32(set.known() + 10));
            QCOMPARE(set.contains(RecordId(n)), plain.contains(n));
            const auto after = plain.lower_bound(n);
            const std::optional<RecordId> expectedAfter =
                after == plain.end() ? std::nullopt : std::optional(RecordId(*after));
            QCOMPARE(set.atOrAfter(RecordId(n)), expectedAfter);
            const auto behind = plain.upper_bound(n);
            const std::optional<RecordId> expectedBefore =
                behind == plain.begin() ? std::nullopt : std::optional(RecordId(*std::prev(behind)));
            QCOMPARE(set.atOrBefore(RecordId(n)), expectedBefore);
        }
    }
}

/// As where a session of weeks is filtered for the first time.
void RecordSetTest::manyReleasedUnseenTakeNoRoom()
{
    constexpr RecordId far{10'000'000'000'005};
    RecordSet set;
    set.skipTo(far);
    QCOMPARE(set.atOrAfter(RecordId(0)), std::nullopt);
    set.append(std::array<quint64, 2>{1, 2}, 70);
    QCOMPARE(set.count(), 2U);
    QCOMPARE(set.atOrAfter(RecordId(0)), far);
    QCOMPARE(set.atOrAfter(far + 1), far + 65);
    QCOMPARE(set.atOrBefore(far + 64), far);
    QCOMPARE(set.atOrBefore(far - 1), std::nullopt);
}

void RecordSetTest::hitsAreLikeAPlainList()
{
    QRandomGenerator random(1);
    SearchHits hits;
    std::vector<SearchHit> plain;
    quint64 low = 10'000;
    quint64 high = 10'000;
    quint64 first = 0;
    for (int round = 0; round < 300; ++round) {
        const bool isBackwards = low > first + 50 && random.bounded(2) == 0;
        FoundHits found;
        for (quint64 i = 0; i < random.bounded(40U); ++i)
            found.hits.push_back({RecordId((isBackwards ? low - 50 : high) + i), random.bounded(100U), 3});
        found.count = found.hits.size();
        isBackwards ? hits.prepend(found) : hits.append(found);
        (isBackwards ? low : high) += isBackwards ? quint64(-50) : 50;
        plain.insert(plain.end(), found.hits.begin(), found.hits.end());
        std::ranges::sort(plain);
        if (random.bounded(5) == 0) {
            first = std::max(first, low + random.bounded(quint32(high - low + 1)) / 3);
            low = std::max(low, first);
            hits.forgetBefore(RecordId(first));
            std::erase_if(plain, [first](const SearchHit &hit) { return hit.record < RecordId(first); });
        }
        QCOMPARE(hits.kept(), plain.size());
        QCOMPARE(hits.count(), quint64(plain.size()));
        for (std::size_t i = 0; i < plain.size(); ++i)
            QVERIFY(hits.at(i) == plain[i]);
        if (!plain.empty()) {
            const std::size_t index = random.bounded(quint32(plain.size()));
            QCOMPARE(hits.lowerBound(plain[index].record, plain[index].offset), index);
        }
    }
}

QTEST_GUILESS_MAIN(RecordSetTest)
#include "tst_recordset.moc"
