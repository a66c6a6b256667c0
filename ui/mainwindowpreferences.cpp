// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the preferences do to the window, at its start and whenever one of them changes.

#include "ui/mainwindow.h"

#include "translations/language.h"
#include "ui/base/folders.h"
#include "ui/base/inbackground.h"
#include "ui/log/transcriptview.h"
#include "ui/mainmenu.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/projector/projecting.h"
#include "ui/saved/leftoverplaces.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAction>
#include <QKeyEvent>

namespace SocketDesk {

void MainWindow::applyPreference(Preference preference)
{
    switch (preference) {
    case Preference::Language:
        useLanguage(m_settings->language().isEmpty() ? systemLanguage() : m_settings->language());
        return m_menu->checkLanguage(currentLanguage());
    case Preference::Palette:
        usePalette(m_settings->palette());
        return m_menu->checkPalette(m_settings->palette());
    case Preference::AskBeforeClosingTab:
    case Preference::LogFont:
    case Preference::LogFontSize:
    case Preference::TimeFormat:
        return dressAll();
    case Preference::WindowFontSize:
        return m_projecting->isOn() ? void() : m_preferences->useFont();
    case Preference::JournalFolder:
        if (const QString folder = journalFolder(); !folder.isEmpty())
            diskThreads()->start([folder] { rememberLeftoverPlace(folder); });
        return m_preferences->useFolders();
    case Preference::LogFolder:
    case Preference::ReceivedFolder:
        return m_preferences->useFolders();
    default:
        return; // asked for when it is needed
    }
}

void MainWindow::dress(SessionPage *page)
{
    if (m_projecting->isOn())
        page->setProjected(true);
    page->transcript()->setUsualFontPointSize(m_projecting->isOn() ? m_projecting->usualFontPointSize()
                                                                   : TranscriptView::defaultFontPointSize());
    page->setFontPointSize(m_projecting->isOn() ? m_projecting->fontPointSize()
                                                : m_preferences->number(Preference::LogFontSize));
    page->setLook(m_preferences->text(Preference::LogFont), m_preferences->timeFormat());
    page->setAsksBeforeClosing(m_preferences->isOn(Preference::AskBeforeClosingTab));
}

void MainWindow::dressAll()
{
    for (int index = 0; index < m_tabs->count(); ++index)
        dress(m_tabs->page(index));
}

void MainWindow::createProjecting()
{
    m_projecting = new Projecting(this, m_tabs, m_menu);
    connect(m_menu->projector, &QAction::triggered, m_projecting, &Projecting::setOn);
    connect(m_projecting, &Projecting::changed, this, &MainWindow::onProjectingChanged);
    connect(m_projecting, &Projecting::cameBack, this, &MainWindow::updateMenu);
}

void MainWindow::onProjectingChanged()
{
    m_menu->projector->setChecked(m_projecting->isOn());
    if (!m_projecting->isOn())
        m_preferences->useFont();
    dressAll();
    updateMenu();
}

void MainWindow::onLogFontZoomed(int points)
{
    if (m_projecting->isOn())
        m_projecting->setFontPointSize(points);
    else
        m_preferences->set(Preference::LogFontSize, points);
}

void MainWindow::resetLogFontSize()
{
    if (m_projecting->isOn())
        m_projecting->resetFontPointSize();
    else
        m_preferences->reset(Preference::LogFontSize);
}

/// What nobody else wanted.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_projecting->isOn())
        m_projecting->setOn(false);
    else
        QMainWindow::keyPressEvent(event);
}

SessionPage *MainWindow::addNewPage()
{
    SessionPage *page = addPage(m_preferences->newPage());
    const Role first = page->state().session.endpoint.role;
    for (const Role role : {Role::TcpServer, Role::TcpClient, Role::Udp}) {
        if (role != first)
            page->offer(m_preferences->newEndpoint(role));
    }
    page->offer(m_preferences->newEndpoint(first));
    return page;
}

void MainWindow::chooseLanguage(const QString &language)
{
    if (m_settings->language() == language)
        applyPreference(Preference::Language); // the program may have been started in another one
    else
        m_preferences->set(Preference::Language, language);
}

void MainWindow::choosePalette(PaletteChoice choice)
{
    m_preferences->set(Preference::Palette, stableName(choice));
}

void MainWindow::showPreferences()
{
    if (!m_preferencesDialog) {
        m_preferencesDialog = new PreferencesDialog(m_preferences, this);
        m_preferencesDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_preferencesDialog->show();
    m_preferencesDialog->raise();
    m_preferencesDialog->activateWindow();
}

} // namespace SocketDesk
