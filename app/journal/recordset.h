// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <optional>
#include <span>
#include <vector>

namespace SocketDesk {

/// A growing set of records of a journal: one bit for each, so that ten million take 1.2 MB, and the way from one to the
/// next in bounded time however many lie between them. Plain memory, for one thread.
class RecordSet
{
public:
    /// Of the next \p records records, those are in it whose bit is set, the lowest first.
    void append(std::span<const quint64> bits, quint64 records);

    /// \p id, which is below known(), is in it too.
    void insert(RecordId id);

    /// None of the records before \p first is in it any more, and they take no memory.
    void forgetBefore(RecordId first);

    /// The same where \p first is not known() yet: what lies between is not looked at. Costs nothing however much that is.
    void skipTo(RecordId first);

    [[nodiscard]] quint64 known() const { return m_known; }  ///< records from 0 of which it is known
    [[nodiscard]] RecordId first() const { return m_first; } ///< those before were forgotten
    [[nodiscard]] quint64 count() const { return m_count; }
    [[nodiscard]] bool contains(RecordId id) const; ///< false for those that are not known
    [[nodiscard]] std::optional<RecordId> atOrAfter(RecordId id) const;
    [[nodiscard]] std::optional<RecordId> atOrBefore(RecordId id) const;

private:
    static constexpr quint64 wordBits = 64;
    static constexpr quint64 blockWords = 64; ///< 4,096 records

    void takeOver(std::span<const quint64> bits, quint64 firstWord);
    void remove(quint64 index, quint64 bits);
    [[nodiscard]] quint64 place(RecordId id) const { return toNumber(id) - m_base; } ///< of its bit

    std::vector<quint64> m_words;
    std::vector<quint16> m_inBlock; ///< records of each block that are in it
    quint64 m_base = 0;             ///< the record of the first bit, a whole number of blocks
    RecordId m_first{0};
    quint64 m_known = 0;
    quint64 m_count = 0;
};

} // namespace SocketDesk
