// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

namespace SocketDesk {

/// Fills a journal with the traffic of several peers: streams and datagrams in both directions, events between them,
/// bytes that mean something to framers, and now and then long stretches that mean nothing.
class RandomTraffic
{
public:
    enum class Times { Grow, AnyOrder };

    explicit RandomTraffic(quint32 seed, Times times = Times::Grow, qint64 limitBytes = qint64(1) << 30)
        : journal({m_folder.path(), {limitBytes, AtLimit::ReleaseOldest}, qint64(1) << 20})
        , m_random(seed)
        , m_times(times)
    {
        for (int i = 0; i < peers; ++i)
            journal.addPeer({QString::number(i), {}, i % 3 != 0});
    }

    void append(int records)
    {
        for (int i = 0; i < records; ++i) {
            if (m_random.bounded(12) == 0)
                appendEvent();
            else
                appendChunk();
        }
    }

    static constexpr int peers = 5;

private:
    QTemporaryDir m_folder;

public:
    Journal journal;

private:
    [[nodiscard]] PeerId randomPeer() { return PeerId(1 + m_random.bounded(quint32(peers))); }

    [[nodiscard]] Timestamp nextTime()
    {
        const int most = m_random.bounded(10) == 0 ? 40 : 3;
        m_time += std::chrono::microseconds(m_random.bounded(most * 1000));
        if (m_times == Times::AnyOrder && m_random.bounded(20) == 0)
            m_time -= std::chrono::milliseconds(m_random.bounded(100));
        return m_time;
    }

    [[nodiscard]] QByteArray randomBytes()
    {
        static const QByteArray alphabet("ab\r\n\0\0\0\x01\x02\x05", 10);
        const std::array<int, 5> lengths{0, 1, 9, 100, m_random.bounded(50) == 0 ? 90'000 : 300};
        QByteArray bytes(m_random.bounded(lengths[m_random.bounded(5)] + 1), 'x');
        // For a while nothing ends, so that messages go on over many chunks and marks.
        if (journal.count() / 400 % 2 == 0)
            std::generate(bytes.begin(), bytes.end(), [&] { return alphabet[m_random.bounded(int(alphabet.size()))]; });
        return bytes;
    }

    void appendChunk()
    {
        const RecordKind kind = m_random.bounded(3) == 0 ? RecordKind::Sent : RecordKind::Received;
        Q_UNUSED(journal.append(kind, randomPeer(), nextTime(), randomBytes()).value());
    }

    void appendEvent()
    {
        // An event that ends streams is rare; bytes behind one are not usual, and possible here.
        static constexpr std::array endings{EventKind::PeerFinished, EventKind::WeFinished, EventKind::PeerReset,
                                            EventKind::WeClosed};
        const bool ends = m_random.bounded(15) == 0;
        journal.appendEvent(ends ? endings[m_random.bounded(4)] : EventKind::Note, randomPeer(), nextTime());
    }

    QRandomGenerator m_random;
    Times m_times;
    Timestamp m_time{std::chrono::hours(1'000'000'000 / 3600)};
};

} // namespace SocketDesk
