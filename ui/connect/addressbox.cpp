// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/addressbox.h"

#include "endpoint/localaddresses.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int interfaceRole = Qt::UserRole;
constexpr int gap = 16; ///< between address and interface name

/// Paints the name of the interface at the right end of the row, where it cannot be taken for part of the address.
class AddressDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(interfaceRole).toString());
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + gap + option.fontMetrics.horizontalAdvance(index.data(interfaceRole).toString()),
                size.height() + 4};
    }
};

} // namespace

AddressBox::AddressBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    setItemDelegate(new AddressDelegate(this));
}

void AddressBox::showPopup()
{
    fill();
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + gap);
    QComboBox::showPopup();
}

void AddressBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        fill();
    QComboBox::keyPressEvent(event);
}

void AddressBox::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the settings column scrolls; an address must not change by that
}

void AddressBox::fill()
{
    const QString typed = currentText();
    const QSignalBlocker quiet(this);
    clear();
    for (const LocalAddress &address : localAddresses()) {
        if (!address.isUp)
            continue;
        addItem(address.host);
        const int row = count() - 1;
        setItemData(row, address.interfaceName, interfaceRole);
        if (!address.interfaceName.isEmpty())
            setItemData(row, QString(address.host + u", " + address.interfaceName), Qt::AccessibleTextRole);
    }
    setCurrentIndex(findText(typed));
    setEditText(typed);
}

} // namespace SocketDesk
