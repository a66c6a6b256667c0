// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/portable.h"

#include <QCoreApplication>
#include <QDir>

namespace SocketDesk {

using namespace Qt::StringLiterals;

QString portableFolder()
{
    if (!QCoreApplication::instance())
        return {}; // who has none keeps nothing
    const QDir programs(QCoreApplication::applicationDirPath());
    return programs.exists(u"portable"_s) ? programs.filePath(u"data"_s) : QString();
}

} // namespace SocketDesk
