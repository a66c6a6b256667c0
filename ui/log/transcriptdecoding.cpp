// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptlayout.h"

#include <iterator>

namespace SocketDesk {

void TranscriptLayout::readAnew()
{
    const std::optional<qsizetype> patience = m_text.patience();
    m_text = StreamText(m_reader, m_config.encoding);
    m_text.setPatience(patience);
}

void TranscriptLayout::setPatience(std::optional<qsizetype> bytes)
{
    m_text.setPatience(bytes);
}

std::optional<RecordId> TranscriptLayout::guessed(RecordId first, RecordId last) const
{
    if (m_guessed.empty())
        return {};
    const auto behind = m_guessed.upper_bound(last);
    const bool isWithin = behind != m_guessed.begin() && *std::prev(behind) >= first;
    return isWithin ? *std::prev(behind) : *m_guessed.rbegin();
}

ChunkText TranscriptLayout::decoded(RecordId id)
{
    ChunkText text = m_text.decode(id);
    if (text.isGuess)
        m_guessed.insert(id);
    return text;
}

std::vector<ShownUnit> TranscriptLayout::unitsOf(const Record &record, RowState start)
{
    const ChunkText text = decoded(record.id);
    if (text.carriedOut > 0)
        m_unfinished.push_back(record.id);
    const QByteArray earlier = text.carriedIn > 0 ? bytesBefore(m_reader, record, text.carriedIn) : QByteArray();
    const Seams seams{start.goesOn(), text.carriedOut > 0 && goesOnBehind(record)};
    return shownUnits(text, record.bytes, earlier, seams);
}

bool TranscriptLayout::goesOnBehind(const Record &record) const
{
    const auto next = m_config.rowsGoOn() ? m_shown.atOrAfter(m_reader, record.id + 1) : std::nullopt;
    return next && StreamFlow::flows(record, m_reader.record(*next), m_reader, m_shown);
}

} // namespace SocketDesk
