// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/newspace.h"

#include <QAccessibleWidget>
#include <QBasicTimer>
#include <QStringList>

namespace SocketDesk {

class ScreenText;
class TranscriptView;

/// What assistive technology sees of a transcript: a read-only text, which is the rows on the screen.
class TranscriptAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit TranscriptAccessible(TranscriptView *view);

    /// Makes every TranscriptView readable. To be called before one is asked for; more calls do nothing.
    static void install();

    void *interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;

    void selection(int selectionIndex, int *startOffset, int *endOffset) const override;
    int selectionCount() const override;
    void addSelection(int startOffset, int endOffset) override;
    void removeSelection(int selectionIndex) override;
    void setSelection(int selectionIndex, int startOffset, int endOffset) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    using QAccessibleWidget::text;
    QString text(int startOffset, int endOffset) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int startIndex, int endIndex) override;
    QString attributes(int offset, int *startOffset, int *endOffset) const override;

private:
    [[nodiscard]] TranscriptView *view() const;
    [[nodiscard]] ScreenText screenText() const;
};

/// Tells assistive technology, if there is any, what changed on the screen: only the rows that came and went, and not
/// before what was told last can have been heard. Where more comes than one could listen to, it says how much instead.
/// Lives in the GUI thread.
class AccessibilityTeller final : public QObject
{
    Q_OBJECT

public:
    explicit AccessibilityTeller(TranscriptView *view);

    /// \param records that there are in all
    void rowsChanged(const QStringList &rows, quint64 records);
    void caretMoved();
    void say(const QString &words); ///< at once

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void tell();
    QString tellRows();
    void tellChange(const QStringList &before, qsizetype kept) const;
    QString tellHowMany();

    TranscriptView *m_view;
    quint64 m_records = 0;
    NewsPace m_pace;
    QStringList m_told;
    QStringList m_rows;
    QBasicTimer m_timer;
};

} // namespace SocketDesk
