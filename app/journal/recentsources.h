// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"

#include <QHash>

namespace SocketDesk {

/// Finds again the sources of datagrams that came last, at least 65,536 of them and at most twice as many.
///
/// Two generations: when the younger one is full, the older one is forgotten. Plain memory.
class RecentSources
{
public:
    static constexpr qsizetype generationSize = 65536;

    /// \return noPeer where it is not known, or not any more
    [[nodiscard]] PeerId find(const PeerEntry &entry);
    void remember(const PeerEntry &entry, PeerId peer);

private:
    [[nodiscard]] static QString keyOf(const PeerEntry &entry);

    QHash<QString, PeerId> m_younger;
    QHash<QString, PeerId> m_older;
};

} // namespace SocketDesk
