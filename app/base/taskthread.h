// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <future>
#include <mutex>
#include <vector>

namespace SocketDesk {

/// A thread that does one task after the other, for as long as the program runs: what the system may take long for, and
/// nobody shall wait. It has locks of the standard library rather than of Qt, so that the thread sanitizer sees how
/// something is handed over.
class TaskThread
{
public:
    using Task = std::packaged_task<void()>;

    /// Never deleted, for tasks may come after the static objects are gone; null when the system has no thread left.
    [[nodiscard]] static TaskThread *start();

    void add(Task task); ///< from any thread

private:
    TaskThread() = default;
    [[noreturn]] void run();
    [[nodiscard]] std::vector<Task> take();

    std::mutex m_mutex;
    std::condition_variable m_added;
    std::vector<Task> m_waiting;
};

} // namespace SocketDesk
