// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "statistics/trafficfigures.h"

#include <QAbstractTableModel>

namespace SocketDesk {

/// What the table of the statistics, and the chart above it, are about.
enum class StatisticsSubject : quint8 { Bytes, Messages, Intervals, Sequence };

/// The figures of a session: a row for all peers together, and below it one for each.
class StatisticsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit StatisticsModel(const JournalReader &reader, QObject *parent = nullptr);

    void setSubject(StatisticsSubject subject);
    void update(const PeerFigures &all, std::vector<PeerFigures> peers);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const PeerFigures &row(int number) const;
    [[nodiscard]] QString name(const PeerFigures &figures) const;
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] static QStringList rateTitles();
    [[nodiscard]] QStringList texts(const PeerFigures &figures) const; ///< of all columns behind the name
    void tellAll();

    JournalReader m_reader; ///< for the names of peers
    StatisticsSubject m_subject = StatisticsSubject::Bytes;
    PeerFigures m_all;
    std::vector<PeerFigures> m_peers;
};

} // namespace SocketDesk
