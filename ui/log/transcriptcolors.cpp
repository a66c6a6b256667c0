// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptcolors.h"

#include <cmath>

namespace SocketDesk {

namespace {

// 4.5 is what text needs (WCAG 2.1, 1.4.3 AA); the rest is for the tints behind headers, marks and invalid bytes.
constexpr double textContrast = 5.6;
constexpr double quietContrast = 5.3;

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    const auto mix = [share](float from, float to) { return from + (to - from) * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor readableOn(const QColor &background, QColor color, double ratio)
{
    const QColor limit = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    for (int step = 0; step < 40 && contrast(color, background) < ratio; ++step)
        color = mixed(color, limit, 0.08F);
    return color;
}

TranscriptColors::TranscriptColors(const QPalette &palette, QPalette::ColorGroup group, Set set)
    : m_base(palette.color(group, QPalette::Base))
    , m_text(palette.color(group, QPalette::Text))
    , m_selection(palette.color(group, QPalette::Highlight))
    , m_selectedText(readableOn(m_selection, palette.color(group, QPalette::HighlightedText), textContrast))
{
    const bool dark = luminance(m_base) < 0.18;
    m_received = readable(dark ? QColor(0x7C, 0xB8, 0xFF) : QColor(0x0B, 0x57, 0xB8));
    m_sent = readable(dark ? QColor(0xFF, 0xB0, 0x5C) : QColor(0xA8, 0x4A, 0x00));
    m_alarm = readable(dark ? QColor(0xFF, 0x8A, 0x9C) : QColor(0xB0, 0x0A, 0x3C));
    m_mark = readable(dark ? QColor(0xC9, 0xA6, 0xFF) : QColor(0x6B, 0x2F, 0xB3));
    m_event = readable(mixed(m_text, m_base, 0.3F));
    m_quiet = readableOn(m_base, mixed(m_text, m_base, 0.55F), quietContrast);
    if (set == Set::Projector)
        useProjectorSet();
}

void TranscriptColors::useProjectorSet()
{
    const bool dark = luminance(m_base) < 0.18;
    m_received = readable(dark ? QColor(0x56, 0xB4, 0xE9) : QColor(0x00, 0x72, 0xB2)); // sky blue, blue
    m_sent = readable(dark ? QColor(0xE6, 0x9F, 0x00) : QColor(0xD5, 0x5E, 0x00));     // orange, vermilion
    m_alarm = readable(QColor(0xCC, 0x79, 0xA7));                                      // reddish purple
    m_mark = readable(QColor(0x00, 0x9E, 0x73));                                       // bluish green
    m_event = m_text;
    m_quiet = readable(mixed(m_text, m_base, 0.3F));
}

QColor TranscriptColors::readable(const QColor &color) const
{
    return readableOn(m_base, color, textContrast);
}

QColor TranscriptColors::direction(RecordKind kind) const
{
    switch (kind) {
    case RecordKind::Received:
        return m_received;
    case RecordKind::Sent:
        return m_sent;
    case RecordKind::Event:
        break;
    }
    return m_event;
}

QColor TranscriptColors::headerBackground(RecordKind kind) const
{
    return kind == RecordKind::Event ? QColor() : mixed(m_base, direction(kind), 0.07F);
}

QColor TranscriptColors::text(CellStyle style, RecordKind kind, bool byDirection) const
{
    switch (style) {
    case CellStyle::Plain:
    case CellStyle::Continued:
        return byDirection ? direction(kind) : m_text;
    case CellStyle::Invalid:
        return m_alarm;
    case CellStyle::Mark:
        return m_mark;
    case CellStyle::LineEnd:
    case CellStyle::Quiet:
        return m_quiet;
    case CellStyle::Direction:
        return direction(kind);
    case CellStyle::Alarm:
        return m_alarm;
    case CellStyle::Pending:
    case CellStyle::Time:
    case CellStyle::Detail:
    case CellStyle::Event:
        break;
    }
    return m_event;
}

QColor TranscriptColors::hit(bool isCurrent) const
{
    const bool dark = luminance(m_base) < 0.18;
    if (isCurrent)
        return mixed(m_base, dark ? QColor(0xFF, 0x9A, 0x1F) : QColor(0xFF, 0xA0, 0x00), dark ? 0.55F : 0.75F);
    return mixed(m_base, dark ? QColor(0xFF, 0xD5, 0x4A) : QColor(0xFF, 0xD6, 0x00), dark ? 0.30F : 0.50F);
}

QColor TranscriptColors::textOnHit(const QColor &text, bool isCurrent) const
{
    return readableOn(hit(isCurrent), text, textContrast);
}

QColor TranscriptColors::tick() const
{
    const bool dark = luminance(m_base) < 0.18;
    return dark ? QColor(0xFF, 0xB8, 0x3D) : QColor(0xC7, 0x62, 0x00);
}

QColor TranscriptColors::background(CellStyle style) const
{
    if (style == CellStyle::Invalid)
        return mixed(m_base, m_alarm, 0.10F);
    if (style == CellStyle::Mark)
        return mixed(m_base, m_mark, 0.12F);
    return {};
}

} // namespace SocketDesk
