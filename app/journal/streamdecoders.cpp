// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/streamdecoders.h"

#include <utility>

namespace SocketDesk {

StreamDecoders::StreamDecoders(const Encoding &encoding)
    : m_seeker(encoding)
{}

TextDecoder *StreamDecoders::before(const JournalReader &reader, const Record &chunk)
{
    if (!m_peers.isStream(reader, chunk.peer))
        return nullptr;
    const StreamKey key{chunk.peer, chunk.kind};
    auto decoder = m_decoders.find(key);
    if (decoder == m_decoders.end())
        decoder = m_decoders.emplace(key, m_seeker.before(reader, chunk)).first;
    return &decoder->second;
}

TextDecoder StreamDecoders::takeEnded(const Record &event, RecordKind kind)
{
    return endsStream(event.event, kind) ? take({event.peer, kind}) : TextDecoder(encoding());
}

std::vector<StreamDecoders::StreamKey> StreamDecoders::unfinished() const
{
    std::vector<StreamKey> keys;
    for (const auto &[key, decoder] : m_decoders) {
        if (decoder.pendingBytes() > 0)
            keys.push_back(key);
    }
    return keys;
}

TextDecoder StreamDecoders::take(const StreamKey &stream)
{
    const auto taken = m_decoders.extract(stream);
    return taken.empty() ? TextDecoder(encoding()) : std::move(taken.mapped());
}

} // namespace SocketDesk
