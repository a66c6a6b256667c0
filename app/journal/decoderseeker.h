// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "text/decoder.h"

#include <array>
#include <map>
#include <unordered_map>
#include <utility>

namespace SocketDesk {

/// Finds the state in which a decoder stands before any chunk of a stream, as if it had read the stream from its start.
///
/// Looks back for the nearest byte after which the encoding is in its initial state; for UTF-8 and for 16 and 32 bit
/// encodings a few bytes are enough. Where no such byte comes, the states passed on the way are kept as checkpoints, so that the
/// next search ends there. For one thread; copies are independent.
class DecoderSeeker
{
public:
    explicit DecoderSeeker(const Encoding &encoding);

    [[nodiscard]] const Encoding &encoding() const { return m_encoding; }

    /// The decoder before \p chunk, which is of \p reader.
    [[nodiscard]] TextDecoder before(const JournalReader &reader, const Record &chunk);

    /// Tells the decoder as it is after \p chunk, so that the next chunk of its stream needs no search.
    void remember(const Record &chunk, const TextDecoder &after);

private:
    using StreamKey = std::pair<PeerId, RecordKind>;

    /// A known state, and what it cost to get there from the last one that was kept.
    struct State
    {
        RecordId after = noRecord;
        qsizetype cost = 0;
        TextDecoder decoder;
    };

    [[nodiscard]] TextDecoder fromUnitBoundary(const JournalReader &reader, const Record &chunk) const;
    void feedReleased(TextDecoder &decoder, quint64 firstOffset, quint64 from) const;
    [[nodiscard]] State search(const JournalReader &reader, const Record &chunk, std::vector<RecordId> &skipped) const;
    [[nodiscard]] qsizetype resynchronised(QByteArrayView bytes) const;
    void passed(State &state, RecordId chunk, qsizetype bytes);

    Encoding m_encoding;
    bool m_isUtf8;
    std::array<bool, 256> m_resynchronises{};
    std::map<StreamKey, State> m_newest;                     ///< of streams that are read forwards
    std::unordered_map<RecordId, TextDecoder> m_checkpoints; ///< after these chunks
};

} // namespace SocketDesk
