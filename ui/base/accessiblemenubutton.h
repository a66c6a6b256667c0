// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>

class QMenu;
class QToolButton;

namespace SocketDesk {

/// What assistive technology and scripts use of a button that opens a menu: pressing is a click, and the menu is its child.
///
/// Qt's own interface opens no menu of a tool button, or does not answer before it is closed. The button has the menu as
/// its only child of that kind and opens it by popup(). GUI thread; owned by Qt's cache of interfaces.
class AccessibleMenuButton final : public QAccessibleWidget
{
public:
    explicit AccessibleMenuButton(QToolButton *button);

    /// Makes every tool button with a menu created from now on use this interface.
    static void install();

    QAccessible::State state() const override;
    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] QMenu *menu() const;
};

} // namespace SocketDesk
