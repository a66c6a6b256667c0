// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/writequeue.h"

#include <algorithm>

namespace SocketDesk {

namespace {

/// Small payloads share blocks of this size, so that a million of one byte costs no million blocks.
constexpr qsizetype blockBytes = 64 * 1024;

} // namespace

void WriteQueue::add(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() <= room());
    m_size += bytes.size();
    if (!m_blocks.empty()) {
        QByteArray &last = m_blocks.back();
        const qsizetype shared = std::min(bytes.size(), std::max<qsizetype>(blockBytes - last.size(), 0));
        last.append(bytes.first(shared));
        bytes = bytes.sliced(shared);
    }
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(bytes.size(), blockBytes)))
        m_blocks.push_back(bytes.first(std::min(bytes.size(), blockBytes)).toByteArray());
}

QByteArrayView WriteQueue::front() const
{
    return m_blocks.empty() ? QByteArrayView() : QByteArrayView(m_blocks.front()).sliced(m_taken);
}

void WriteQueue::remove(qsizetype size)
{
    Q_ASSERT(size <= front().size());
    m_size -= size;
    m_taken += size;
    if (m_blocks.empty() || m_taken < m_blocks.front().size())
        return;
    m_blocks.pop_front();
    m_taken = 0;
}

void WriteQueue::clear()
{
    m_blocks.clear();
    m_taken = 0;
    m_size = 0;
}

} // namespace SocketDesk
