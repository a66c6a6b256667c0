// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace SocketDesk {

/// A run of bytes of which only some bits may count: a literal, one without regard to case, hex with wildcards.
///
/// A byte b meets the place i where (b & masks[i]) == values[i]. Two places, those whose bytes are the rarest by a rough
/// guess, are looked for in sixteen positions at a time; what meets both is compared in full.
class BytePattern
{
public:
    BytePattern() = default;

    /// \param masks as long as \p values, not all 0
    BytePattern(QByteArray values, QByteArray masks);

    [[nodiscard]] qsizetype size() const { return m_values.size(); }

    /// Where it begins in \p bytes at or after \p from; -1 where it does not.
    [[nodiscard]] qsizetype find(QByteArrayView bytes, qsizetype from) const;

private:
    struct Anchor
    {
        qsizetype place = 0;
        char value = 0;
        char mask = 0;
    };
    [[nodiscard]] Anchor rarestBut(qsizetype other) const;
    [[nodiscard]] bool matchesAt(const char *bytes) const;
    [[nodiscard]] bool isCandidate(const char *bytes) const;

    QByteArray m_values;
    QByteArray m_masks;
    Anchor m_first;
    Anchor m_second;
};

} // namespace SocketDesk
