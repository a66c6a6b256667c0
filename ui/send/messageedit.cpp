// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messageedit.h"

#include "ui/base/palettes.h"
#include "ui/base/preference.h"
#include "ui/log/cellfont.h"

#include <QApplication>
#include <QFontDatabase>
#include <QInputMethodEvent>
#include <QKeyEvent>
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
    if (!refuses(source->text().size()))
        QPlainTextEdit::insertFromMimeData(source);
}

void MessageEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isCommand = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    const bool isTyped = !event->text().isEmpty() && (event->text().front().isPrint() || event->text() == u"\r");
    if (isCommand || !isTyped || !refuses(event->text().size()))
        QPlainTextEdit::keyPressEvent(event);
}

void MessageEdit::inputMethodEvent(QInputMethodEvent *event)
{
    if (event->commitString().isEmpty() || !refuses(event->commitString().size()))
        QPlainTextEdit::inputMethodEvent(event);
}

Error MessageEdit::tooLongError(qsizetype size)
{
    return {ErrorCode::TextTooLong, {QString::number(size), QString::number(limit)}, 0, -1};
}

bool MessageEdit::refuses(qsizetype characters)
{
    const qsizetype selected = textCursor().selectionEnd() - textCursor().selectionStart();
    const qsizetype size = document()->characterCount() - 1 - selected + characters;
    if (size > limit)
        Q_EMIT tooLong(size);
    return size > limit;
}

} // namespace SocketDesk
