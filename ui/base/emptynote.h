// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

class QAbstractItemModel;
class QAbstractItemView;

namespace SocketDesk {

/// What stands in a table as long as nothing else does: what will be there, and how it gets there.
class EmptyNote final : public QLabel
{
    Q_OBJECT

public:
    /// \param view owns the note; \param model what it shows, of which a filter may leave nothing
    EmptyNote(QAbstractItemView *view, const QAbstractItemModel *model);

    void explain(const QString &text); ///< to assistive tools too, as the description of the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QAbstractItemView *m_view;
    const QAbstractItemModel *m_model;
};

} // namespace SocketDesk
