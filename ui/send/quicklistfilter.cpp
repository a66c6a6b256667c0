// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/quicklistfilter.h"

#include "ui/send/quicklistmodel.h"

#include <algorithm>

namespace SocketDesk {

void QuickListFilter::setGroup(const std::optional<QString> &group)
{
    m_group = group;
    m_edited = QModelIndex();
    invalidateFilter();
}

void QuickListFilter::setText(const QString &text)
{
    m_text = text;
    m_edited = QModelIndex();
    invalidateFilter();
}

bool QuickListFilter::setData(const QModelIndex &index, const QVariant &value, int role)
{
    m_edited = mapToSource(index);
    return QSortFilterProxyModel::setData(index, value, role);
}

bool QuickListFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_edited.isValid() && m_edited.row() == row)
        return true;
    const QuickItem &item = static_cast<QuickListModel *>(sourceModel())->items().at(row);
    if (m_group && *m_group != item.group)
        return false;
    const auto has = [this](const QString *text) { return text->contains(m_text, Qt::CaseInsensitive); };
    return m_text.isEmpty() ||
           std::ranges::any_of(
               std::initializer_list<const QString *>{&item.name, &item.payload.typed, &item.group, &item.note}, has);
}

} // namespace SocketDesk
