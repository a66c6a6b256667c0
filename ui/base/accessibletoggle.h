// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>

class QAbstractButton;

namespace SocketDesk {

/// What assistive technology and scripts use of a check box, a radio button or any checkable button: toggling is a click.
///
/// Qt's own interface changes the mark without a click, so that whatever listens to clicks (that is, to what the user
/// did and not the program) would never hear of it. GUI thread; owned by Qt's cache of interfaces.
class AccessibleToggle final : public QAccessibleWidget
{
public:
    explicit AccessibleToggle(QAbstractButton *button);

    /// Makes every checkable button created from now on use this interface.
    static void install();

    QString text(QAccessible::Text kind) const override;
    QAccessible::State state() const override;
    QStringList actionNames() const override;
    void doAction(const QString &name) override;

private:
    [[nodiscard]] QAbstractButton *button() const;
};

} // namespace SocketDesk
