// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"

#include <vector>

namespace SocketDesk {

/// Remembers of each peer whether its bytes are a stream, because asking the journal takes a lock.
class PeerKinds
{
public:
    [[nodiscard]] bool isStream(const JournalReader &reader, PeerId peer);

private:
    enum class Kind : quint8 { Unknown, Stream, Datagrams };

    std::vector<Kind> m_kinds; ///< by peer id
};

} // namespace SocketDesk
