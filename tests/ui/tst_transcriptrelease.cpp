// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/filterwalk.h"
#include "journal/searchwalk.h"
#include "tests/ui/transcriptviewtest.h"

#include <QRandomGenerator>
#include <QScrollBar>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int linesInLimit = 14'000; // about; a segment has an eighth of them

} // namespace

/// The transcript while the oldest records go: what is read stays in place, and goes only with its record.
class TranscriptReleaseTest final : public TranscriptViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override
    {
        TranscriptViewTest::init();
        m_journal->journal().setLimit({JournalLimit::smallest, AtLimit::ReleaseOldest});
    }

    void placeBeingReadStaysUntilItIsGone_data();
    void placeBeingReadStaysUntilItIsGone();
    void newestIsFollowed();
    void homeGoesToTheFirstLeft();
    void selectionLosesWhatIsGone();
    void selectionGoesWithItsRecord();
    void whatWasClearedMayBeGone();
    void aHiddenViewCatchesUp();
    void howMuchIsGoneIsTold();
    void anythingGoes_data();
    void anythingGoes();

private:
    [[nodiscard]] int numberOf(const QString &row) const
    {
        static const QRegularExpression number(u"line (\\d+) "_s);
        return number.match(row).captured(1).toInt();
    }
    void showStream(bool on)
    {
        TranscriptConfig config = m_view->config();
        config.logMode = !on;
        m_view->setConfig(config);
    }
    [[nodiscard]] int firstLeft() const { return int(toNumber(m_journal->reader().first())); }
};

void TranscriptReleaseTest::placeBeingReadStaysUntilItIsGone_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("log mode") << false;
    QTest::newRow("running stream") << true;
}

void TranscriptReleaseTest::placeBeingReadStaysUntilItIsGone()
{
    QFETCH(bool, stream);
    showStream(stream);
    receiveLines(linesInLimit);
    pull();
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    QVERIFY(!m_view->autoScroll());
    const QStringList rows = m_view->visibleRows();
    const int place = numberOf(rows.join(u'\n'));
    QVERIFY(place > 0);
    while (firstLeft() < place - 3000) {
        receiveLines(500);
        pull();
        QCOMPARE(m_view->visibleRows(), rows);
    }
    QVERIFY(firstLeft() > 0);
    while (firstLeft() <= place + 50) {
        receiveLines(500);
        pull();
    }
    QCOMPARE(numberOf(m_view->visibleRows().join(u'\n')), firstLeft());
    QVERIFY(!m_view->autoScroll());
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    wheel(-3);
    const QStringList further = m_view->visibleRows();
    receiveLines(100);
    pull();
    QCOMPARE(m_view->visibleRows(), further);
}

void TranscriptReleaseTest::newestIsFollowed()
{
    for (int i = 0; i < 60; ++i) {
        receiveLines(1000);
        pull();
        QVERIFY(m_view->visibleRows().join(u'\n').contains(lastLine()));
    }
    QVERIFY(firstLeft() > linesInLimit);
    QVERIFY(m_view->autoScroll());
}

void TranscriptReleaseTest::homeGoesToTheFirstLeft()
{
    receiveLines(3 * linesInLimit);
    pull();
    key(Qt::Key_Home);
    QCOMPARE(numberOf(m_view->visibleRows().join(u'\n')), firstLeft());
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    key(Qt::Key_End);
    QVERIFY(m_view->visibleRows().join(u'\n').contains(lastLine()));
}

void TranscriptReleaseTest::selectionLosesWhatIsGone()
{
    receiveLines(linesInLimit / 2);
    pull();
    m_view->selectAll();
    QVERIFY(m_view->hasSelection());
    receiveLines(linesInLimit * 2 / 3);
    const QSignalSpy changed(m_view.get(), &TranscriptView::selectionChanged);
    pull();
    QVERIFY(firstLeft() > 0 && firstLeft() < linesInLimit / 2);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_view->selectedRecords()->first, RecordId(quint64(firstLeft())));
    const QByteArray bytes = m_view->selectedBytes();
    QVERIFY(bytes.startsWith(line(firstLeft()).toUtf8()));
    QVERIFY(bytes.trimmed().endsWith(line(linesInLimit / 2 - 1).toUtf8()));
    QVERIFY(!m_view->selectedText(CopyFormat::Shown).isEmpty());
}

void TranscriptReleaseTest::selectionGoesWithItsRecord()
{
    receiveLines(100);
    pull();
    m_view->selectAll();
    receiveLines(2 * linesInLimit);
    pull();
    QVERIFY(!m_view->hasSelection());
    QVERIFY(m_view->selectedBytes().isEmpty());
    key(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_view->hasSelection());
}

