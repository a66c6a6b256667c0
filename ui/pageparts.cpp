// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pageparts.h"

#include "ui/base/banner.h"
#include "ui/base/columnarea.h"
#include "ui/base/taborder.h"
#include "ui/connect/networkpanel.h"
#include "ui/connect/peerspanel.h"
#include "ui/log/logheader.h"
#include "ui/log/receivepanel.h"
#include "ui/log/transcriptview.h"
#include "ui/respond/answerbar.h"
#include "ui/send/composer.h"
#include "ui/send/sendpanel.h"
#include "ui/statusline.h"

#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace SocketDesk {

namespace {

using Sizes = std::array<int, 2>;
constexpr Sizes usualColumnSizes{280, 1000};
constexpr Sizes usualLogSizes{450, 170};
constexpr Sizes usualBottomSizes{540, 440};
constexpr Sizes usualDrawerSizes{700, 280};
constexpr Sizes projectedLogSizes{700, 260};
constexpr int leastLogWidth = 120; ///< pixels beside drawers
constexpr int edgeMargin = 8;      ///< to the edges of the window

QList<int> toList(const Sizes &sizes)
{
    return {sizes.begin(), sizes.end()};
}

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(6);
    return splitter;
}

/// Assistive technology lists children from the lowest to the highest, and a splitter puts each new one below the others.
void listInOrder(const QSplitter *splitter)
{
    for (int i = 0; i < splitter->count(); ++i)
        splitter->widget(i)->raise();
    for (int i = 1; i < splitter->count(); ++i)
        splitter->handle(i)->raise();
}

QList<int> orUsual(const QList<int> &sizes, const Sizes &usual)
{
    return sizes.isEmpty() ? toList(usual) : sizes;
}

QWidget *makeColumnOf(std::initializer_list<QWidget *> widgets, QWidget *stretched)
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QWidget *widget : widgets)
        column->addWidget(widget, widget == stretched ? 1 : 0);
    return pane;
}

} // namespace

PageParts::PageParts(QWidget *parent)
    : QWidget(parent)
{
    createBanners();
    createColumn();
    createLog();
    createBottom();
    arrange();
    followTheEye(this);
    rememberDrags();
    setPageLayout({});
}

void PageParts::createBanners()
{
    m_errors = new Banner(Banner::Kind::Error, this);
    m_peersQuestion = new Banner(Banner::Kind::Question, this);
    m_tabQuestion = new Banner(Banner::Kind::Question, this);
    m_loopQuestion = new Banner(Banner::Kind::Question, this);
    m_hint = new Banner(Banner::Kind::Hint, this);
    m_exports = new Banner(Banner::Kind::Hint, this);
}

void PageParts::createColumn()
{
    auto *content = new QWidget;
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins(8, 0, 6, 0);
    stack->setSpacing(2);
    m_network = new NetworkPanel(content);
    m_receive = new ReceivePanel(content);
    m_send = new SendPanel(content);
    m_answers = new AnswerBar(content);
    for (QWidget *panel : std::initializer_list<QWidget *>{m_network, m_receive, m_send, m_answers})
        stack->addWidget(panel);
    stack->addStretch();

    m_column = new ColumnArea(content, this);
}

void PageParts::createLog()
{
    m_logHeader = new LogHeader(this);
    auto *place = new QWidget(this);
    m_transcript = new TranscriptView(place);
    m_transcriptPlace = new QStackedLayout(place);
    m_transcriptPlace->setStackingMode(QStackedLayout::StackAll);
    m_transcriptPlace->addWidget(m_transcript);
    m_drawerSplitter = makeSplitter(Qt::Horizontal, this);
    m_drawerSplitter->addWidget(place);
    m_drawerSplitter->setStretchFactor(0, 1);
}

void PageParts::createBottom()
{
    m_composer = new Composer(this);
    m_peers = new PeersPanel(this);
    m_bottomSplitter = makeSplitter(Qt::Horizontal, this);
    m_bottomSplitter->addWidget(m_composer);
    m_bottomSplitter->addWidget(m_peers);
    m_bottomSplitter->setStretchFactor(0, 1);
    m_statusLine = new StatusLine(this);
}

