// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/checksumbox.h"

#include "ui/base/labels.h"
#include "ui/send/checksumpopup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace SocketDesk {

namespace {

constexpr int leastCombo = 6; ///< characters, so that the column can stay narrow

} // namespace

ChecksumBox::ChecksumBox(QWidget *parent)
    : Retranslated(parent)
    , m_label(new QLabel(this))
    , m_kind(new QComboBox(this))
    , m_more(new QPushButton(this))
{
    for (int i = 0; i <= int(ChecksumKind::CustomCrc); ++i)
        m_kind->addItem(QString());
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(leastCombo);
    m_kind->setMaxVisibleItems(m_kind->count());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_kind, 1);
    row->addWidget(m_more);
    connect(m_kind, &QComboBox::activated, this, &ChecksumBox::onKindChosen);
    connect(m_more, &QPushButton::clicked, this, &ChecksumBox::openPopup);
    m_more->hide();
    retranslate();
}

void ChecksumBox::setConfig(const ChecksumConfig &config)
{
    m_config = config;
    m_kind->setCurrentIndex(int(config.kind));
    m_more->setVisible(config.kind != ChecksumKind::None);
    explainKind();
    if (m_popup != nullptr)
        m_popup->setConfig(config);
}

/// With its whole name, for which a narrow column may have no room.
void ChecksumBox::explainKind()
{
    QString tip = tr("Worked out over the message and sent with it; the receiver works it out again\n"
                     "and so notices bytes that were changed on the way.");
    if (m_config.kind != ChecksumKind::None)
        tip.prepend(m_kind->currentText() + u'\n');
    for (QWidget *widget : std::initializer_list<QWidget *>{m_label, m_kind})
        widget->setToolTip(tip);
}

/// Another kind has its own usual byte order; what it covers and where it stands stay as they were.
void ChecksumBox::onKindChosen(int index)
{
    ChecksumConfig chosen = ChecksumConfig::usual(ChecksumKind(index));
    if (chosen.kind == m_config.kind)
        return;
    chosen.from = m_config.from;
    chosen.afterLineEnd = m_config.afterLineEnd;
    chosen.custom = m_config.custom;
    setConfig(chosen);
    Q_EMIT configChanged();
}

void ChecksumBox::openPopup()
{
    if (m_popup == nullptr) {
        m_popup = new ChecksumPopup(this);
        connect(m_popup, &ChecksumPopup::configChanged, this, [this] {
            m_config = m_popup->config();
            Q_EMIT configChanged();
        });
    }
    m_popup->setConfig(m_config);
    m_popup->popUpAt(m_more);
}

void ChecksumBox::retranslate()
{
    setLabel(m_label, m_kind, tr("Checksum"));
    const QStringList kinds{tr("None"),
                            tr("Sum, 8 bits"),
                            tr("Sum, 16 bits"),
                            tr("XOR"),
                            tr("LRC"),
                            tr("Two's complement"),
                            QStringLiteral("CRC-8"),
                            QStringLiteral("CRC-16/MODBUS"),
                            QStringLiteral("CRC-16/CCITT-FALSE"),
                            QStringLiteral("CRC-16/XMODEM"),
                            QStringLiteral("CRC-16/KERMIT"),
                            QStringLiteral("CRC-32"),
                            tr("Custom CRC")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds[i]);
    explainKind();
    m_more->setText(QStringLiteral("…"));
    m_more->setAccessibleName(tr("Checksum settings"));
    m_more->setToolTip(tr("Which bytes it covers, its byte order, where it stands"));
    m_more->setFixedWidth(m_more->fontMetrics().averageCharWidth() * 4);
}

} // namespace SocketDesk
