// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"

#include <QPlainTextEdit>

namespace SocketDesk {

/// The box in which a message is typed: plain text, at most 64 kB, because editors become slow on long lines and what is
/// longer is better sent from a file.
class MessageEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MessageEdit(QWidget *parent = nullptr);

    /// Underlines the character at \p position of the text and puts the cursor on it.
    void markError(qsizetype position);
    void clearError();

    void setFontPointSize(int points);
    void setFontFamily(const QString &family); ///< empty: the system's fixed font

    static constexpr qsizetype limit = TypedPayload::limit; ///< characters
    [[nodiscard]] static Error tooLongError(qsizetype size);

Q_SIGNALS:
    void tooLong(qsizetype size); ///< it would have become so long, and stays as it is

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override; ///< files are the page's
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void mark(const QTextCursor &character);
    [[nodiscard]] bool refuses(qsizetype characters); ///< to take so many more, which is told
};

} // namespace SocketDesk
