// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messageedit.h"

#include "ui/base/palettes.h"

#include <QApplication>
#include <QFontDatabase>
#include <QMimeData>

namespace SocketDesk {

MessageEdit::MessageEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void MessageEdit::setFontPointSize(int points)
{
    QFont sized = font();
    sized.setPointSize(points);
    setFont(sized);
}

void MessageEdit::markError(qsizetype position)
{
    const QString text = toPlainText();
    if (position < 0 || position > text.size())
        return;
    const bool isPair = position + 1 < text.size() && text.at(position).isHighSurrogate();
    QTextEdit::ExtraSelection mark;
    mark.cursor = textCursor();
    mark.cursor.setPosition(static_cast<int>(position));
    mark.cursor.setPosition(static_cast<int>(qMin(text.size(), position + (isPair ? 2 : 1))), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(tonesOf(QApplication::palette()).bad);
    mark.format.setBackground(tonesOf(QApplication::palette()).errorFill);
    setExtraSelections({mark});

    QTextCursor caret = textCursor();
    caret.setPosition(static_cast<int>(position));
    setTextCursor(caret);
    ensureCursorVisible();
}

void MessageEdit::clearError()
{
    if (!extraSelections().isEmpty())
        setExtraSelections({});
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
