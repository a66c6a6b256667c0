// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/help/helping.h"
#include "ui/mainmenu.h"

#include <QAction>

namespace SocketDesk {

using namespace Qt::StringLiterals;

void MainWindow::connectHelpMenu()
{
    connect(m_menu->help, &QAction::triggered, m_helping, &Helping::openForFocus);
    connect(m_menu->keys, &QAction::triggered, this, [this] { m_helping->open(u"keyboard"_s); });
    connect(m_menu->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace SocketDesk
