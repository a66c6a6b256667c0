// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpwindow.h"

#include "translations/language.h"
#include "ui/base/icons.h"
#include "ui/help/helpbrowser.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1000, 680);
constexpr QSize frame(16, 48);

// Of the pages, in points more than usual
constexpr int leastZoom = -4;
constexpr int mostZoom = 24;

enum Role : quint16 { PageRole = Qt::UserRole, SectionRole };

QTreeWidgetItem *makeEntry(const QString &text, const QString &page, const QString &section)
{
    auto *item = new QTreeWidgetItem({text});
    item->setData(0, PageRole, page);
    item->setData(0, SectionRole, section);
    item->setToolTip(0, text);
    return item;
}

QListWidgetItem *makeHit(const HelpHit &hit)
{
    auto *item = new QListWidgetItem(hit.where + u'\n' + hit.sentence);
    item->setData(PageRole, hit.page);
    item->setData(SectionRole, hit.section);
    return item;
}

} // namespace

HelpWindow::HelpWindow(HelpPages::Parts parts)
    : m_parts(std::move(parts))
{
    setWindowIcon(programIcon());
    setAttribute(Qt::WA_QuitOnClose, false);
    m_browser = new HelpBrowser(this);
    createActions();
    createLists();
    arrange();
    retranslate();
    resize(usualSize.boundedTo(screen()->availableSize() - frame));
}

HelpWindow::~HelpWindow()
{
    m_browser->setPages(nullptr);
}

QAction *HelpWindow::addAction(const QString &iconName, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcuts(keys);
    QWidget::addAction(action);
    return action;
}