void PageParts::arrange()
{
    m_logSplitter = makeSplitter(Qt::Vertical, this);
    QWidget *log = makeColumnOf({m_logHeader, m_drawerSplitter}, m_drawerSplitter);
    m_logColumn = static_cast<QVBoxLayout *>(log->layout());
    m_logSplitter->addWidget(log);
    m_logSplitter->addWidget(m_bottomSplitter);
    m_logSplitter->setStretchFactor(0, 1);
    m_right = makeColumnOf({m_errors, m_tabQuestion, m_peersQuestion, m_loopQuestion, m_hint, m_exports, m_logSplitter},
                           m_logSplitter);
    m_rightColumn = static_cast<QVBoxLayout *>(m_right->layout());

    m_columnSplitter = makeSplitter(Qt::Horizontal, this);
    m_columnSplitter->addWidget(m_column);
    m_columnSplitter->addWidget(m_right);
    m_columnSplitter->setStretchFactor(1, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_columnSplitter, 1);
    column->addWidget(m_statusLine);
    m_statusLine->raise();
    for (const QSplitter *splitter : splitters())
        listInOrder(splitter);
}

void PageParts::addLogLine(QWidget *line)
{
    m_logColumn->insertWidget(m_logColumn->count() - 1, line);
    followTheEye(line, reachedBefore(m_transcript));
}

void PageParts::addStrip(QWidget *strip)
{
    m_rightColumn->insertWidget(0, strip);
}

void PageParts::coverTranscript(QWidget *cover)
{
    m_transcriptPlace->addWidget(cover);
    followTheEye(cover, reachedBefore(m_transcript));
    m_transcriptPlace->setCurrentWidget(cover);
}

void PageParts::addDrawer(QWidget *drawer, std::function<void()> close)
{
    m_drawers.append({drawer, std::move(close)});
    drawer->installEventFilter(this);
    m_drawerSplitter->addWidget(drawer);
    listInOrder(m_drawerSplitter);
    followTheEye(drawer, reachedBefore(firstReachedIn(m_composer))); // the transcript, or what covers it
    QList<int> sizes = toList(usualDrawerSizes);
    while (sizes.size() < m_drawerSplitter->count())
        sizes.append(usualDrawerSizes.back());
    m_drawerSplitter->setSizes(sizes);
}

bool PageParts::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent)
        onDrawerOpened(static_cast<QWidget *>(watched));
    return QWidget::eventFilter(watched, event);
}

/// Before anything is laid out, or the window would grow.
void PageParts::onDrawerOpened(QWidget *opened)
{
    const auto isOpened = [opened](const Drawer &drawer) { return drawer.widget == opened; };
    const auto at = std::ranges::find_if(m_drawers, isOpened);
    std::rotate(at, at + 1, m_drawers.end());
    if (!m_drawerSplitter->isVisible())
        return;
    const QList<Drawer> earlier = m_drawers.first(m_drawers.size() - 1);
    for (const Drawer &drawer : earlier) {
        if (widthOfDrawers() + leastLogWidth <= m_drawerSplitter->width())
            return;
        if (!drawer.widget->isHidden())
            drawer.close();
    }
}

int PageParts::widthOfDrawers() const
{
    int width = 0;
    for (const Drawer &drawer : m_drawers) {
        if (!drawer.widget->isHidden())
            width += qMax(drawer.widget->minimumSizeHint().width(), drawer.widget->minimumWidth()) +
                     m_drawerSplitter->handleWidth();
    }
    return width;
}

void PageParts::showSaved(QWidget *panel)
{
    m_isSaved = true;
    static_cast<QVBoxLayout *>(m_column->widget()->layout())->insertWidget(0, panel);
    m_network->hide();
    m_send->hide();
    m_answers->hide();
    m_receive->hideSaving();
    setPageLayout(m_layout);
}

void PageParts::setPageLayout(const PageLayout &layout)
{
    if (layout != m_layout)
        m_splittersBefore.clear();
    m_layout = layout;
    showParts();
    if (!m_isProjected)
        setSizes();
}

void PageParts::setSizes()
{
    m_columnSplitter->setSizes(orUsual(m_layout.columnSizes, usualColumnSizes));
    m_logSplitter->setSizes(orUsual(m_layout.logSizes, usualLogSizes));
    m_bottomSplitter->setSizes(orUsual(m_layout.bottomSizes, usualBottomSizes));
}

