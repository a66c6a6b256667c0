// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/framingbox.h"

#include "framing/framingvalues.h"
#include "text/hex.h"
#include "ui/base/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace SocketDesk {

namespace {

constexpr int shortestCombo = 6; ///< characters; so that the column can stay narrow

} // namespace

FramingBox::FramingBox(QWidget *parent)
    : Retranslated(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    createKinds();
    createFields();
    m_progress = new FieldNote(this);
    column->addWidget(m_progress);
    setConfig({});
    retranslate();
}

void FramingBox::createKinds()
{
    m_kindLabel = new QLabel(this);
    m_kind = new QComboBox(this);
    for (int i = 0; i <= int(FramingKind::Gap); ++i)
        m_kind->addItem(QString());
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_kindLabel);
    row->addWidget(m_kind, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_kind, &QComboBox::activated, this, &FramingBox::onKindChosen);
}

void FramingBox::createFields()
{
    QGridLayout *grid = makeFormGrid();
    m_delimiter = new QLineEdit(this);
    m_delimiterRow = FormRow(grid, m_delimiter);
    m_fixed = makeNumber(FramingValues::byteCounts.least, FramingValues::byteCounts.most);
    m_fixedRow = FormRow(grid, m_fixed);
    m_gap = makeNumber(FramingValues::gapMilliseconds.least, FramingValues::gapMilliseconds.most);
    m_gapRow = FormRow(grid, m_gap);
    createLengthFields(grid);
    static_cast<QVBoxLayout *>(layout())->addLayout(grid);
    connect(m_delimiter, &QLineEdit::textEdited, this, &FramingBox::onDelimiterEdited);
}

void FramingBox::createLengthFields(QGridLayout *grid)
{
    m_width = new QComboBox(this);
    for (const int width : {1, 2, 4, 8})
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
    for (QComboBox *box : {m_width, m_order, m_kind}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(shortestCombo);
    }
    for (QComboBox *box : {m_width, m_order})
        connect(box, &QComboBox::activated, this, &FramingBox::onEdited);
}

/// What is typed counts when it is done, so that the past is not cut anew at every digit.
QSpinBox *FramingBox::makeNumber(qint64 least, qint64 most)
{
    auto *box = new QSpinBox(this);
    box->setRange(int(least), int(most));
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, &FramingBox::onEdited);
    return box;
}

void FramingBox::setConfig(const FramingConfig &config)
{
    m_config = config;
    m_isSetting = true;
    m_kind->setCurrentIndex(int(config.kind));
    m_delimiter->setText(formatHex(config.delimiter, u' '));
    m_fixed->setValue(int(config.fixedBytes));
    m_gap->setValue(int(config.gap.count()));
    m_width->setCurrentIndex(m_width->findData(config.length.width));
    m_order->setCurrentIndex(m_order->findData(int(config.length.byteOrder)));
    m_offset->setValue(config.length.offset);
    m_adjust->setValue(config.length.adjust);
    m_isSetting = false;
    m_delimiterRow.note()->clearNote();
    showFields();
}

void FramingBox::showProgress(std::function<QString()> text)
{
    if (text)
        m_progress->say(FieldNote::Kind::Quiet, std::move(text));
    else
        m_progress->clearNote();
}

void FramingBox::showFields()
{
    m_delimiterRow.setShown(m_config.kind == FramingKind::Delimiter);
    m_fixedRow.setShown(m_config.kind == FramingKind::Fixed);
    m_gapRow.setShown(m_config.kind == FramingKind::Gap);
    const bool isLength = m_config.kind == FramingKind::Length;
    for (FormRow *row : {&m_widthRow, &m_offsetRow, &m_adjustRow})
        row->setShown(isLength);
    m_orderRow.setShown(isLength && m_config.length.width > 1);
}

void FramingBox::onKindChosen(int index)
{
    m_config.kind = FramingKind(index);
    setConfig(m_config); // what was refused is gone with its field
    Q_EMIT configChanged();
}

void FramingBox::onEdited()
{
    if (m_isSetting)
        return;
    m_config.fixedBytes = m_fixed->value();
    m_config.gap = std::chrono::milliseconds(m_gap->value());
    m_config.length = {m_width->currentData().toInt(), ByteOrder(m_order->currentData().toInt()), m_offset->value(),
                       m_adjust->value()};
    showFields();
    Q_EMIT configChanged();
}

void FramingBox::onDelimiterEdited(const QString &text)
{
    const std::optional<QByteArray> delimiter = FramingValues::delimiterFromHex(text);
    if (!delimiter) {
        m_delimiterRow.note()->refuse({ErrorCode::InvalidValue, {text, FramingValues::delimiterExpectation()}, 0, -1});
        return;
    }
    m_delimiterRow.note()->clearNote();
    if (m_config.delimiter == *delimiter)
        return;
    m_config.delimiter = *delimiter;
    Q_EMIT configChanged();
}

void FramingBox::retranslate()
{
    setLabel(m_kindLabel, m_kind, tr("Framing"));
    m_kind->setToolTip(tr("How the bytes of a stream are cut into messages; can be changed at any time."));
    const QStringList kinds{tr("None"),         tr("Line"),         tr("Delimiter"),
                            tr("Fixed length"), tr("Length field"), tr("Idle gap")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds[i]);
    m_delimiterRow.setLabel(tr("Delimiter bytes"));
    m_delimiter->setPlaceholderText(QStringLiteral("0D 0A"));
    m_delimiter->setToolTip(tr("1 to 16 bytes in hex; they end a message."));
    m_fixedRow.setLabel(tr("Message size"));
    m_gapRow.setLabel(tr("Silence"));
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
    m_adjust->setToolTip(tr("Added to the value of the field: 0 where it counts what follows it, minus its width where "
                            "it counts itself too."));
    for (QSpinBox *box : {m_fixed, m_offset, m_adjust})
        box->setSuffix(tr(" bytes"));
    m_gap->setSuffix(tr(" ms"));
}

} // namespace SocketDesk
