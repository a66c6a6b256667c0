// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

#include <optional>

namespace SocketDesk {

/// The rows of a quick list that are of one group, or of all, and have a text in their name, payload, group or note.
class QuickListFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setGroup(const std::optional<QString> &group); ///< nothing: all
    void setText(const QString &text);
    [[nodiscard]] bool isOn() const { return m_group || !m_text.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::optional<QString> m_group;
    QString m_text;
};

} // namespace SocketDesk
