// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/accessiblechoices.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPointer>

#include <algorithm>

namespace SocketDesk {

namespace {

/// One row, whatever stands in it.
class AccessibleChoice final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleChoice(QComboBox *box, int row)
        : m_box(box)
        , m_row(row)
    {}

    bool isValid() const override { return m_box && m_row < m_box->count(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *focusChild() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_box->view()); }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Description)
            return m_box->itemData(m_row, Qt::AccessibleDescriptionRole).toString();
        if (kind != QAccessible::Name)
            return {};
        const QString said = m_box->itemData(m_row, Qt::AccessibleTextRole).toString();
        return said.isEmpty() ? m_box->itemText(m_row) : said;
    }

    QRect rect() const override
    {
        const QRect row = m_box->view()->visualRect(index());
        return {m_box->view()->viewport()->mapToGlobal(row.topLeft()), row.size()};
    }

    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QAccessible::State state() const override
    {
        const bool isMarked = m_box->view()->isVisible() && m_box->view()->currentIndex() == index();
        QAccessible::State state;
        state.disabled = !isEnabled();
        state.selectable = isEnabled();
        state.focusable = isEnabled();
        state.focused = isMarked;
        state.selected = isMarked || (!m_box->view()->isVisible() && m_box->currentIndex() == m_row);
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    void doAction(const QString &name) override
    {
        if (name != pressAction() || !isEnabled())
            return;
        m_box->hidePopup();
        m_box->setCurrentIndex(m_row);
        const QPointer<QComboBox> box = m_box; // who hears of it may end it
        Q_EMIT box->textActivated(box->itemText(m_row));
        if (box)
            Q_EMIT box->activated(m_row);
    }

private:
    [[nodiscard]] QModelIndex index() const
    {
        return m_box->model()->index(m_row, m_box->modelColumn(), m_box->rootModelIndex());
    }

    [[nodiscard]] bool isEnabled() const { return m_box->isEnabled() && index().flags().testFlag(Qt::ItemIsEnabled); }

    const QPointer<QComboBox> m_box;
    const int m_row;
};

QAccessibleInterface *makeForList(const QString &className, QObject *object)
{
    if (className != QLatin1String("QComboBoxListView"))
        return nullptr;
    auto *list = qobject_cast<QAbstractItemView *>(object);
    for (QObject *ancestor = object->parent(); list && ancestor; ancestor = ancestor->parent())
        if (auto *box = qobject_cast<QComboBox *>(ancestor))
            return new AccessibleChoices(list, box);
    return nullptr;
}

} // namespace

AccessibleChoices::AccessibleChoices(QAbstractItemView *list, QComboBox *box)
    : QAccessibleWidget(list, QAccessible::List)
    , m_box(box)
{}

AccessibleChoices::~AccessibleChoices()
{
    for (const QAccessible::Id choice : m_choices)
        QAccessible::deleteAccessibleInterface(choice);
}

void AccessibleChoices::install()
{
    QAccessible::installFactory(makeForList);
}

QAbstractItemView *AccessibleChoices::list() const
{
    return qobject_cast<QAbstractItemView *>(object());
}

int AccessibleChoices::childCount() const
{
    return m_box->count();
}

QAccessibleInterface *AccessibleChoices::child(int index) const
{
    if (index < 0 || index >= m_box->count())
        return nullptr;
    for (auto row = int(m_choices.size()); row <= index; ++row)
        m_choices.push_back(QAccessible::registerAccessibleInterface(new AccessibleChoice(m_box, row)));
    return QAccessible::accessibleInterface(m_choices[std::size_t(index)]);
}

int AccessibleChoices::indexOfChild(const QAccessibleInterface *child) const
{
    const auto found = std::ranges::find_if(
        m_choices, [child](QAccessible::Id id) { return QAccessible::accessibleInterface(id) == child; });
    return found == m_choices.end() ? -1 : int(found - m_choices.begin());
}

QAccessibleInterface *AccessibleChoices::childAt(int x, int y) const
{
    return child(list()->indexAt(list()->viewport()->mapFromGlobal(QPoint(x, y))).row());
}

QAccessibleInterface *AccessibleChoices::focusChild() const
{
    return list()->isVisible() ? child(list()->currentIndex().row()) : nullptr;
}

} // namespace SocketDesk
