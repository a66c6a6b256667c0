// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/lengthframer.h"

#include <algorithm>

namespace SocketDesk {

namespace {

// The detail is what has come of the field while the header comes, then the length of the whole message. Behind a bad
// length it is this, which is neither: a field that is not complete has a byte of zeros.
constexpr quint64 unframed = ~quint64(0);

} // namespace

quint64 lengthIn(QByteArrayView header, const LengthField &field)
{
    Q_ASSERT(header.size() == field.headBytes());
    quint64 length = 0;
    for (int i = 0; i < field.width; ++i) {
        const int place = field.byteOrder == ByteOrder::BigEndian ? i : field.width - 1 - i;
        length = length << 8 | uchar(header[field.offset + place]);
    }
    return length;
}

LengthFramer::LengthFramer(const LengthField &field, quint64 limit)
    : m_field(field)
    , m_headBytes(quint64(field.headBytes()))
    , m_limit(limit)
{
    Q_ASSERT(field.width >= 1 && field.width <= 8 && field.offset >= 0 && limit > 0);
}

void LengthFramer::feed(QByteArrayView bytes, Timestamp, const MessageHandler &handle)
{
    const quint64 start = m_state.offset;
    const quint64 end = start + quint64(bytes.size());
    while (m_state.offset != end) {
        const QByteArrayView rest = bytes.sliced(qsizetype(m_state.offset - start));
        if (isUnframed())
            takeUnframed(rest, handle);
        else if (isInHeader())
            takeHeader(rest, handle);
        else
            takeBody(rest, handle);
    }
}

Message LengthFramer::atEnd() const
{
    if (isUnframed())
        return upTo(m_state.offset, MessageState::Unframed);
    Message message = upTo(m_state.offset, MessageState::Unfinished);
    message.headBytes = quint32(std::min(message.length, m_headBytes));
    return message;
}

bool LengthFramer::isUnframed() const
{
    return m_state.detail == unframed;
}

void LengthFramer::takeHeader(QByteArrayView bytes, const MessageHandler &handle)
{
    for (const char byte : bytes) {
        if (messageBytes() >= quint64(m_field.offset))
            takeFieldByte(uchar(byte));
        ++m_state.offset;
        if (!isInHeader())
            return endHeader(handle);
    }
}

void LengthFramer::takeFieldByte(uchar byte)
{
    if (m_field.byteOrder == ByteOrder::BigEndian)
        m_state.detail = m_state.detail << 8 | byte;
    else
        m_state.detail |= quint64(byte) << 8 * (messageBytes() - quint64(m_field.offset));
}

void LengthFramer::takeBody(QByteArrayView bytes, const MessageHandler &handle)
{
    m_state.offset += std::min(m_state.detail - messageBytes(), quint64(bytes.size()));
    if (messageBytes() != m_state.detail)
        return;
    Message message = upTo(m_state.offset, MessageState::Complete);
    message.headBytes = quint32(m_headBytes);
    m_state.detail = 0;
    end(message, handle);
}

void LengthFramer::takeUnframed(QByteArrayView bytes, const MessageHandler &handle)
{
    m_state.offset += quint64(bytes.size());
    while (messageBytes() > m_limit)
        end(upTo(m_state.begin + m_limit, MessageState::Unframed), handle);
}

void LengthFramer::endHeader(const MessageHandler &handle)
{
    if (const std::optional<quint64> body = bodyBytes(m_state.detail)) {
        m_state.detail = m_headBytes + *body;
        takeBody({}, handle); // it may have none
        return;
    }
    Message header = upTo(m_state.offset, MessageState::BadLength);
    header.headBytes = quint32(m_headBytes);
    m_state.detail = unframed;
    end(header, handle);
}

std::optional<quint64> LengthFramer::bodyBytes(quint64 value) const
{
    const auto adjust = quint64(qAbs(m_field.adjust));
    if (value > m_limit + adjust || (m_field.adjust < 0 && value < adjust))
        return {};
    const quint64 body = m_field.adjust < 0 ? value - adjust : value + adjust;
    return body <= m_limit ? std::optional(body) : std::nullopt;
}

} // namespace SocketDesk
