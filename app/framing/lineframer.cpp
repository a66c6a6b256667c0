// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/lineframer.h"

#include <algorithm>

namespace SocketDesk {

namespace {

/// Finds one byte again and again further on; however often it is asked, each byte is looked at once.
class Finder
{
public:
    Finder(QByteArrayView bytes, char wanted)
        : m_bytes(bytes)
        , m_wanted(wanted)
    {}

    /// Where it is first at or after \p from, which never goes back; the size of the bytes where it is not.
    [[nodiscard]] qsizetype from(qsizetype from)
    {
        if (m_next < from) {
            m_next = m_bytes.indexOf(m_wanted, from);
            if (m_next < 0)
                m_next = m_bytes.size();
        }
        return m_next;
    }

private:
    QByteArrayView m_bytes;
    char m_wanted;
    qsizetype m_next = -1;
};

} // namespace

LineFramer::LineFramer(quint64 limit)
    : m_limit(limit)
{
    Q_ASSERT(limit > 0);
}

void LineFramer::feed(QByteArrayView bytes, Timestamp, const MessageHandler &handle)
{
    const quint64 start = m_state.offset;
    Finder lf(bytes, '\n');
    Finder cr(bytes, '\r');
    for (qsizetype at = 0; at < bytes.size(); at = qsizetype(m_state.offset - start)) {
        if (isAfterCr()) {
            const quint32 lfBytes = bytes[at] == '\n' ? 1 : 0;
            m_state.offset += lfBytes;
            endLine(1 + lfBytes, handle);
            continue;
        }
        const qsizetype lineEnd = std::min(lf.from(at), cr.from(at));
        m_state.offset = start + quint64(lineEnd);
        while (m_state.offset - m_state.begin > m_limit)
            end(upTo(m_state.begin + m_limit, MessageState::LimitExceeded), handle);
        if (lineEnd == bytes.size())
            return;
        ++m_state.offset;
        if (bytes[lineEnd] == '\r')
            m_state.detail = 1;
        else
            endLine(1, handle);
    }
}

Message LineFramer::atEnd() const
{
    Message message = upTo(m_state.offset, isAfterCr() ? MessageState::Complete : MessageState::Unfinished);
    message.tailBytes = isAfterCr() ? 1 : 0;
    return message;
}

void LineFramer::endLine(quint32 lineEndBytes, const MessageHandler &handle)
{
    Message line = upTo(m_state.offset, MessageState::Complete);
    line.tailBytes = lineEndBytes;
    m_state.detail = 0;
    end(line, handle);
}

} // namespace SocketDesk
