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

namespace {

/// Expands the units of a chunk while they come.
class ExpandingReceiver final : public UnitReceiver
{
public:
    ExpandingReceiver(const JournalReader &reader, const Record &record, bool isJoinedBefore)
        : m_reader(reader)
        , m_record(record)
        , m_isJoinedBefore(isJoinedBefore)
    {}

    void begin(int carriedIn) override
    {
        m_expander.emplace(m_record.bytes, bytesBefore(m_reader, m_record, carriedIn), m_isJoinedBefore);
    }
    void add(std::span<const DecodedUnit> units) override { m_expander->add(units); }
    [[nodiscard]] UnitExpander &expander() { return *m_expander; }

private:
    const JournalReader &m_reader;
    const Record &m_record;
    bool m_isJoinedBefore;
    std::optional<UnitExpander> m_expander;
};

} // namespace

ShownUnits TranscriptLayout::unitsOf(const Record &record, RowState start)
{
    ExpandingReceiver receiver(m_reader, record, start.goesOn());
    const ChunkText text = m_text.decode(record.id, receiver);
    if (text.isGuess)
        m_guessed.insert(record.id);
    if (text.carriedOut > 0)
        m_unfinished.push_back(record.id);
    if (text.carriedOut > 0 && !goesOnBehind(record))
        receiver.expander().addPending(text.carriedOut);
    return receiver.expander().take();
}

bool TranscriptLayout::goesOnBehind(const Record &record) const
{
    const auto next = m_config.rowsGoOn() ? m_shown.atOrAfter(m_reader, record.id + 1) : std::nullopt;
    return next && StreamFlow::flows(record, m_reader.record(*next), m_reader, m_shown);
}

} // namespace SocketDesk
