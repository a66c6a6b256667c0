// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklistmodel.h"

#include "text/visible.h"
#include "ui/send/messageedit.h"

namespace SocketDesk {

void QuickListModel::setItems(const QList<QuickItem> &items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

void QuickListModel::append(const QuickItem &item)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_items.append(item);
    endInsertRows();
}

void QuickListModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_items.removeAt(row);
    endRemoveRows();
}

int QuickListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int QuickListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QuickListModel::formatName(PayloadFormat format)
{
    return format == PayloadFormat::Hex ? tr("Hex") : tr("Text");
}

QVariant QuickListModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    const QuickItem &item = m_items.at(index.row());
    switch (index.column()) {
    case NameColumn:
        return item.name;
    case FormatColumn:
        return role == Qt::EditRole ? QVariant(static_cast<int>(item.payload.format))
                                    : QVariant(formatName(item.payload.format));
    default:
        return role == Qt::EditRole ? item.payload.typed : withVisibleMarks(item.payload.typed.left(200));
    }
}

bool QuickListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole)
        return false;
    QuickItem &item = m_items[index.row()];
    if (index.column() == NameColumn)
        item.name = value.toString();
    else if (index.column() == FormatColumn)
        item.payload.format =
            value.toInt() == static_cast<int>(PayloadFormat::Hex) ? PayloadFormat::Hex : PayloadFormat::Text;
    else
        item.payload.typed = value.toString().left(MessageEdit::limit);
    Q_EMIT dataChanged(index, index);
    return true;
}

QVariant QuickListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : section == FormatColumn ? tr("Format") : tr("Payload");
}

Qt::ItemFlags QuickListModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

void QuickListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(index(0, FormatColumn), index(rowCount() - 1, FormatColumn));
}

} // namespace SocketDesk
