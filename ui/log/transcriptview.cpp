// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/announcer.h"
#include "ui/log/tickbar.h"
#include "ui/log/transcriptview_p.h"

#include <QEvent>
#include <QLocale>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr int smallestFont = 6; ///< points
constexpr int largestFont = 72;
constexpr qsizetype bytesGoneOver = 512 * 1024; ///< to find where characters begin: 10 ms of the slowest encoding
constexpr quint64 countedAtOnce = 100'000;      ///< records a turn of the event loop, some milliseconds

} // namespace

TranscriptView::Private::Private(TranscriptView *view)
    : q(view)
    , teller(view)
    , fontPoints(TranscriptView::defaultFontPointSize())
    , usualFontPoints(fontPoints)
    , jumpButton(new JumpButton(view->viewport()))
    , notice(new TranscriptNotice(view->viewport()))
    , hiddenBanner(new QLabel(view))
{
    setScreenFont();
    hiddenBanner->setTextFormat(Qt::PlainText);
    hiddenBanner->setAutoFillBackground(true);
    hiddenBanner->setBackgroundRole(QPalette::ToolTipBase);
    hiddenBanner->setForegroundRole(QPalette::ToolTipText);
    hiddenBanner->setMargin(4);
    hiddenBanner->hide();
}

TranscriptView::TranscriptView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , d(std::make_unique<Private>(this))
{
    TranscriptAccessible::install();
    setAccessibleName(tr("Data log"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBar(
        new TickBar([this](int height) { return d->hitMarks.ticks(d->layout.reader(), firstShown(), height); }, this));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // coming and going would change the width, and so all rows
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // else Qt fills what is behind it in each frame, twice
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this](int a) { d->onScrollBarAction(a); });
    connect(&d->pullTimer, &PullTimer::due, this, [this] { d->pull(); });
    connect(&d->copier, &TranscriptCopier::started, this, [this] { d->notice->tell(tr("Copying …")); });
    connect(&d->copier, &TranscriptCopier::copied, d->notice, &TranscriptNotice::tell);
    connect(d->jumpButton, &QPushButton::clicked, this, [this] { setAutoScroll(true); });
    d->relayOut();
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setReader(const JournalReader &reader)
{
    d->endSearch();
    d->layout.setReader(reader);
    d->selection = {};
    d->countTimer.start(0, this);
    d->relayOut();
}

const TranscriptConfig &TranscriptView::config() const
{
    return d->layout.config();
}

void TranscriptView::setConfig(const TranscriptConfig &config)
{
    if (config == d->layout.config())
        return;
    d->endSearch();
    d->layout.setConfig(config);
    d->countTimer.start(0, this);
    d->relayOut();
}

void TranscriptView::setComplete(std::function<QString()> text)
{
    d->jumpButton->setComplete();
    d->emptyText = std::move(text);
    viewport()->update();
}

void TranscriptView::setMessages(const std::shared_ptr<const MessageIndex> &messages)
{
    disconnect(d->messagesAdvanced);
    disconnect(d->messagesRestarted);
    d->layout.setMessages(messages);
    if (messages) {
        d->messagesAdvanced =
            connect(messages.get(), &MessageIndex::advanced, this, [this] { d->onMessagesAdvanced(); });
        d->messagesRestarted = connect(messages.get(), &MessageIndex::restarted, this, [this] {
            d->layout.onMessagesRestarted();
            d->relayOut();
        });
    }
    d->relayOut();
}

bool TranscriptView::autoScroll() const
{
    return d->scroller.isFollowing();
}

void TranscriptView::setAutoScroll(bool on)
{
    d->scroll([on](TranscriptScroller &scroller) { scroller.setFollowing(on); });
}

void TranscriptView::goToBegin()
{
    d->scroll([](TranscriptScroller &scroller) {
        scroller.setFollowing(false);
        scroller.scrollToBegin();
    });
}

void TranscriptView::clear()
{
    d->layout.refresh();
    d->layout.setFirstShown(RecordId(d->layout.reader().count()));
    d->selection = {};
    d->relayOut();
    Q_EMIT selectionChanged();
    Q_EMIT cleared();
}

void TranscriptView::unclear()
{
    d->layout.setFirstShown(RecordId(0));
    d->relayOut();
}

RecordId TranscriptView::firstShown() const
{
    return d->layout.shown().first();
}

int TranscriptView::defaultFontPointSize()
{
    return CellFont::usualPoints;
}

void TranscriptView::setUsualFontPointSize(int points)
{
    d->usualFontPoints = points;
}

int TranscriptView::fontPointSize() const
{
    return d->fontPoints;
}

void TranscriptView::setFontPointSize(int points)
{
    points = std::clamp(points, smallestFont, largestFont);
    if (points == d->fontPoints)
        return;
    d->fontPoints = points;
    d->setScreenFont();
    d->relayOut();
    Q_EMIT fontPointSizeChanged(points);
}

void TranscriptView::setProjected(bool on)
{
    if (std::exchange(d->projected, on) != on)
        d->relayOut();
}

void TranscriptView::setFontFamily(const QString &family)
{
    if (std::exchange(d->fontFamily, family) == family)
        return;
    d->setScreenFont();
    d->relayOut();
}

void TranscriptView::setTimeFormat(TimeFormat format)
{
    if (format == d->layout.timeFormat())
        return;
    d->layout.setTimeFormat(format);
    d->relayOut();
}

void TranscriptView::zoomBy(int steps)
{
    setFontPointSize(d->fontPoints + steps);
}

QStringList TranscriptView::visibleRows() const
{
    d->ensureFresh();
    return d->screen.texts();
}

void TranscriptView::onJournalGrew()
{
    d->pullTimer.request();
}

// From the journal to the screen

void TranscriptView::Private::pull()
{
    // First: what is recorded from here on is told again, so that nothing falls between looking and listening.
    Q_EMIT q->pulled();
    const ReleasedRecords before = layout.reader().released();
    if (layout.refresh()) {
        if (layout.reader().released() != before)
            cutOffReleased();
        scroller.onGrown();
        if (layout.shown().needsIndex() && !countTimer.isActive())
            countTimer.start(0, q);
        refreshScreen();
    }
}

void TranscriptView::Private::setScreenFont()
{
    QFont font = CellFont::fontOf(fontFamily);
    font.setPointSize(fontPoints);
    screen.setFont(font);
}

void TranscriptView::Private::relayOut()
{
    screen.setGutterMarks(!layout.config().logMode || projected);
    screen.setMessageMarks(layout.showsMessages());
    screen.setSize(q->viewport()->size());
    layout.setWidth(screen.columns());
    scroller.setPageRows(screen.pageRows());
    refreshScreen();
}

void TranscriptView::Private::refreshScreen()
{
    stale = !q->isVisible();
    layout.setPatience(bytesGoneOver);
    if (stale)
        return;
    collectRows();
    updateScrollBar();
    seekStates();
    updateOverlays();
    q->viewport()->update();
    teller.rowsChanged(isListenedTo() ? screen.texts() : QStringList(), layout.reader().count());
}

void TranscriptView::Private::collectRows()
{
    std::vector<Row> rows;
    std::optional<RowPosition> position = scroller.top();
    for (int i = 0; position && i <= screen.pageRows(); ++i) {
        rows.push_back(layout.row(*position));
        position = layout.next(*position);
    }
    screen.setRows(std::move(rows));
}

void TranscriptView::Private::ensureFresh()
{
    if (stale)
        collectRows();
}

void TranscriptView::Private::updateScrollBar()
{
    QScrollBar *bar = q->verticalScrollBar();
    if (bar->isSliderDown()) // a range that moves under the hand would make the rows jump
        return;
    const ScrollMap map = scroller.map();
    settingScrollBar = true;
    bar->setRange(0, map.maximum());
    bar->setPageStep(map.pageStep());
    bar->setSingleStep(std::max(1, map.pageStep() / scroller.pageRows()));
    bar->setValue(scroller.value());
    settingScrollBar = false;
}

void TranscriptView::Private::updateOverlays()
{
    jumpButton->setVisible(!scroller.isFollowing() && !scroller.isAtEnd());
    updateHiddenBanner();
}

void TranscriptView::Private::updateHiddenBanner()
{
    const bool hidden = layout.config().hideReceived;
    if (hidden) {
        const QString count = QLocale().toString(layout.hiddenReceived());
        hiddenBanner->setText(TranscriptView::tr("Received data is hidden, not lost (records: %1)").arg(count));
    }
    hiddenBanner->setVisible(hidden);
    const int height = hidden ? hiddenBanner->sizeHint().height() : 0;
    if (q->viewportMargins().top() != height)
        q->setViewportMargins(0, height, 0, 0);
    const QRect area = q->viewport()->geometry();
    hiddenBanner->setGeometry(area.left(), area.top() - height, area.width(), height);
}

/// The place that is being read stays, although rows above it may be others now.
void TranscriptView::Private::onMessagesAdvanced()
{
    if (!layout.onMessagesAdvanced())
        return;
    scroller.onLaidOutAnew();
    refreshScreen();
}

void TranscriptView::Private::countHidden()
{
    if (!layout.advanceIndex(countedAtOnce))
        return updateHiddenBanner();
    countTimer.stop();
    scroller.onLaidOutAnew(); // walks that ended for want of the index go on now
    refreshScreen();
}

// Moves

void TranscriptView::Private::scroll(const std::function<void(TranscriptScroller &)> &move)
{
    const bool followed = scroller.isFollowing();
    move(scroller);
    refreshScreen();
    if (scroller.isFollowing() != followed)
        Q_EMIT q->autoScrollChanged(scroller.isFollowing());
}

void TranscriptView::Private::onScrollBarAction(int action)
{
    const qint64 page = std::max(1, scroller.pageRows() - 1);
    const auto scrollBy = [this](qint64 rows) {
        scroll([rows](TranscriptScroller &s) { s.scrollBy(rows); });
        // The bar is about to take its own idea of a step.
        q->verticalScrollBar()->setSliderPosition(scroller.value());
    };
    switch (action) {
    case QAbstractSlider::SliderSingleStepAdd:
        return scrollBy(1);
    case QAbstractSlider::SliderSingleStepSub:
        return scrollBy(-1);
    case QAbstractSlider::SliderPageStepAdd:
        return scrollBy(page);
    case QAbstractSlider::SliderPageStepSub:
        return scrollBy(-page);
    default:
        return; // ends and drags come by value
    }
}

void TranscriptView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    const int value = verticalScrollBar()->value();
    if (!d->settingScrollBar && value != d->scroller.value())
        d->scroll([value](TranscriptScroller &scroller) { scroller.scrollToValue(value); });
}

void TranscriptView::Private::setSelection(const TranscriptSelection &changed)
{
    if (changed == selection)
        return;
    const bool sameRange = changed.range() == selection.range() || (changed.isEmpty() && selection.isEmpty());
    selection = changed;
    q->viewport()->update();
    if (!sameRange)
        Q_EMIT q->selectionChanged();
    teller.caretMoved();
}

// Events that are neither keys nor mouse

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->relayOut();
    d->jumpButton->place();
    d->notice->place();
}

void TranscriptView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (d->stale)
        d->refreshScreen();
}

/// A button that is let go of elsewhere then is told to nobody.
void TranscriptView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    if (d->pressed)
        d->release();
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        setAccessibleName(tr("Data log"));
        d->layout.retranslate();
        d->jumpButton->retranslate();
        d->relayOut();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        d->relayOut();
    }
}

void TranscriptView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TranscriptView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TranscriptView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == d->countTimer.timerId())
        d->countHidden();
    else if (event->timerId() == d->dragTimer.timerId())
        d->drag(d->pointer);
    else if (event->timerId() == d->fontTimer.timerId())
        d->paintFurther();
    else
        QAbstractScrollArea::timerEvent(event);
}

} // namespace SocketDesk
