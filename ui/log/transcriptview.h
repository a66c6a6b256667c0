// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messageindex.h"
#include "journal/journal.h"
#include "journal/recordset.h"
#include "journal/searchhits.h"
#include "ui/log/selectioncopy.h"
#include "ui/log/timeformat.h"
#include "ui/log/transcriptconfig.h"
#include "ui/log/transcriptposition.h"

#include <QAbstractScrollArea>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace SocketDesk {

/// The virtual view of a journal: decodes and paints the visible rows only.
///
/// GUI thread. Memory and time do not depend on how much the journal holds. Pulls the journal at most every 33 ms.
///
/// Keys: Up, Down, Page Up, Page Down scroll by rows and pages; Home and End go to the ends, End follows the newest again.
/// Left, Right, Ctrl+Up and Ctrl+Down move the caret; with Shift, these and the scrolling keys extend the selection.
/// Ctrl+A selects all, Ctrl+C copies: payload text where the selection lies within one record or in the running
/// stream, otherwise the rows as shown. Ctrl with +, -, 0 or the wheel zooms.
class TranscriptView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    void setReader(const JournalReader &reader);

    [[nodiscard]] const TranscriptConfig &config() const;
    void setConfig(const TranscriptConfig &config); ///< the place being read and the selection stay

    /// Log mode then shows what \p messages is made of: where messages begin and end in the reads. Null for none.
    void setMessages(const std::shared_ptr<const MessageIndex> &messages);

    /// It is of a log to which nothing more comes. \param text is said while there is nothing to show
    void setComplete(std::function<QString()> text);

    [[nodiscard]] bool autoScroll() const;
    void setAutoScroll(bool on); ///< on: jumps to the end
    void goToBegin();            ///< and does not follow the newest

    /// Shows only what is recorded from now on. Nothing leaves the journal.
    void clear();
    /// Shows all again that was not released.
    void unclear();
    [[nodiscard]] RecordId firstShown() const;

    [[nodiscard]] bool hasSelection() const;
    /// The first record of which something is selected, and the first behind all of those.
    [[nodiscard]] std::optional<std::pair<RecordId, RecordId>> selectedRecords() const;
    void selectAll();
    void clearSelection();
    /// Puts the selection on the clipboard: a large one soon, put together by another thread.
    void copy(CopyFormat format) const;
    [[nodiscard]] QByteArray selectedBytes() const; ///< payload bytes, at most 64 MiB
    [[nodiscard]] QString selectedText(CopyFormat format) const;
    /// What is selected, to go over it elsewhere.
    [[nodiscard]] SelectionCopy selection() const;

    /// Marks the hits and, more strongly, the current one. They may grow if this is called again then; null for none.
    void showHits(const SearchHits *hits, const std::optional<SearchHit> &current);
    [[nodiscard]] QString rowAt(const SearchHit &hit) const;
    void goTo(const SearchHit &hit); ///< the caret goes there, and the newest is no longer followed
    [[nodiscard]] bool isShown(const SearchHit &hit) const;  ///< it is in a record that is not hidden
    [[nodiscard]] bool isInView(const SearchHit &hit) const; ///< and on the screen
    [[nodiscard]] TextPosition placeInView() const;          ///< at the top of the screen

    /// Selects the message, read or event behind the one that is selected, or before it; where that is not in view, the
    /// first or the last on the screen. Shows it and says it to a screen reader. The newest is no longer followed.
    void goToNextMessage();
    void goToPreviousMessage();

    /// Shows only these records, null for all. They may grow if this is called again then. What is read stays in place.
    void setFilter(const RecordSet *filter);
    [[nodiscard]] const RecordSet *filter() const;

    [[nodiscard]] int fontPointSize() const;
    void setFontPointSize(int points); ///< 6 to 72
    void zoomBy(int steps);
    /// Colours of Okabe and Ito's set, and a mark beside each block.
    void setProjected(bool on);
    [[nodiscard]] static int defaultFontPointSize();
    void setUsualFontPointSize(int points);    ///< to which Ctrl+0 goes back, in place of the default
    void setFontFamily(const QString &family); ///< empty: the system's fixed font
    void setTimeFormat(TimeFormat format);     ///< of headers

    /// The rows on the screen as plain text, top to bottom: what a screen reader is told.
    [[nodiscard]] QStringList visibleRows() const;

public Q_SLOTS:
    /// The journal has grown: pull at once after silence, otherwise within 33 ms.
    void onJournalGrew();

Q_SIGNALS:
    void pulled();                   ///< the journal is about to be looked at: SessionHandle::pulled()
    void autoScrollChanged(bool on); ///< also when the user scrolled up, or to the end again
    void selectionChanged();
    void filtered();                                 ///< setFilter() was called
    void onlyPeerRequested(SocketDesk::PeerId peer); ///< chosen in the context menu
    void fontPointSizeChanged(int points);
    void exportRequested();                                            ///< from the context menu
    void releasedChanged(const SocketDesk::ReleasedRecords &released); ///< the oldest records are gone
    void cleared(); ///< clear() was called, here or from the context menu

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    friend class TranscriptAccessible;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
