// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/peersmodel.h"

#include "ui/base/labels.h"
#include "ui/connect/statewords.h"

#include <QLocale>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

Qt::Alignment alignment(int column)
{
    const bool isText = column == PeersModel::AddressColumn || column == PeersModel::StateColumn;
    return (isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

constexpr qsizetype fewRuns = 16;

/// Short enough for its column, which would cut a long number in the middle, where nobody sees what is missing.
QString shortBytes(const QLocale &locale, qint64 bytes)
{
    constexpr qint64 mostInFull = 9'999'999;
    return bytes <= mostInFull ? locale.toString(bytes) : locale.formattedDataSize(bytes, 2, QLocale::DataSizeSIFormat);
}

/// How many stretches of \p peers are of those that \p is says.
template<typename Is>
qsizetype countRuns(const QList<PeerSnapshot> &peers, Is is)
{
    qsizetype runs = 0;
    bool wasOne = false;
    for (const PeerSnapshot &peer : peers) {
        const bool isOne = is(peer);
        runs += isOne && !wasOne;
        wasOne = isOne;
    }
    return runs;
}

bool joinedBefore(const PeerSnapshot &a, const PeerSnapshot &b)
{
    return a.id < b.id;
}

} // namespace

void PeersModel::update(const QList<PeerSnapshot> &peers)
{
    Q_ASSERT(std::is_sorted(peers.begin(), peers.end(), joinedBefore));
    removeGone(peers);
    insertNew(peers);
    updateKept(peers);
}

/// From the end, in runs, so that a thousand peers that leave together are one change.
void PeersModel::removeGone(const QList<PeerSnapshot> &peers)
{
    const auto isGone = [&peers](const PeerSnapshot &old) {
        return !std::binary_search(peers.begin(), peers.end(), old, joinedBefore);
    };
    if (countRuns(m_peers, isGone) > fewRuns)
        arrange([&isGone](const PeerSnapshot &a, const PeerSnapshot &b) { return !isGone(a) && isGone(b); });
    for (qsizetype last = m_peers.size() - 1; last >= 0; --last) {
        if (!isGone(m_peers.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && isGone(m_peers.at(first - 1)))
            --first;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        m_peers.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

/// In runs: mostly one at the end, but a source of datagrams that comes back has the place it had.
void PeersModel::insertNew(const QList<PeerSnapshot> &peers)
{
    const auto isNew = [this](const PeerSnapshot &peer) {
        return !std::binary_search(m_peers.begin(), m_peers.end(), peer, joinedBefore);
    };
    if (countRuns(peers, isNew) > fewRuns) {
        QList<PeerSnapshot> joined;
        std::copy_if(peers.begin(), peers.end(), std::back_inserter(joined), isNew);
        insert(m_peers.size(), joined);
        return arrange(joinedBefore);
    }
    for (qsizetype first = 0; first < peers.size(); ++first) {
        if (!isNew(peers.at(first)))
            continue;
        qsizetype end = first + 1;
        while (end < peers.size() && isNew(peers.at(end)))
            ++end;
        insert(first, peers.mid(first, end - first));
        first = end;
    }
}

void PeersModel::insert(qsizetype row, const QList<PeerSnapshot> &joined)
{
    beginInsertRows({}, static_cast<int>(row), static_cast<int>(row + joined.size() - 1));
    m_peers = m_peers.mid(0, row) + joined + m_peers.mid(row);
    endInsertRows();
}

/// Changes the order of the rows at once: where there are very many runs, each would cost as much as this does.
template<typename IsBefore>
void PeersModel::arrange(IsBefore isBefore)
{
    std::vector<int> order(static_cast<std::size_t>(m_peers.size())); // old rows
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return isBefore(m_peers.at(a), m_peers.at(b)); });
    Q_EMIT layoutAboutToBeChanged();
    std::vector<int> newRows(order.size());
    QList<PeerSnapshot> arranged;
    arranged.reserve(m_peers.size());
    for (const int old : order) {
        newRows[static_cast<std::size_t>(old)] = static_cast<int>(arranged.size());
        arranged.append(m_peers.at(old));
    }
    m_peers = std::move(arranged);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(index(newRows[static_cast<std::size_t>(old.row())], old.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

/// The rows are those of \p peers by now.
void PeersModel::updateKept(const QList<PeerSnapshot> &peers)
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < m_peers.size(); ++row) {
        if (m_peers.at(row) == peers.at(row))
            continue;
        m_peers[row] = peers.at(row);
        first = first < 0 ? row : first;
        last = row;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int PeersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size());
}

int PeersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeersModel::text(const PeerSnapshot &peer, int column) const
{
    const QLocale locale;
    switch (column) {
    case AddressColumn:
        return peer.address;
    case StateColumn:
        return state(peer);
    case ReceivedColumn:
        return shortBytes(locale, qint64(peer.traffic.receivedBytes));
    case SentColumn:
        return shortBytes(locale, qint64(peer.traffic.sentBytes));
    case SinceColumn:
        return formatLocalTime(peer.since).section(u'.', 0, 0);
    default:
        Q_UNREACHABLE();
    }
}

QString PeersModel::state(const PeerSnapshot &peer) const
{
    return m_role == Role::Udp ? StateWords::datagrams(peer) : StateWords::peer(peer);
}

QString PeersModel::toolTip(const PeerSnapshot &peer) const
{
    const QLocale locale;
    const TrafficCounters &traffic = peer.traffic;
    QString tip = peer.address + u'\n' + state(peer) + u'\n' +
                  tr("Received %1 bytes in %2 packets, sent %3 bytes in %4; %5 bytes wait to be sent.")
                      .arg(locale.toString(traffic.receivedBytes), locale.toString(traffic.receivedChunks),
                           locale.toString(traffic.sentBytes), locale.toString(traffic.sentChunks),
                           locale.toString(peer.queuedBytes));
    if (peer.readingPaused)
        tip += u' ' + tr("Reading is paused: the journal is full.");
    return plainToolTip(tip);
}

QVariant PeersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) // the header of a view asks for its current one, and has none
        return {};
    const PeerSnapshot &peer = m_peers.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(peer, index.column());
    case Qt::ToolTipRole:
        return toolTip(peer);
    case Qt::TextAlignmentRole:
        return QVariant(alignment(index.column()));
    default:
        return {};
    }
}

QVariant PeersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(alignment(section));
    return role == Qt::DisplayRole ? QVariant(title(section)) : QVariant();
}

QString PeersModel::title(int column)
{
    switch (column) {
    case AddressColumn:
        return tr("Address");
    case StateColumn:
        return tr("State");
    case ReceivedColumn:
        return tr("RX");
    case SentColumn:
        return tr("TX");
    case SinceColumn:
        return tr("Since");
    default:
        Q_UNREACHABLE();
    }
}

void PeersModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_peers.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_peers.size()) - 1, ColumnCount - 1));
}

} // namespace SocketDesk
