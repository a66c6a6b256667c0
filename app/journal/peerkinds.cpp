// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/peerkinds.h"

namespace SocketDesk {

bool PeerKinds::isStream(const JournalReader &reader, PeerId peer)
{
    const std::size_t index = toNumber(peer);
    if (index >= m_kinds.size())
        m_kinds.resize(index + 1, Kind::Unknown);
    Kind &kind = m_kinds[index];
    if (kind == Kind::Unknown)
        kind = reader.peer(peer).isStream ? Kind::Stream : Kind::Datagrams;
    return kind == Kind::Stream;
}

} // namespace SocketDesk
