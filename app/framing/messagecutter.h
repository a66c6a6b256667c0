// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"
#include "framing/journalmessage.h"
#include "framing/silencequeue.h"
#include "journal/peerkinds.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace SocketDesk {

using JournalMessageHandler = std::function<void(const JournalMessage &)>;

/// Cuts the records of a journal, read one after the other, into the messages of all their streams.
///
/// Plain arithmetic, for one thread at a time. Tells messages in the order in which they end; that order depends on the
/// records alone. A datagram is framed by itself, an empty one is an empty message. A stream ends with the event that
/// says so. Where records are left out, the message they would have continued ends unfinished and framing begins anew.
class MessageCutter
{
public:
    /// \param config must be valid
    explicit MessageCutter(const FramingConfig &config);

    /// Goes over \p record, which is of \p reader, and tells the messages whose end it shows: first those that a silence
    /// before it has ended, then its own.
    void read(const JournalReader &reader, const Record &record, const JournalMessageHandler &handle);

    /// Tells the messages that a silence has ended by \p now, although no record came.
    void elapse(Timestamp now, const JournalMessageHandler &handle);

    /// When elapse() has something to tell if no record comes before.
    [[nodiscard]] std::optional<Timestamp> deadline() const;

    /// Ends all streams, in the order of peers: nothing more will be read.
    void finish(const JournalMessageHandler &handle);

    /// True where \p chunk is cut without regard to other chunks.
    [[nodiscard]] bool standsAlone(const JournalReader &reader, const Record &chunk);

    /// How the framer of the stream of \p chunk, which does not stand alone, stands before it.
    [[nodiscard]] FramerState stateBefore(const Record &chunk) const;

    /// The record in which the oldest message begins that has not ended, or one before; noRecord where there is none.
    [[nodiscard]] RecordId firstUnderWay() const;

    /// How the framer of a stream stands now, and the last chunk it went over.
    struct StreamTip
    {
        FramerState state;
        RecordId lastRecord = noRecord;  ///< noRecord where there was none yet
        RecordId firstRecord = noRecord; ///< that has bytes of the message under way, or one before
    };
    [[nodiscard]] StreamTip tip(StreamKey stream) const;

private:
    void cutAlone(const Record &chunk, const JournalMessageHandler &handle);
    void cutInStream(const Record &chunk, const JournalMessageHandler &handle);
    void endStreams(const Record &event, const JournalMessageHandler &handle);
    void finishStream(StreamKey key, const JournalMessageHandler &handle);
    [[nodiscard]] StreamTip &tipFor(StreamKey key);

    bool m_eachChunkAlone;
    std::unique_ptr<Framer> m_framer; ///< of all streams in turn
    std::optional<SilenceQueue> m_silences;
    std::vector<StreamTip> m_tips; ///< by stream
    PeerKinds m_peers;
};

} // namespace SocketDesk
