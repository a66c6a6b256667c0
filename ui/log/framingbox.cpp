// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/framingbox.h"

#include "framing/framingvalues.h"
#include "text/hex.h"
#include "ui/base/fieldnote.h"
#include "ui/base/labels.h"
#include "ui/log/lengthfieldpopup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace SocketDesk {

namespace {

constexpr int leastCombo = 5;  ///< characters, so that the column can stay narrow
constexpr int leastField = 60; ///< pixels
constexpr int kindShare = 5;   ///< of the row
constexpr int fieldShare = 4;

void setName(QWidget *field, const QString &name, const QString &tip)
{
    field->setAccessibleName(name);
    field->setToolTip(tip);
}

} // namespace

FramingBox::FramingBox(QWidget *parent)
    : Retranslated(parent)
{
    createKinds();
    createFields();
    arrange();
    setConfig({});
    retranslate();
}

void FramingBox::createKinds()
{
    m_kindLabel = new QLabel(this);
    m_kind = new QComboBox(this);
    for (int i = 0; i <= int(FramingKind::Gap); ++i)
        m_kind->addItem(QString());
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(leastCombo);
    connect(m_kind, &QComboBox::activated, this, &FramingBox::onKindChosen);
}

void FramingBox::createFields()
{
    m_delimiter = new QLineEdit(this);
    m_delimiter->setPlaceholderText(QStringLiteral("0D 0A"));
    connect(m_delimiter, &QLineEdit::textEdited, this, &FramingBox::onDelimiterEdited);
    m_fixed = makeNumber(FramingValues::byteCounts.least, FramingValues::byteCounts.most);
    m_gap = makeNumber(FramingValues::gapMilliseconds.least, FramingValues::gapMilliseconds.most);
    m_length = new QPushButton(this);
    m_lengthPopup = new LengthFieldPopup(this);
    connect(m_length, &QPushButton::clicked, this, [this] { m_lengthPopup->popUpAt(m_length); });
    connect(m_lengthPopup, &LengthFieldPopup::fieldChanged, this, &FramingBox::onEdited);
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

void FramingBox::arrange()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_kind, kindShare);
    for (QWidget *field : std::initializer_list<QWidget *>{m_delimiter, m_fixed, m_length, m_gap}) {
        // As wide as there is room, not as the largest number.
        field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
        field->setMinimumWidth(leastField);
        row->addWidget(field, fieldShare);
    }
    m_note = new FieldNote(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_note);
}

void FramingBox::setConfig(const FramingConfig &config)
{
    m_config = config;
    m_isSetting = true;
    m_kind->setCurrentIndex(int(config.kind));
    m_delimiter->setText(formatHex(config.delimiter, u' '));
    m_fixed->setValue(int(config.fixedBytes));
    m_gap->setValue(int(config.gap.count()));
    m_lengthPopup->setField(config.length);
    m_isSetting = false;
    m_note->clearNote();
    showFields();
}

void FramingBox::hideLabel()
{
    m_kindLabel->hide();
    setFocusProxy(m_kind);
}

void FramingBox::showFields()
{
    m_delimiter->setVisible(m_config.kind == FramingKind::Delimiter);
    m_fixed->setVisible(m_config.kind == FramingKind::Fixed);
    m_length->setVisible(m_config.kind == FramingKind::Length);
    m_gap->setVisible(m_config.kind == FramingKind::Gap);
    m_length->setText(LengthFieldPopup::summary(m_config.length));
    const QString tip = tr("How the bytes of a stream are cut into messages; can be changed at any time.") + u'\n' +
                        kindTips().at(int(m_config.kind));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kindLabel, m_kind})
        widget->setToolTip(tip);
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
    m_config.length = m_lengthPopup->field();
    showFields();
    Q_EMIT configChanged();
}

void FramingBox::onDelimiterEdited(const QString &text)
{
    const std::optional<QByteArray> delimiter = FramingValues::delimiterFromHex(text);
    if (!delimiter) {
        m_note->say(FieldNote::Kind::Error, [text] {
            return describe(Error{ErrorCode::InvalidValue, {text, FramingValues::delimiterExpectation()}}).oneLine();
        });
        return;
    }
    m_note->clearNote();
    if (m_config.delimiter == *delimiter)
        return;
    m_config.delimiter = *delimiter;
    Q_EMIT configChanged();
}

QStringList FramingBox::kindTips()
{
    return {tr("One block for each read: whatever had arrived at that moment."),
            tr("A message ends with LF, CR LF or CR."),
            tr("A message ends with bytes that you choose."),
            tr("All messages have the same size."),
            tr("A header says how long its message is, as in most binary protocols."),
            tr("A message ends where nothing comes for a while, as with Modbus RTU.")};
}

void FramingBox::retranslate()
{
    setLabel(m_kindLabel, m_kind, tr("Framing"));
    const QStringList kinds{tr("None"),         tr("Line"),         tr("Delimiter"),
                            tr("Fixed length"), tr("Length field"), tr("Idle gap")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds[i]);
    const QStringList tips = kindTips();
    for (int i = 0; i < tips.size(); ++i)
        m_kind->setItemData(i, tips[i], Qt::ToolTipRole);
    setName(m_delimiter, tr("Delimiter bytes"), tr("1 to 16 bytes in hex; they end a message."));
    setName(m_fixed, tr("Message size"), tr("Every message has so many bytes."));
    setName(m_length, tr("Length field settings"), tr("Where the length of a message stands in it."));
    setName(m_gap, tr("Silence"), tr("A message ends where nothing comes for so long."));
    m_fixed->setSuffix(tr(" bytes"));
    m_gap->setSuffix(tr(" ms"));
    showFields();
}

} // namespace SocketDesk
