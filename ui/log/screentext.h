// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/transcriptscreen.h"

namespace SocketDesk {

/// The rows on the screen as one text with line breaks, as assistive technology reads it: offsets are UTF-16 units.
class ScreenText
{
public:
    explicit ScreenText(const TranscriptScreen &screen);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int size() const { return int(m_text.size()); }

    /// -1 where \p place is not on the screen.
    [[nodiscard]] int offsetOf(const TextPosition &place) const;
    [[nodiscard]] std::optional<TextPosition> placeAt(int offset) const;
    [[nodiscard]] QRect rectOf(int offset) const; ///< in the viewport
    [[nodiscard]] int offsetAt(QPoint point) const;

private:
    [[nodiscard]] int rowOf(int offset) const;
    /// The last cluster of \p row whose text is not behind \p offset; -1 for a row without clusters.
    [[nodiscard]] int clusterAt(int row, int offset) const;

    const TranscriptScreen &m_screen;
    QString m_text;
    std::vector<int> m_rowBegins;
    std::vector<std::vector<qsizetype>> m_clusterOffsets;
};

} // namespace SocketDesk
