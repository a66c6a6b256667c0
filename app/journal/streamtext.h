// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "text/decoder.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace SocketDesk {

class DecoderSearch;

/// The text of one chunk, read as a part of its stream.
struct ChunkText
{
    std::vector<DecodedUnit>
        units;               ///< characters that *end* in this chunk; begin < 0 where one began in an earlier one
    int carriedIn = 0;       ///< bytes of earlier chunks that the first units are made from
    int carriedOut = 0;      ///< bytes at the end of this chunk whose character ends in a later one, or nowhere yet
    qint64 invalidBytes = 0; ///< bytes of invalid units
    bool isGuess = false; ///< where the first character begins was too far to find out; see StreamText::setPatience()
};

/// Takes the units of a chunk, in order and a few thousand at a time: a large chunk has millions of bytes of them, which
/// would be out of the processor's reach before somebody uses them.
class UnitReceiver
{
public:
    virtual ~UnitReceiver() = default;

    /// Before all units: the first are made from \p carriedIn bytes of earlier chunks.
    virtual void begin(int carriedIn) = 0;
    virtual void add(std::span<const DecodedUnit> units) = 0; ///< with runs, as TextDecoder::feedRuns() gives them

protected:
    UnitReceiver() = default;
    Q_DISABLE_COPY_MOVE(UnitReceiver)
};

/// Decodes single chunks of a journal in one encoding, in any order, as if their stream had been decoded from its start.
///
/// Looks back to the nearest place where the encoding resynchronises; for streams without one it keeps checkpoints, so
/// walking forwards costs each byte once. A datagram stands alone: what is cut at its end is invalid. At the end of a
/// TCP stream (FIN, RST, our closing) what is still pending is invalid and ends in the last chunk, which has no
/// carriedOut any more once the reader has seen the event. For one thread; copies share checkpoints only.
class StreamText
{
public:
    StreamText(JournalReader reader, const Encoding &encoding);
    StreamText(const StreamText &);
    StreamText &operator=(const StreamText &);
    ~StreamText();

    [[nodiscard]] const Encoding &encoding() const;
    [[nodiscard]] JournalReader &reader();

    /// From now on at most \p bytes are gone over to find where characters begin, all in all: of what is further, the
    /// likeliest text is given. Without a number, as from the begin, whatever that takes.
    void setPatience(std::optional<qsizetype> bytes);
    [[nodiscard]] std::optional<qsizetype> patience() const; ///< what is left of it

    /// Goes the way for which the patience did not suffice to the text of \p id; decode() then knows it.
    [[nodiscard]] std::unique_ptr<DecoderSearch> search(RecordId id) const;

    /// The text of the chunk \p id. Units of a very large chunk are cut nowhere: a chunk is at most maximumChunk bytes.
    [[nodiscard]] ChunkText decode(RecordId id);

    /// The same, with the units given to \p receiver; the result has none.
    [[nodiscard]] ChunkText decode(RecordId id, UnitReceiver &receiver);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
