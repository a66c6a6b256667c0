// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/mappedmemory.h"

#include <future>
#include <optional>

namespace SocketDesk {

/// The memory of the next segment, made in the background while the open one is being filled.
///
/// To find space for it, the system may have to read from the disk where there is any: tens of milliseconds each time, in
/// which nothing would be received. For the thread of the writer.
class SegmentAhead
{
public:
    [[nodiscard]] bool isOrdered() const { return m_ordered.has_value(); }

    /// Makes the file \p path at once, and in the background room for \p size bytes in it. At most one at a time.
    void order(quint64 file, const QString &path, qint64 size);

    struct Room
    {
        Result<MappedMemory> memory;
        qint64 size = 0;
        quint64 file = 0; ///< the number that order() was given
    };
    /// What was ordered, as soon as it is there; there must be something.
    [[nodiscard]] Room take();

private:
    struct Order
    {
        std::future<Result<MappedMemory>> memory;
        qint64 size = 0;
        quint64 file = 0;
    };
    std::optional<Order> m_ordered;
};

} // namespace SocketDesk
