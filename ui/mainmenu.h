// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/palettes.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace SocketDesk {

struct PageLayout;

/// The menu bar: makes the actions, their texts and their shortcuts. What they do is connected by the window.
class MainMenu final : public QObject
{
    Q_OBJECT

public:
    explicit MainMenu(QMainWindow *window);

    void retranslate();
    void checkLanguage(const QString &language);
    void checkPalette(PaletteChoice choice);
    void setForSavedLog(bool saved);                       ///< nothing that needs an endpoint can be chosen
    void showLayout(const PageLayout &layout, bool saved); ///< of the tab in front; what is folded has no size
    void showOpenAction(const QString &text, const QString &iconName); ///< Open, Close, Connect, …

    // File
    QAction *newTab = nullptr;
    QAction *openSaved = nullptr; ///< a log that was exported or logged
    QAction *renameTab = nullptr;
    QAction *duplicateTab = nullptr;
    QAction *closeTab = nullptr;
    QAction *closeOtherTabs = nullptr;
    QAction *reopenTab = nullptr;
    QAction *newWorkspace = nullptr;
    QAction *openWorkspace = nullptr;
    QMenu *recentWorkspaces = nullptr; ///< filled when it is about to show
    QAction *saveWorkspace = nullptr;
    QAction *saveWorkspaceAs = nullptr;
    QAction *quit = nullptr;
    // Edit: of the data log
    QAction *copyShown = nullptr;
    QAction *copyText = nullptr;
    QAction *copyHex = nullptr;
    QAction *copyRaw = nullptr;
    QAction *selectAll = nullptr;
    QAction *find = nullptr;
    QAction *findNext = nullptr;
    QAction *findPrevious = nullptr;
    QAction *nextMessage = nullptr;
    QAction *previousMessage = nullptr;
    QAction *filter = nullptr;
    QAction *clear = nullptr;
    QAction *showAll = nullptr;
    QAction *preferences = nullptr;
    // View
    QAction *column = nullptr;
    QAction *composer = nullptr;
    QAction *peers = nullptr;
    QAction *quickList = nullptr;
    QAction *inspector = nullptr;
    QMenu *sizes = nullptr; ///< what the hand does at the lines between the parts
    QAction *widerColumn = nullptr;
    QAction *narrowerColumn = nullptr;
    QAction *tallerLog = nullptr;
    QAction *shorterLog = nullptr;
    QAction *autoScroll = nullptr;
    QAction *projector = nullptr;
    QAction *zoomIn = nullptr;
    QAction *zoomOut = nullptr;
    QAction *zoomReset = nullptr;
    QAction *nextTab = nullptr;
    QAction *previousTab = nullptr;
    // Session
    QAction *open = nullptr;
    QAction *send = nullptr;
    QAction *message = nullptr; ///< the cursor goes to the message box
    QAction *sendFile = nullptr;
    QAction *segments = nullptr; ///< in pieces, or several in one
    QAction *finishSending = nullptr;
    QAction *saveToFile = nullptr;
    QAction *logToFile = nullptr;
    QAction *receiveFiles = nullptr;
    QAction *download = nullptr;
    QAction *exportLog = nullptr;
    QAction *echo = nullptr;
    QAction *answers = nullptr;
    QAction *journalLimit = nullptr;
    QAction *statistics = nullptr;
    QAction *resetCounters = nullptr;
    // Help
    QAction *help = nullptr; ///< what belongs to where the focus is
    QAction *keys = nullptr;
    QAction *about = nullptr;

Q_SIGNALS:
    void languageChosen(const QString &language);
    void paletteChosen(SocketDesk::PaletteChoice choice);

private:
    void createFileMenu();
    void createEditMenu();
    void createViewMenu();
    void createSessionMenu();
    void createHelpMenu();
    void createLanguageMenu();
    void createPaletteMenu();
    void retranslateFileAndEdit();
    void retranslateView();
    void retranslateSessionAndHelp();

    [[nodiscard]] QMenu *addMenu();

    QMainWindow *m_window;
    QMenu *m_file = nullptr;
    QMenu *m_edit = nullptr;
    QMenu *m_view = nullptr;
    QMenu *m_session = nullptr;
    QMenu *m_help = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_paletteMenu = nullptr;
    QActionGroup *m_languages = nullptr;
    QActionGroup *m_palettes = nullptr;
};

} // namespace SocketDesk
