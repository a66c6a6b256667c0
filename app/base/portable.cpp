// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/portable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace SocketDesk {

using namespace Qt::StringLiterals;

QString portableFolder()
{
    if (!QCoreApplication::instance())
        return {}; // who has none keeps nothing
    const QDir programs(QCoreApplication::applicationDirPath());
    return QFileInfo(programs.filePath(u"portable"_s)).isFile() ? programs.filePath(u"data"_s) : QString();
}

} // namespace SocketDesk
