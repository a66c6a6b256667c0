// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/filedeframer.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace SocketDesk {

FileDeframer::FileDeframer(const FileFraming &framing, const Encoding &encoding)
    : m_framing(framing)
    , m_encoding(encoding)
    , m_state(framing.kind == FileFramingKind::Raw ? State::Content : State::Length)
    , m_left(framing.kind == FileFramingKind::Raw ? -1 : 0)
{}

void FileDeframer::feed(QByteArrayView bytes, Sink &sink)
{
    while (!bytes.isEmpty() && m_state != State::Refused) {
        if (m_state == State::Content)
            takeContent(bytes, sink);
        else if (m_state == State::Length && collect(bytes, FileFraming::fieldBytes))
            takeLength(sink);
        else if (m_state == State::Json && collect(bytes, m_jsonBytes))
            takeJson(sink);
    }
}

/// \return true when \p wanted bytes of the header are there
bool FileDeframer::collect(QByteArrayView &bytes, qsizetype wanted)
{
    const qsizetype part = std::min(wanted - m_header.size(), bytes.size());
    m_header.append(bytes.first(part));
    bytes = bytes.sliced(part);
    return m_header.size() == wanted;
}

void FileDeframer::takeLength(Sink &sink)
{
    const QByteArray field = std::exchange(m_header, {});
    const auto length = m_framing.byteOrder == ByteOrder::BigEndian ? qFromBigEndian<quint32>(field.constData())
                                                                    : qFromLittleEndian<quint32>(field.constData());
    if (m_framing.kind == FileFramingKind::Length) {
        begin({{}, qint64(length)}, sink);
    } else if (length == 0 || length > quint32(FileFraming::largestHeader)) {
        refuse({ErrorCode::BadFileHeader, {QString(), QStringLiteral("length"), QString::number(length)}, 0, -1}, sink);
    } else {
        m_jsonBytes = qsizetype(length);
        m_state = State::Json;
    }
}

void FileDeframer::takeJson(Sink &sink)
{
    const Result<FileHeader> header = parseFileHeader(std::exchange(m_header, {}), m_encoding);
    if (header)
        begin(*header, sink);
    else
        refuse(header.error(), sink);
}

void FileDeframer::begin(const FileHeader &header, Sink &sink)
{
    m_left = header.size;
    m_hasBegun = true;
    sink.fileBegan(header);
    m_state = State::Content;
    if (m_left != 0)
        return;
    m_hasBegun = false;
    m_state = State::Length;
    sink.fileEnded(true);
}

void FileDeframer::takeContent(QByteArrayView &bytes, Sink &sink)
{
    if (!m_hasBegun)
        begin({}, sink);
    const qsizetype part = m_left < 0 ? bytes.size() : qsizetype(std::min<qint64>(m_left, bytes.size()));
    sink.fileBytes(bytes.first(part));
    bytes = bytes.sliced(part);
    if (m_left < 0)
        return;
    m_left -= part;
    if (m_left > 0)
        return;
    m_hasBegun = false;
    m_state = State::Length;
    sink.fileEnded(true);
}

void FileDeframer::refuse(const Error &error, Sink &sink)
{
    m_state = State::Refused;
    sink.headerRefused(error);
}

void FileDeframer::end(bool isFinished, Sink &sink)
{
    const bool isCutHeader = m_state == State::Json || (m_state == State::Length && !m_header.isEmpty());
    if (std::exchange(m_hasBegun, false))
        sink.fileEnded(isFinished && m_left < 0);
    else if (isCutHeader)
        sink.headerRefused({ErrorCode::BadFileHeader, {QString(), QStringLiteral("cut-short")}, 0, -1});
    m_state = State::Refused;
}

} // namespace SocketDesk
