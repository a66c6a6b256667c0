// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/inbackground.h"

#include <QSemaphore>

#include <memory>

/// While there is one, no question about a file gets an answer, as of a network folder whose computer is gone.
class DeadDisk
{
public:
    DeadDisk()
    {
        for (int i = 0; i < SocketDesk::diskThreads()->maxThreadCount(); ++i)
            SocketDesk::diskThreads()->start([answer = m_answer] { answer->acquire(); });
    }
    ~DeadDisk() { m_answer->release(SocketDesk::diskThreads()->maxThreadCount()); }
    Q_DISABLE_COPY_MOVE(DeadDisk)

private:
    std::shared_ptr<QSemaphore> m_answer = std::make_shared<QSemaphore>();
};
