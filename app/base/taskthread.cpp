// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/taskthread.h"

#include <memory>
#include <system_error>
#include <thread>
#include <utility>

namespace SocketDesk {

TaskThread *TaskThread::start()
{
    std::unique_ptr<TaskThread> started(new TaskThread);
    try {
        std::thread([self = started.get()] { self->run(); }).detach();
    } catch (const std::system_error &) {
        return nullptr;
    }
    return started.release();
}

void TaskThread::add(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(task));
    }
    m_added.notify_one();
}

void TaskThread::run()
{
    for (;;) {
        for (Task &task : take())
            std::exchange(task, {})();
    }
}

std::vector<TaskThread::Task> TaskThread::take()
{
    std::unique_lock lock(m_mutex);
    m_added.wait(lock, [this] { return !m_waiting.empty(); });
    return std::exchange(m_waiting, {});
}

} // namespace SocketDesk
