// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/workspace.h"
#include "ui/base/settings.h"
#include "ui/send/sending.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

namespace SocketDesk {

class Banner;
class Helping;
class MainMenu;
class Preferences;
class Projecting;
class PreferencesDialog;
class SavedLog;
class SavedLogs;
class SessionPage;
class SessionTabs;
class Throttle;
class Workspaces;

/// The window: tabs with a session page each, the menu bar, and what is remembered from one start to the next.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// \param settings outlives the window
    explicit MainWindow(Settings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The tabs and the geometry of the last time, or one fresh tab. Opens nothing.
    void restore();

    /// A further tab in front. Opens nothing.
    SessionPage *addPage(const PageState &state);
    SessionPage *addNewPage(); ///< as the preferences have it

    /// A further tab in front, in which \p log can be looked at, searched and exported.
    SessionPage *showSavedLog(std::unique_ptr<SavedLog> log);

    void showAbove(QWidget *strip); ///< the tabs; the window owns it

    /// In front: the tab that has that endpoint already, else the only tab if it is as new, else a new one. Opens nothing.
    SessionPage *pageFor(const EndpointConfig &endpoint);

    [[nodiscard]] Workspace workspace() const;
    void setWorkspace(const Workspace &workspace); ///< in place of all tabs that are there; opens nothing

    [[nodiscard]] SessionPage *currentPage() const;
    [[nodiscard]] SavedLogs *savedLogs() const { return m_savedLogs; }
    [[nodiscard]] SessionTabs *tabs() const { return m_tabs; }
    [[nodiscard]] Workspaces *workspaces() const { return m_workspaces; }
    [[nodiscard]] Preferences *preferences() const { return m_preferences; }
    [[nodiscard]] Helping *helping() const { return m_helping; }
    [[nodiscard]] Banner *notice() const { return m_notice; } ///< of what concerns no tab

    /// Tabs in which something is open or runs, so that it would end with them.
    [[nodiscard]] QList<SessionPage *> unfinishedPages() const;

    void save(); ///< what is remembered for the next start

    /// Nobody is asked any more when it is closed: whoever ends the program waits for no answer.
    void expectEnd();

    void chooseLanguage(const QString &language);
    void choosePalette(PaletteChoice choice);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectTabs();
    void connectTabMenu();
    void popUpTabMenu(const QPoint &globalPosition);
    void duplicateTab();
    void closeOtherTabs();
    void closeTab(SessionPage *page); ///< it can be reopened
    void reopenTab();
    [[nodiscard]] bool hasOnlyANewPage() const;
    void connectMenu();
    void connectWorkspaceMenu();
    void connectEditMenu();
    void connectViewMenu();
    void connectSessionMenu();
    void connectHelpMenu();
    void saveWhenEdited();

    SessionPage *add(SessionPage *page);
    void onCloseConfirmed(SessionPage *page);
    void onPageChanged(SessionPage *page);
    void updateMenu();
    void updateTitle();
    void applyLayout(); ///< what the View menu says about the parts of a page, to all pages
    void createCentre();
    void tellOfSettings(int leftOut); ///< the tabs that could not be read
    void comeOntoAScreen();
    void applyPreference(Preference preference);
    void dress(SessionPage *page); ///< as the preferences have it
    void dressAll();
    void createProjecting();
    void onProjectingChanged();
    void onLogFontZoomed(int points);
    void resetLogFontSize();
    void showPreferences();
    void showAbout();

    Settings *m_settings;
    SendStores m_stores;
    QJsonObject m_unknown;     ///< of the workspace, as it was read
    QList<PageState> m_closed; ///< that can be reopened, the last one at the end
    Banner *m_notice = nullptr;
    SessionTabs *m_tabs = nullptr;
    MainMenu *m_menu = nullptr;
    SavedLogs *m_savedLogs = nullptr;
    Workspaces *m_workspaces = nullptr;
    Helping *m_helping = nullptr;
    Throttle *m_saving = nullptr;
    Preferences *m_preferences = nullptr;
    Projecting *m_projecting = nullptr;
    QPointer<PreferencesDialog> m_preferencesDialog; ///< while it is open
    bool m_mayQuit = false;
};

} // namespace SocketDesk
