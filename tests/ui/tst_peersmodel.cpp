// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/connect/peersmodel.h"
#include "ui/connect/peerspanel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

PeerSnapshot peer(quint32 id, quint64 received = 0)
{
    PeerSnapshot snapshot;
    snapshot.id = PeerId(id);
    snapshot.address = u"127.0.0.1:%1"_s.arg(id);
    snapshot.traffic.receivedBytes = received;
    return snapshot;
}

QStyleOptionViewItem optionOf(const QTableView *table)
{
    QStyleOptionViewItem option;
    option.initFrom(table);
    option.font = table->font();
    return option;
}

} // namespace

/// The table of peers: only what differs is told, and what is selected stays selected.
class TestPeersModel : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void anyListingIsShownAsItIs();
    void longNumbersAreShortened();
    void numbersFitTheirColumns();
    void nothingNewTellsNothing();
    void changedRowsAreOneChange();
    void selectionStaysOnItsPeers();
    void thousandsComeAndGoAtOnce();
    void selectionStaysThroughManyChanges();
};

void TestPeersModel::anyListingIsShownAsItIs()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    PeersModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<PeerSnapshot> peers;
    quint32 nextId = 1;
    for (int round = 0; round < 300; ++round) {
        peers.removeIf([&random](const PeerSnapshot &) { return random.bounded(4) == 0; });
        for (auto &known : peers)
            known.traffic.receivedBytes += random.bounded(2);
        for (quint32 joined = random.bounded(5U); joined > 0; --joined)
            peers.append(peer(nextId++));
        // A source of datagrams that comes back has its old number.
        for (quint32 id = 1; id < nextId; id += 1 + random.bounded(nextId)) {
            const auto at = std::ranges::lower_bound(std::as_const(peers), PeerId(id), {}, &PeerSnapshot::id);
            if (at == peers.cend() || at->id != PeerId(id))
                peers.insert(at, peer(id));
        }
        model.update(peers);
        QCOMPARE(model.peers(), peers);
        QCOMPARE(model.rowCount(), peers.size());
    }
}

void TestPeersModel::longNumbersAreShortened()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    PeersModel model;
    model.update({peer(1, 9'999'999), peer(2, 10'123'208)});
    QCOMPARE(model.index(0, PeersModel::ReceivedColumn).data().toString(), u"9,999,999"_s);
    const QModelIndex shortened = model.index(1, PeersModel::ReceivedColumn);
    QCOMPARE(shortened.data().toString(), u"10.12 MB"_s);
    QVERIFY(shortened.data(Qt::ToolTipRole).toString().contains(u"10,123,208"_s));
}

/// A number with its middle left out is a wrong number.
void TestPeersModel::numbersFitTheirColumns()
{
    PeersPanel panel;
    panel.listPeers({peer(1, 8'888'888), peer(2, 999'994'999), peer(3, 888'888'888'888'888)});
    const auto *table = panel.findChild<QTableView *>();
    for (const int column : {PeersModel::ReceivedColumn, PeersModel::SinceColumn, PeersModel::StateColumn}) {
        for (int row = 0; row < 3; ++row) {
            const QModelIndex index = table->model()->index(row, column);
            const int needed = table->itemDelegate()->sizeHint(optionOf(table), index).width();
            QVERIFY2(table->columnWidth(column) >= needed, qUtf8Printable(index.data().toString()));
        }
    }
}

void TestPeersModel::nothingNewTellsNothing()
{
    PeersModel model;
    model.update({peer(1), peer(2)});
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    model.update({peer(1), peer(2)});
    QCOMPARE(changes.count() + removals.count() + insertions.count(), 0);
}

void TestPeersModel::changedRowsAreOneChange()
{
    PeersModel model;
    model.update({peer(1), peer(2), peer(3), peer(4)});
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.update({peer(1), peer(2, 5), peer(3, 5), peer(4)});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changes.at(0).at(1).toModelIndex().row(), 2);
}

void TestPeersModel::selectionStaysOnItsPeers()
{
    PeersModel model;
    QItemSelectionModel selection(&model);
    model.update({peer(1), peer(2), peer(3)});
    selection.select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    model.update({peer(2, 9), peer(3), peer(7)});
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(model.peer(selection.selectedRows().constFirst().row()).id, PeerId(2));
    model.update({peer(1), peer(2), peer(3), peer(7)});
    QCOMPARE(model.peer(selection.selectedRows().constFirst().row()).id, PeerId(2));
    model.update({peer(3), peer(7)});
    QVERIFY(!selection.hasSelection());
}

void TestPeersModel::thousandsComeAndGoAtOnce()
{
    QList<PeerSnapshot> many;
    for (quint32 id = 1; id <= 5000; ++id)
        many.append(peer(id));
    PeersModel model;
    const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    model.update(many);
    model.update({});
    QCOMPARE(insertions.count(), 1);
    QCOMPARE(removals.count(), 1);
}

void TestPeersModel::selectionStaysThroughManyChanges()
{
    QList<PeerSnapshot> all;
    QList<PeerSnapshot> odd;
    for (quint32 id = 1; id <= 20'000; ++id) {
        all.append(peer(id));
        if (id % 2)
            odd.append(peer(id));
    }
    PeersModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QItemSelectionModel selection(&model);
    model.update(all);
    selection.select(model.index(12'344, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    for (int round = 0; round < 2; ++round) {
        for (const QList<PeerSnapshot> &peers : {odd, all}) {
            model.update(peers);
            QCOMPARE(model.peers(), peers);
            QCOMPARE(selection.selectedRows().size(), 1);
            QCOMPARE(model.peer(selection.selectedRows().constFirst().row()).id, PeerId(12'345));
        }
    }
    QCOMPARE(insertions.count(), 2); // not ten thousand
    QCOMPARE(removals.count(), 2);
}

QTEST_MAIN(TestPeersModel)
#include "tst_peersmodel.moc"
