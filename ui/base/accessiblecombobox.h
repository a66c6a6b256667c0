// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>

class QComboBox;

namespace SocketDesk {

/// What assistive technology and scripts are told of a combo box: its label as the name, its choice as the value.
///
/// Qt's own interface gives the choice as the name on Unix, so that "Protocol" could not be found by its name and two
/// boxes with the same choice could not be told apart. GUI thread; owned by Qt's cache of interfaces.
class AccessibleComboBox final : public QAccessibleWidget
{
public:
    explicit AccessibleComboBox(QComboBox *box);

    /// Makes every combo box created from now on use this interface.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QString text(QAccessible::Text kind) const override;
    QAccessible::State state() const override;
    QStringList actionNames() const override;
    QString localizedActionDescription(const QString &name) const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &name) const override;

private:
    [[nodiscard]] QComboBox *box() const;
};

} // namespace SocketDesk
