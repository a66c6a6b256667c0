// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done to a tab as a whole, from the menu File and from the tab's own.

#include "ui/mainwindow.h"

#include "ui/closing/closingquestion.h"
#include "ui/mainmenu.h"
#include "ui/preferences/preferences.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAction>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

namespace SocketDesk {

namespace {

constexpr qsizetype mostReopened = 10;

}

void MainWindow::connectTabMenu()
{
    connect(m_menu->renameTab, &QAction::triggered, m_tabs, &SessionTabs::renameCurrent);
    connect(m_menu->duplicateTab, &QAction::triggered, this, &MainWindow::duplicateTab);
    connect(m_menu->closeTab, &QAction::triggered, this, [this] { currentPage()->requestClose(); });
    connect(m_menu->closeOtherTabs, &QAction::triggered, this, &MainWindow::closeOtherTabs);
    connect(m_menu->reopenTab, &QAction::triggered, this, &MainWindow::reopenTab);
    connect(m_tabs, &SessionTabs::menuRequested, this, &MainWindow::popUpTabMenu);
}

void MainWindow::popUpTabMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_menu->renameTab, m_menu->duplicateTab});
    menu->addSeparator();
    menu->addActions({m_menu->closeTab, m_menu->closeOtherTabs, m_menu->reopenTab});
    menu->popup(globalPosition);
}

/// Of the same settings, closed; two tabs of one name would not be told apart.
void MainWindow::duplicateTab()
{
    PageState state = currentPage()->state();
    state.name.clear();
    addPage(state);
}

void MainWindow::closeOtherTabs()
{
    QList<QPointer<SessionPage>> others;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->page(index) != currentPage())
            others.append(m_tabs->page(index));
    }
    const auto closeThem = [this, others] { // while somebody was asked, a workspace may have come
        for (int index = m_tabs->count() - 1; index >= 0; --index) {
            if (others.contains(m_tabs->page(index)))
                closeTab(m_tabs->page(index));
        }
    };
    QList<SessionPage *> unfinished = unfinishedPages();
    unfinished.removeOne(currentPage());
    if (unfinished.isEmpty() || !m_preferences->isOn(Preference::AskBeforeClosingTab))
        return closeThem();
    auto *question = new ClosingQuestion(tr("Close the other tabs"), {}, unfinished, this);
    connect(question->addAnswer(tr("Close them")), &QPushButton::clicked, this, closeThem);
    question->ask();
}

/// What was set and typed in it is kept, until the program ends; what it had recorded is not.
void MainWindow::closeTab(SessionPage *page)
{
    if (!page->savedLog() && page->state() != m_preferences->newPage())
        m_closed.append(page->state());
    if (m_closed.size() > mostReopened)
        m_closed.removeFirst();
    m_menu->reopenTab->setEnabled(!m_closed.isEmpty());
    m_tabs->remove(page);
}

/// The last one that was closed, and then those before it. Opens nothing.
void MainWindow::reopenTab()
{
    const PageState state = m_closed.takeLast();
    m_menu->reopenTab->setEnabled(!m_closed.isEmpty());
    if (hasOnlyANewPage())
        currentPage()->setState(state);
    else
        addPage(state);
}

/// As after the start, and where the last tab was closed.
bool MainWindow::hasOnlyANewPage() const
{
    return m_tabs->count() == 1 && !currentPage()->savedLog() && currentPage()->state() == m_preferences->newPage();
}

} // namespace SocketDesk
