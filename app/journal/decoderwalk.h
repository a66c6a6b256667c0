// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/decoderstates.h"
#include "journal/journalreader.h"

#include <memory>
#include <optional>
#include <vector>

namespace SocketDesk {

/// A decoder and what it cost to bring it where it is from the last state that was kept.
struct DecoderState
{
    RecordId after = noRecord;
    qsizetype cost = 0;
    TextDecoder decoder;

    /// It has read so many \p bytes more and now stands after \p chunk; every so often that is kept in \p states.
    void passed(RecordId chunk, qsizetype bytes, DecoderStates &states);
};

/// The way to the state after a chunk: back to the nearest known one, then forwards, in pieces of any size.
///
/// For one thread at a time.
class DecoderWalk
{
public:
    /// \param chunk noRecord: the begin of a stream
    DecoderWalk(std::shared_ptr<DecoderStates> states, RecordId chunk);

    /// Goes on over at most \p most bytes and one chunk, by which \p most is lessened; what is known is found without any.
    /// \return true where the state is found
    [[nodiscard]] bool advance(const JournalReader &reader, qsizetype &most);

    // Once it is found:
    [[nodiscard]] TextDecoder takeDecoder() { return std::move(m_state->decoder); }
    void keepState(); ///< for all who share the states

    [[nodiscard]] double progress() const; ///< 0 to 1

private:
    void stepBack(const JournalReader &reader, qsizetype &most);
    void stepForward(const JournalReader &reader, qsizetype &most);

    std::shared_ptr<DecoderStates> m_states;
    RecordId m_at;                   ///< on the way back
    std::vector<RecordId> m_skipped; ///< chunks to go over, the first one last
    std::size_t m_skippedInAll = 0;
    std::optional<DecoderState> m_state; ///< on the way forwards
};

} // namespace SocketDesk
