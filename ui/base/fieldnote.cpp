// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/fieldnote.h"

#include "ui/base/palettes.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>

namespace SocketDesk {

FieldNote::FieldNote(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    setFont(small);
    hide();
}

void FieldNote::say(Kind kind, const QString &text)
{
    const bool isNews = text != this->text();
    m_kind = kind;
    setText(text);
    setVisible(!text.isEmpty());
    tint();
    if (isNews && kind == Kind::Error && !text.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void FieldNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QLabel::changeEvent(event);
}

/// Sets one role only, so that the change of the program's palette still comes through.
void FieldNote::tint()
{
    const Tones tones = tonesOf(QApplication::palette());
    const QColor &tone = m_kind == Kind::Error ? tones.bad : m_kind == Kind::Notice ? tones.notice : tones.quiet;
    if (palette().color(QPalette::WindowText) == tone)
        return;
    QPalette tinted;
    tinted.setColor(QPalette::WindowText, tone);
    setPalette(tinted);
}

} // namespace SocketDesk
