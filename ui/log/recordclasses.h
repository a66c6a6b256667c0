// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <array>
#include <vector>

namespace SocketDesk {

/// The kinds of records that the transcript shows or hides as a whole.
enum class RecordClass : quint8 { Received, ReceivedEmpty, Sent, SentEmpty, Drop, Event };
inline constexpr int recordClassCount = 6;

[[nodiscard]] RecordClass classOf(const Record &record);

/// A set of record classes.
class RecordClasses
{
public:
    constexpr RecordClasses() = default;
    [[nodiscard]] static constexpr RecordClasses all() { return RecordClasses((1 << recordClassCount) - 1); }

    [[nodiscard]] constexpr bool contains(RecordClass c) const { return m_bits & bit(c); }
    [[nodiscard]] constexpr bool meets(RecordClasses other) const { return m_bits & other.m_bits; }
    constexpr void insert(RecordClass c) { m_bits = quint8(m_bits | bit(c)); }
    constexpr void remove(RecordClass c) { m_bits = quint8(m_bits & ~bit(c)); }
    friend constexpr bool operator==(RecordClasses, RecordClasses) = default;

private:
    explicit constexpr RecordClasses(int bits)
        : m_bits(quint8(bits))
    {}
    static constexpr int bit(RecordClass c) { return 1 << static_cast<int>(c); }

    quint8 m_bits = 0;
};

/// How many records of each class every block of 4,096 records holds, so that blocks without a shown record can be
/// passed over at once. 12 bytes a block; grows in slices.
class RecordClassIndex
{
public:
    static constexpr quint64 blockRecords = 4096;

    /// Looks at \p limit further records of \p reader at most. \return true if nothing is left to look at
    bool advance(const JournalReader &reader, quint64 limit);

    /// Records from 0 that were looked at.

    /// True where \p id is in a full block that holds no record of \p classes.
    [[nodiscard]] bool lacks(RecordId id, RecordClasses classes) const;

    /// How many of the records looked at, from \p from on, are of \p recordClass.
    [[nodiscard]] quint64 count(const JournalReader &reader, RecordClass recordClass, RecordId from) const;

private:
    using Counts = std::array<quint16, recordClassCount>;

    std::vector<Counts> m_blocks;
    quint64 m_indexed = 0;
};

} // namespace SocketDesk
