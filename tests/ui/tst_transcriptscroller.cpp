// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/ui/transcripttools.h"
#include "ui/log/transcriptscroller.h"

#include <QRandomGenerator>

using namespace SocketDesk;

class TestTranscriptScroller final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void mapsSmallAndHugeRanges_data();
    void mapsSmallAndHugeRanges();
    void nothingToScrollHasNoRange();
    void followsTheNewest();
    void stopsFollowingUpwardsAndGoesOnAtTheEnd();
    void aPageThatIsNotFullStaysFollowed();
    void thePlaceStaysWhenDataArrives();
    void thePlaceStaysWhenRowsAreLaidOutAnew();
    void movesByExactRows();
    void valuesMeetBothEnds();
    void revealsAsLittleAsNeeded();
    void holdsStillWhilePointedAt();

private:
    void receiveLines(int count);
    void grow(int count);
    [[nodiscard]] RowPosition lastTop();

    std::unique_ptr<TranscriptJournal> m_journal;
    std::unique_ptr<TranscriptLayout> m_layout;
    std::unique_ptr<TranscriptScroller> m_scroller;
};

void TestTranscriptScroller::init()
{
    StrictTest::init();
    m_scroller.reset();
    m_layout.reset();
    m_journal = std::make_unique<TranscriptJournal>();
    m_layout = std::make_unique<TranscriptLayout>();
    m_layout->setReader(m_journal->reader());
    m_scroller = std::make_unique<TranscriptScroller>(*m_layout);
    m_scroller->setPageRows(10);
}

void TestTranscriptScroller::receiveLines(int count)
{
    for (int i = 0; i < count; ++i)
        m_journal->receive(
            "a line\nand another one that is long enough to be wrapped in a narrow window, 你好你好你好");
}

void TestTranscriptScroller::grow(int count)
{
    receiveLines(count);
    m_layout->refresh();
    m_scroller->onGrown();
}

RowPosition TestTranscriptScroller::lastTop()
{
    return m_layout->moved(*m_layout->lastRow(), 1 - m_scroller->pageRows());
}

void TestTranscriptScroller::mapsSmallAndHugeRanges_data()
{
    QTest::addColumn<quint64>("begin");
    QTest::addColumn<quint64>("lastTop");
    QTest::addColumn<quint64>("end");

    QTest::newRow("a few bytes") << quint64(0) << quint64(3) << quint64(100);
    QTest::newRow("a kilobyte, not from 0") << quint64(7777) << quint64(9000) << quint64(9100);
    QTest::newRow("more than an int holds") << quint64(0) << (quint64(1) << 40) << (quint64(1) << 40) + 500;
    QTest::newRow("as much as there can be") << quint64(1) << (quint64(1) << 62) << (quint64(1) << 62) + 1;
}

void TestTranscriptScroller::mapsSmallAndHugeRanges()
{
    QFETCH(quint64, begin);
    QFETCH(quint64, lastTop);
    QFETCH(quint64, end);
    const ScrollMap map(begin, lastTop, end);
    QVERIFY(map.maximum() >= 1000 && map.maximum() <= (1 << 30));
    QVERIFY(map.pageStep() >= 1);
    QCOMPARE(map.valueOf(begin), 0);
    QCOMPARE(map.valueOf(lastTop), map.maximum());
    QVERIFY(map.valueOf(begin + 1) > 0);
    QVERIFY(map.valueOf(lastTop - 1) < map.maximum());
    QCOMPARE(map.positionOf(0), begin);
    QCOMPARE(map.positionOf(map.maximum()), lastTop);
    int before = 0;
    for (int i = 0; i <= 100; ++i) {
        const int value = map.valueOf(begin + (lastTop - begin) / 100 * quint64(i));
        QVERIFY(value >= before);
        before = value;
    }
}

void TestTranscriptScroller::nothingToScrollHasNoRange()
{
    QCOMPARE(ScrollMap(5, 5, 100).maximum(), 0);
    QCOMPARE(m_scroller->map().maximum(), 0);
    QCOMPARE(m_scroller->value(), 0);
    QVERIFY(!m_scroller->top());
    m_scroller->scrollBy(-3);
    m_scroller->scrollToBegin();
    m_scroller->scrollToEnd();
    QVERIFY(!m_scroller->top());
}

void TestTranscriptScroller::followsTheNewest()
{
    QVERIFY(m_scroller->isFollowing());
    for (int i = 0; i < 5; ++i) {
        grow(7);
        QCOMPARE(*m_scroller->top(), lastTop());
    }
    QCOMPARE(m_scroller->value(), m_scroller->map().maximum());
}

