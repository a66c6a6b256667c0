// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "base/portable.h"
#include "journal/journalstore.h"
#include "journal/segmentreaper.h"
#include "journal/spillfolder.h"

#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <tuple>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageBytes = 64 * 1024; // the largest page of the systems we run on
constexpr qint64 firstSegmentBytes = qint64(1) << 20;
constexpr qint64 largestSegmentBytes = qint64(1) << 30; // offsets in a segment have 32 bits
constexpr qint64 tailBytesForEvents = 16 * 1024;
constexpr quint32 leastForAhead = quint32(8) << 20; // of a segment behind which the next one is made ahead
constexpr quint32 aheadPart = 8;                    // and of which so small a part is full by then
constexpr qint64 eventSegmentBytes = 256 * 1024;
constexpr qint64 eventBytesBeyondLimit = 1024 * 1024;
constexpr qsizetype longestEventText = 1024;
constexpr qsizetype longestEvent = 8 * 1024;
constexpr quint32 peersInMemory = 20'000;
constexpr qint64 peerBytes = qint64(4) << 20; // of peers beyond those, at a time
constexpr qint64 leastSegments = 8;           // that the limit is divided into, where segments are released
constexpr qint64 peerShare = 4;               // and of which peers may take one part of so many

JournalConfig usable(JournalConfig config)
{
    config.segmentBytes = std::clamp(config.segmentBytes, pageBytes, largestSegmentBytes);
    return config;
}

qint64 wholePages(qint64 bytes)
{
    return (bytes + pageBytes - 1) / pageBytes * pageBytes;
}

QByteArray eventBytes(const EventDetail &detail)
{
    QByteArray bytes = detail.toBytes();
    if (bytes.size() <= longestEvent)
        return bytes;
    EventDetail shorter = detail;
    shorter.text.truncate(longestEventText);
    shorter.error.arguments.clear();
    return shorter.toBytes();
}

} // namespace

Journal::Journal(JournalConfig config)
    : m_config(usable(std::move(config)))
    , m_nextSegmentBytes(std::min(firstSegmentBytes, m_config.segmentBytes))
    , m_hasNoSpill(!m_config.survivesCrash)
    , m_store(std::make_shared<JournalStore>())
{}

/// The names go first: whoever still reads keeps the memory, and of that no crash leaves anything.
Journal::~Journal()
{
    m_spill.reset();
}

QString Journal::defaultFolder()
{
    if (const QString folder = portableFolder(); !folder.isEmpty())
        return folder % "/SocketDesk/journal"_L1;
    // Without a home Qt would name a folder in the root of the file system. The window and the terminal program share one.
    if (qEnvironmentVariableIsEmpty("HOME") && qEnvironmentVariableIsEmpty("XDG_CACHE_HOME"))
        return {};
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) % "/SocketDesk/journal"_L1;
}

void Journal::describe(const QByteArray &line)
{
    m_description = line;
    if (m_spill)
        m_spill->describe(line);
}

PeerId Journal::addPeer(const PeerEntry &entry)
{
    if (const PeerId known = entry.isStream ? noPeer : m_sources.find(entry); known != noPeer)
        return known;
    if (!makePeerRoom(entry.isStream))
        return noPeer;
    const PeerId peer = m_store->addPeer(entry);
    if (m_spill)
        m_spill->addPeer(entry);
    if (!entry.isStream)
        m_sources.remember(entry, peer);
    return peer;
}

/// The first peers are kept in memory, which most sessions never exceed. A flood of them goes where the records go, and
/// counts with these.
bool Journal::makePeerRoom(bool isStream)
{
    if (m_store->hasPeerRoom())
        return true;
    if (m_store->peerCount() >= peersInMemory && addMappedPeerRoom())
        return true;
    if (m_store->peerCount() >= peersInMemory && !isStream)
        return false;
    m_store->addPeerRoom();
    return true;
}

/// Peers stay when records are released, so they must not take all of the room.
bool Journal::addMappedPeerRoom()
{
    const bool isShareUsed = m_peerBytes + peerBytes > m_config.limit.bytes / peerShare;
    if (isShareUsed && m_config.limit.atLimit == AtLimit::ReleaseOldest)
        return false;
    releaseUntil([this] { return bytesLeft() >= peerBytes; });
    if (bytesLeft() < peerBytes)
        return false;
    const QString folder = m_config.folder.isEmpty() ? defaultFolder() : m_config.folder;
    Result<MappedMemory> memory =
        makePrivateFolder(folder).and_then([&] { return MappedMemory::inFolder(folder, peerBytes); });
    if (!memory)
        return false;
    m_fileBytes += peerBytes;
    m_peerBytes += peerBytes;
    std::ignore = memory->takeFile(); // which nobody writes to
    m_store->addPeerRoom(std::move(*memory));
    return true;
}