void TranscriptReleaseTest::whatWasClearedMayBeGone()
{
    receiveLines(100);
    pull();
    m_view->clear();
    QVERIFY(m_view->visibleRows().isEmpty());
    receiveLines(2 * linesInLimit);
    pull();
    m_view->unclear();
    QCOMPARE(m_view->firstShown(), RecordId(quint64(firstLeft())));
    key(Qt::Key_Home);
    QCOMPARE(numberOf(m_view->visibleRows().join(u'\n')), firstLeft());
}

void TranscriptReleaseTest::aHiddenViewCatchesUp()
{
    receiveLines(linesInLimit / 2);
    pull();
    wheel(20);
    m_view->hide();
    receiveLines(2 * linesInLimit);
    pull();
    QVERIFY(!m_view->visibleRows().isEmpty()); // a screen reader may ask
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCOMPARE(numberOf(m_view->visibleRows().join(u'\n')), firstLeft());
}

void TranscriptReleaseTest::howMuchIsGoneIsTold()
{
    const auto told = std::make_shared<ReleasedRecords>();
    connect(m_view.get(), &TranscriptView::releasedChanged, m_view.get(),
            [told](const ReleasedRecords &released) { *told = released; });
    receiveLines(1000);
    pull();
    QCOMPARE(*told, ReleasedRecords());
    receiveLines(2 * linesInLimit);
    pull();
    QCOMPARE(*told, m_journal->reader().released());
    QVERIFY(told->count > 1000);
    quint64 bytes = 0;
    for (int i = 0; i < int(told->count); ++i)
        bytes += quint64(line(i).toUtf8().size()) + 1;
    QCOMPARE(told->chunkBytes, bytes);
}

void TranscriptReleaseTest::anythingGoes_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// Whatever one does while the oldest records go, the rows are of records that are there.
void TranscriptReleaseTest::anythingGoes()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    RecordFilter filter;
    filter.peer = m_journal->stream;
    FilterWalk filtering(m_journal->reader(), filter);
    SearchWalk search(m_journal->reader(), SearchPattern::compile({.text = u"7"_s, .encoding = {}}).value(),
                      RecordId(0), RecordId(0), false);
    RecordSet passed;
    SearchHits hits;
    m_view->showHits(&hits, {});
    const std::array<std::function<void()>, 12> acts{
        [&] { key(Qt::Key_Home); },
        [&] { key(Qt::Key_End); },
        [&] { key(Qt::Key_PageUp); },
        [&] { wheel(random.bounded(9) - 4); },
        [&] { m_view->verticalScrollBar()->setValue(random.bounded(m_view->verticalScrollBar()->maximum() + 1)); },
        [&] { m_view->selectAll(); },
        [&] { key(Qt::Key_Up, Qt::ShiftModifier); },
        [&] { showStream(random.bounded(2) == 0); },
        [&] {
            TranscriptConfig config = m_view->config();
            config.view = PayloadView(random.bounded(3));
            config.hideReceived = random.bounded(8) == 0;
            m_view->setConfig(config);
        },
        [&] { random.bounded(2) == 0 ? m_view->clear() : m_view->unclear(); },
        [&] { m_view->setFilter(random.bounded(2) == 0 ? &passed : nullptr); },
        [&] {
            if (hits.kept() > 0 && m_view->isShown(hits.at(0)))
                m_view->goTo(hits.at(0));
        },
    };
    for (int round = 0; round < 70; ++round) {
        receiveLines(random.bounded(2000));
        m_journal->receiveDatagram(QByteArray(random.bounded(30'000), 'd'));
        if (random.bounded(4) == 0)
            m_journal->tell(EventKind::Note);
        for (int i = 0; i < 3; ++i)
            acts[random.bounded(quint32(acts.size()))]();
        if (random.bounded(3) == 0) {
            filtering.refresh();
            search.refresh();
            passed.forgetBefore(filtering.first());
            hits.forgetBefore(search.first());
            while (!filtering.isAtEnd())
                FilterWalk::apply(filtering.step(), passed);
            while (!search.isAtEnd())
                hits.append(search.step(hits.room()).found);
        }
        pull();
        m_view->viewport()->grab();
        Q_UNUSED(m_view->selectedText(CopyFormat::Hex));
        Q_UNUSED(m_view->visibleRows());
    }
    QVERIFY(firstLeft() > linesInLimit);
}

QTEST_MAIN(TranscriptReleaseTest)
#include "tst_transcriptrelease.moc"
