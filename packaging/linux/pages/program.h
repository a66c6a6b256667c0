// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineOption>
#include <QList>
#include <QString>

namespace SocketDesk {

/// One of the programs, as its command line presents it, in the language that is in use.
struct Program
{
    QString name;
    QString version;
    QList<QCommandLineOption> options;
    QString rules;           ///< how the options work together, as --help tells it; may be empty
    bool takesFiles = false; ///< as arguments that are no options
};

} // namespace SocketDesk
