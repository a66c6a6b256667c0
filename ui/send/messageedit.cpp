// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messageedit.h"

#include "ui/base/palettes.h"
#include "ui/base/preference.h"
#include "ui/log/cellfont.h"

#include <QApplication>
#include <QFontDatabase>
#include <QMimeData>

namespace SocketDesk {

MessageEdit::MessageEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    QFont usual = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    usual.setPointSize(specOf(Preference::LogFontSize).usual.toInt()); // at once: another would be loaded for nothing
    setFont(usual);
}

void MessageEdit::setFontPointSize(int points)
{
    QFont sized = font();
    sized.setPointSize(points);
    setFont(sized);
}

void MessageEdit::setFontFamily(const QString &family)
{
    QFont chosen = family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : CellFont::fontOf(family);
    chosen.setPointSize(font().pointSize());
    setFont(chosen);
}

void MessageEdit::markError(qsizetype position)
{
    const QString text = toPlainText();
    if (position < 0 || position > text.size())
        return;
    const bool isPair = position + 1 < text.size() && text.at(position).isHighSurrogate();
    QTextCursor character = textCursor();
    character.setPosition(static_cast<int>(position));
    character.setPosition(static_cast<int>(qMin(text.size(), position + (isPair ? 2 : 1))), QTextCursor::KeepAnchor);
    mark(character);

    QTextCursor caret = textCursor();
    caret.setPosition(static_cast<int>(position));
    setTextCursor(caret);
    ensureCursorVisible();
}

void MessageEdit::mark(const QTextCursor &character)
{
    const Tones tones = tonesOf(QApplication::palette());
    QTextEdit::ExtraSelection selection;
    selection.cursor = character;
    selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    selection.format.setUnderlineColor(tones.bad);
    selection.format.setBackground(tones.errorFill);
    setExtraSelections({selection});
}

void MessageEdit::clearError()
{
    if (!extraSelections().isEmpty())
        setExtraSelections({});
}

void MessageEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    const QList<QTextEdit::ExtraSelection> marks = extraSelections();
    if (event->type() == QEvent::PaletteChange && !marks.isEmpty())
        mark(marks.constFirst().cursor); // in the colours of the new palette
}

bool MessageEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    const qsizetype selected = textCursor().selectionEnd() - textCursor().selectionStart();
    const qsizetype size = document()->characterCount() - 1 - selected + source->text().size();
    if (size > limit)
        Q_EMIT pasteRefused(size);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace SocketDesk
