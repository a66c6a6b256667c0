// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/jsonlinesimporter.h"

#include "import/savedrecord.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 linesToDoubt = 16; // after which a file without any record is none of ours

} // namespace

Result<void> JsonLinesImporter::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        m_isTooLong = m_isTooLong || m_line.size() + part.size() > longestLine;
        if (!m_isTooLong)
            m_line.append(part);
        else if (m_read == 0)
            return failure({ErrorCode::NotASavedLog, {{}, {}}, 0, -1});
        if (end < 0)
            return {};
        if (const Result<void> ended = endLine(); !ended)
            return ended;
        bytes = bytes.sliced(end + 1);
    }
    return {};
}

Result<void> JsonLinesImporter::finish()
{
    if (!m_line.isEmpty() || m_isTooLong) {
        if (const Result<void> ended = endLine(); !ended)
            return ended;
    }
    if (m_read == 0 && m_leftOut.count > 0)
        return failure({ErrorCode::NotASavedLog, {{}, {}}, 0, -1});
    return {};
}

Result<void> JsonLinesImporter::endLine()
{
    ++m_lineNumber;
    const QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_isTooLong, false))
        return leaveOut("too-long"_L1);
    if (line.trimmed().isEmpty())
        return {};
    const tl::expected<SavedRecord, QLatin1StringView> record = SavedRecord::fromJson(line);
    if (!record)
        return leaveOut(record.error());
    ++m_read;
    return record->isRemark ? Result<void>() : add(*record);
}

Result<void> JsonLinesImporter::leaveOut(QLatin1StringView why)
{
    if (++m_leftOut.count == 1)
        m_leftOut.first = Error{ErrorCode::DamagedLine, {QString::number(m_lineNumber), why}, 0, -1};
    if (m_read == 0 && m_leftOut.count >= linesToDoubt)
        return failure({ErrorCode::NotASavedLog, {{}, {}}, 0, -1});
    return {};
}

Result<void> JsonLinesImporter::add(const SavedRecord &record)
{
    const Result<PeerId> peer = peerOf(record);
    if (!peer)
        return failure(peer.error());
    if (record.kind != RecordKind::Event)
        return m_target.addChunk(record.kind, *peer, record.time, record.bytes, record.flags);
    const bool isOver = endsStream(record.event, RecordKind::Received) && endsStream(record.event, RecordKind::Sent);
    if (isOver)
        m_target.leave(record.peer);
    return m_target.addEvent(record.event, *peer, record.time, record.detail);
}

Result<PeerId> JsonLinesImporter::peerOf(const SavedRecord &record)
{
    if (record.kind != RecordKind::Event)
        return m_target.peerAt(record.peer, !record.isDatagram);
    if (record.event == EventKind::Joined && !record.peer.isEmpty())
        return m_target.join({record.peer, record.local, !record.isDatagram});
    // Of other events only this one says what they are about.
    const bool isOfDatagram = record.event == EventKind::Unreachable;
    return m_target.peerAt(record.peer, isOfDatagram ? std::optional(false) : std::nullopt);
}

} // namespace SocketDesk
