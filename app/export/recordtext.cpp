// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/recordtext.h"

#include "text/visible.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

RecordText::RecordText(const Encoding &encoding, Style style)
    : m_style(style)
    , m_decoders(encoding)
{}

RecordText::Text RecordText::chunk(const JournalReader &reader, const Record &chunk)
{
    TextDecoder *decoder = m_decoders.before(reader, chunk);
    if (!decoder)
        return alone(chunk.bytes);
    QByteArray bytes = pendingBefore(reader, chunk, decoder->pendingBytes());
    const qsizetype carried = bytes.size();
    bytes.append(chunk.bytes);
    m_units.clear();
    decoder->feed(chunk.bytes, m_units);
    const StreamKey key{chunk.peer, chunk.kind};
    if (const int pending = decoder->pendingBytes(); pending > 0)
        m_unfinished[key] = bytes.last(pending);
    else
        m_unfinished.erase(key);
    const QString before = takeHeldReturn(key, chunk);
    holdReturn(key, chunk);
    Text text = write(bytes, carried);
    text.text.prepend(before);
    return text;
}

/// What becomes of the carriage return at the end of the chunk before: with a line feed it is a line end. Where a chunk
/// between is left out, nobody knows.
QString RecordText::takeHeldReturn(const StreamKey &stream, const Record &chunk)
{
    const auto held = m_heldReturns.find(stream);
    if (held == m_heldReturns.end())
        return {};
    const bool goesOn = held->second == chunk.streamOffset;
    if (goesOn && m_units.empty()) {
        held->second = chunk.streamOffset + quint64(chunk.bytes.size()); // it has brought no character
        return {};
    }
    m_heldReturns.erase(held);
    return goesOn && isUnit(0, U'\n') ? u"\r"_s : visibleMark(U'\r');
}

/// Keeps a carriage return at the end for later.
void RecordText::holdReturn(const StreamKey &stream, const Record &chunk)
{
    if (m_style != Style::MarkedRunning || m_units.empty() || !isUnit(m_units.size() - 1, U'\r'))
        return;
    m_units.pop_back();
    m_heldReturns[stream] = chunk.streamOffset + quint64(chunk.bytes.size());
}

/// The record they came with may have been released; those that nobody has seen are made up.
QByteArray RecordText::pendingBefore(const JournalReader &reader, const Record &chunk, qsizetype count) const
{
    const auto known = m_unfinished.find({chunk.peer, chunk.kind});
    if (known != m_unfinished.end() && known->second.size() == count)
        return known->second;
    const QByteArray bytes = bytesBefore(reader, chunk, count);
    return QByteArray(count - bytes.size(), '\xFF') + bytes;
}

RecordText::Text RecordText::alone(QByteArrayView bytes)
{
    TextDecoder decoder(m_decoders.encoding());
    m_units.clear();
    decoder.feed(bytes, m_units);
    const Text text = write(bytes, 0);
    const Text rest = writeUnfinished(bytes.last(decoder.pendingBytes()));
    return {text.text + rest.text, text.invalidBytes + rest.invalidBytes};
}

RecordText::Text RecordText::ended(const Record &event, RecordKind kind)
{
    if (!endsStream(event.event, kind))
        return {};
    const StreamKey key{event.peer, kind};
    (void)m_decoders.take(key);
    const auto unfinished = m_unfinished.extract(key);
    Text text = unfinished.empty() ? Text() : writeUnfinished(unfinished.mapped());
    if (m_heldReturns.erase(key) > 0)
        text.text.prepend(visibleMark(U'\r'));
    return text;
}

std::vector<RecordText::Unfinished> RecordText::finish()
{
    std::vector<Unfinished> rest;
    for (const auto &[key, place] : std::exchange(m_heldReturns, {}))
        rest.push_back({key.first, key.second, {visibleMark(U'\r'), 0}});
    for (const auto &[key, bytes] : std::exchange(m_unfinished, {}))
        rest.push_back({key.first, key.second, writeUnfinished(bytes)});
    return rest;
}

/// The text of the units; \p bytes are those they were made from, of which so many \p carried lie before the chunk.
RecordText::Text RecordText::write(QByteArrayView bytes, qsizetype carried) const
{
    Text text;
    text.text.reserve(qsizetype(m_units.size()));
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        const DecodedUnit &unit = m_units[i];
        if (unit.invalid) {
            text.text += invalidText(bytes.sliced(unit.begin + carried, unit.byteCount));
            text.invalidBytes += unit.byteCount;
        } else if (!unit.shift) {
            appendCharacter(i, text.text);
        }
    }
    return text;
}

RecordText::Text RecordText::writeUnfinished(QByteArrayView bytes) const
{
    return bytes.isEmpty() ? Text() : Text{invalidText(bytes), bytes.size()};
}

/// For one ill-formed sequence.
QString RecordText::invalidText(QByteArrayView bytes) const
{
    if (m_style == Style::Plain)
        return QString(QChar(QChar::ReplacementCharacter));
    QString marks;
    for (const char byte : bytes)
        marks += invalidByteMark(uchar(byte));
    return marks;
}

void RecordText::appendCharacter(std::size_t unit, QString &text) const
{
    const char32_t codePoint = m_units[unit].codePoint;
    const QString mark = isKept(unit) ? QString() : visibleMark(codePoint);
    if (mark.isEmpty())
        text += QStringView(QChar::fromUcs4(codePoint));
    else
        text += mark;
}

bool RecordText::isKept(std::size_t unit) const
{
    const char32_t codePoint = m_units[unit].codePoint;
    if (m_style == Style::Plain || isPrintableAscii(codePoint) || codePoint == U'\n' || codePoint == U'\t')
        return true;
    return codePoint == U'\r' && unit + 1 < m_units.size() && isUnit(unit + 1, U'\n');
}

bool RecordText::isUnit(std::size_t unit, char32_t codePoint) const
{
    return m_units[unit].codePoint == codePoint && !m_units[unit].invalid && !m_units[unit].shift;
}

} // namespace SocketDesk
