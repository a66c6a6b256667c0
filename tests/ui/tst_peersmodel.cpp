// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/connect/peersmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>

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

} // namespace

/// The table of peers: only what differs is told, and what is selected stays selected.
class TestPeersModel : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void anyListingIsShownAsItIs();
    void nothingNewTellsNothing();
    void changedRowsAreOneChange();
    void selectionStaysOnItsPeers();
    void thousandsComeAndGoAtOnce();
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
        for (quint32 joined = random.bounded(5u); joined > 0; --joined)
            peers.append(peer(nextId++));
        model.update(peers);
        QCOMPARE(model.peers(), peers);
        QCOMPARE(model.rowCount(), peers.size());
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

QTEST_GUILESS_MAIN(TestPeersModel)
#include "tst_peersmodel.moc"
