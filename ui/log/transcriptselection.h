// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/transcriptposition.h"

#include <algorithm>

namespace SocketDesk {

/// What is selected, and where the caret is. The selection grows from what was taken hold of first: a place, a word or a
/// row.
class TranscriptSelection
{
public:
    [[nodiscard]] TextRange range() const { return m_range; }
    [[nodiscard]] bool isEmpty() const { return m_range.isEmpty(); }
    [[nodiscard]] const TextPosition &caret() const { return m_caret; }

    void clear() { m_range = m_held = {m_caret, m_caret}; }

    void setCaret(const TextPosition &position)
    {
        m_caret = position;
        clear();
    }

    /// Selects \p range and holds it: extending never lets go of it. The caret goes behind it.
    void hold(const TextRange &range)
    {
        m_held = m_range = range;
        m_caret = range.end;
    }

    /// Extends from what is held to \p target; the caret goes to the far end of it.
    void extendTo(const TextRange &target)
    {
        if (!m_held.begin.isValid())
            return hold(target);
        const bool backwards = target.begin < m_held.begin;
        m_range = {std::min(m_held.begin, target.begin), std::max(m_held.end, target.end)};
        m_caret = backwards ? target.begin : m_range.end;
    }

    void extendTo(const TextPosition &target) { extendTo(TextRange{target, target}); }

    /// What lies before \p first is there no more.
    void cutOffBefore(const TextPosition &first)
    {
        for (TextPosition *position : {&m_held.begin, &m_held.end, &m_range.begin, &m_range.end, &m_caret}) {
            if (position->isValid())
                *position = std::max(*position, first);
        }
    }

    friend bool operator==(const TranscriptSelection &, const TranscriptSelection &) = default;

private:
    TextRange m_held;
    TextRange m_range;
    TextPosition m_caret;
};

} // namespace SocketDesk
