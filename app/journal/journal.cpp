// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "journal/journalstore.h"
#include "journal/segmentreaper.h"

#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageBytes = 64 * 1024; // the largest page of the systems we run on
constexpr qint64 firstSegmentBytes = qint64(1) << 20;
constexpr qint64 largestSegmentBytes = qint64(1) << 30; // offsets in a segment have 32 bits
constexpr qint64 tailBytesForEvents = 16 * 1024;
constexpr qint64 eventSegmentBytes = 256 * 1024;
constexpr qint64 eventBytesBeyondLimit = 1024 * 1024;
constexpr qsizetype longestEventText = 1024;
constexpr qsizetype longestEvent = 8 * 1024;
constexpr qint64 memoryLimitBytes = qint64(512) << 20; // where no file can be made

QString defaultFolder()
{
    // Without a home Qt would name a folder in the root of the file system.
    if (qEnvironmentVariableIsEmpty("HOME") && qEnvironmentVariableIsEmpty("XDG_CACHE_HOME"))
        return {};
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) % "/journal"_L1;
}

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
    , m_store(std::make_shared<JournalStore>())
{}

Journal::~Journal() = default;

PeerId Journal::addPeer(const PeerEntry &entry)
{
    return m_store->addPeer(entry);
}

Result<std::span<char>> Journal::reserve(qsizetype wanted)
{
    Q_ASSERT(wanted >= 0 && wanted <= maximumChunk);
    if (!m_open.takesChunk(quint32(wanted))) {
        if (const Result<void> opened = openSegment(quint32(wanted)); !opened)
            return failure(opened.error());
    }
    m_open.prepare(quint32(wanted));
    const std::span<char> room = m_open.chunkRoom();
    return room.first(std::min(room.size(), std::size_t(maximumChunk)));
}

RecordId Journal::commit(RecordKind kind, PeerId peer, Timestamp time, qsizetype length, quint8 flags)
{
    Q_ASSERT(kind != RecordKind::Event);
    Q_ASSERT(length >= 0 && length <= maximumChunk && m_open.takesChunk(quint32(length)));
    Stream &before = stream(peer, kind);
    const RecordId id = publish({quint32(length), peer, time.time_since_epoch().count(), before.bytes, before.last,
                                 kind, EventKind::Note, flags});
    before.last = id;
    before.bytes += quint64(length);
    return id;
}

Result<RecordId> Journal::append(RecordKind kind, PeerId peer, Timestamp time, QByteArrayView bytes, quint8 flags)
{
    const Result<std::span<char>> room = reserve(bytes.size());
    if (!room)
        return failure(room.error());
    std::copy(bytes.begin(), bytes.end(), room->begin());
    return commit(kind, peer, time, bytes.size(), flags);
}

RecordId Journal::appendEvent(EventKind event, PeerId peer, Timestamp time, const EventDetail &detail)
{
    const QByteArray bytes = eventBytes(detail);
    const auto length = quint32(bytes.size());
    endStreams(event, peer);
    if (!makeEventRoom(length)) {
        ++m_lostEvents;
        return noRecord;
    }
    std::copy(bytes.begin(), bytes.end(), m_open.eventRoom().begin());
    return publish({length, peer, time.time_since_epoch().count(), 0, noRecord, RecordKind::Event, event, 0});
}

JournalReader Journal::reader() const
{
    return JournalReader(m_store);
}

Journal::Stream &Journal::stream(PeerId peer, RecordKind kind)
{
    const std::size_t index = std::size_t(toNumber(peer)) * 2 + (kind == RecordKind::Sent ? 1 : 0);
    if (index >= m_streams.size())
        m_streams.resize(index + 2);
    return m_streams[index];
}

void Journal::endStreams(EventKind event, PeerId peer)
{
    for (const RecordKind kind : {RecordKind::Received, RecordKind::Sent}) {
        if (endsStream(event, kind))
            m_store->endStream(peer, kind, {RecordId(m_count), stream(peer, kind).last});
    }
}

RecordId Journal::publish(const RecordHeader &header)
{
    const RecordId id{m_count};
    m_open.put(header);
    m_store->publish(++m_count);
    return id;
}

Result<void> Journal::openSegment(quint32 payload)
{
    const qint64 kept = std::min(tailBytesForEvents, m_config.segmentBytes / 16);
    const qint64 needed = wholePages(RecordHeader::spaceFor(payload) + kept);
    const qint64 room = (m_config.limitBytes - m_fileBytes - m_memoryBytes) / pageBytes * pageBytes;
    if (room < needed)
        return failure({ErrorCode::JournalLimit, {QString::number(m_config.limitBytes)}});
    const qint64 size = std::min(room, std::max(needed, m_nextSegmentBytes));
    return segmentMemory(size).map([this, kept](MappedMemory memory) {
        startSegment(std::move(memory), quint32(kept));
        m_nextSegmentBytes = std::min(m_nextSegmentBytes * 2, m_config.segmentBytes);
    });
}

Result<MappedMemory> Journal::segmentMemory(qint64 size)
{
    const QString folder = m_config.folder.isEmpty() ? defaultFolder() : m_config.folder;
    Result<MappedMemory> memory =
        makePrivateFolder(folder).and_then([&] { return MappedMemory::inFolder(folder, size); });
    if (memory) {
        m_fileBytes += size;
        return memory;
    }
    // Where no file can be had, memory must do for a while; a full disk is waited for.
    if (memory.error().code == ErrorCode::DiskFull || m_memoryBytes + size > memoryLimitBytes)
        return memory;
    memory = MappedMemory::anonymous(size);
    if (memory)
        m_memoryBytes += size;
    return memory;
}

bool Journal::makeEventRoom(quint32 length)
{
    return m_open.takesEvent(length) || openSegment(length) || openEventSegment(length);
}

bool Journal::openEventSegment(quint32 length)
{
    Q_ASSERT(RecordHeader::spaceFor(length) <= eventSegmentBytes);
    if (m_eventBytes + eventSegmentBytes > eventBytesBeyondLimit)
        return false;
    Result<MappedMemory> memory = MappedMemory::anonymous(eventSegmentBytes);
    if (!memory)
        return false;
    m_eventBytes += eventSegmentBytes;
    startSegment(std::move(*memory), quint32(eventSegmentBytes));
    return true;
}

void Journal::startSegment(MappedMemory memory, quint32 keptForEvents)
{
    const auto segment = makeReapedSegment(std::move(memory), RecordId(m_count), m_open.endPosition());
    m_store->addSegment(segment);
    m_open = SegmentWriter(segment, keptForEvents);
}

} // namespace SocketDesk
