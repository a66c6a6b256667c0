// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainmenu.h"

#include "session/pagelayout.h"
#include "translations/language.h"
#include "ui/base/icons.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

QAction *addAction(QMenu *menu, const QKeySequence &shortcut = {}, const QString &iconName = {})
{
    QAction *action = menu->addAction(QString());
    action->setShortcut(shortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    return action;
}

QAction *addSwitch(QMenu *menu, const QKeySequence &shortcut = {})
{
    QAction *action = addAction(menu, shortcut);
    action->setCheckable(true);
    return action;
}

} // namespace

MainMenu::MainMenu(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    createFileMenu();
    createEditMenu();
    createViewMenu();
    createSessionMenu();
    createHelpMenu();
    retranslate();
}

QMenu *MainMenu::addMenu()
{
    return m_window->menuBar()->addMenu(QString());
}

void MainMenu::createFileMenu()
{
    m_file = addMenu();
    newTab = addAction(m_file, QKeySequence::AddTab, u"add"_s);
    newTab->setShortcut(Qt::CTRL | Qt::Key_T);
    openSaved = addAction(m_file, Qt::CTRL | Qt::SHIFT | Qt::Key_O, u"file"_s);
    m_file->addSeparator();
    renameTab = addAction(m_file, Qt::Key_F2);
    duplicateTab = addAction(m_file);
    closeTab = addAction(m_file, Qt::CTRL | Qt::Key_W, u"close"_s);
    closeOtherTabs = addAction(m_file);
    reopenTab = addAction(m_file, Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    reopenTab->setEnabled(false);
    m_file->addSeparator();
    newWorkspace = addAction(m_file);
    openWorkspace = addAction(m_file, Qt::CTRL | Qt::ALT | Qt::Key_O);
    recentWorkspaces = m_file->addMenu(QString());
    saveWorkspace = addAction(m_file, Qt::CTRL | Qt::ALT | Qt::Key_S, u"save"_s);
    saveWorkspaceAs = addAction(m_file, Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_S);
    m_file->addSeparator();
    quit = addAction(m_file, Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::createEditMenu()
{
    m_edit = addMenu();
    copyShown = addAction(m_edit, {}, u"copy"_s);
    copyText = addAction(m_edit, Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    copyHex = addAction(m_edit, Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    copyRaw = addAction(m_edit, Qt::CTRL | Qt::SHIFT | Qt::Key_B);
    selectAll = addAction(m_edit, Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    m_edit->addSeparator();
    find = addAction(m_edit, Qt::CTRL | Qt::Key_F);
    findNext = addAction(m_edit, Qt::Key_F3);
    findPrevious = addAction(m_edit, Qt::SHIFT | Qt::Key_F3);
    nextMessage = addAction(m_edit, Qt::ALT | Qt::Key_PageDown);
    previousMessage = addAction(m_edit, Qt::ALT | Qt::Key_PageUp);
    filter = addAction(m_edit, Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    m_edit->addSeparator();
    clear = addAction(m_edit, Qt::CTRL | Qt::Key_L, u"clear"_s);
    showAll = addAction(m_edit);
    m_edit->addSeparator();
    preferences = addAction(m_edit, Qt::CTRL | Qt::Key_Comma);
    preferences->setMenuRole(QAction::PreferencesRole);
}

void MainMenu::createViewMenu()
{
    m_view = addMenu();
    column = addSwitch(m_view, Qt::Key_F7);
    composer = addSwitch(m_view, Qt::Key_F8);
    peers = addSwitch(m_view, Qt::Key_F9);
    quickList = addSwitch(m_view, Qt::Key_F10);
    inspector = addSwitch(m_view, Qt::CTRL | Qt::Key_I);
    sizes = m_view->addMenu(QString());
    widerColumn = addAction(sizes);
    narrowerColumn = addAction(sizes);
    tallerLog = addAction(sizes);
    shorterLog = addAction(sizes);
    autoScroll = addSwitch(m_view, Qt::Key_F4);
    m_view->addSeparator();
    zoomIn = addAction(m_view);
    zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    zoomOut = addAction(m_view, Qt::CTRL | Qt::Key_Minus);
    zoomReset = addAction(m_view, Qt::CTRL | Qt::Key_0);
    projector = addSwitch(m_view, Qt::Key_F11);
    m_view->addSeparator();
    createLanguageMenu();
    createPaletteMenu();
    m_view->addSeparator();
    nextTab = addAction(m_view, Qt::CTRL | Qt::Key_PageDown);
    nextTab->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    previousTab = addAction(m_view);
    previousTab->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_PageUp), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)});
}

void MainMenu::createLanguageMenu()
{
    m_languageMenu = m_view->addMenu(icon(u"language"_s), {});
    m_languages = new QActionGroup(this);
    for (const QString &language : SocketDesk::languages()) {
        QAction *action = m_languageMenu->addAction(ownNameOf(language));
        action->setCheckable(true);
        action->setData(language);
        m_languages->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { Q_EMIT languageChosen(language); });
    }
}

void MainMenu::createPaletteMenu()
{
    m_paletteMenu = m_view->addMenu(QString());
    m_palettes = new QActionGroup(this);
    for (const auto choice : {PaletteChoice::System, PaletteChoice::Light, PaletteChoice::Dark}) {
        QAction *action = m_paletteMenu->addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        m_palettes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { Q_EMIT paletteChosen(choice); });
    }
}

void MainMenu::createSessionMenu()
{
    m_session = addMenu();
    open = addAction(m_session, Qt::Key_F5, u"plug"_s);
    m_session->addSeparator();
    send = addAction(m_session, {}, u"send"_s);
    send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    message = addAction(m_session, Qt::Key_F6);
    sendFile = addAction(m_session, Qt::CTRL | Qt::Key_O, u"file"_s);
    segments = addAction(m_session, Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    finishSending = addAction(m_session, Qt::CTRL | Qt::Key_D);
    m_session->addSeparator();
    saveToFile = addSwitch(m_session, Qt::CTRL | Qt::Key_S);
    logToFile = addSwitch(m_session, Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    receiveFiles = addSwitch(m_session, Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    download = addAction(m_session);
    exportLog = addAction(m_session, Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    echo = addSwitch(m_session, Qt::CTRL | Qt::Key_E);
    answers = addSwitch(m_session, Qt::Key_F12);
    m_session->addSeparator();
    journalLimit = addAction(m_session);
    statistics = addAction(m_session, Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    resetCounters = addAction(m_session, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
}

void MainMenu::createHelpMenu()
{
    m_help = addMenu();
    help = addAction(m_help, Qt::Key_F1, u"question"_s);
    keys = addAction(m_help);
    m_help->addSeparator();
    about = addAction(m_help);
    about->setMenuRole(QAction::AboutRole);
}

void MainMenu::checkLanguage(const QString &language)
{
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == language);
}

void MainMenu::checkPalette(PaletteChoice choice)
{
    for (QAction *action : m_palettes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

void MainMenu::setForSavedLog(bool saved)
{
    for (QAction *action : {composer, peers,         quickList,    open,       send,         message,     sendFile,
                            segments, finishSending, saveToFile,   logToFile,  receiveFiles, download,    echo,
                            answers,  resetCounters, journalLimit, statistics, renameTab,    duplicateTab})
        action->setEnabled(!saved);
}

void MainMenu::showLayout(const PageLayout &layout, bool saved)
{
    column->setChecked(layout.column);
    composer->setChecked(layout.composer);
    peers->setChecked(layout.peers);
    for (QAction *action : {widerColumn, narrowerColumn})
        action->setEnabled(layout.column);
    for (QAction *action : {tallerLog, shorterLog})
        action->setEnabled(!saved && (layout.composer || layout.peers));
}

void MainMenu::showOpenAction(const QString &text, const QString &iconName)
{
    open->setText(text);
    open->setIcon(icon(iconName));
}

void MainMenu::retranslate()
{
    retranslateFileAndEdit();
    retranslateView();
    retranslateSessionAndHelp();
}

void MainMenu::retranslateFileAndEdit()
{
    m_file->setTitle(tr("&File"));
    newTab->setText(tr("&New tab"));
    openSaved->setText(tr("&Open saved log…"));
    renameTab->setText(tr("Rena&me tab…"));
    duplicateTab->setText(tr("&Duplicate tab"));
    closeTab->setText(tr("&Close tab"));
    closeOtherTabs->setText(tr("Close o&ther tabs"));
    reopenTab->setText(tr("Reopen closed ta&b"));
    newWorkspace->setText(tr("New &workspace"));
    openWorkspace->setText(tr("O&pen workspace…"));
    recentWorkspaces->setTitle(tr("&Recent workspaces"));
    saveWorkspace->setText(tr("&Save workspace"));
    saveWorkspaceAs->setText(tr("Save workspace &as…"));
    quit->setText(tr("&Quit"));
    m_edit->setTitle(tr("&Edit"));
    copyShown->setText(tr("&Copy as shown"));
    copyText->setText(tr("Copy as &text"));
    copyHex->setText(tr("Copy as &hex"));
    copyRaw->setText(tr("Copy raw &bytes"));
    selectAll->setText(tr("Select &all of the data log"));
    find->setText(tr("&Find in the data log"));
    findNext->setText(tr("Find &next"));
    findPrevious->setText(tr("Find &previous"));
    nextMessage->setText(tr("Ne&xt message"));
    previousMessage->setText(tr("Previo&us message"));
    filter->setText(tr("F&ilter the data log"));
    clear->setText(tr("C&lear the data log"));
    showAll->setText(tr("&Show what was cleared"));
    preferences->setText(tr("Pr&eferences…"));
}

void MainMenu::retranslateView()
{
    m_view->setTitle(tr("&View"));
    column->setText(tr("&Settings column"));
    composer->setText(tr("&Data send"));
    peers->setText(tr("&Peers"));
    quickList->setText(tr("&Quick list"));
    inspector->setText(tr("&Inspector"));
    sizes->setTitle(tr("Si&zes"));
    widerColumn->setText(tr("Settings column &wider"));
    narrowerColumn->setText(tr("Settings column &narrower"));
    tallerLog->setText(tr("Data log &taller"));
    shorterLog->setText(tr("Data log &shorter"));
    autoScroll->setText(tr("&Auto scroll"));
    zoomIn->setText(tr("&Larger font"));
    zoomOut->setText(tr("S&maller font"));
    zoomReset->setText(tr("&Usual font size"));
    projector->setText(tr("P&rojector mode"));
    m_languageMenu->setTitle(tr("Lan&guage"));
    m_paletteMenu->setTitle(tr("Pale&tte"));
    m_palettes->actions().at(0)->setText(tr("&System"));
    m_palettes->actions().at(1)->setText(tr("&Light"));
    m_palettes->actions().at(2)->setText(tr("&Dark"));
    nextTab->setText(tr("&Next tab"));
    previousTab->setText(tr("Pre&vious tab"));
}

void MainMenu::retranslateSessionAndHelp()
{
    m_session->setTitle(tr("&Session"));
    send->setText(tr("&Send the message"));
    message->setText(tr("Write a &message"));
    sendFile->setText(tr("Send from &file…"));
    segments->setText(tr("Send in &pieces…"));
    finishSending->setText(tr("F&inish sending"));
    saveToFile->setText(tr("S&ave received data to file…"));
    logToFile->setText(tr("Lo&g everything to file…"));
    receiveFiles->setText(tr("Recei&ve files…"));
    download->setText(tr("Do&wnload…"));
    exportLog->setText(tr("E&xport…"));
    echo->setText(tr("&Echo what arrives"));
    answers->setText(tr("Answer &by itself"));
    journalLimit->setText(tr("&Limit of the log…"));
    statistics->setText(tr("S&tatistics…"));
    resetCounters->setText(tr("&Reset counters"));
    m_help->setTitle(tr("&Help"));
    help->setText(tr("&Contents"));
    keys->setText(tr("&Keyboard shortcuts"));
    about->setText(tr("&About SocketDesk"));
}

} // namespace SocketDesk
