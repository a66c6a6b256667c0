// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/hitmarks.h"
#include "ui/log/jumpbutton.h"
#include "ui/log/pulltimer.h"
#include "ui/log/transcriptaccessible.h"
#include "ui/log/transcriptcaret.h"
#include "ui/log/transcriptcopier.h"
#include "ui/log/transcriptnotice.h"
#include "ui/log/transcriptscreen.h"
#include "ui/log/transcriptscroller.h"
#include "ui/log/transcriptselection.h"
#include "ui/log/transcriptview.h"

#include <QBasicTimer>
#include <QElapsedTimer>

#include <functional>

namespace SocketDesk {

/// What the view is made of, and how its parts are kept in step. Its functions are in the files transcriptview*.cpp.
class TranscriptView::Private
{
public:
    explicit Private(TranscriptView *view);

    // transcriptview.cpp: from the journal to the screen
    void pull();
    void relayOut();      ///< config, width, font or language have changed
    void refreshScreen(); ///< the rows on the screen anew
    void collectRows();
    void ensureFresh(); ///< refreshScreen() that was put off while the view was hidden
    void updateScrollBar();
    void updateOverlays();
    void updateHiddenBanner();
    void countHidden();
    void onMessagesAdvanced();
    void setScreenFont();

    // transcriptseeking.cpp: where characters begin, if that is far to find
    void seekStates();
    void startSearch(RecordId wanted);
    void endSearch();
    void onStatesFound();
    void tellOfSearch();

    // transcriptview.cpp: moves, which tell when the following of the newest begins or ends
    void scroll(const std::function<void(TranscriptScroller &)> &move);
    void onScrollBarAction(int action);
    void setSelection(const TranscriptSelection &changed);

    // transcriptreleased.cpp
    void cutOffReleased();

    // transcriptkeys.cpp
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    [[nodiscard]] bool handleScrollKey(int key);
    [[nodiscard]] bool handleCaretKey(const QKeyEvent &event);
    [[nodiscard]] bool handleCommand(const QKeyEvent &event);
    void copyPlainly();
    void moveCaret(std::optional<TextPosition> target, bool select);
    [[nodiscard]] TextPosition firstCaret();

    // transcriptjumping.cpp
    [[nodiscard]] std::optional<TextPosition> placeOfMessage() const;
    void showMessage(const std::optional<TextRange> &message);

    // transcriptmouse.cpp
    void press(QPoint point, bool extend);
    void drag(QPoint point);
    void release();
    void extendTo(QPoint point);
    void showContextMenu(const QContextMenuEvent &event);
    [[nodiscard]] RecordId recordOf(const QContextMenuEvent &event) const; ///< under the mouse, or at the caret
    void copyRecord(RecordId id);
    void zoomOrScroll(const QWheelEvent &event);
    [[nodiscard]] TextRange rangeAt(QPoint point) const; ///< the character, word or row, as the selection grows by now

    // transcripttips.cpp
    [[nodiscard]] QString tipAt(QPoint point);
    [[nodiscard]] QString tipOfMessage(QPoint point); ///< beside its rows
    [[nodiscard]] QString tipOfHeader(RecordId id) const;

    // transcriptpaint.cpp
    void paint(QPainter &painter, const QRect &area);
    void paintFurther();
    void paintHint(QPainter &painter, const QString &hint);

    TranscriptView *const q;
    TranscriptLayout layout;
    TranscriptScroller scroller{layout};
    TranscriptCaret caret{layout};
    TranscriptSelection selection;
    TranscriptScreen screen;
    HitMarks hitMarks;
    PullTimer pullTimer;
    TranscriptCopier copier;
    AccessibilityTeller teller;
    QMetaObject::Connection messagesAdvanced;
    QMetaObject::Connection messagesRestarted;
    QBasicTimer fontTimer;              ///< while some cells are still blank
    QBasicTimer countTimer;             ///< while hidden records are counted
    std::function<QString()> emptyText; ///< may be none
    int fontPoints = 0;
    int usualFontPoints = 0;
    QString fontFamily; ///< empty: the usual one
    bool projected = false;
    std::unique_ptr<DecoderSearch> search; ///< while rows are shown by a guess
    QElapsedTimer sinceSearch;
    bool stale = false; ///< the screen has to be refreshed when the view is shown
    bool settingScrollBar = false;

    enum class Grain : quint8 { Character, Word, Row };
    Grain grain = Grain::Character; ///< of the selection being made with the mouse
    bool pressed = false;
    QPoint pointer;        ///< where the mouse was last seen, while pressed
    QBasicTimer dragTimer; ///< while the mouse is dragged beyond the edge
    QElapsedTimer sinceDoubleClick;
    QPoint doubleClickPoint;
    int wheelRest = 0; ///< of the wheel, in 1/120 of a row

    JumpButton *jumpButton;
    TranscriptNotice *notice;
    QLabel *hiddenBanner;
};

} // namespace SocketDesk
