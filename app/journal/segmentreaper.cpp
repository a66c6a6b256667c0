// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/segmentreaper.h"

#include "base/taskthread.h"

#include <utility>

namespace SocketDesk {

namespace {

constexpr quint32 largeBytes = 8 * 1024 * 1024;

void release(Segment *segment)
{
    std::unique_ptr<Segment> owned(segment);
    if (owned->size() < largeBytes)
        return;
    static TaskThread *const reaper = TaskThread::start();
    if (reaper)
        reaper->add(TaskThread::Task([owned = std::move(owned)]() mutable { owned.reset(); }));
}

} // namespace

std::shared_ptr<Segment> makeReapedSegment(MappedMemory memory, const Segment::Begin &begin)
{
    return {new Segment(std::move(memory), begin), release};
}

} // namespace SocketDesk
