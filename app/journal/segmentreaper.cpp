// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/segmentreaper.h"

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace SocketDesk {

namespace {

constexpr quint32 largeBytes = 8 * 1024 * 1024;

/// The thread that gives segments back, and those that wait for it. It has locks of the standard library rather than of Qt,
/// so that the thread sanitizer sees how a segment is handed over.
class Reaper
{
public:
    using Segments = std::vector<std::unique_ptr<Segment>>;

    /// Never deleted, for segments may outlive the static objects; null when the system has no thread left.
    [[nodiscard]] static Reaper *start()
    {
        auto reaper = std::make_unique<Reaper>();
        try {
            std::thread([self = reaper.get()] { self->run(); }).detach();
        } catch (const std::system_error &) {
            return nullptr;
        }
        return reaper.release();
    }

    void add(std::unique_ptr<Segment> segment)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(segment));
        }
        m_added.notify_one();
    }

private:
    [[noreturn]] void run()
    {
        for (;;) {
            const Segments taken = take(); // given back here
        }
    }

    [[nodiscard]] Segments take()
    {
        std::unique_lock lock(m_mutex);
        m_added.wait(lock, [this] { return !m_waiting.empty(); });
        return std::exchange(m_waiting, {});
    }

    std::mutex m_mutex;
    std::condition_variable m_added;
    Segments m_waiting;
};

void release(Segment *segment)
{
    std::unique_ptr<Segment> owned(segment);
    if (owned->size() < largeBytes)
        return;
    static Reaper *const reaper = Reaper::start();
    if (reaper)
        reaper->add(std::move(owned));
}

} // namespace

std::shared_ptr<Segment> makeReapedSegment(MappedMemory memory, const Segment::Begin &begin)
{
    return {new Segment(std::move(memory), begin), release};
}

} // namespace SocketDesk
