// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/transcriptrow.h"

#include <QPalette>

namespace SocketDesk {

/// The colours of the transcript for a palette, light or dark.
///
/// Received is blue and sent is orange, which no common colour blindness confuses. Every text colour has a contrast of
/// at least 4.5 to its background (WCAG 2.1, 1.4.3 AA).
class TranscriptColors
{
public:
    /// Projector: those of Okabe and Ito, chosen to be told apart by everybody (jfly.uni-koeln.de/color), darkened where
    /// they would be hard to read.
    enum class Set : quint8 { Desk, Projector };

    explicit TranscriptColors(const QPalette &palette, QPalette::ColorGroup group = QPalette::Active,
                              Set set = Set::Desk);

    [[nodiscard]] QColor background() const { return m_base; }
    [[nodiscard]] QColor headerBackground(RecordKind kind) const;
    [[nodiscard]] QColor direction(RecordKind kind) const;
    /// \param byDirection plain payload too has the colour of its direction
    [[nodiscard]] QColor text(CellStyle style, RecordKind kind, bool byDirection) const;
    /// Behind pieces that are not what was received: marks and invalid bytes. Invalid colour for none.
    [[nodiscard]] QColor background(CellStyle style) const;
    [[nodiscard]] QColor selection() const { return m_selection; }
    [[nodiscard]] QColor selectedText() const { return m_selectedText; }
    /// Behind what a search found, and the text on it.
    [[nodiscard]] QColor hit(bool isCurrent) const;
    [[nodiscard]] QColor textOnHit(const QColor &text, bool isCurrent) const;
    [[nodiscard]] QColor hitFrame() const
    {
        return m_text;
    }                                  ///< of the current one, which must not be told by colour alone
    [[nodiscard]] QColor tick() const; ///< in the scroll bar
    [[nodiscard]] QColor caret() const { return m_text; }
    [[nodiscard]] QColor hint() const { return m_quiet; }

private:
    void useProjectorSet();
    [[nodiscard]] QColor readable(const QColor &color) const;

    QColor m_base;
    QColor m_text;
    QColor m_selection;
    QColor m_selectedText;
    QColor m_received;
    QColor m_sent;
    QColor m_event;
    QColor m_alarm;
    QColor m_mark;
    QColor m_quiet;
};

/// Contrast of two colours, 1 to 21 (WCAG 2.1).
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// \p color, made darker or lighter until its contrast to \p background is at least \p ratio.
[[nodiscard]] QColor readableOn(const QColor &background, QColor color, double ratio);

} // namespace SocketDesk
