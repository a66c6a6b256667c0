// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/characterbegins.h"
#include "journal/decoderseeker.h"
#include "journal/journalreader.h"
#include "journal/peerkinds.h"
#include "journal/searchhits.h"
#include "journal/searchpattern.h"

#include <atomic>
#include <unordered_map>

namespace SocketDesk {

/// Finds a pattern in parts of a journal.
///
/// The bytes of a stream are searched as they belong together, whatever reads they came in: a hit is found with the
/// record in which it ends, looking back over as many bytes as SearchPattern::overlap(). One of a regular expression may
/// be found again, longer, with the records that follow. A datagram stands alone.
/// Events are not searched. Plain arithmetic, for one thread.
class SearchScan
{
public:
    SearchScan(JournalReader reader, SearchPattern pattern);
    Q_DISABLE_COPY_MOVE(SearchScan)

    [[nodiscard]] JournalReader &reader() { return m_reader; }

    /// The hits that end in the records from \p begin to before \p end; at most \p room of them are kept. Parts may come
    /// in any order; it is quicker if they follow each other.
    [[nodiscard]] FoundHits scan(RecordId begin, RecordId end, std::size_t room);

    /// Ends the scan() under way soon, and all that follow at once; what they give is then worth nothing. Any thread.
    void cancel() { m_isCancelled = true; }

private:
    /// Where in the bytes a chunk begins.
    struct Part
    {
        qsizetype begin = 0;
        RecordId record = noRecord;
        quint32 offset = 0; ///< of the first of the bytes in the payload
    };

    /// The bytes of a stream that are searched next, behind those that may be the begin of a hit.
    struct Stream
    {
        std::vector<char> bytes;
        std::vector<Part> parts;
        void add(const Record &record);
        [[nodiscard]] QByteArrayView view() const { return {bytes.data(), size()}; }
        [[nodiscard]] qsizetype size() const { return qsizetype(bytes.size()); }
        qsizetype start = 0; ///< of what may be part of a hit; what lies before is context
        RecordId last = noRecord;
        qsizetype fresh = 0;  ///< begin of the bytes in which a hit has to end to be new
        bool isFresh = false; ///< there are such bytes
    };

    [[nodiscard]] Stream &streamOf(const Record &record);
    void addToStream(const Record &record, Stream &stream);
    void takeEarlierBytes(const Record &record, Stream &stream) const;
    void searchDatagram(const Record &record);
    void giveBackRoom();
    void searchStream(Stream &stream);
    template<typename Take>
    [[nodiscard]] qsizetype forEachMatch(QByteArrayView bytes, qsizetype from, Take take);
    [[nodiscard]] bool mayGrow(SearchPattern::Match last, const Stream &stream) const;
    [[nodiscard]] TextDecoder decoderBefore(const Stream &stream);
    void addHit(const Stream &stream, SearchPattern::Match match);
    void keepEnd(Stream &stream, qsizetype from) const;
    [[nodiscard]] qsizetype behind(SearchPattern::Match match) const;
    [[nodiscard]] bool hasRoom() const { return m_found.hits.size() < m_room; }

    JournalReader m_reader;
    SearchPattern m_pattern;
    std::optional<CharacterBegins> m_characters; ///< where a match counts
    std::optional<DecoderSeeker> m_seeker;       ///< with it
    PeerKinds m_peers;
    std::unordered_map<quint64, Stream> m_streams; ///< by peer and direction
    std::vector<Stream *> m_fresh;
    Stream *m_lastStream = nullptr; ///< of the record before, which the next one often is of too
    quint64 m_lastKey = 0;
    Stream *m_roomy = nullptr; ///< keeps its room from one part of the journal to the next
    FoundHits m_found;
    std::size_t m_room = 0;
    std::atomic<bool> m_isCancelled = false;
};

} // namespace SocketDesk
