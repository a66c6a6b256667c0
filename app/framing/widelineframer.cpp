// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/widelineframer.h"

#include <algorithm>

namespace SocketDesk {

WideLineFramer::WideLineFramer(const CodeUnit &unit, quint64 limit)
    : m_unitBytes(quint64(unit.bytes))
    , m_byteOrder(unit.byteOrder)
    , m_limit(std::max(m_unitBytes, limit / m_unitBytes * m_unitBytes))
{
    Q_ASSERT(unit.bytes == 2 || unit.bytes == 4);
}

void WideLineFramer::feed(QByteArrayView bytes, Timestamp, const MessageHandler &handle)
{
    for (const char byte : bytes) {
        const quint32 unit = withByte(uchar(byte));
        ++m_state.offset;
        const quint64 afterCr = m_state.detail & 1;
        m_state.detail = pendingBytes() == 0 ? afterCr : (quint64(unit) << 1 | afterCr);
        if (pendingBytes() == 0)
            takeUnit(unit, handle);
    }
}

/// The unit under way with \p byte, which is the next one.
quint32 WideLineFramer::withByte(uchar byte) const
{
    const auto pending = quint32(m_state.detail >> 1);
    if (m_byteOrder == ByteOrder::BigEndian)
        return pending << 8 | byte;
    return pending | quint32(byte) << (8 * pendingBytes());
}

void WideLineFramer::takeUnit(quint32 unit, const MessageHandler &handle)
{
    if (isAfterCr()) {
        const quint64 lfBytes = unit == '\n' ? m_unitBytes : 0;
        endLine(m_state.offset - m_unitBytes + lfBytes, quint32(m_unitBytes + lfBytes), handle);
        if (lfBytes > 0)
            return;
    }
    if (unit == '\n')
        endLine(m_state.offset, quint32(m_unitBytes), handle);
    else if (unit == '\r')
        m_state.detail = 1;
    else if (m_state.offset - m_state.begin > m_limit)
        end(upTo(m_state.begin + m_limit, MessageState::LimitExceeded), handle);
}

/// A CR with half a unit behind it is no line end any more, because nothing may be lost that came.
Message WideLineFramer::atEnd() const
{
    const bool isComplete = isAfterCr() && pendingBytes() == 0;
    Message message = upTo(m_state.offset, isComplete ? MessageState::Complete : MessageState::Unfinished);
    message.tailBytes = isComplete ? quint32(m_unitBytes) : 0;
    return message;
}

void WideLineFramer::endLine(quint64 lineEnd, quint32 lineEndBytes, const MessageHandler &handle)
{
    Message line = upTo(lineEnd, MessageState::Complete);
    line.tailBytes = lineEndBytes;
    m_state.detail = 0;
    end(line, handle);
}

} // namespace SocketDesk
