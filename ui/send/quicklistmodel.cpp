// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklistmodel.h"

#include "text/visible.h"
#include "ui/base/labels.h"

#include <QSet>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownCharacters = 200;

bool isNumber(int column)
{
    return column == QuickListModel::OrderColumn || column == QuickListModel::DelayColumn;
}

} // namespace

void QuickListModel::setItems(const QList<QuickItem> &items)
{
    beginResetModel();
    m_items = items;
    m_removed.clear();
    endResetModel();
}

qsizetype QuickListModel::append(const QList<QuickItem> &items)
{
    const QList<QuickItem> taken = items.mid(0, longestQuickList - m_items.size());
    if (taken.isEmpty())
        return 0;
    beginInsertRows({}, rowCount(), rowCount() + int(taken.size()) - 1);
    m_items.append(taken);
    endInsertRows();
    return taken.size();
}

void QuickListModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_removed.add(row, m_items.takeAt(row));
    endRemoveRows();
}

int QuickListModel::bringBack()
{
    if (m_items.size() >= longestQuickList)
        return -1;
    const auto back = m_removed.takeLast(rowCount());
    if (!back)
        return -1;
    beginInsertRows({}, back->row, back->row);
    m_items.insert(back->row, back->item);
    endInsertRows();
    Q_EMIT headerDataChanged(Qt::Vertical, back->row, rowCount() - 1);
    return back->row;
}

const QuickItem *QuickListModel::lastRemoved() const
{
    return m_removed.last();
}

void QuickListModel::move(int from, int to)
{
    if (from == to || !beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return;
    m_items.move(from, to);
    endMoveRows();
    Q_EMIT headerDataChanged(Qt::Vertical, qMin(from, to), qMax(from, to));
}

QStringList QuickListModel::groups() const
{
    QSet<QString> groups;
    for (const QuickItem &item : m_items)
        groups.insert(item.group);
    groups.remove(QString());
    QStringList sorted = groups.values();
    sorted.sort();
    return sorted;
}

int QuickListModel::nextOrder() const
{
    int most = 0;
    for (const QuickItem &item : m_items)
        most = std::max(most, item.order);
    return std::min(most + 1, QuickItem::largestOrder);
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

QVariant QuickListModel::edited(const QuickItem &item, int column)
{
    switch (column) {
    case NameColumn:
        return item.name;
    case FormatColumn:
        return static_cast<int>(item.payload.format);
    case PayloadColumn:
        return item.payload.typed;
    case OrderColumn:
        return QString::number(item.order);
    case DelayColumn:
        return QString::number(item.delay.count());
    case GroupColumn:
        return item.group;
    default:
        return item.note;
    }
}

QVariant QuickListModel::shown(const QuickItem &item, int column)
{
    switch (column) {
    case FormatColumn:
        return formatName(item.payload.format);
    case OrderColumn:
        return item.order == 0 ? u"–"_s : QString::number(item.order);
    case DelayColumn:
        return tr("%1 ms").arg(item.delay.count());
    default:
        return withVisibleMarks(edited(item, column).toString().left(shownCharacters));
    }
}

QVariant QuickListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) // the header of a view asks for its current one, and has none
        return {};
    const QuickItem &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(item, index.column());
    case Qt::EditRole:
        return edited(item, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return item.note.isEmpty() ? QVariant() : QVariant(plainToolTip(item.note));
    default:
        return {};
    }
}

bool QuickListModel::setNumber(QuickItem *item, int column, const QString &typed)
{
    bool ok = false;
    const int number = typed.normalized(QString::NormalizationForm_KC).trimmed().toInt(&ok); // of an input method
    const qint64 most = column == OrderColumn ? qint64(QuickItem::largestOrder)
                                              : std::chrono::milliseconds(QuickItem::longestDelay).count();
    if (!ok || number < 0 || number > most)
        return false;
    if (column == OrderColumn)
        item->order = number;
    else
        item->delay = std::chrono::milliseconds(number);
    return true;
}

bool QuickListModel::setValue(QuickItem *item, int column, const QVariant &value)
{
    if (isNumber(column))
        return setNumber(item, column, value.toString());
    if (column == FormatColumn)
        item->payload.format =
            value.toInt() == static_cast<int>(PayloadFormat::Hex) ? PayloadFormat::Hex : PayloadFormat::Text;
    else if (column == PayloadColumn)
        item->payload.typed = value.toString().left(TypedPayload::limit);
    else if (column == NoteColumn)
        item->note = value.toString().left(QuickItem::longestNote);
    else
        (column == NameColumn ? item->name : item->group) = value.toString().left(QuickItem::longestName);
    return true;
}

bool QuickListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !setValue(&m_items[index.row()], index.column(), value))
        return false;
    Q_EMIT dataChanged(index, index);
    return true;
}

QVariant QuickListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section < keys ? u"Ctrl+%1"_s.arg(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == OrderColumn)
        return tr("The place in “Send the list”; 0: left out there");
    if (role == Qt::ToolTipRole && section == DelayColumn)
        return tr("In “Send the list”: how long it is until the next is sent");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Name"),  tr("Format"), tr("Payload"), tr("Order"),
                             tr("Delay"), tr("Group"),  tr("Note")};
    return titles.at(section);
}

Qt::ItemFlags QuickListModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

void QuickListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(index(0, FormatColumn), index(rowCount() - 1, DelayColumn));
}

} // namespace SocketDesk
