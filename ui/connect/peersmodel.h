// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"

#include <QAbstractTableModel>

namespace SocketDesk {

/// The peers of a session as rows of a table, in the order in which they joined.
///
/// Each listing is compared with the one before, and only what differs is told to views, so that selection and place
/// stay, and thousands of rows cost little.
class PeersModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 { AddressColumn, StateColumn, ReceivedColumn, SentColumn, SinceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// \param peers by increasing id, as the engine lists them
    void update(const QList<PeerSnapshot> &peers);
    void setRole(Role role) { m_role = role; }
    void retranslate();

    [[nodiscard]] const QList<PeerSnapshot> &peers() const { return m_peers; }
    [[nodiscard]] const PeerSnapshot &peer(int row) const { return m_peers.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void removeGone(const QList<PeerSnapshot> &peers);
    void insertNew(const QList<PeerSnapshot> &peers);
    void insert(qsizetype row, const QList<PeerSnapshot> &joined);
    template<typename IsBefore>
    void arrange(IsBefore isBefore);
    void updateKept(const QList<PeerSnapshot> &peers);
    [[nodiscard]] QString text(const PeerSnapshot &peer, int column) const;
    [[nodiscard]] static QString title(int column);
    [[nodiscard]] QString state(const PeerSnapshot &peer) const;
    [[nodiscard]] QString toolTip(const PeerSnapshot &peer) const;

    Role m_role = Role::TcpServer;
    QList<PeerSnapshot> m_peers;
};

} // namespace SocketDesk