void HelpWindow::createActions()
{
    m_bar = new QToolBar(this);
    m_back = addAction(u"back"_s, {QKeySequence(Qt::ALT | Qt::Key_Left)});
    m_forward = addAction(u"forward"_s, {QKeySequence(Qt::ALT | Qt::Key_Right)});
    m_larger = addAction(u"add"_s, {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_smaller = addAction(u"remove"_s, {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    m_usual = addAction({}, {QKeySequence(Qt::CTRL | Qt::Key_0)});
    m_find = addAction({}, {QKeySequence(QKeySequence::Find)});
    for (QAction *action : {m_back, m_forward, m_larger, m_smaller})
        m_bar->addAction(action);
    auto *leave = addAction({}, {QKeySequence(Qt::Key_Escape)});
    connect(leave, &QAction::triggered, this, &QWidget::close);
    connect(m_back, &QAction::triggered, m_browser, &QTextBrowser::backward);
    connect(m_forward, &QAction::triggered, m_browser, &QTextBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, m_back, &QAction::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, m_forward, &QAction::setEnabled);
    const auto zoomBy = [this](int steps) {
        steps = qBound(leastZoom - m_zoom, steps, mostZoom - m_zoom); // beyond it the letters would stay as they are
        m_zoom += steps;
        m_browser->zoomIn(steps);
    };
    connect(m_larger, &QAction::triggered, this, [zoomBy] { zoomBy(1); });
    connect(m_smaller, &QAction::triggered, this, [zoomBy] { zoomBy(-1); });
    connect(m_usual, &QAction::triggered, this, [this, zoomBy] { zoomBy(-m_zoom); });
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
}

void HelpWindow::createLists()
{
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_contents = new QTreeWidget(this);
    m_contents->setHeaderHidden(true);
    m_hits = new QListWidget(this);
    m_hits->setWordWrap(true);
    m_hits->setResizeMode(QListView::Adjust);
    m_hits->setSpacing(3);
    m_hits->setTextElideMode(Qt::ElideNone);
    m_lists = new QStackedWidget(this);
    m_lists->addWidget(m_contents);
    m_lists->addWidget(m_hits);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_search, &QLineEdit::returnPressed, m_hits, qOverload<>(&QWidget::setFocus));
    connect(m_contents, &QTreeWidget::currentItemChanged, this, &HelpWindow::goToEntry);
    connect(m_contents, &QTreeWidget::itemClicked, this, &HelpWindow::goToEntry);
    connect(m_hits, &QListWidget::currentItemChanged, this, &HelpWindow::goToHit);
    connect(m_browser, &HelpBrowser::shown, this, &HelpWindow::selectCurrent);
}

void HelpWindow::arrange()
{
    auto *left = new QWidget(this);
    auto *list = new QVBoxLayout(left);
    list->setContentsMargins(8, 8, 0, 8);
    list->addWidget(m_search);
    list->addWidget(m_lists, 1);
    auto *right = new QWidget(this);
    auto *page = new QVBoxLayout(right);
    page->setContentsMargins(0, 4, 8, 8);
    page->addWidget(m_bar);
    page->addWidget(m_browser, 1);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({280, 720});
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);
}

void HelpWindow::showPage(const QString &page, const QString &section)
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    m_browser->showPage(page, section);
    show();
    raise();
    activateWindow();
    m_browser->setFocus();
}

void HelpWindow::fillContents()
{
    const QSignalBlocker blocker(m_contents);
    m_contents->clear();
    for (const HelpPage &page : m_pages->pages()) {
        QTreeWidgetItem *chapter = makeEntry(page.title(), page.id, {});
        for (const HelpSection &section : page.sections) {
            if (section.level > 1 && !section.id.isEmpty())
                chapter->addChild(makeEntry(section.title, page.id, section.id));
        }
        m_contents->addTopLevelItem(chapter);
    }
    selectCurrent();
}

void HelpWindow::search()
{
    const QString text = m_search->text().trimmed();
    m_lists->setCurrentIndex(text.isEmpty() ? 0 : 1);
    const QSignalBlocker blocker(m_hits);
    m_hits->clear();
    if (text.isEmpty())
        return;
    const QList<HelpHit> hits = m_pages->search(text);
    for (const HelpHit &hit : hits)
        m_hits->addItem(makeHit(hit));
    if (hits.isEmpty())
        m_hits->addItem(tr("Nothing in the help speaks of that."));
}

void HelpWindow::goToHit(const QListWidgetItem *item)
{
    if (item == nullptr || item->data(PageRole).toString().isEmpty())
        return;
    m_browser->showPage(item->data(PageRole).toString(), item->data(SectionRole).toString());
    m_browser->mark(m_search->text().trimmed());
}

void HelpWindow::goToEntry(const QTreeWidgetItem *item)
{
    if (item != nullptr)
        m_browser->showPage(item->data(0, PageRole).toString(), item->data(0, SectionRole).toString());
}

/// What is on the right is marked on the left, however one came there.
void HelpWindow::selectCurrent()
{
    const QSignalBlocker blocker(m_contents);
    for (int row = 0; row < m_contents->topLevelItemCount(); ++row) {
        QTreeWidgetItem *page = m_contents->topLevelItem(row);
        const bool isCurrent = page->data(0, PageRole).toString() == m_browser->currentPage();
        page->setExpanded(isCurrent);
        if (!isCurrent)
            continue;
        m_contents->setCurrentItem(page);
        for (int child = 0; child < page->childCount(); ++child) {
            if (page->child(child)->data(0, SectionRole).toString() == m_browser->currentSection())
                m_contents->setCurrentItem(page->child(child));
        }
    }
}

void HelpWindow::retranslate()
{
    setWindowTitle(tr("SocketDesk help"));
    m_back->setText(tr("Back"));
    m_forward->setText(tr("Forward"));
    m_larger->setText(tr("Larger font"));
    m_smaller->setText(tr("Smaller font"));
    m_usual->setText(tr("Usual font size"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(tr("Search the help"));
    m_contents->setAccessibleName(tr("Contents"));
    m_hits->setAccessibleName(tr("What was found"));
    m_browser->setAccessibleName(tr("Help page"));
    auto pages = std::make_unique<HelpPages>(currentLanguage(), m_parts);
    m_browser->setPages(pages.get());
    m_pages = std::move(pages);
    fillContents();
    search();
}

} // namespace SocketDesk