Result<std::span<char>> Journal::reserve(qsizetype wanted)
{
    return makeChunkRoom(wanted).map([this, wanted] {
        std::span<char> room = m_open.chunkRoom();
        if (m_open.writesBetter(quint32(wanted))) {
            if (!m_scratch)
                m_scratch = std::make_unique_for_overwrite<char[]>(maximumChunk);
            room = {m_scratch.get(), room.size()};
        }
        m_room = room.data();
        return room.first(std::min(room.size(), std::size_t(maximumChunk)));
    });
}

/// Room that is ready to be written to.
Result<void> Journal::makeChunkRoom(qsizetype wanted)
{
    Q_ASSERT(wanted >= 0 && wanted <= maximumChunk);
    const auto length = quint32(wanted);
    if (!m_open.takesChunk(length)) {
        if (const Result<void> opened = openSegment(length); !opened)
            return opened;
    }
    if (m_open.writesBetter(length) || m_open.prepare(length))
        return {};
    return failure({ErrorCode::DiskFull, {m_config.folder.isEmpty() ? defaultFolder() : m_config.folder}, ENOSPC, -1});
}

RecordId Journal::commit(RecordKind kind, PeerId peer, Timestamp time, qsizetype length, quint8 flags)
{
    return place(kind, peer, time, {m_room, length}, flags);
}

RecordId Journal::commit(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags)
{
    return place(kind, peer, time, bytes, flags);
}

Result<RecordId> Journal::append(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags)
{
    return makeChunkRoom(bytes.size()).map([&] { return place(kind, peer, time, bytes, flags); });
}

/// Publishes \p bytes, for which there is room, and which may lie there already.
RecordId Journal::place(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags)
{
    const auto length = quint32(bytes.size());
    Q_ASSERT(kind != RecordKind::Event);
    Q_ASSERT(bytes.size() <= maximumChunk && m_open.takesChunk(length));
    StreamTail &before = tail(peer, kind);
    const RecordHeader header{length,          peer, time.time_since_epoch().count(), before.bytes, before.last, kind,
                              EventKind::Note, flags};
    char *const room = m_open.chunkRoom().data();
    if (room == bytes.data() || !m_open.write(header, bytes)) {
        if (room != bytes.data()) {
            std::ignore = m_open.prepare(length); // the bytes are ours already: there is nobody left to refuse
            std::copy(bytes.begin(), bytes.end(), room);
        }
        m_open.put(header);
    }
    m_lastChunk = {room, bytes.size()};
    before.last = publish();
    before.bytes += length;
    if (m_open.used() >= m_orderAt)
        orderNextSegment();
    return before.last;
}

RecordId Journal::appendEvent(EventKind event, PeerId peer, Timestamp time, const EventDetail &detail)
{
    const QByteArray bytes = eventBytes(detail);
    const auto length = quint32(bytes.size());
    if (!makeEventRoom(length)) {
        ++m_lostEvents;
        return noRecord;
    }
    endStreams(event, peer); // by the record that this becomes, which readers must not see before
    std::copy(bytes.begin(), bytes.end(), m_open.eventRoom().begin());
    m_open.put({length, peer, time.time_since_epoch().count(), 0, noRecord, RecordKind::Event, event, 0});
    return publish();
}

JournalReader Journal::reader() const
{
    return JournalReader(m_store);
}

StreamTail &Journal::tail(PeerId peer, RecordKind kind)
{
    if (StreamTail *known = m_store->tail(peer, kind))
        return *known;
    return m_strangers[quint64(toNumber(peer)) * 2 + (kind == RecordKind::Sent ? 1 : 0)];
}

void Journal::endStreams(EventKind event, PeerId peer)
{
    for (const RecordKind kind : {RecordKind::Received, RecordKind::Sent}) {
        if (endsStream(event, kind))
            m_store->endStream(peer, kind, {RecordId(m_count), tail(peer, kind).last});
    }
}

RecordId Journal::publish()
{
    const RecordId id{m_count};
    m_store->publish(++m_count);
    return id;
}