void PageParts::showParts()
{
    const bool hasComposer = m_layout.composer || m_isProjected;
    const bool hasPeers = m_layout.peers && !m_isProjected;
    const bool hasColumn = m_layout.column && !m_isProjected;
    m_column->setVisible(hasColumn);
    m_right->layout()->setContentsMargins(hasColumn ? 0 : edgeMargin, 4, edgeMargin, 4);
    m_composer->setVisible(hasComposer);
    m_peers->setVisible(hasPeers);
    m_bottomSplitter->setVisible(!m_isSaved && (hasComposer || hasPeers));
    m_statusLine->setVisible(!m_isProjected);
}

std::array<QSplitter *, 4> PageParts::splitters() const
{
    return {m_columnSplitter, m_logSplitter, m_bottomSplitter, m_drawerSplitter};
}

/// On again changes nothing: what was opened and dragged since stays. Off may be said again when the window has its size
/// of before.
void PageParts::setProjected(bool on)
{
    if (on && m_isProjected)
        return;
    if (on)
        noteBefore();
    if (on != m_isProjected)
        showDrawers(on ? QList<QPointer<QWidget>>() : m_drawersBefore);
    m_isProjected = on;
    showParts();
    if (on)
        m_logSplitter->setSizes(toList(projectedLogSizes));
    else
        bringBack();
}

/// What a page behind has are the sizes of no window, or of one with larger letters: it gets those of its layout.
void PageParts::noteBefore()
{
    m_splittersBefore.clear();
    if (m_columnSplitter->isVisible()) {
        for (const QSplitter *splitter : splitters())
            m_splittersBefore.append(splitter->saveState());
    }
    m_drawersBefore.clear();
    for (int i = 1; i < m_drawerSplitter->count(); ++i) {
        if (!m_drawerSplitter->widget(i)->isHidden())
            m_drawersBefore.append(m_drawerSplitter->widget(i));
    }
}

void PageParts::showDrawers(const QList<QPointer<QWidget>> &shown)
{
    for (int i = 1; i < m_drawerSplitter->count(); ++i)
        m_drawerSplitter->widget(i)->setVisible(shown.contains(m_drawerSplitter->widget(i)));
}

void PageParts::bringBack()
{
    if (m_splittersBefore.isEmpty())
        return setSizes();
    const auto all = splitters();
    for (qsizetype i = 0; i < m_splittersBefore.size(); ++i)
        all.at(std::size_t(i))->restoreState(m_splittersBefore.at(i));
}

void PageParts::widenColumn(int pixels)
{
    drag(m_columnSplitter, pixels);
}

void PageParts::heightenLog(int pixels)
{
    drag(m_logSplitter, pixels);
}

/// As a hand would: what comes of it is remembered. Where one side is folded there is nothing to take hold of.
void PageParts::drag(QSplitter *splitter, int pixels)
{
    if (!splitter->widget(0)->isVisible() || !splitter->widget(1)->isVisible())
        return;
    QList<int> sizes = splitter->sizes();
    sizes[0] += pixels;
    sizes[1] -= pixels;
    splitter->setSizes(sizes);
    Q_EMIT splitter->splitterMoved(splitter->sizes().constFirst(), 1);
}

/// Only what is dragged is remembered. The sizes at any moment are no wish: a page that was never in front has those of
/// no window, one behind has those of the window as it was.
void PageParts::rememberDrags()
{
    const auto remember = [this](const QSplitter *splitter, QList<int> PageLayout::*sizes) {
        connect(splitter, &QSplitter::splitterMoved, this, [this, splitter, sizes] {
            if (m_isProjected)
                return;
            m_layout.*sizes = splitter->sizes();
            m_splittersBefore.clear();
            Q_EMIT layoutDragged();
        });
    };
    remember(m_columnSplitter, &PageLayout::columnSizes);
    remember(m_logSplitter, &PageLayout::logSizes);
    remember(m_bottomSplitter, &PageLayout::bottomSizes);
    connect(m_drawerSplitter, &QSplitter::splitterMoved, this, [this] {
        if (!m_isProjected)
            m_splittersBefore.clear();
    });
}

} // namespace SocketDesk
