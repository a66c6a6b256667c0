// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window remembers from one start to the next, and what a workspace holds of it.

#include "ui/mainwindow.h"

#include "session/sessionhandle.h"
#include "ui/base/banner.h"
#include "ui/base/throttle.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencewords.h"
#include "ui/projector/projecting.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"
#include "ui/workspace/workspaces.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QScreen>

namespace SocketDesk {

namespace {

constexpr QSize usualFrame(16, 48); ///< with room to spare: how much it is, is known when it is on the screen

QString labelsOf(const QList<Preference> &preferences)
{
    QStringList labels;
    for (const Preference preference : preferences)
        labels << wordsOf(preference).label;
    return labels.join(MainWindow::tr(", "));
}

} // namespace

void MainWindow::restore()
{
    restoreGeometry(m_settings->geometry());
    comeOntoAScreen();
    const int current = m_settings->currentTab();
    int leftOut = 0;
    const bool isWanted = m_preferences->isOn(Preference::RestoreTabs);
    const QJsonArray tabs = isWanted ? m_settings->tabs() : QJsonArray();
    for (const auto &json : tabs) {
        if (Result<PageState> state = PageState::fromJson(json)) {
            addPage(*state);
        } else {
            ++leftOut;
        }
    }
    tellOfSettings(leftOut);
    if (m_tabs->count() == 0)
        addNewPage();
    m_tabs->setCurrentIndex(qBound(0, current, m_tabs->count() - 1));
    if (isWanted) {
        m_unknown = m_settings->unknown();
        m_workspaces->restore();
    } else {
        m_settings->setWorkspaceFile({}, false);
    }
    saveWhenEdited();
}

/// Qt brings back a window whose screen is gone, but may leave its edge beyond that of another one.
void MainWindow::comeOntoAScreen()
{
    const QRect room = screen()->availableGeometry();
    if (isMaximized() || isFullScreen() || room.contains(geometry()))
        return;
    const bool isOnAnother = QGuiApplication::screenAt(geometry().center()) != nullptr &&
                             QGuiApplication::screenAt(geometry().topLeft()) != nullptr;
    if (isOnAnother)
        return;
    resize(size().boundedTo(room.size() - usualFrame));
    move(qBound(room.left(), x(), room.right() - frameGeometry().width() + 1),
         qBound(room.top(), y(), room.bottom() - frameGeometry().height() + 1));
}

/// A program that is killed says no goodbye. Not before something was edited, so that what could not be read stays in
/// the file for a while.
void MainWindow::saveWhenEdited()
{
    connect(m_tabs, &SessionTabs::rearranged, m_saving, &Throttle::requestLater);
    connect(m_tabs, &SessionTabs::currentChanged, m_saving, &Throttle::requestLater);
    const QuickListModel *list = &m_stores.quickList;
    connect(list, &QAbstractItemModel::dataChanged, m_saving, &Throttle::requestLater);
    connect(list, &QAbstractItemModel::rowsInserted, m_saving, &Throttle::requestLater);
    connect(list, &QAbstractItemModel::rowsRemoved, m_saving, &Throttle::requestLater);
    connect(list, &QAbstractItemModel::rowsMoved, m_saving, &Throttle::requestLater);
    connect(list, &QAbstractItemModel::modelReset, m_saving, &Throttle::requestLater);
}

/// All in one: a second notice would take the place of the first.
void MainWindow::tellOfSettings(int leftOut)
{
    const QString aside = m_settings->setAsideAs();
    const bool areAll = m_settings->areTabsUnreadable();
    const QList<Preference> unusable = m_settings->unusablePreferences();
    const QString unwritable = m_settings->isKept() ? QString() : m_settings->file();
    if (aside.isEmpty() && !areAll && leftOut == 0 && unusable.isEmpty() && unwritable.isEmpty())
        return;
    m_notice->present([aside, areAll, leftOut, unusable, unwritable] {
        QStringList details;
        if (!unwritable.isEmpty())
            details << tr("%1 cannot be written.").arg(unwritable);
        if (!aside.isEmpty())
            details << tr("The settings could not be read. Their file is kept as %1.").arg(aside);
        if (areAll)
            details << tr("The saved tabs could not be read.");
        if (leftOut > 0)
            details << tr("Saved tabs that could not be read and were left out: %1.").arg(leftOut);
        if (!unusable.isEmpty())
            details << tr("Preferences that make no sense and are as usual now: %1.").arg(labelsOf(unusable));
        return Banner::Text{unwritable.isEmpty() ? QString() : tr("Settings and tabs are not kept."),
                            details.join(u'\n')};
    });
}

Workspace MainWindow::workspace() const
{
    Workspace workspace;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (index == m_tabs->currentIndex())
            workspace.currentTab = int(workspace.tabs.size());
        if (!m_tabs->page(index)->savedLog())
            workspace.tabs.append(m_tabs->page(index)->state());
    }
    if (workspace.tabs.isEmpty())
        workspace.tabs.append(m_preferences->newPage());
    workspace.currentTab = qMin(workspace.currentTab, int(workspace.tabs.size()) - 1);
    workspace.layout = currentPage()->pageLayout();
    workspace.quickList = m_stores.quickList.items();
    workspace.unknown = m_unknown;
    return workspace;
}

/// Saved logs stay: they are of no workspace.
void MainWindow::setWorkspace(const Workspace &workspace)
{
    QList<SessionPage *> gone;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (!m_tabs->page(index)->savedLog())
            gone.append(m_tabs->page(index));
    }
    m_unknown = workspace.unknown;
    m_stores.quickList.setItems(workspace.quickList);
    for (const PageState &state : workspace.tabs)
        addPage(state);
    for (SessionPage *page : gone)
        m_tabs->remove(page);
    for (int index = 0; index < m_tabs->count(); ++index)
        m_tabs->page(index)->setPageLayout(workspace.layout);
    m_tabs->setCurrentIndex(m_tabs->count() - int(workspace.tabs.size()) + workspace.currentTab);
    m_saving->requestLater();
}

void MainWindow::save()
{
    const Workspace workspace = this->workspace();
    QJsonArray tabs;
    for (const PageState &tab : workspace.tabs)
        tabs.append(tab.toJson());
    m_settings->setTabs(tabs, workspace.currentTab);
    m_settings->setQuickList(quickListToJson(workspace.quickList));
    m_settings->setLayout(workspace.layout.toJson());
    m_settings->setUnknown(workspace.unknown);
    m_settings->setGeometry(m_projecting->geometry());
    m_workspaces->compare(workspace);
}

} // namespace SocketDesk
