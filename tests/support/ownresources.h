// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>

/// What this process holds of the system, where the system tells (Linux); elsewhere nothing.
struct OwnResources
{
    qsizetype descriptors = 0;
    qsizetype threads = 0;
    qint64 residentBytes = 0;

    [[nodiscard]] static OwnResources now()
    {
        return {entries(QStringLiteral("/proc/self/fd")), entries(QStringLiteral("/proc/self/task")), resident()};
    }

private:
    [[nodiscard]] static qsizetype entries(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    }

    [[nodiscard]] static qint64 resident()
    {
#ifdef __SANITIZE_ADDRESS__
        return 0; // it keeps what was freed for a while, on purpose
#else
        constexpr qint64 pageBytes = 4096;
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * pageBytes : 0;
#endif
    }
};
