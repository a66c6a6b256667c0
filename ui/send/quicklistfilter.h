// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

#include <optional>

namespace SocketDesk {

/// The rows of a quick list that are of one group, or of all, and have a text in their name, payload, group or note; and
/// the one that was edited last, until something else is looked for: a view cannot end the editing of a row that goes.
class QuickListFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setGroup(const std::optional<QString> &group); ///< nothing: all
    void setText(const QString &text);
    [[nodiscard]] bool isOn() const { return m_group || !m_text.isEmpty(); }

    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::optional<QString> m_group;
    QString m_text;
    QPersistentModelIndex m_edited; ///< of the source
};

} // namespace SocketDesk
