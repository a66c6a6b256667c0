// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/listsender.h"

#include <QStyledItemDelegate>

namespace SocketDesk {

/// Edits the format of an entry of the quick list by choice.
class QuickListFormat final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    /// It lies over the next column where its own is too narrow for its words.
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
};

/// "Sending 2 of 5, round 3", or how it ended.
[[nodiscard]] QString listProgressText(const ListProgress &progress);

} // namespace SocketDesk
