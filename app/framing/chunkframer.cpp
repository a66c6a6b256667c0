// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/chunkframer.h"

namespace SocketDesk {

void ChunkFramer::feed(QByteArrayView bytes, Timestamp, const MessageHandler &handle)
{
    m_state.offset += quint64(bytes.size());
    end(upTo(m_state.offset, MessageState::Complete), handle);
}

} // namespace SocketDesk
