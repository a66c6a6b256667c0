// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/savedpeers.h"

namespace SocketDesk {

SavedPeers::SavedPeers(const QByteArray &bytes)
    : m_bytes(bytes)
{
    for (qsizetype offset = 0, next = behind(0); next >= 0; offset = next, next = behind(offset)) {
        if (m_size % peersToPlace == 0)
            m_places.push_back(offset);
        ++m_size;
    }
}

PeerEntry SavedPeers::at(std::size_t index) const
{
    Q_ASSERT(index < m_size);
    qsizetype offset = m_places[index / peersToPlace];
    for (std::size_t i = 0; i < index % peersToPlace; ++i)
        offset = behind(offset);
    const QByteArrayView peer = address(offset + 1);
    return {QString::fromUtf8(peer), QString::fromUtf8(address(offset + 2 + peer.size())), m_bytes[offset] == '\1'};
}

qsizetype SavedPeers::behind(qsizetype offset) const
{
    if (offset >= m_bytes.size() || (m_bytes[offset] != '\1' && m_bytes[offset] != '\2'))
        return -1;
    ++offset;
    for (int i = 0; i < 2; ++i) {
        if (offset >= m_bytes.size())
            return -1;
        offset += 1 + uchar(m_bytes[offset]);
    }
    return offset <= m_bytes.size() ? offset : -1;
}

/// What stands behind its length.
QByteArrayView SavedPeers::address(qsizetype offset) const
{
    return QByteArrayView(m_bytes).sliced(offset + 1, uchar(m_bytes[offset]));
}

} // namespace SocketDesk
