// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"
#include "tests/support/stricttest.h"
#include "ui/statistics/figurewords.h"
#include "ui/statistics/statisticsmodel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<PeerFigures> peers(quint32 count)
{
    std::vector<PeerFigures> figures(count);
    for (quint32 i = 0; i < count; ++i) {
        figures[i].peer = PeerId(i + 1);
        figures[i].received.total = {i, 1};
    }
    return figures;
}

} // namespace

/// The table of the statistics, whatever is in it and how much.
class TestStatisticsModel : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPromisesWhilePeersComeAndGo();
    void showsAFewOfVeryManyPeers();
    void writesFiguresWithThreeDigits_data();
    void writesFiguresWithThreeDigits();
    void scalesEndAtRoundNumbers_data();
    void scalesEndAtRoundNumbers();

private:
    QTemporaryDir m_folder;
    Journal m_journal{{m_folder.path(), {qint64(1) << 24, AtLimit::ReleaseOldest}, qint64(1) << 20, {}}};
};

void TestStatisticsModel::keepsItsPromisesWhilePeersComeAndGo()
{
    StatisticsModel model(m_journal.reader());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const quint32 count : {0U, 1U, 5U, 5U, 2U, 0U, 3U}) {
        model.update({}, peers(count));
        QCOMPARE(model.rowCount(), int(count) + 1);
    }
    for (const auto subject : {StatisticsSubject::Sequence, StatisticsSubject::Intervals, StatisticsSubject::Messages,
                               StatisticsSubject::Bytes}) {
        model.setSubject(subject);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
}

/// Each second anew: what is not on the screen costs nothing.
void TestStatisticsModel::showsAFewOfVeryManyPeers()
{
    StatisticsModel model(m_journal.reader());
    QTableView view;
    view.verticalHeader()->setDefaultSectionSize(20);
    view.setModel(&model);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    model.update({}, peers(20'000));
    view.selectRow(15'000);
    QCOMPARE(view.currentIndex().row(), 15'000);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.update({}, peers(20'000));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(view.currentIndex().row(), 15'000);
    QCOMPARE(view.currentIndex().siblingAtColumn(1).data().toString(), FigureWords::bytes(14'999));
}

void TestStatisticsModel::writesFiguresWithThreeDigits_data()
{
    QTest::addColumn<std::chrono::nanoseconds>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0ns << u"0 ns"_s;
    QTest::newRow("ns") << 450ns << u"450 ns"_s;
    QTest::newRow("just µs") << 1000ns << u"1.00 µs"_s;
    QTest::newRow("rounds up") << 999'900ns << u"1.00 ms"_s;
    QTest::newRow("ms") << std::chrono::nanoseconds(12'340us) << u"12.3 ms"_s;
    QTest::newRow("seconds") << std::chrono::nanoseconds(1500ms) << u"1.50 s"_s;
    QTest::newRow("many seconds") << std::chrono::nanoseconds(1234s) << u"1,234 s"_s;
}

void TestStatisticsModel::writesFiguresWithThreeDigits()
{
    QFETCH(const std::chrono::nanoseconds, time);
    QFETCH(const QString, text);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(FigureWords::duration(time), text);
}

/// No two of its labels are the same.
void TestStatisticsModel::scalesEndAtRoundNumbers_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("end");
    for (const auto &[highest, end] : std::initializer_list<std::pair<double, double>>{{0, 2},
                                                                                       {1, 2},
                                                                                       {3, 4},
                                                                                       {5, 10},
                                                                                       {11, 20},
                                                                                       {50, 50},
                                                                                       {51, 100},
                                                                                       {101, 200},
                                                                                       {999, 1000},
                                                                                       {2'000'001, 5'000'000}})
        QTest::addRow("%.0f", highest) << highest << end;
}

void TestStatisticsModel::scalesEndAtRoundNumbers()
{
    QFETCH(const double, highest);
    QFETCH(const double, end);
    QCOMPARE(FigureWords::roundScale(highest), end);
    const QSet<QString> labels{FigureWords::bytesPerSecond(0), FigureWords::bytesPerSecond(end / 2),
                               FigureWords::bytesPerSecond(end)};
    QCOMPARE(labels.size(), 3);
}

QTEST_MAIN(TestStatisticsModel)
#include "tst_statisticsmodel.moc"
