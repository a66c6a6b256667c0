// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QtGlobal>

#include <csignal>
#include <fcntl.h>

/// A file that whoever opens it waits for, as for a server that is gone: somebody else has a lease on it. For Linux only.
class HeldFile final
{
public:
    explicit HeldFile(const QString &path)
        : m_file(path)
    {
        std::signal(SIGIO, SIG_IGN); // by which the kernel tells that somebody wants it
        m_isHeld = m_file.open(QIODevice::ReadWrite) && ::fcntl(m_file.handle(), F_SETLEASE, F_WRLCK) == 0;
    }
    ~HeldFile() { letGo(); }
    Q_DISABLE_COPY_MOVE(HeldFile)

    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    void letGo() { m_file.close(); }

private:
    QFile m_file;
    bool m_isHeld = false;
};
