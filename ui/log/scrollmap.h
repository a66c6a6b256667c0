// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace SocketDesk {

/// Maps the 64-bit byte space of a journal to the int range of a scroll bar, and back.
///
/// Only dragging the slider goes through it; wheel and keys move by rows and never lose any to rounding.
class ScrollMap
{
public:
    ScrollMap() = default;
    /// \param begin of the first row; \param lastTop of the top row when scrolled to the end; \param end of the journal
    ScrollMap(quint64 begin, quint64 lastTop, quint64 end);

    [[nodiscard]] int maximum() const { return m_maximum; } ///< the range is 0 to this; 0 if there is nothing to scroll
    [[nodiscard]] int pageStep() const;

    /// 0 for the first row only, maximum() from the last top row on only, so that both ends can be told.
    [[nodiscard]] int valueOf(quint64 position) const;
    [[nodiscard]] quint64 positionOf(int value) const;

private:
    [[nodiscard]] quint64 span() const { return m_lastTop - m_begin; }

    quint64 m_begin = 0;
    quint64 m_lastTop = 0;
    quint64 m_end = 0;
    int m_maximum = 0;
};

} // namespace SocketDesk
