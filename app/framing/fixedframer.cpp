// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/fixedframer.h"

namespace SocketDesk {

FixedFramer::FixedFramer(quint64 size)
    : m_size(size)
{
    Q_ASSERT(size > 0);
}

void FixedFramer::feed(QByteArrayView bytes, Timestamp, const MessageHandler &handle)
{
    m_state.offset += quint64(bytes.size());
    while (m_state.offset - m_state.begin >= m_size)
        end(upTo(m_state.begin + m_size, MessageState::Complete), handle);
}

} // namespace SocketDesk
