// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>

#include <vector>

class QAbstractItemView;
class QComboBox;

namespace SocketDesk {

/// What assistive technology and scripts are told of the list of a combo box: pressing one of its rows chooses it.
///
/// Qt's own interface only marks the row, and the choice stays what it was. GUI thread; owned by Qt's cache of interfaces.
class AccessibleChoices final : public QAccessibleWidget
{
public:
    /// \param list the list of \p box
    AccessibleChoices(QAbstractItemView *list, QComboBox *box);
    ~AccessibleChoices() override;

    /// Makes the lists of all combo boxes use this interface from now on.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    [[nodiscard]] QAbstractItemView *list() const;

    QComboBox *const m_box;                         ///< owns the list
    mutable std::vector<QAccessible::Id> m_choices; ///< by row, as far as somebody has asked
};

} // namespace SocketDesk
