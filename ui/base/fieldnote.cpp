// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/fieldnote.h"

#include "ui/base/announcer.h"
#include "ui/base/palettes.h"

#include <QApplication>

namespace SocketDesk {

FieldNote::FieldNote(QWidget *parent)
    : Retranslated(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMinimumWidth(1); // else a long word, such as the name of a file from the network, widens the window
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    shrink();
    hide();
}

/// A size of its own stays as it is when the window gets other letters, so useWindowFont() tells of it.
void FieldNote::shrink()
{
    QFont small; // of which only the size is set
    small.setPointSizeF(QApplication::font(this).pointSizeF() * 0.92);
    setFont(small);
}

void FieldNote::say(Kind kind, std::function<QString()> text)
{
    const QString before = this->text();
    m_kind = kind;
    m_text = std::move(text);
    retranslate();
    show();
    tint();
    if (kind == Kind::Error && this->text() != before)
        announce(this, this->text());
}

void FieldNote::refuse(const Error &error)
{
    say(Kind::Error, [error] { return describe(error).oneLine(); });
}

void FieldNote::clearNote()
{
    m_text = {};
    clear();
    hide();
}

void FieldNote::retranslate()
{
    if (m_text)
        setText(m_text());
}

void FieldNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    else if (event->type() == QEvent::StyleChange)
        shrink();
    Retranslated::changeEvent(event);
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
