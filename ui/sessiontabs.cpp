// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sessiontabs.h"

#include "session/sessionhandle.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/palettes.h"
#include "ui/sessionpage.h"
#include "ui/tabs/tabbar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int lampSide = 16;

QIcon lampIcon(LampState state, const QPalette &palette, qreal ratio)
{
    QPixmap pixmap((QSizeF(lampSide, lampSide) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintLamp(&painter, QRectF(0, 0, lampSide, lampSide), state, palette);
    return QIcon(pixmap);
}

/// Without its middle, so that the port stays and every tab leaves room for others; free of mnemonics.
QString shortened(QString title)
{
    constexpr qsizetype most = 34;
    constexpr qsizetype end = 14;
    if (title.size() > most)
        title = title.first(most - end - 1) + u'…' + title.last(end);
    return title.replace(u'&', u"&&"_s);
}

} // namespace

SessionTabs::SessionTabs(QWidget *parent)
    : Retranslated(parent)
{
    createBar();
    m_stack = new QStackedWidget(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 0);
    row->setSpacing(2);
    row->addWidget(m_bar);
    row->addWidget(m_new);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    retranslate();
}

/// All begin to end before any is waited for.
SessionTabs::~SessionTabs()
{
    for (int index = 0; index < count(); ++index)
        page(index)->session()->shutDown();
}

void SessionTabs::createBar()
{
    m_bar = new TabBar(this);
    m_bar->setDocumentMode(true);
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setMovable(true);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
    m_new = new QToolButton(this);
    m_new->setIcon(icon(u"add"_s));
    m_new->setAutoRaise(true);
    m_new->setFocusPolicy(Qt::TabFocus);
    connect(m_bar, &QTabBar::currentChanged, this, &SessionTabs::onCurrentChanged);
    connect(m_bar, &QTabBar::tabMoved, this, &SessionTabs::rearranged);
    connect(m_bar, &TabBar::renamingRequested, this, [this](int index) {
        setCurrentIndex(index);
        renameCurrent();
    });
    connect(m_bar, &TabBar::renamed, this, [this](int index, const QString &name) { page(index)->setName(name); });
    connect(m_bar, &TabBar::closingRequested, this, [this](int index) { Q_EMIT closeRequested(page(index)); });
    connect(m_bar, &TabBar::menuRequested, this, [this](int index, const QPoint &globalPosition) {
        setCurrentIndex(index);
        Q_EMIT menuRequested(globalPosition);
    });
    connect(m_new, &QToolButton::clicked, this, &SessionTabs::newRequested);
}

void SessionTabs::add(SessionPage *page)
{
    m_stack->addWidget(page);
    const int index = m_bar->addTab({});
    m_bar->setTabData(index, QVariant::fromValue<QObject *>(page));
    m_bar->setTabButton(index, QTabBar::RightSide, makeCloseButton(page));
    describe(page);
    connect(page, &SessionPage::changed, this, [this, page] { describe(page); });
    m_bar->setCurrentIndex(index);
    onCurrentChanged(index); // the first tab is current before it has its page
    Q_EMIT rearranged();
}

QWidget *SessionTabs::makeCloseButton(SessionPage *page)
{
    auto *button = new QToolButton(m_bar);
    button->setIcon(icon(u"close"_s));
    button->setIconSize({12, 12});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus); // Ctrl+W does the same
    nameCloseButton(button);
    connect(button, &QToolButton::clicked, page, [this, page] { Q_EMIT closeRequested(page); });
    return button;
}

void SessionTabs::nameCloseButton(QWidget *button)
{
    button->setAccessibleName(tr("Close tab"));
    button->setToolTip(tr("Closes the tab; what is open ends with it (Ctrl+W)"));
}

void SessionTabs::remove(SessionPage *page)
{
    m_bar->removeTab(indexOf(page)); // first: the stack would bring another page to the front, as seen
    m_stack->removeWidget(page);
    page->hide();
    page->disconnect(this);
    connect(page->session(), &SessionHandle::stopped, page, &QObject::deleteLater); // peers may take a moment to end
    page->session()->shutDown();
    Q_EMIT rearranged();
}

int SessionTabs::count() const
{
    return m_bar->count();
}

SessionPage *SessionTabs::page(int index) const
{
    return qobject_cast<SessionPage *>(m_bar->tabData(index).value<QObject *>());
}

SessionPage *SessionTabs::currentPage() const
{
    return page(m_bar->currentIndex());
}

int SessionTabs::currentIndex() const
{
    return m_bar->currentIndex();
}

void SessionTabs::setCurrentIndex(int index)
{
    m_bar->setCurrentIndex(index);
}

void SessionTabs::step(int tabs)
{
    if (count() > 0)
        setCurrentIndex((currentIndex() + tabs + count()) % count());
}

/// That of a saved log is the name of its file.
void SessionTabs::renameCurrent()
{
    const SessionPage *page = currentPage();
    if (page != nullptr && page->savedLog() == nullptr)
        m_bar->editName(currentIndex(), page->name(), page->automaticTitle());
}

int SessionTabs::indexOf(const SessionPage *page) const
{
    for (int index = 0; index < count(); ++index) {
        if (this->page(index) == page)
            return index;
    }
    return -1;
}

void SessionTabs::onCurrentChanged(int index)
{
    SessionPage *page = this->page(index);
    if (page == nullptr)
        return;
    m_stack->setCurrentWidget(page);
    Q_EMIT currentChanged(page);
}

void SessionTabs::describe(SessionPage *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    const QPalette palette = QApplication::palette();
    const QString title = page->title();
    const QString state =
        page->answersByItself() ? tr("%1, answers by itself").arg(page->stateText()) : page->stateText();
    const QString marked = page->answersByItself() ? QString(shortened(title) + u" ↩") : shortened(title);
    m_bar->setTabText(index, page->hasNews() ? QString(marked + u" •") : marked);
    m_bar->setTabTextColor(index, palette.color(page->hasNews() ? QPalette::Link : QPalette::WindowText));
    m_bar->setTabIcon(index, page->savedLog() ? icon(u"file"_s) : lampIcon(page->lamp(), palette, devicePixelRatioF()));
    m_bar->setTabToolTip(index, plainToolTip(title == shortened(title) ? state : QString(state + u'\n' + title)));
    m_bar->setAccessibleTabName(index, page->hasNews() ? tr("%1, %2, new data").arg(title, state)
                                                       : tr("%1, %2").arg(title, state));
}

void SessionTabs::describeAll()
{
    for (int index = 0; index < count(); ++index)
        describe(page(index));
}

void SessionTabs::retranslate()
{
    m_bar->setAccessibleName(tr("Sessions"));
    m_new->setAccessibleName(tr("New tab"));
    m_new->setToolTip(tr("New tab (Ctrl+T)"));
    for (int index = 0; index < count(); ++index)
        nameCloseButton(m_bar->tabButton(index, QTabBar::RightSide));
}

void SessionTabs::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        describeAll();
}

} // namespace SocketDesk
