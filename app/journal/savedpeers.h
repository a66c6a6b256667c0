// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"

#include <QByteArray>

#include <vector>

namespace SocketDesk {

/// The peers of a peers file, up to where it ends or makes no sense.
///
/// Anybody can make up sources of datagrams, millions of them: they stay the bytes that they are, and one is found from
/// the nearest place that is kept.
class SavedPeers
{
public:
    SavedPeers() = default;
    explicit SavedPeers(const QByteArray &bytes); ///< as savedPeer() makes them

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] PeerEntry at(std::size_t index) const; ///< index < size()

private:
    static constexpr std::size_t peersToPlace = 64;

    /// \return the offset behind the one at \p offset; -1 where there is none
    [[nodiscard]] qsizetype behind(qsizetype offset) const;
    [[nodiscard]] QByteArrayView address(qsizetype offset) const;

    QByteArray m_bytes;
    std::vector<qsizetype> m_places; ///< of every 64th
    std::size_t m_size = 0;
};

} // namespace SocketDesk
