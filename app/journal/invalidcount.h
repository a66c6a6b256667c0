// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/streamdecoders.h"
#include "text/encoding.h"

#include <atomic>
#include <map>
#include <optional>

namespace SocketDesk {

/// Counts the undecodable bytes of what was received, slice by slice, and looks for an encoding that fits better.
///
/// Plain arithmetic over a journal reader, for one thread at a time; only cancel() may be called from another.
class InvalidCount
{
public:
    /// Starts at the record \p from; a character that was cut before it counts where it ends.
    InvalidCount(JournalReader reader, const Encoding &encoding, RecordId from);

    /// Goes on to the end of what the journal holds now, at most over \p most bytes and a bounded number of records.
    /// What was released before its turn is not counted.
    /// \return true if there is more
    bool advance(qsizetype most);

    /// Ends the advance() under way soon; what has been counted is then worth nothing.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

    [[nodiscard]] RecordId next() const { return m_next; } ///< everything before it is counted
    [[nodiscard]] qint64 invalidBytes() const { return m_invalidBytes; }
    [[nodiscard]] std::optional<Encoding> hint() const { return m_hint; }

private:
    void passOver();
    void count(const Record &record);
    [[nodiscard]] qint64 countDatagram(QByteArrayView bytes);
    void sample(const Record &chunk, bool hasInvalid);
    void lookForHint();

    JournalReader m_reader;
    StreamDecoders m_decoders;
    TextDecoder m_datagramDecoder;
    std::map<PeerId, QByteArray> m_samples; ///< from where a peer's bytes were invalid first
    bool m_samplesGrew = false;
    RecordId m_next;
    qint64 m_invalidBytes = 0;
    std::optional<Encoding> m_hint;
    std::atomic<bool> m_cancelled = false;
};

} // namespace SocketDesk
