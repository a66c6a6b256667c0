// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "text/decoder.h"

#include <memory>
#include <vector>

namespace SocketDesk {

/// The text of one chunk, read as a part of its stream.
struct ChunkText
{
    std::vector<DecodedUnit>
        units;               ///< characters that *end* in this chunk; begin < 0 where one began in an earlier one
    int carriedIn = 0;       ///< bytes of earlier chunks that the first units are made from
    int carriedOut = 0;      ///< bytes at the end of this chunk whose character ends in a later one, or nowhere yet
    qint64 invalidBytes = 0; ///< bytes of invalid units
};

/// Decodes single chunks of a journal in one encoding, in any order, as if their stream had been decoded from its start.
///
/// Looks back to the nearest place where the encoding resynchronises; for streams without one it keeps checkpoints, so
/// walking forwards costs each byte once. A datagram stands alone: what is cut at its end is invalid. At the end of a
/// TCP stream (FIN, RST, our closing) what is still pending is invalid and ends in the last chunk, which has no
/// carriedOut any more once the reader has seen the event. For one thread; copies are independent.
class StreamText
{
public:
    StreamText(JournalReader reader, const Encoding &encoding);
    StreamText(const StreamText &);
    StreamText &operator=(const StreamText &);
    ~StreamText();

    [[nodiscard]] const Encoding &encoding() const;
    [[nodiscard]] JournalReader &reader();

    /// The text of the chunk \p id. Units of a very large chunk are cut nowhere: a chunk is at most maximumChunk bytes.
    [[nodiscard]] ChunkText decode(RecordId id);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
