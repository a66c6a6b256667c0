// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/filterwalk.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace SocketDesk {

namespace {

constexpr quint64 stepRecords = 16384;
constexpr quint64 stepBytes = quint64(1) << 20; ///< of the journal, where the content is looked at
constexpr quint64 wordBits = 64;

} // namespace

FilterWalk::FilterWalk(const JournalReader &reader, const RecordFilter &filter)
    : m_reader(reader)
    , m_filter(filter)
    , m_content(filter.content ? std::make_unique<SearchScan>(reader, *filter.content) : nullptr)
{}

bool FilterWalk::refresh()
{
    const bool grew = m_reader.refresh();
    if (m_content)
        m_content->reader() = m_reader; // so that both know the same records
    return grew;
}

FilterWalk::Step FilterWalk::step()
{
    Q_ASSERT(!isAtEnd());
    Step step;
    if (const RecordId first = m_reader.first(); m_next < toNumber(first)) {
        m_next = toNumber(first);
        step.skippedTo = first;
        return step;
    }
    quint64 end = std::min(m_next + stepRecords, m_reader.count());
    if (m_content) {
        const quint64 position = m_reader.record(RecordId(m_next)).position + stepBytes;
        end = std::min(end, toNumber(m_reader.recordAt(position)) + 1);
    }
    step.records = end - m_next;
    step.bits.resize((step.records + wordBits - 1) / wordBits);
    if (m_content) {
        filterContent(RecordId(m_next), RecordId(end), step);
    } else {
        m_reader.forEach(RecordId(m_next), RecordId(end), [this, &step](const Record &record) {
            const quint64 n = toNumber(record.id) - m_next;
            step.bits[n / wordBits] |= quint64(m_filter.takes(record) ? 1 : 0) << n % wordBits;
        });
    }
    m_next = end;
    return step;
}

void FilterWalk::filterContent(RecordId begin, RecordId end, Step &step)
{
    const auto pass = [&](RecordId id) {
        if (!m_filter.takes(m_reader.record(id)))
            return;
        if (id < begin) {
            step.earlier.push_back(id);
            return;
        }
        const quint64 n = toNumber(id) - toNumber(begin);
        step.bits[n / wordBits] |= quint64(1) << n % wordBits;
    };
    const FoundHits found = m_content->scan(begin, end, std::numeric_limits<std::size_t>::max());
    RecordId before = noRecord;
    for (const SearchHit &hit : found.hits) {
        if (hit.record != before)
            pass(hit.record);
        before = hit.record;
    }
    for (const HitRest &rest : found.rests)
        pass(rest.record);
}

void FilterWalk::apply(const Step &step, RecordSet &set)
{
    if (step.skippedTo)
        set.skipTo(*step.skippedTo);
    set.append(step.bits, step.records);
    for (const RecordId id : step.earlier)
        set.insert(id);
}

} // namespace SocketDesk
