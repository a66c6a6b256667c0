// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptaccessible.h"

#include "ui/base/announcer.h"
#include "ui/log/screentext.h"
#include "ui/log/transcriptview_p.h"

#include <QLocale>
#include <QTimerEvent>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int charactersPerSecond = 15; ///< that somebody listens to
constexpr int longestText = 400;        ///< that is read out
constexpr std::chrono::milliseconds shortestPause{1000};
constexpr std::chrono::milliseconds pauseOfCrowd{5000};

std::chrono::milliseconds hearingTime(const QString &words)
{
    return std::max(shortestPause, std::chrono::milliseconds(1000 * words.size() / charactersPerSecond));
}

QAccessibleInterface *makeInterface(const QString & /*className*/, QObject *object)
{
    auto *view = qobject_cast<TranscriptView *>(object);
    return view ? new TranscriptAccessible(view) : nullptr;
}

} // namespace

TranscriptAccessible::TranscriptAccessible(TranscriptView *view)
    : QAccessibleWidget(view, QAccessible::Terminal)
{}

void TranscriptAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

TranscriptView *TranscriptAccessible::view() const
{
    return static_cast<TranscriptView *>(widget());
}

ScreenText TranscriptAccessible::screenText() const
{
    view()->d->ensureFresh();
    return ScreenText(view()->d->screen);
}

void *TranscriptAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State TranscriptAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

void TranscriptAccessible::selection(int selectionIndex, int *startOffset, int *endOffset) const
{
    *startOffset = *endOffset = 0;
    const TextRange range = view()->d->selection.range();
    const ScreenText screen = screenText();
    const auto &rows = view()->d->screen.rows();
    if (selectionIndex != 0 || range.isEmpty() || rows.empty() || range.end <= rows.front().begin())
        return;
    // The part of it that is on the screen.
    const int begin = screen.offsetOf(range.begin);
    const int end = screen.offsetOf(range.end);
    *startOffset = begin >= 0 ? begin : range.begin < rows.front().begin() ? 0 : screen.size();
    *endOffset = end >= 0 ? end : screen.size();
}

int TranscriptAccessible::selectionCount() const
{
    return view()->hasSelection() ? 1 : 0;
}

void TranscriptAccessible::addSelection(int startOffset, int endOffset)
{
    setSelection(0, startOffset, endOffset);
}

void TranscriptAccessible::removeSelection(int /*selectionIndex*/)
{
    view()->clearSelection();
}

void TranscriptAccessible::setSelection(int selectionIndex, int startOffset, int endOffset)
{
    const ScreenText screen = screenText();
    const auto begin = screen.placeAt(startOffset);
    const auto end = screen.placeAt(endOffset);
    if (selectionIndex != 0 || !begin || !end)
        return;
    TranscriptSelection selection;
    selection.hold({*begin, *end});
    view()->d->setSelection(selection);
}

int TranscriptAccessible::cursorPosition() const
{
    return std::max(0, screenText().offsetOf(view()->d->selection.caret()));
}

void TranscriptAccessible::setCursorPosition(int position)
{
    view()->d->moveCaret(screenText().placeAt(position), false);
}

QString TranscriptAccessible::text(int startOffset, int endOffset) const
{
    const QString all = screenText().text();
    const qsizetype end = endOffset < 0 ? all.size() : endOffset;
    return all.mid(startOffset, end - startOffset);
}

int TranscriptAccessible::characterCount() const
{
    return screenText().size();
}

QRect TranscriptAccessible::characterRect(int offset) const
{
    const QRect rect = screenText().rectOf(offset);
    return rect.isEmpty() ? QRect() : rect.translated(view()->viewport()->mapToGlobal(QPoint()));
}

int TranscriptAccessible::offsetAtPoint(const QPoint &point) const
{
    return screenText().offsetAt(view()->viewport()->mapFromGlobal(point));
}

void TranscriptAccessible::scrollToSubstring(int /*startIndex*/, int /*endIndex*/)
{
    // All of the text is on the screen.
}

QString TranscriptAccessible::attributes(int /*offset*/, int *startOffset, int *endOffset) const
{
    *startOffset = 0;
    *endOffset = characterCount();
    return {};
}

// What changed

AccessibilityTeller::AccessibilityTeller(TranscriptView *view)
    : m_view(view)
{}

void AccessibilityTeller::rowsChanged(const QStringList &rows, quint64 records)
{
    m_rows = rows;
    m_records = records;
    if (!isListenedTo())
        m_pace.pass(records); // whoever begins to listen is not told of what was before
    else if (!m_timer.isActive()) {
        tell();
    }
}

void AccessibilityTeller::caretMoved()
{
    if (!isListenedTo() || !m_view->hasFocus())
        return;
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(m_view);
    QAccessibleTextCursorEvent event(m_view, accessible->textInterface()->cursorPosition());
    QAccessible::updateAccessibility(&event);
}

void AccessibilityTeller::say(const QString &words)
{
    announce(m_view, words);
}

void AccessibilityTeller::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    if (m_rows == m_told && !m_pace.isBehind(m_records))
        m_timer.stop();
    else
        tell();
}

namespace {

/// How many rows at the end of \p before are those at the begin of \p after: what stayed when the text scrolled up.
qsizetype stayed(const QStringList &before, const QStringList &after)
{
    for (qsizetype count = std::min(before.size(), after.size()); count > 0; --count) {
        if (std::equal(before.end() - count, before.end(), after.begin()))
            return count;
    }
    return 0;
}

QString textOf(const QStringList &rows)
{
    return rows.join(u'\n');
}

} // namespace

void AccessibilityTeller::tell()
{
    const bool isCrowd = m_pace.next(m_records) == NewsPace::Way::HowMany;
    const QString words = isCrowd ? tellHowMany() : tellRows();
    m_timer.start(int((isCrowd ? pauseOfCrowd : hearingTime(words)).count()), this);
}

/// The text is another one, which whoever looks at it again gets; to be read out it is too much.
QString AccessibilityTeller::tellHowMany()
{
    m_told = m_rows;
    QAccessibleEvent changed(m_view, QAccessible::VisibleDataChanged);
    QAccessible::updateAccessibility(&changed);
    const QString words = TranscriptView::tr("New records: %1").arg(QLocale().toString(m_pace.howMany()));
    say(words);
    return words;
}

/// In words too: what comes into a text is not read out everywhere, not even where it has the focus.
/// \return what is heard
QString AccessibilityTeller::tellRows()
{
    const QStringList before = std::exchange(m_told, m_rows);
    const qsizetype kept = stayed(before, m_rows);
    const QString added = textOf(m_rows.sliced(kept));
    if (m_pace.howMany() > 0 && (added.isEmpty() || added.size() > longestText))
        return tellHowMany(); // they are out of sight, or very long
    if (m_pace.howMany() > 0)
        say(added);
    tellChange(before, kept);
    return added;
}

void AccessibilityTeller::tellChange(const QStringList &before, qsizetype kept) const
{
    if (before == m_rows)
        return;
    if (kept == 0) {
        QAccessibleTextUpdateEvent event(m_view, 0, textOf(before), textOf(m_rows));
        return QAccessible::updateAccessibility(&event);
    }
    if (kept < before.size()) {
        QAccessibleTextRemoveEvent event(m_view, 0, textOf(before.first(before.size() - kept)) + u'\n');
        QAccessible::updateAccessibility(&event);
    }
    if (kept < m_rows.size()) {
        const int at = int(textOf(m_rows.first(kept)).size());
        QAccessibleTextInsertEvent event(m_view, at, u'\n' + textOf(m_rows.sliced(kept)));
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace SocketDesk
