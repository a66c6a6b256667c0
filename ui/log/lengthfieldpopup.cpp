// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/lengthfieldpopup.h"

#include "framing/framingvalues.h"
#include "ui/base/measures.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QScreen>
#include <QSpinBox>

namespace SocketDesk {

LengthFieldPopup::LengthFieldPopup(QWidget *parent)
    : Retranslated(parent, Qt::Popup)
{
    setFrameShape(QFrame::StyledPanel);
    createFields();
    setField({});
    retranslate();
}

void LengthFieldPopup::createFields()
{
    QGridLayout *grid = makeFormGrid();
    grid->setContentsMargins(panelMargins);
    setLayout(grid);
    m_width = new QComboBox(this);
    for (const int width : FramingValues::fieldWidths)
        m_width->addItem(QString(), width);
    m_widthRow = FormRow(grid, m_width);
    m_order = new QComboBox(this);
    for (const ByteOrder order : {ByteOrder::BigEndian, ByteOrder::LittleEndian})
        m_order->addItem(QString(), int(order));
    m_orderRow = FormRow(grid, m_order);
    m_offset = makeNumber(FramingValues::fieldOffsets.least, FramingValues::fieldOffsets.most);
    m_offsetRow = FormRow(grid, m_offset);
    m_adjust = makeNumber(FramingValues::fieldAdjusts.least, FramingValues::fieldAdjusts.most);
    m_adjustRow = FormRow(grid, m_adjust);
    for (QComboBox *box : {m_width, m_order})
        connect(box, &QComboBox::activated, this, &LengthFieldPopup::onEdited);
}

/// What is typed counts when it is done, so that the past is not cut anew at every digit.
QSpinBox *LengthFieldPopup::makeNumber(qint64 least, qint64 most)
{
    auto *box = new QSpinBox(this);
    box->setRange(int(least), int(most));
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, &LengthFieldPopup::onEdited);
    return box;
}

void LengthFieldPopup::setField(const LengthField &field)
{
    m_isSetting = true;
    m_width->setCurrentIndex(m_width->findData(field.width));
    m_order->setCurrentIndex(m_order->findData(int(field.byteOrder)));
    m_order->setEnabled(field.width > 1);
    m_offset->setValue(field.offset);
    m_adjust->setValue(field.adjust);
    m_isSetting = false;
}

LengthField LengthFieldPopup::field() const
{
    return {m_width->currentData().toInt(), ByteOrder(m_order->currentData().toInt()), m_offset->value(),
            m_adjust->value()};
}

void LengthFieldPopup::onEdited()
{
    if (m_isSetting)
        return;
    m_order->setEnabled(m_width->currentData().toInt() > 1);
    Q_EMIT fieldChanged();
}

void LengthFieldPopup::popUpAt(const QWidget *button)
{
    adjustSize();
    const QRect screen = button->screen()->availableGeometry();
    QRect area(button->mapToGlobal(QPoint(0, button->height())), size());
    if (area.bottom() > screen.bottom())
        area.moveBottom(button->mapToGlobal(QPoint(0, 0)).y());
    area.moveLeft(qMax(screen.left(), qMin(area.left(), screen.right() - area.width())));
    move(area.topLeft());
    show();
    m_width->setFocus();
}

void LengthFieldPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

QString LengthFieldPopup::summary(const LengthField &field)
{
    if (field.width == 1)
        return tr("1 byte");
    const bool isBig = field.byteOrder == ByteOrder::BigEndian;
    return (isBig ? tr("%1 B, big") : tr("%1 B, little")).arg(field.width);
}

void LengthFieldPopup::retranslate()
{
    m_widthRow.setLabel(tr("Field width"));
    for (int i = 0; i < m_width->count(); ++i) {
        const int width = m_width->itemData(i).toInt();
        m_width->setItemText(i, width == 1 ? tr("1 byte") : tr("%1 bytes").arg(width));
    }
    m_orderRow.setLabel(tr("Byte order"));
    m_order->setItemText(0, tr("Big endian"));
    m_order->setItemText(1, tr("Little endian"));
    m_order->setToolTip(tr("The prefix of Python's struct.pack(\"I\", n) is 4 bytes, little endian on a PC."));
    m_offsetRow.setLabel(tr("Field offset"));
    m_offset->setToolTip(tr("Bytes of the header before the length field."));
    m_adjustRow.setLabel(tr("Adjustment"));
    m_adjust->setToolTip(tr("Added to the value of the field: 0 where it counts what follows it,\n"
                            "minus its width where it counts itself too."));
    for (QSpinBox *box : {m_offset, m_adjust})
        box->setSuffix(tr(" bytes"));
}

} // namespace SocketDesk
