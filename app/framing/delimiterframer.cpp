// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/delimiterframer.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

DelimiterFramer::DelimiterFramer(QByteArray delimiter, quint64 limit)
    : m_delimiter(std::move(delimiter))
    , m_limit(limit)
{
    Q_ASSERT(!m_delimiter.isEmpty() && m_delimiter.size() <= FramingConfig::maximumDelimiter && limit > 0);
    for (qsizetype i = 1; i < m_delimiter.size(); ++i)
        m_fallback[i + 1] = matchedAfter(m_fallback[i], m_delimiter[i]);
}

void DelimiterFramer::feed(QByteArrayView bytes, Timestamp, const MessageHandler &handle)
{
    const quint64 start = m_state.offset;
    for (qsizetype at = 0; at < bytes.size(); at = qsizetype(m_state.offset - start)) {
        // What has begun in earlier bytes is followed byte by byte, the rest is searched.
        if (matched() > at)
            take(bytes[at]);
        else
            search(bytes.sliced(at - matched()));
        cutAtLimit(handle);
        if (matched() == m_delimiter.size()) {
            Message message = atEnd();
            message.state = MessageState::Complete;
            m_state.detail = 0;
            end(message, handle);
        }
    }
}

Message DelimiterFramer::atEnd() const
{
    Message message = upTo(m_state.offset, MessageState::Unfinished);
    message.tailBytes = quint32(m_state.detail);
    return message;
}

void DelimiterFramer::take(char byte)
{
    ++m_state.offset;
    m_state.detail = quint64(matchedAfter(matched(), byte));
}

void DelimiterFramer::search(QByteArrayView bytes)
{
    m_state.offset -= std::exchange(m_state.detail, 0);
    if (const qsizetype found = bytes.indexOf(m_delimiter); found >= 0) {
        m_state.detail = quint64(m_delimiter.size());
        m_state.offset += quint64(found) + m_state.detail;
        return;
    }
    const qsizetype perhaps = std::min(m_delimiter.size() - 1, bytes.size());
    m_state.offset += quint64(bytes.size() - perhaps);
    for (const char byte : bytes.last(perhaps))
        take(byte);
}

qsizetype DelimiterFramer::matchedAfter(qsizetype matched, char byte) const
{
    while (matched > 0 && m_delimiter[matched] != byte)
        matched = m_fallback[matched];
    return m_delimiter[matched] == byte ? matched + 1 : 0;
}

void DelimiterFramer::cutAtLimit(const MessageHandler &handle)
{
    // What may still turn out to be the delimiter does not count.
    while (m_state.offset - m_state.detail - m_state.begin > m_limit)
        end(upTo(m_state.begin + m_limit, MessageState::LimitExceeded), handle);
}

} // namespace SocketDesk
