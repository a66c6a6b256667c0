// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>

namespace SocketDesk {

/// Bytes that wait for the kernel, in order, up to a cap. Plain memory: no thread, no clock.
class WriteQueue
{
public:
    explicit WriteQueue(qsizetype cap)
        : m_cap(cap)
    {}

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] qsizetype cap() const { return m_cap; }
    [[nodiscard]] qsizetype room() const { return m_cap - m_size; }

    /// \p bytes must fit into room().
    void add(QByteArrayView bytes);

    /// The first bytes, as many as lie together.
    [[nodiscard]] QByteArrayView front() const;

    /// Removes \p size bytes, at most those of front().
    void remove(qsizetype size);

    void clear();

private:
    const qsizetype m_cap;
    std::deque<QByteArray> m_blocks;
    qsizetype m_taken = 0; ///< of the first block
    qsizetype m_size = 0;
};

} // namespace SocketDesk
