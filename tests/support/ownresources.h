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
    // Without threads that wait in a pool of Qt, and the descriptor that wakes each: how many these are is the load's doing.
    qsizetype descriptors = 0;
    qsizetype threads = 0;
    qint64 residentBytes = 0;

    [[nodiscard]] static OwnResources now()
    {
        const QStringList threads = entries(QStringLiteral("/proc/self/task"));
        const qsizetype pooled = std::count_if(threads.cbegin(), threads.cend(), isPooled);
        return {entries(QStringLiteral("/proc/self/fd")).size() - pooled, threads.size() - pooled, resident()};
    }

private:
    [[nodiscard]] static QStringList entries(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    }

    [[nodiscard]] static bool isPooled(const QString &thread)
    {
        QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(thread));
        return name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "Thread (pooled)";
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
