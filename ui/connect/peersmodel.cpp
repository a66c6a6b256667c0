// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/peersmodel.h"

#include "ui/connect/statewords.h"

#include <QLocale>
#include <QTextDocument>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

Qt::Alignment alignment(int column)
{
    const bool isNumber = column == PeersModel::ReceivedColumn || column == PeersModel::SentColumn;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
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
    updateKept(peers);
    appendNew(peers);
}

/// From the end, in runs, so that a thousand peers that leave together are one change.
void PeersModel::removeGone(const QList<PeerSnapshot> &peers)
{
    const auto isGone = [&peers](const PeerSnapshot &old) {
        return !std::binary_search(peers.begin(), peers.end(), old, joinedBefore);
    };
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

/// Those that are left are the first ones of \p peers, because ids only grow.
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

void PeersModel::appendNew(const QList<PeerSnapshot> &peers)
{
    if (peers.size() == m_peers.size())
        return;
    beginInsertRows({}, static_cast<int>(m_peers.size()), static_cast<int>(peers.size() - 1));
    m_peers.append(peers.mid(m_peers.size()));
    endInsertRows();
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
        return StateWords::peer(peer.state);
    case ReceivedColumn:
        return locale.toString(peer.traffic.receivedBytes);
    case SentColumn:
        return locale.toString(peer.traffic.sentBytes);
    case SinceColumn:
        return formatLocalTime(peer.since).section(u'.', 0, 0);
    default:
        Q_UNREACHABLE();
    }
}

QString PeersModel::toolTip(const PeerSnapshot &peer) const
{
    const QLocale locale;
    QString tip = tr("Received %1 packets, sent %2; %3 bytes wait to be sent.")
                      .arg(locale.toString(peer.traffic.receivedChunks), locale.toString(peer.traffic.sentChunks),
                           locale.toString(peer.queuedBytes));
    if (peer.readingPaused)
        tip += u' ' + tr("Reading is paused: the journal is full.");
    return Qt::convertFromPlainText(tip);
}

QVariant PeersModel::data(const QModelIndex &index, int role) const
{
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
