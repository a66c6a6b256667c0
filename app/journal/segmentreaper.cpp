// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/segmentreaper.h"

#include <QThreadPool>

#include <mutex>
#include <utility>
#include <vector>

namespace SocketDesk {

namespace {

constexpr quint32 largeBytes = 8 * 1024 * 1024;
constexpr int queuePriority = -1; // behind everything that a person waits for

/// The segments that wait to be given back.
class Reaper
{
public:
    void add(std::unique_ptr<Segment> segment)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(segment));
    }

    [[nodiscard]] std::vector<std::unique_ptr<Segment>> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_waiting, {});
    }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Segment>> m_waiting;
};

void release(Segment *segment)
{
    static auto *const reaper = new Reaper; // never deleted: a job may outlive the static objects
    std::unique_ptr<Segment> owned(segment);
    QThreadPool *pool = QThreadPool::globalInstance(); // none when the program is nearly over
    if (!pool || owned->size() < largeBytes)
        return;
    reaper->add(std::move(owned));
    pool->start([] { reaper->take().clear(); }, queuePriority);
}

} // namespace

std::shared_ptr<Segment> makeReapedSegment(MappedMemory memory, const Segment::Begin &begin)
{
    return {new Segment(std::move(memory), begin), release};
}

} // namespace SocketDesk
