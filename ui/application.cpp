// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/application.h"

#include <QFileOpenEvent>

namespace SocketDesk {

bool Application::event(QEvent *event)
{
#ifndef Q_OS_MACOS // where a person quits by it
    if (event->type() == QEvent::Quit && atEndOfSession)
        atEndOfSession();
#endif
    if (event->type() == QEvent::FileOpen && openFile) {
        const QString path = static_cast<QFileOpenEvent *>(event)->file();
        if (!path.isEmpty()) // it may be an address of the network
            openFile(path);
        return true;
    }
    return QApplication::event(event);
}

} // namespace SocketDesk
