// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

#include <QByteArray>

#include <array>

namespace SocketDesk {

/// Cuts a stream at every occurrence of a delimiter, which stays at the end of its message, also where only a part of it came.
///
/// Occurrences do not overlap. Where a delimiter comes in parts, it is followed with the automaton of Knuth, Morris and
/// Pratt, whose state is how many bytes of the delimiter the stream ends with.
class DelimiterFramer final : public Framer
{
public:
    /// \param delimiter 1 to FramingConfig::maximumDelimiter bytes
    /// \param limit bytes of a message without its delimiter, at least 1
    DelimiterFramer(QByteArray delimiter, quint64 limit);

    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;

protected:
    [[nodiscard]] Message atEnd() const override;

private:
    [[nodiscard]] qsizetype matched() const { return qsizetype(m_state.detail); }
    void take(char byte);
    void search(QByteArrayView bytes);
    [[nodiscard]] qsizetype matchedAfter(qsizetype matched, char byte) const;
    void cutAtLimit(const MessageHandler &handle);

    const QByteArray m_delimiter;
    const quint64 m_limit;
    /// For each number of matched bytes: how many are still matched, at most, if the next byte does not match.
    std::array<qsizetype, FramingConfig::maximumDelimiter + 1> m_fallback{};
};

} // namespace SocketDesk
