// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/sender.h"
#include "session/sessioncounters.h"

#include <atomic>

namespace SocketDesk {

/// The totals of a session, written in the engine thread and read in any.
///
/// Each number is exact; two of them, read while traffic flows, may be a chunk apart.
class SharedCounters
{
public:
    void addReceived(qsizetype bytes) { add(m_receivedBytes, m_receivedChunks, bytes); }
    void addSent(qsizetype bytes) { add(m_sentBytes, m_sentChunks, bytes); }
    void addLostEvents(quint64 count) { m_lostEvents.fetch_add(count, std::memory_order_relaxed); }
    void addTruncated() { m_truncated.fetch_add(1, std::memory_order_relaxed); }
    void addDropped(quint64 count, bool byKernel)
    {
        (byKernel ? m_droppedByKernel : m_droppedByUs).fetch_add(count, std::memory_order_relaxed);
    }

    void reset()
    {
        for (Counter *counter : {&m_receivedBytes, &m_receivedChunks, &m_sentBytes, &m_sentChunks, &m_droppedByKernel,
                                 &m_droppedByUs, &m_truncated, &m_lostEvents})
            counter->store(0, std::memory_order_relaxed);
    }

    [[nodiscard]] SessionCounters read() const
    {
        return {.traffic = {.receivedBytes = m_receivedBytes.load(std::memory_order_relaxed),
                            .receivedChunks = m_receivedChunks.load(std::memory_order_relaxed),
                            .sentBytes = m_sentBytes.load(std::memory_order_relaxed),
                            .sentChunks = m_sentChunks.load(std::memory_order_relaxed)},
                .droppedByKernel = m_droppedByKernel.load(std::memory_order_relaxed),
                .droppedByUs = m_droppedByUs.load(std::memory_order_relaxed),
                .truncatedDatagrams = m_truncated.load(std::memory_order_relaxed),
                .lostEvents = m_lostEvents.load(std::memory_order_relaxed),
                .kernelDropsKnown = kernelTellsDrops};
    }

private:
    using Counter = std::atomic<quint64>;

#ifdef Q_OS_LINUX
    static constexpr bool kernelTellsDrops = true;
#else
    static constexpr bool kernelTellsDrops = false;
#endif

    static void add(Counter &bytes, Counter &chunks, qsizetype amount)
    {
        bytes.fetch_add(quint64(amount), std::memory_order_relaxed);
        chunks.fetch_add(1, std::memory_order_relaxed);
    }

    Counter m_receivedBytes{0};
    Counter m_receivedChunks{0};
    Counter m_sentBytes{0};
    Counter m_sentChunks{0};
    Counter m_droppedByKernel{0};
    Counter m_droppedByUs{0};
    Counter m_truncated{0};
    Counter m_lostEvents{0};
};

/// What a session and its handle share without a message.
struct SessionShared
{
    SharedCounters counters;
    std::atomic<bool> growthTold{false}; ///< grew() is under way or not yet acted on
    SendProgress lastSending;            ///< written once, by shutDown(); for status(), when the thread has ended
};

} // namespace SocketDesk
