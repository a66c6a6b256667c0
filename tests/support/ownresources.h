// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QStringList>

#include <algorithm>

/// What this process holds of the system, where the system tells (Linux); elsewhere nothing.
struct OwnResources
{
    qsizetype descriptors = 0;
    qsizetype threads = 0; ///< without those that wait in a pool of Qt: how many these are is the load's doing
    qint64 residentBytes = 0;

    [[nodiscard]] static OwnResources now()
    {
        return {entries(QStringLiteral("/proc/self/fd")).size(), ownThreads(), resident()};
    }

private:
    [[nodiscard]] static QStringList entries(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    }

    [[nodiscard]] static qsizetype ownThreads()
    {
        const QString folder = QStringLiteral("/proc/self/task");
        const QStringList threads = entries(folder);
        return std::count_if(threads.cbegin(), threads.cend(), [&folder](const QString &thread) {
            QFile name(folder + u'/' + thread + QStringLiteral("/comm"));
            return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() != "Thread (pooled)";
        });
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
