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

    /// Lets the name of a tab be typed, which is known by its data wherever it moves.
    /// \param name its own; \param automatic that it has otherwise
    void editName(int index, const QString &name, const QString &automatic);

Q_SIGNALS:
    void renamingRequested(int index);
    void renamed(int index, const QString &name); ///< empty: it is to have the automatic one
    void closingRequested(int index);             ///< by the middle button, pressed and released on one tab
    void menuRequested(int index, const QPoint &globalPosition);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void tabLayoutChange() override;

private:
    [[nodiscard]] int indexOfNamed() const; ///< -1: it is gone
    void placeNameEdit();

    int m_pressedByMiddle = -1;
    QPointer<TabNameEdit> m_nameEdit; ///< while a name is typed
    QVariant m_named;                 ///< data of the tab whose name that is
};

} // namespace SocketDesk
