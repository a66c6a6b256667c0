// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/segmentahead.h"

#include "base/taskthread.h"

#include <utility>

namespace SocketDesk {

void SegmentAhead::order(quint64 file, const QString &path, qint64 size)
{
    Q_ASSERT(!isOrdered());
    std::packaged_task<Result<MappedMemory>()> making(MappedMemory::beginInFile(path, size));
    m_ordered = Order{making.get_future(), size, file};
    static TaskThread *const thread = TaskThread::start();
    if (thread)
        thread->add(TaskThread::Task([making = std::move(making)]() mutable { making(); }));
    else
        making();
}

SegmentAhead::Room SegmentAhead::take()
{
    Q_ASSERT(isOrdered());
    Order order = *std::exchange(m_ordered, std::nullopt);
    return {order.memory.get(), order.size, order.file};
}

} // namespace SocketDesk
