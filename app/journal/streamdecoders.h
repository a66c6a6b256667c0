// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/decoderseeker.h"
#include "journal/peerkinds.h"

#include <map>

namespace SocketDesk {

/// The decoders of all streams of a journal, for someone who reads its records in order, from any place on.
///
/// A stream that was under way before gets its decoder by looking back; from then on each chunk is decoded once.
class StreamDecoders
{
public:
    explicit StreamDecoders(const Encoding &encoding);

    [[nodiscard]] const Encoding &encoding() const { return m_seeker.encoding(); }

    /// The decoder that stands before \p chunk and is to be fed with its bytes; nullptr for a datagram, which stands
    /// alone.
    [[nodiscard]] TextDecoder *before(const JournalReader &reader, const Record &chunk);

    /// Takes the decoder of the stream that \p event ends in the direction \p kind, with the bytes that stay pending.
    /// A new one where the event ends none or nothing had come.
    [[nodiscard]] TextDecoder takeEnded(const Record &event, RecordKind kind);

    /// The streams that have pending bytes now, by peer and direction.
    using StreamKey = std::pair<PeerId, RecordKind>;
    [[nodiscard]] std::vector<StreamKey> unfinished() const;
    [[nodiscard]] TextDecoder take(const StreamKey &stream);

private:
    DecoderSeeker m_seeker;
    PeerKinds m_peers;
    std::map<StreamKey, TextDecoder> m_decoders;
};

} // namespace SocketDesk
