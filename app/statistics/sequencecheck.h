// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <optional>

namespace SocketDesk {

/// What became of the numbers of one sender, or of several added up.
struct SequenceFigures
{
    quint64 checked = 0;   ///< datagrams that had a number
    quint64 tooShort = 0;  ///< datagrams that had none
    quint64 gaps = 0;      ///< how often numbers were passed over
    quint64 missing = 0;   ///< numbers that were passed over and have not come since
    quint64 repeated = 0;  ///< datagrams whose number had come already
    quint64 reordered = 0; ///< datagrams that came behind one with a larger number
    quint64 restarts = 0;  ///< how often the sender began anew

    SequenceFigures &operator+=(const SequenceFigures &other);
    friend bool operator==(const SequenceFigures &, const SequenceFigures &) = default;
};

/// Looks through the numbers that the datagrams of one sender carry, in the order in which they come.
///
/// As RFC 4737 has it (section 3.3), there is a next number expected: one more than the largest so far. A larger number
/// than that is a discontinuity (3.4): a gap, and what lies between is missing. A smaller one is late: reordered, and no
/// longer missing; or repeated, where it was seen among the last 1,024 numbers. Before and behind are serial number
/// arithmetic (RFC 1982): the half of all numbers that follow lies ahead, so numbers may begin again at 0 behind their
/// largest. The first number is expected whatever it is; what comes late from before it was never missing.
///
/// A number further back than the 1,024 is late too, unless the next datagram carries its successor: then the sender has
/// begun anew there (RFC 3550, A.1), and nothing between is missing. Numbers of one byte are never that far back.
/// Plain arithmetic.
class SequenceCheck
{
public:
    /// \param width of the numbers, in bytes: 1, 2, 3, 4 or 8
    explicit SequenceCheck(int width);

    void take(quint64 number);
    void takeTooShort() { ++m_figures.tooShort; }

    [[nodiscard]] const SequenceFigures &figures() const { return m_figures; }

    static constexpr quint64 window = 1024; ///< numbers that are remembered behind the next one expected

private:
    void begin(quint64 number);
    void goAhead(quint64 number, quint64 passedOver);
    void fallBehind(quint64 number, quint64 behind);
    void fallFarBehind(quint64 number);
    [[nodiscard]] bool isSeen(quint64 number) const;
    void setSeen(quint64 number, bool seen);

    quint64 m_mask;
    std::optional<quint64> m_next;             ///< the number that is expected
    quint64 m_span = 0;                        ///< numbers from the first one to before m_next
    std::optional<quint64> m_anew;             ///< if this comes next, the sender has begun anew
    std::array<quint64, window / 64> m_seen{}; ///< of the numbers in the window, a bit each
    SequenceFigures m_figures;
};

} // namespace SocketDesk