void TestTranscriptScroller::stopsFollowingUpwardsAndGoesOnAtTheEnd()
{
    grow(30);
    m_scroller->scrollBy(-1);
    QVERIFY(!m_scroller->isFollowing());
    m_scroller->scrollBy(-5);
    m_scroller->scrollBy(5);
    QVERIFY(!m_scroller->isFollowing());
    m_scroller->scrollBy(1);
    QVERIFY(m_scroller->isFollowing());

    m_scroller->scrollToBegin();
    QVERIFY(!m_scroller->isFollowing());
    m_scroller->scrollToEnd();
    QVERIFY(m_scroller->isFollowing());

    // Switched off by its control, it stays off until the user goes down.
    m_scroller->setFollowing(false);
    grow(1);
    QVERIFY(!m_scroller->isFollowing() && !m_scroller->isAtEnd());
    m_scroller->setFollowing(true);
    QCOMPARE(*m_scroller->top(), lastTop());
}

void TestTranscriptScroller::aPageThatIsNotFullStaysFollowed()
{
    grow(1);
    m_scroller->scrollBy(-5);
    QVERIFY(m_scroller->isFollowing());
    grow(30);
    QCOMPARE(*m_scroller->top(), lastTop());
}

void TestTranscriptScroller::thePlaceStaysWhenDataArrives()
{
    grow(100);
    m_scroller->scrollBy(-57);
    const auto place = m_scroller->top();
    for (int i = 0; i < 10; ++i) {
        grow(100);
        QCOMPARE(m_scroller->top(), place);
    }
}

void TestTranscriptScroller::thePlaceStaysWhenRowsAreLaidOutAnew()
{
    grow(200);
    m_scroller->scrollBy(-300);
    const TextPosition place = m_layout->beginOf(*m_scroller->top());
    // However often the window is made narrower and wider, the place does not creep upwards.
    for (const int width : {20, 50, 16, 120, 33}) {
        m_layout->setWidth(width);
        m_scroller->onLaidOutAnew();
        QCOMPARE(m_layout->rowOf(place), m_scroller->top());
    }
    m_layout->setWidth(80);
    m_scroller->onLaidOutAnew();
    QCOMPARE(m_layout->beginOf(*m_scroller->top()), place);

    TranscriptConfig config;
    config.view = PayloadView::Hex;
    m_layout->setConfig(config);
    m_scroller->onLaidOutAnew();
    QCOMPARE(m_scroller->top()->record, place.record);
    m_layout->setConfig({});
    m_scroller->onLaidOutAnew();
    QCOMPARE(m_layout->beginOf(*m_scroller->top()), place);
}

void TestTranscriptScroller::movesByExactRows()
{
    grow(50);
    std::vector<RowPosition> rows;
    for (auto row = m_layout->firstRow(); row; row = m_layout->next(*row))
        rows.push_back(*row);
    m_scroller->scrollToBegin();
    QCOMPARE(*m_scroller->top(), rows[0]);
    for (size_t i = 1; i + 10 <= rows.size(); ++i) {
        m_scroller->scrollBy(1);
        QCOMPARE(*m_scroller->top(), rows[i]);
    }
    QVERIFY(m_scroller->isAtEnd());
    m_scroller->scrollBy(-7);
    QCOMPARE(*m_scroller->top(), rows[rows.size() - 10 - 7]);
}

void TestTranscriptScroller::valuesMeetBothEnds()
{
    grow(500);
    QRandomGenerator random(5);
    for (int i = 0; i < 200; ++i) {
        const int value = 1 + random.bounded(m_scroller->map().maximum() - 1);
        m_scroller->scrollToValue(value);
        QVERIFY(m_scroller->top());
        // The bar has finer steps than rows; it stays within a record's worth of where it was dragged.
        QVERIFY(std::abs(m_scroller->value() - value) <= m_scroller->map().maximum() / 100);
    }
    m_scroller->scrollToValue(0);
    QCOMPARE(m_scroller->top(), m_layout->firstRow());
    m_scroller->scrollToValue(m_scroller->map().maximum());
    QCOMPARE(*m_scroller->top(), lastTop());
    QVERIFY(m_scroller->isFollowing());
}

void TestTranscriptScroller::revealsAsLittleAsNeeded()
{
    grow(100);
    m_scroller->scrollToBegin();
    const auto placeOf = [this](qint64 row) { return m_layout->beginOf(m_layout->moved(*m_layout->firstRow(), row)); };
    m_scroller->reveal(placeOf(9));
    QCOMPARE(m_scroller->top(), m_layout->firstRow());
    m_scroller->reveal(placeOf(10));
    QCOMPARE(*m_scroller->top(), m_layout->moved(*m_layout->firstRow(), 1));
    m_scroller->reveal(placeOf(0));
    QCOMPARE(m_scroller->top(), m_layout->firstRow());
}

void TestTranscriptScroller::holdsStillWhilePointedAt()
{
    grow(50);
    const auto top = m_scroller->top();
    m_scroller->setHeld(true);
    grow(50);
    QCOMPARE(m_scroller->top(), top);
    QVERIFY(m_scroller->isFollowing());
    m_scroller->setHeld(false);
    grow(1);
    QCOMPARE(*m_scroller->top(), lastTop());
}

QTEST_GUILESS_MAIN(TestTranscriptScroller)
#include "tst_transcriptscroller.moc"
