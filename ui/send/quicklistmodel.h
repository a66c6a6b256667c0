// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"
#include "ui/base/removedrows.h"

#include <QAbstractTableModel>

namespace SocketDesk {

/// The quick list of the program as an editable table.
class QuickListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 {
        NameColumn,
        FormatColumn,
        PayloadColumn,
        OrderColumn,
        DelayColumn,
        GroupColumn,
        NoteColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] const QList<QuickItem> &items() const { return m_items; }
    void setItems(const QList<QuickItem> &items);
    /// At the end, as far as there is room. \return how many
    qsizetype append(const QList<QuickItem> &items);
    void remove(int row);

    /// What was removed last, where it was. \return its row; -1 where there is none, or no room
    int bringBack();
    [[nodiscard]] const QuickItem *lastRemoved() const; ///< nullptr for none
    void move(int from, int to);                        ///< to be at \p to then
    void retranslate();

    [[nodiscard]] QStringList groups() const; ///< each once, in alphabetical order
    [[nodiscard]] int nextOrder() const;      ///< that of a new one, to be sent last

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] static QString formatName(PayloadFormat format);

    static constexpr int keys = 9; ///< the first rows have Ctrl+1 to Ctrl+9

private:
    [[nodiscard]] static QVariant shown(const QuickItem &item, int column);
    [[nodiscard]] static QVariant edited(const QuickItem &item, int column);
    static bool setNumber(QuickItem *item, int column, const QString &typed);
    static bool setValue(QuickItem *item, int column, const QVariant &value);

    QList<QuickItem> m_items;
    RemovedRows<QuickItem> m_removed;
};

} // namespace SocketDesk
