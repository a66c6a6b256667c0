// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTabBar>

namespace SocketDesk {

class TabNameEdit;

/// The row of tabs, on which names are typed where they stand.
class TabBar final : public QTabBar
{
    Q_OBJECT

public:
    explicit TabBar(QWidget *parent = nullptr);

    /// Lets the name of a tab be typed. \param name its own; \param automatic that it has otherwise
    void editName(int index, const QString &name, const QString &automatic);

Q_SIGNALS:
    void renamingRequested(int index);
    void renamed(int index, const QString &name); ///< empty: it is to have the automatic one
    void menuRequested(int index, const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void tabLayoutChange() override;

private:
    QPointer<TabNameEdit> m_nameEdit; ///< while a name is typed
};

} // namespace SocketDesk
