// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/statisticsmodel.h"

#include "ui/statistics/figurewords.h"

#include <QFont>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QStringList byteTexts(const FlowFigures &flow)
{
    using namespace FigureWords;
    return {bytes(double(flow.total.bytes)), bytesPerSecond(double(flow.now.bytes)),
            bytesPerSecond(double(flow.peak.bytes)), bytesPerSecond(flow.averageBytes)};
}

QStringList messageTexts(const FlowFigures &flow)
{
    using namespace FigureWords;
    return {count(flow.total.messages), messagesPerSecond(double(flow.now.messages)),
            messagesPerSecond(double(flow.peak.messages)), messagesPerSecond(flow.averageMessages)};
}

QStringList intervalTexts(const IntervalFigures &intervals)
{
    using namespace FigureWords;
    if (intervals.count == 0)
        return QStringList{count(0)} + QStringList(5, u"–"_s);
    return {count(intervals.count),   duration(intervals.least), duration(intervals.mean),
            duration(intervals.most), duration(intervals.last),  duration(intervals.deviation)};
}

QStringList sequenceTexts(const SequenceFigures &sequence)
{
    using namespace FigureWords;
    return {count(sequence.checked),   count(sequence.missing),  count(sequence.gaps),    count(sequence.repeated),
            count(sequence.reordered), count(sequence.restarts), count(sequence.tooShort)};
}

} // namespace

StatisticsModel::StatisticsModel(const JournalReader &reader, QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(reader)
{
    m_reader.letGo(); // peers are known for ever
}

void StatisticsModel::setSubject(StatisticsSubject subject)
{
    beginResetModel();
    m_subject = subject;
    endResetModel();
}

/// Peers stay where they are; only counting anew takes any away.
void StatisticsModel::update(const PeerFigures &all, std::vector<PeerFigures> peers)
{
    const auto known = static_cast<int>(m_peers.size());
    const auto there = static_cast<int>(peers.size());
    m_all = all;
    if (there < known)
        beginResetModel();
    else if (there > known)
        beginInsertRows({}, known + 1, there);
    m_peers = std::move(peers);
    if (there < known)
        endResetModel();
    else if (there > known)
        endInsertRows();
    tellAll();
}

void StatisticsModel::tellAll()
{
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void StatisticsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    tellAll();
}

int StatisticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size()) + 1;
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(titles().size());
}

const PeerFigures &StatisticsModel::row(int number) const
{
    return number == 0 ? m_all : m_peers.at(static_cast<std::size_t>(number) - 1);
}

QString StatisticsModel::name(const PeerFigures &figures) const
{
    return figures.peer == noPeer ? tr("All peers") : m_reader.peer(figures.peer).address;
}

QStringList StatisticsModel::texts(const PeerFigures &figures) const
{
    switch (m_subject) {
    case StatisticsSubject::Bytes:
        return byteTexts(figures.received) + byteTexts(figures.sent);
    case StatisticsSubject::Messages:
        return messageTexts(figures.received) + messageTexts(figures.sent);
    case StatisticsSubject::Intervals:
        return intervalTexts(figures.intervals);
    case StatisticsSubject::Sequence:
        return sequenceTexts(figures.sequence);
    }
    Q_UNREACHABLE();
}

QStringList StatisticsModel::rateTitles()
{
    return {tr("RX total"), tr("RX now"), tr("RX peak"), tr("RX average"),
            tr("TX total"), tr("TX now"), tr("TX peak"), tr("TX average")};
}

QStringList StatisticsModel::titles() const
{
    const QStringList name{tr("Peer")};
    switch (m_subject) {
    case StatisticsSubject::Bytes:
    case StatisticsSubject::Messages:
        return name + rateTitles();
    case StatisticsSubject::Intervals:
        return name + QStringList{tr("Intervals"), tr("Shortest"), tr("Mean"),
                                  tr("Longest"),   tr("Last"),     tr("Std. deviation")};
    case StatisticsSubject::Sequence:
        return name + QStringList{tr("Checked"),   tr("Missing"),  tr("Gaps"),     tr("Repeated"),
                                  tr("Reordered"), tr("Restarts"), tr("Too short")};
    }
    Q_UNREACHABLE();
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) // the header of a view asks for its current one, and has none
        return {};
    const PeerFigures &figures = row(index.row());
    if (role == Qt::DisplayRole)
        return index.column() == 0 ? name(figures) : texts(figures).at(index.column() - 1);
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::FontRole && index.row() == 0) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles().at(section)) : QVariant();
}

} // namespace SocketDesk
