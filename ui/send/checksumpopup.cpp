// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/checksumpopup.h"

#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/popups.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>

namespace SocketDesk {

namespace {

constexpr int longestNumber = 18; ///< characters, with 0x

QString hexText(quint64 number)
{
    return QString::number(number, 16).toUpper();
}

} // namespace

ChecksumPopup::ChecksumPopup(QWidget *parent)
    : Retranslated(parent, Qt::Popup)
{
    setFrameShape(QFrame::StyledPanel);
    QGridLayout *grid = makeFormGrid();
    grid->setContentsMargins(panelMargins);
    setLayout(grid);
    createPlace(grid);
    createCustom(grid);
    setConfig({});
    retranslate();
}

void ChecksumPopup::createPlace(QGridLayout *grid)
{
    m_from = new QSpinBox(this);
    m_from->setRange(1, ChecksumConfig::lastFrom);
    m_fromRow = FormRow(grid, m_from);
    m_order = new QComboBox(this);
    for (const ByteOrder order : {ByteOrder::BigEndian, ByteOrder::LittleEndian})
        m_order->addItem(QString(), int(order));
    m_orderRow = FormRow(grid, m_order);
    m_after = new QCheckBox(this);
    grid->addWidget(m_after, grid->rowCount(), 0, 1, 2);
    connect(m_from, &QSpinBox::valueChanged, this, &ChecksumPopup::onEdited);
    connect(m_order, &QComboBox::activated, this, &ChecksumPopup::onEdited);
    connect(m_after, &QCheckBox::clicked, this, &ChecksumPopup::onEdited);
}

void ChecksumPopup::createCustom(QGridLayout *grid)
{
    m_width = new QSpinBox(this);
    m_width->setRange(1, 64);
    m_widthRow = FormRow(grid, m_width);
    m_polynomial = new QLineEdit(this);
    m_polynomialRow = FormRow(grid, m_polynomial);
    m_initial = new QLineEdit(this);
    m_initialRow = FormRow(grid, m_initial);
    m_xorOut = new QLineEdit(this);
    m_xorOutRow = FormRow(grid, m_xorOut);
    m_reflectIn = new QCheckBox(this);
    m_reflectOut = new QCheckBox(this);
    m_note = new FieldNote(this);
    const int row = grid->rowCount();
    grid->addWidget(m_reflectIn, row, 0, 1, 2);
    grid->addWidget(m_reflectOut, row + 1, 0, 1, 2);
    grid->addWidget(m_note, row + 2, 0, 1, 2);
    connect(m_width, &QSpinBox::valueChanged, this, &ChecksumPopup::onNumberEdited);
    for (QLineEdit *field : {m_polynomial, m_initial, m_xorOut}) {
        field->setMaxLength(longestNumber);
        connect(field, &QLineEdit::textEdited, this, &ChecksumPopup::onNumberEdited);
    }
    for (QCheckBox *box : {m_reflectIn, m_reflectOut})
        connect(box, &QCheckBox::clicked, this, &ChecksumPopup::onNumberEdited);
}

void ChecksumPopup::setConfig(const ChecksumConfig &config)
{
    m_config = config;
    m_isSetting = true;
    m_from->setValue(config.from);
    m_order->setCurrentIndex(m_order->findData(int(config.byteOrder)));
    m_order->setEnabled(config.byteCount() > 1);
    m_after->setChecked(config.afterLineEnd);
    m_width->setValue(config.custom.width);
    m_polynomial->setText(hexText(config.custom.polynomial));
    m_initial->setText(hexText(config.custom.initial));
    m_xorOut->setText(hexText(config.custom.xorOut));
    m_reflectIn->setChecked(config.custom.reflectIn);
    m_reflectOut->setChecked(config.custom.reflectOut);
    m_isSetting = false;
    m_note->clearNote();
    showCustom();
}

void ChecksumPopup::showCustom()
{
    const bool isCustom = m_config.kind == ChecksumKind::CustomCrc;
    for (FormRow *row : {&m_widthRow, &m_polynomialRow, &m_initialRow, &m_xorOutRow})
        row->setShown(isCustom);
    m_reflectIn->setVisible(isCustom);
    m_reflectOut->setVisible(isCustom);
}

void ChecksumPopup::onEdited()
{
    if (m_isSetting)
        return;
    m_config.from = m_from->value();
    m_config.byteOrder = ByteOrder(m_order->currentData().toInt());
    m_config.afterLineEnd = m_after->isChecked();
    Q_EMIT configChanged();
}

/// \return false where what stands there is no number of so many bits
bool ChecksumPopup::takeNumber(const QLineEdit *field, quint64 &number) const
{
    const QString text = field->text().trimmed();
    bool isNumber = false;
    number = text.toULongLong(&isNumber, 16);
    return isNumber && number <= largestOfBits(m_width->value());
}

/// What is wrong is said, and the last that was right goes on to count.
void ChecksumPopup::onNumberEdited()
{
    if (m_isSetting)
        return;
    CrcParameters crc;
    crc.width = m_width->value();
    crc.reflectIn = m_reflectIn->isChecked();
    crc.reflectOut = m_reflectOut->isChecked();
    for (const auto &[field, place] : {std::pair(m_polynomial, &crc.polynomial), std::pair(m_initial, &crc.initial),
                                       std::pair(m_xorOut, &crc.xorOut)}) {
        if (takeNumber(field, *place))
            continue;
        m_note->say(FieldNote::Kind::Error, [text = field->text(), bits = crc.width] {
            const QString expected = tr("a hex number of %1 bits").arg(bits);
            return describe(Error{ErrorCode::InvalidValue, {text, expected}}).oneLine();
        });
        adjustSize();
        return;
    }
    m_note->clearNote();
    m_config.custom = crc;
    m_order->setEnabled(m_config.byteCount() > 1);
    Q_EMIT configChanged();
}

void ChecksumPopup::popUpAt(const QWidget *button)
{
    adjustSize();
    showBelow(this, button);
    m_from->setFocus();
}

void ChecksumPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

void ChecksumPopup::retranslate()
{
    m_fromRow.setLabel(tr("First byte"));
    m_from->setToolTip(tr("The checksum covers everything from this byte to where it stands."));
    m_orderRow.setLabel(tr("Byte order"));
    m_order->setItemText(0, tr("High byte first"));
    m_order->setItemText(1, tr("Low byte first"));
    setLabel(m_after, tr("After the line end"));
    m_after->setToolTip(tr("It then covers the line end too."));
    m_widthRow.setLabel(tr("CRC width"));
    m_width->setSuffix(tr(" bits"));
    m_polynomialRow.setLabel(tr("Polynomial"));
    m_initialRow.setLabel(tr("Initial value"));
    m_xorOutRow.setLabel(tr("XOR at the end"));
    for (QLineEdit *field : {m_polynomial, m_initial, m_xorOut})
        field->setToolTip(tr("In hex, as in the catalogue of CRC algorithms."));
    setLabel(m_reflectIn, tr("Reflect input"));
    setLabel(m_reflectOut, tr("Reflect output"));
}

} // namespace SocketDesk
