// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaObject>
#include <QObject>

#include <mutex>
#include <utility>

namespace SocketDesk {

/// How a job of the thread pool finds back to the object that started it, which may be gone by then.
///
/// Shared by both; the object closes it in its destructor.
class WayBack
{
public:
    explicit WayBack(QObject *receiver)
        : m_receiver(receiver)
    {}

    /// Has \p call run in the thread of the receiver, unless nobody waits any more.
    template<typename Call>
    void deliver(Call call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::move(call), Qt::QueuedConnection);
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

} // namespace SocketDesk