Result<void> Journal::openSegment(quint32 payload)
{
    const qint64 kept = std::min(tailBytesForEvents, m_config.segmentBytes / 16);
    const qint64 needed = wholePages(qint64(sizeof(SegmentFileHeader)) + RecordHeader::spaceFor(payload) + kept);
    const qint64 wanted = std::max(needed, nextSegment());
    const qint64 enough = m_config.enough > 0 ? std::min(m_config.enough, m_config.limit.bytes) : m_config.limit.bytes;
    releaseUntil([this, wanted, enough] { return m_fileBytes + m_memoryBytes + wanted <= enough; });
    // A limit that was set below the size of the one segment there is, which is open, is exceeded until it can go.
    const bool isLastWay = m_parts.size() == 1 && m_config.limit.atLimit == AtLimit::ReleaseOldest;
    const qint64 room = std::max(bytesLeft() / pageBytes * pageBytes, isLastWay ? wanted : 0);
    if (room < needed) {
        Error error = full();
        if (m_config.limit.atLimit == AtLimit::ReleaseOldest && hasReleasable())
            error.arguments << u"held"_s; // there will be room as soon as somebody has read on, or is by now
        return failure(error);
    }
    qint64 size = std::min(room, wanted);
    Result<Room> found = segmentRoom(size);
    while (isDiskFull(found) && size > needed) { // what is left of the disk
        size = std::max(wholePages(size / 2), needed);
        found = segmentRoom(size);
    }
    return found.map([this, kept](Room taken) {
        startSegment(std::move(taken), quint32(kept));
        m_nextSegmentBytes = std::min(m_nextSegmentBytes * 2, m_config.segmentBytes);
    });
}

qint64 Journal::nextSegment() const
{
    return std::min(m_nextSegmentBytes, fullGrownSegment());
}

/// Where whole segments are released, the limit holds several, so that most of it is in use at any time.
qint64 Journal::fullGrownSegment() const
{
    if (m_config.limit.atLimit == AtLimit::Pause)
        return m_config.segmentBytes;
    return std::clamp(m_config.limit.bytes / leastSegments / pageBytes * pageBytes, pageBytes, m_config.segmentBytes);
}

qint64 Journal::bytesLeft() const
{
    return m_config.limit.bytes - m_fileBytes - m_memoryBytes;
}

qint64 &Journal::bytesOf(Source source)
{
    switch (source) {
    case Source::File:
        return m_fileBytes;
    case Source::Memory:
        return m_memoryBytes;
    case Source::BeyondLimit:
        return m_eventBytes;
    }
    Q_UNREACHABLE();
}

/// There is a segment that may go, as soon as nobody reads it: never the open one, never the one with the last record.
bool Journal::hasReleasable() const
{
    return m_parts.size() > 1 && toNumber(m_parts[1].segment->firstId()) < m_count;
}

/// Releases nothing that somebody still has to read.
void Journal::releaseUntil(const std::function<bool()> &hasRoom)
{
    if (m_config.limit.atLimit == AtLimit::Pause)
        return;
    const RecordId held = hasRoom() ? noRecord : m_store->heldFrom();
    while (hasReleasable() && !hasRoom()) {
        const Segment &following = *m_parts[1].segment;
        if (following.firstId() > held)
            return;
        tellReleased(following.firstId());
        const Part &oldest = m_parts.front();
        bytesOf(oldest.source) -= oldest.segment->size();
        if (m_spill && oldest.file)
            m_spill->removeSegment(*oldest.file);
        m_store->releaseBefore(following);
        if (m_keepsReleased)
            m_released.push_back(oldest.segment);
        m_parts.pop_front();
    }
}

void Journal::tellReleased(RecordId end) const
{
    if (!m_config.onRelease)
        return;
    const JournalReader all = reader();
    all.forEach(RecordId(0), end, [this, &all](const Record &record) { m_config.onRelease(all, record); });
}

bool Journal::makeEventRoom(quint32 length)
{
    return m_open.takesEvent(length) || openSegment(length) || openEventSegment(length);
}

bool Journal::openEventSegment(quint32 length)
{
    Q_ASSERT(sizeof(SegmentFileHeader) + RecordHeader::spaceFor(length) <= eventSegmentBytes);
    if (m_eventBytes + eventSegmentBytes > eventBytesBeyondLimit)
        return false;
    Result<MappedMemory> memory = MappedMemory::anonymous(eventSegmentBytes);
    if (!memory)
        return false;
    m_eventBytes += eventSegmentBytes;
    startSegment({std::move(*memory), Source::BeyondLimit, {}}, quint32(eventSegmentBytes));
    return true;
}

void Journal::startSegment(Room room, quint32 keptForEvents)
{
    auto file = room.memory.takeFile();
    const auto segment = makeReapedSegment(std::move(room.memory), m_open.end(RecordId(m_count)));
    m_store->addSegment(segment);
    m_parts.push_back({segment, room.source, room.file});
    m_open.seal();
    m_open = SegmentWriter(segment, std::move(file), keptForEvents);
    m_orderAt = segment->size() >= leastForAhead ? segment->size() / aheadPart : noOrder;
}

} // namespace SocketDesk
