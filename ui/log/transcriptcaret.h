// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/transcriptlayout.h"

namespace SocketDesk {

/// Where the caret goes from a place: by characters, words and rows. Arithmetic over a layout.
class TranscriptCaret
{
public:
    explicit TranscriptCaret(TranscriptLayout &layout)
        : m_layout(layout)
    {}

    [[nodiscard]] std::optional<TextPosition> next(const TextPosition &place);
    [[nodiscard]] std::optional<TextPosition> previous(const TextPosition &place);
    /// \p rows further down, about the same column; the first or last place where there are not so many rows.
    [[nodiscard]] std::optional<TextPosition> vertical(const TextPosition &place, qint64 rows);
    [[nodiscard]] std::optional<TextPosition> rowBegin(const TextPosition &place);
    [[nodiscard]] std::optional<TextPosition> rowEnd(const TextPosition &place);
    [[nodiscard]] std::optional<TextPosition> first();
    [[nodiscard]] std::optional<TextPosition> last(); ///< behind all that is recorded

    /// The word at \p place in \p row: letters and digits, wide characters, a part of a header, or one pair of hex.
    [[nodiscard]] TextRange wordAt(const Row &row, const TextPosition &place) const;

private:
    [[nodiscard]] std::optional<Row> rowOf(const TextPosition &place);

    TranscriptLayout &m_layout;
};

} // namespace SocketDesk
