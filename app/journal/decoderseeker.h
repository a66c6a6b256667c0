// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/decoderwalk.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace SocketDesk {

/// Finds the state in which a decoder stands before any chunk of a stream, as if it had read the stream from its start.
///
/// Looks back for the nearest byte after which the encoding is in its initial state; for UTF-8 and for 16 and 32 bit
/// encodings a few bytes are enough. Where no such byte comes, the states passed on the way are kept as checkpoints, so that the
/// next search ends there. For one thread; copies share the checkpoints and are independent otherwise.
class DecoderSeeker
{
public:
    explicit DecoderSeeker(const Encoding &encoding);

    [[nodiscard]] const Encoding &encoding() const { return m_states->encoding(); }

    /// The decoder before \p chunk, which is of \p reader.
    [[nodiscard]] TextDecoder before(const JournalReader &reader, const Record &chunk);

    /// The same if the way to it is not longer than \p most bytes there and back, which is lessened by it.
    [[nodiscard]] std::optional<TextDecoder> before(const JournalReader &reader, const Record &chunk, qsizetype &most);

    /// The way to it, to be gone elsewhere; what is passed on it is known here too.
    [[nodiscard]] DecoderWalk walkTo(const Record &chunk) const { return {m_states, chunk.previousInStream}; }

    /// Tells the decoder as it is after \p chunk, so that the next chunk of its stream needs no search.
    void remember(const Record &chunk, const TextDecoder &after);

private:
    using StreamKey = std::pair<PeerId, RecordKind>;

    [[nodiscard]] TextDecoder fromUnitBoundary(const JournalReader &reader, const Record &chunk) const;
    void feedReleased(TextDecoder &decoder, quint64 firstOffset, quint64 from) const;

    std::shared_ptr<DecoderStates> m_states;
    std::map<StreamKey, DecoderState> m_newest; ///< of streams that are read forwards
};

} // namespace SocketDesk
