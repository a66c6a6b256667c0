// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/formdialog.h"

#include "ui/base/wheel.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace SocketDesk {

void arrangeFormDialog(QDialog *dialog, QGridLayout *grid, QPushButton *accept, QPushButton *cancel, int width)
{
    grid->setVerticalSpacing(4);
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(dialog);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(buttons);
    dialog->setMinimumWidth(width);
    keepWheelFromBoxesIn(dialog);
}

} // namespace SocketDesk
