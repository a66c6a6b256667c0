// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/formrow.h"

#include "ui/base/labels.h"

namespace SocketDesk {

FormRow::FormRow(QGridLayout *grid, QWidget *field)
    : m_label(new QLabel(field->parentWidget()))
    , m_field(field)
    , m_note(new FieldNote(field->parentWidget()))
{
    const int row = grid->rowCount();
    grid->addWidget(m_label, row, 0);
    grid->addWidget(m_field, row, 1);
    grid->addWidget(m_note, row + 1, 0, 1, 2);
}

void FormRow::setLabel(const QString &text, QChar mnemonic)
{
    SocketDesk::setLabel(m_label, m_field, text, mnemonic);
}

void FormRow::explain(const QString &text)
{
    SocketDesk::explain(m_label, m_field, text);
}

void FormRow::setShown(bool shown)
{
    m_label->setVisible(shown);
    m_field->setVisible(shown);
    m_note->setVisible(shown && !m_note->text().isEmpty());
}

QGridLayout *makeFormGrid()
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace SocketDesk
