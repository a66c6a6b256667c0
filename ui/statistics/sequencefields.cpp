// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/sequencefields.h"

#include "framing/framingvalues.h"
#include "ui/base/labels.h"
#include "ui/base/wheel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace SocketDesk {

SequenceFields::SequenceFields(QWidget *parent)
    : Retranslated(parent)
{
    createFields();
    arrange();
    keepWheelFromBoxesIn(this);
    retranslate();
    setField({});
}

void SequenceFields::createFields()
{
    m_isOn = new QCheckBox(this);
    m_width = new QComboBox(this);
    for (const int width : FramingValues::fieldWidths)
        m_width->addItem(QString(), width);
    m_order = new QComboBox(this);
    for (const ByteOrder order : {ByteOrder::BigEndian, ByteOrder::LittleEndian})
        m_order->addItem(QString(), int(order));
    m_offset = new QSpinBox(this);
    m_offset->setRange(int(FramingValues::fieldOffsets.least), int(FramingValues::fieldOffsets.most));
    m_offset->setKeyboardTracking(false); // or all would be read anew at every digit
    connect(m_isOn, &QCheckBox::toggled, this, &SequenceFields::onEdited);
    for (QComboBox *box : {m_width, m_order})
        connect(box, &QComboBox::activated, this, &SequenceFields::onEdited);
    connect(m_offset, &QSpinBox::valueChanged, this, &SequenceFields::onEdited);
}

void SequenceFields::arrange()
{
    m_widthLabel = new QLabel(this);
    m_orderLabel = new QLabel(this);
    m_offsetLabel = new QLabel(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_isOn);
    row->addSpacing(12);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_widthLabel, m_width, m_orderLabel, m_order, m_offsetLabel, m_offset})
        row->addWidget(widget);
    row->addStretch();
}

void SequenceFields::setField(const std::optional<SequenceField> &field)
{
    m_isSetting = true;
    m_isOn->setChecked(field.has_value());
    const SequenceField shown = field.value_or(SequenceField());
    m_width->setCurrentIndex(m_width->findData(shown.width));
    m_order->setCurrentIndex(m_order->findData(int(shown.byteOrder)));
    m_offset->setValue(shown.offset);
    m_isSetting = false;
    enableFields();
}

std::optional<SequenceField> SequenceFields::field() const
{
    if (!m_isOn->isChecked())
        return {};
    return SequenceField{m_width->currentData().toInt(), ByteOrder(m_order->currentData().toInt()), m_offset->value()};
}

void SequenceFields::onEdited()
{
    enableFields();
    if (!m_isSetting)
        Q_EMIT fieldChanged();
}

void SequenceFields::enableFields()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_width, m_offset})
        widget->setEnabled(m_isOn->isChecked());
    m_order->setEnabled(m_isOn->isChecked() && m_width->currentData().toInt() > 1);
}

void SequenceFields::retranslate()
{
    setLabel(m_isOn, tr("Check a counter in each datagram"));
    m_isOn->setToolTip(tr("For senders that number their datagrams: tells which are missing, repeated or late."));
    setLabel(m_widthLabel, m_width, tr("Counter width"));
    for (int i = 0; i < m_width->count(); ++i) {
        const int width = m_width->itemData(i).toInt();
        m_width->setItemText(i, width == 1 ? tr("1 byte") : tr("%1 bytes").arg(width));
    }
    setLabel(m_orderLabel, m_order, tr("Byte order"));
    m_order->setItemText(0, tr("Big endian"));
    m_order->setItemText(1, tr("Little endian"));
    setLabel(m_offsetLabel, m_offset, tr("Offset"));
    m_offset->setToolTip(tr("Bytes of the datagram before the counter."));
    m_offset->setSuffix(tr(" bytes"));
}

} // namespace SocketDesk
