// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>
#include <QWidgetList>

namespace SocketDesk {

/// What assistive technology and scripts find in a plain widget: its children, and behind them the popups that it owns.
///
/// Qt counts popups neither among the windows nor among the children of anything, so that their fields would be found
/// only by who has the focus in them. GUI thread; owned by Qt's cache of interfaces.
class AccessiblePopups final : public QAccessibleWidget
{
public:
    explicit AccessiblePopups(QWidget *owner);

    /// Makes every plain widget that is asked about from now on use this interface.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] QWidgetList popups() const;
};

} // namespace SocketDesk
