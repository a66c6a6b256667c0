// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/framer.h"

#include "framing/chunkframer.h"
#include "framing/delimiterframer.h"
#include "framing/fixedframer.h"
#include "framing/gapframer.h"
#include "framing/lengthframer.h"
#include "framing/lineframer.h"
#include "framing/widelineframer.h"

namespace SocketDesk {

void Framer::finish(const MessageHandler &handle)
{
    if (m_state.begin != m_state.offset)
        end(atEnd(), handle);
    m_state = FramerState::startingAt(m_state.offset);
}

Message Framer::underWay() const
{
    Message message = atEnd();
    if (message.state != MessageState::Unframed)
        message.state = MessageState::UnderWay;
    return message;
}

Message Framer::atEnd() const
{
    return upTo(m_state.offset, MessageState::Unfinished);
}

Message Framer::upTo(quint64 end, MessageState state) const
{
    return {m_state.begin, end - m_state.begin, 0, 0, state};
}

void Framer::end(const Message &message, const MessageHandler &handle)
{
    Q_ASSERT(message.offset == m_state.begin);
    m_state.begin = message.end();
    handle(message);
}

std::unique_ptr<Framer> makeFramer(const FramingConfig &config)
{
    Q_ASSERT(config.isValid());
    const auto limit = quint64(config.limit);
    switch (config.kind) {
    case FramingKind::None:
        break;
    case FramingKind::Line:
        if (config.codeUnit.bytes > 1)
            return std::make_unique<WideLineFramer>(config.codeUnit, limit);
        return std::make_unique<LineFramer>(limit);
    case FramingKind::Delimiter:
        return std::make_unique<DelimiterFramer>(config.delimiter, limit);
    case FramingKind::Fixed:
        return std::make_unique<FixedFramer>(quint64(config.fixedBytes));
    case FramingKind::Length:
        return std::make_unique<LengthFramer>(config.length, limit);
    case FramingKind::Gap:
        return std::make_unique<GapFramer>(config.gap, limit);
    }
    return std::make_unique<ChunkFramer>();
}

} // namespace SocketDesk
