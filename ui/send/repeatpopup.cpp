// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/repeatpopup.h"

#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/popups.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QSpinBox>

namespace SocketDesk {

RepeatPopup::RepeatPopup(QWidget *parent)
    : Retranslated(parent, Qt::Popup)
{
    setFrameShape(QFrame::StyledPanel);
    QGridLayout *grid = makeFormGrid();
    grid->setContentsMargins(panelMargins);
    setLayout(grid);
    m_count = new QSpinBox(this);
    m_count->setRange(0, RepeatOptions::mostTimes);
    m_countRow = FormRow(grid, m_count);
    m_late = new QComboBox(this);
    for (const LatePolicy late : {LatePolicy::Skip, LatePolicy::CatchUp})
        m_late->addItem(QString(), int(late));
    m_lateRow = FormRow(grid, m_late);
    m_lines = new QCheckBox(this);
    grid->addWidget(m_lines, grid->rowCount(), 0, 1, 2);
    const auto tell = [this] {
        if (!m_isSetting)
            Q_EMIT optionsChanged();
    };
    connect(m_count, &QSpinBox::valueChanged, this, tell);
    connect(m_late, &QComboBox::activated, this, tell);
    connect(m_lines, &QCheckBox::clicked, this, tell);
    retranslate();
}

void RepeatPopup::setOptions(const RepeatOptions &options)
{
    m_isSetting = true;
    m_count->setValue(options.count);
    m_late->setCurrentIndex(m_late->findData(int(options.late)));
    m_lines->setChecked(options.lineByLine);
    m_isSetting = false;
}

RepeatOptions RepeatPopup::options() const
{
    return {m_count->value(), LatePolicy(m_late->currentData().toInt()), m_lines->isChecked()};
}

void RepeatPopup::popUpAt(const QWidget *button)
{
    adjustSize();
    showBelow(this, button);
    m_count->setFocus();
}

void RepeatPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

void RepeatPopup::retranslate()
{
    m_countRow.setLabel(tr("Times"));
    m_count->setSpecialValueText(tr("Until stopped"));
    m_lateRow.setLabel(tr("When late"));
    m_late->setItemText(0, tr("Skip"));
    m_late->setItemText(1, tr("Catch up"));
    m_late->setToolTip(tr("What becomes of moments at which nothing could be sent: they are left out,\n"
                          "or made up for as soon as there is room."));
    setLabel(m_lines, tr("Line by line"));
    m_lines->setToolTip(
        tr("Each line of the message is sent by itself, the interval apart. Send goes through them once."));
}

} // namespace SocketDesk
