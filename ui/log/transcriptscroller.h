// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/scrollmap.h"
#include "ui/log/transcriptlayout.h"

namespace SocketDesk {

/// Which row is on top, and whether the newest ones are followed.
///
/// Arithmetic over a layout. Moves are exact, by rows. The place that is being read is kept as what is recorded there,
/// so it stays when data arrives and when the rows are laid out anew.
class TranscriptScroller
{
public:
    explicit TranscriptScroller(TranscriptLayout &layout)
        : m_layout(layout)
    {}

    void setPageRows(int rows);
    [[nodiscard]] int pageRows() const { return m_pageRows; }

    /// The top row; nothing where there is no row at all.
    [[nodiscard]] std::optional<RowPosition> top() const { return m_top; }
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool on); ///< on: goes to the end

    /// While held, the rows stay where they are although the newest are followed: the user points at them.
    void setHeld(bool held) { m_held = held; }

    /// The journal has more records, or fewer at the begin.
    void onGrown();
    /// Config, width or language have changed: the same place, in other rows.
    void onLaidOutAnew();

    // Moves of the user. Reaching the end downwards begins to follow, leaving it upwards stops.
    void scrollBy(qint64 rows);
    void scrollToBegin();
    void scrollToEnd();
    void scrollToValue(int value); ///< of the scroll bar

    /// Scrolls as little as is needed to have \p position on the page.
    void reveal(const TextPosition &position);
    /// Where \p position is not on the page, scrolls so that there are rows before and behind it.
    void revealAmid(const TextPosition &position);

    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] ScrollMap map();
    [[nodiscard]] int value();

private:
    void setTop(std::optional<RowPosition> top);
    void moveTo(RowPosition top);
    [[nodiscard]] std::optional<RowPosition> lastTop();
    void findLastTop();
    void returnToPlace();

    TranscriptLayout &m_layout;
    int m_pageRows = 1;
    bool m_following = true;
    bool m_held = false;
    std::optional<RowPosition> m_top;
    TextPosition m_place; ///< where m_top began when the user last moved
    std::optional<RowPosition> m_lastTop;
    RecordId m_firstShown{0};
};

} // namespace SocketDesk
