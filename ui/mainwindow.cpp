// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "session/sessionhandle.h"
#include "translations/language.h"
#include "ui/base/accessiblecombobox.h"
#include "ui/base/accessiblemenubutton.h"
#include "ui/base/accessiblepopups.h"
#include "ui/base/accessibletoggle.h"
#include "ui/base/banner.h"
#include "ui/base/enterkey.h"
#include "ui/base/icons.h"
#include "ui/base/throttle.h"
#include "ui/closing/unfinished.h"
#include "ui/help/helping.h"
#include "ui/inspect/inspecting.h"
#include "ui/log/exporting.h"
#include "ui/log/filereception.h"
#include "ui/log/filtering.h"
#include "ui/log/finding.h"
#include "ui/log/reception.h"
#include "ui/log/transcriptview.h"
#include "ui/mainmenu.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/projector/projecting.h"
#include "ui/respond/answering.h"
#include "ui/saved/savedlog.h"
#include "ui/saved/savedlogs.h"
#include "ui/send/segmenting.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"
#include "ui/start/trial.h"
#include "ui/statistics/measuring.h"
#include "ui/workspace/workspaces.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QScreen>
#include <QVBoxLayout>

#include <tuple>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(1200, 720);
constexpr QSize usualFrame(16, 48); ///< with room to spare: how much it is, is known when it is on the screen

constexpr std::chrono::seconds savingInterval(1);
constexpr int sizeStep = 40; ///< pixels that the View menu moves a line between two parts

/// Of a window that was never open before; its status line has to be on a small screen too.
QSize firstSize(const QScreen *screen)
{
    return usualSize.boundedTo(screen->availableSize() - usualFrame);
}

/// The same socket; how it behaves (reconnecting, sharing the port, groups) may differ.
bool isSameEndpoint(const EndpointConfig &a, const EndpointConfig &b)
{
    const auto local = [](const EndpointConfig &config) {
        return std::tuple(config.role, config.localHost, config.localPort);
    };
    const bool isSameRemote = a.remoteHost == b.remoteHost && a.remotePort == b.remotePort;
    return local(a) == local(b) && (a.role != Role::TcpClient || isSameRemote);
}

} // namespace

MainWindow::MainWindow(Settings *settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_preferences(new Preferences(settings, this))
{
    AccessibleComboBox::install();
    AccessiblePopups::install();
    AccessibleToggle::install();
    AccessibleMenuButton::install();
    letEnterPressButtons();
    setWindowIcon(programIcon());
    m_preferences->useFont();
    m_preferences->useFolders();
    connect(m_preferences, &Preferences::changed, this, &MainWindow::applyPreference);
    m_stores.quickList.setItems(quickListFromJson(settings->quickList()).value_or(QList<QuickItem>()));
    createCentre();
    m_menu = new MainMenu(this);
    m_menu->checkLanguage(currentLanguage());
    m_menu->checkPalette(settings->palette());
    m_saving = new Throttle(savingInterval, this);
    connect(m_saving, &Throttle::due, this, &MainWindow::save);
    m_savedLogs = new SavedLogs(this);
    m_workspaces = new Workspaces(this, settings);
    createProjecting();
    m_helping = new Helping(this);
    connectTabs();
    connectMenu();
    resize(firstSize(screen()));
}

MainWindow::~MainWindow()
{
    delete m_tabs; // the pages use the stores
}

void MainWindow::createCentre()
{
    auto *centre = new QWidget(this);
    m_notice = new Banner(Banner::Kind::Hint, centre);
    m_tabs = new SessionTabs(centre);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_tabs, 1);
    setCentralWidget(centre);
}

void MainWindow::showAbove(QWidget *strip)
{
    static_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(0, strip);
}

void MainWindow::connectTabs()
{
    connect(m_tabs, &SessionTabs::newRequested, this, [this] { addNewPage(); });
    connect(m_tabs, &SessionTabs::currentChanged, this, &MainWindow::updateMenu);
    connect(m_tabs, &SessionTabs::rearranged, this, &MainWindow::updateMenu);
    connect(m_tabs, &SessionTabs::closeRequested, this, [this](SessionPage *page) {
        for (int index = 0; index < m_tabs->count(); ++index) {
            if (m_tabs->page(index) == page)
                m_tabs->setCurrentIndex(index);
        }
        page->requestClose();
    });
}

void MainWindow::connectMenu()
{
    connect(m_menu->newTab, &QAction::triggered, m_tabs, &SessionTabs::newRequested);
    connect(m_menu->openSaved, &QAction::triggered, m_savedLogs, &SavedLogs::choose);
    connectWorkspaceMenu();
    connectTabMenu();
    connect(m_menu->preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_menu->quit, &QAction::triggered, this, &QWidget::close);
    connectEditMenu();
    connectViewMenu();
    connectSessionMenu();
    connectHelpMenu();
}

void MainWindow::connectWorkspaceMenu()
{
    connect(m_menu->newWorkspace, &QAction::triggered, m_workspaces, &Workspaces::create);
    connect(m_menu->openWorkspace, &QAction::triggered, m_workspaces, &Workspaces::choose);
    connect(m_menu->saveWorkspace, &QAction::triggered, m_workspaces, &Workspaces::save);
    connect(m_menu->saveWorkspaceAs, &QAction::triggered, m_workspaces, &Workspaces::chooseAndSave);
    connect(m_menu->recentWorkspaces, &QMenu::aboutToShow, this,
            [this] { m_workspaces->fillRecent(m_menu->recentWorkspaces); });
    connect(m_workspaces, &Workspaces::changed, this, &MainWindow::updateTitle);
}

void MainWindow::connectEditMenu()
{
    const auto copies = {std::pair{m_menu->copyShown, CopyFormat::Shown}, std::pair{m_menu->copyText, CopyFormat::Text},
                         std::pair{m_menu->copyHex, CopyFormat::Hex}, std::pair{m_menu->copyRaw, CopyFormat::Raw}};
    for (const auto &[action, format] : copies)
        connect(action, &QAction::triggered, this,
                [this, format = format] { currentPage()->transcript()->copy(format); });
    connect(m_menu->selectAll, &QAction::triggered, this, [this] { currentPage()->transcript()->selectAll(); });
    connect(m_menu->find, &QAction::triggered, this, [this] { currentPage()->finding()->open(); });
    connect(m_menu->findNext, &QAction::triggered, this, [this] { currentPage()->finding()->next(); });
    connect(m_menu->findPrevious, &QAction::triggered, this, [this] { currentPage()->finding()->previous(); });
    connect(m_menu->nextMessage, &QAction::triggered, this, [this] { currentPage()->transcript()->goToNextMessage(); });
    connect(m_menu->previousMessage, &QAction::triggered, this,
            [this] { currentPage()->transcript()->goToPreviousMessage(); });
    connect(m_menu->filter, &QAction::triggered, this, [this] { currentPage()->filtering()->open(); });
    connect(m_menu->clear, &QAction::triggered, this, [this] { currentPage()->clearLog(); });
    connect(m_menu->showAll, &QAction::triggered, this, [this] { currentPage()->showAllOfLog(); });
}

void MainWindow::connectViewMenu()
{
    for (QAction *action : {m_menu->column, m_menu->composer, m_menu->peers})
        connect(action, &QAction::triggered, this, &MainWindow::applyLayout);
    connect(m_menu->quickList, &QAction::triggered, this, [this](bool on) { currentPage()->toggleQuickList(on); });
    connect(m_menu->inspector, &QAction::triggered, this,
            [this](bool on) { currentPage()->inspecting()->setShown(on); });
    connect(m_menu->widerColumn, &QAction::triggered, this, [this] { currentPage()->widenColumn(sizeStep); });
    connect(m_menu->narrowerColumn, &QAction::triggered, this, [this] { currentPage()->widenColumn(-sizeStep); });
    connect(m_menu->tallerLog, &QAction::triggered, this, [this] { currentPage()->heightenLog(sizeStep); });
    connect(m_menu->shorterLog, &QAction::triggered, this, [this] { currentPage()->heightenLog(-sizeStep); });
    connect(m_menu->autoScroll, &QAction::triggered, this,
            [this](bool on) { currentPage()->transcript()->setAutoScroll(on); });
    connect(m_menu->zoomIn, &QAction::triggered, this, [this] { currentPage()->transcript()->zoomBy(1); });
    connect(m_menu->zoomOut, &QAction::triggered, this, [this] { currentPage()->transcript()->zoomBy(-1); });
    connect(m_menu->zoomReset, &QAction::triggered, this, &MainWindow::resetLogFontSize);
    connect(m_menu->nextTab, &QAction::triggered, this, [this] { m_tabs->step(1); });
    connect(m_menu->previousTab, &QAction::triggered, this, [this] { m_tabs->step(-1); });
    connect(m_menu, &MainMenu::languageChosen, this, &MainWindow::chooseLanguage);
    connect(m_menu, &MainMenu::paletteChosen, this, &MainWindow::choosePalette);
}

void MainWindow::connectSessionMenu()
{
    connect(m_menu->open, &QAction::triggered, this, [this] { currentPage()->triggerOpen(); });
    connect(m_menu->send, &QAction::triggered, this, [this] { currentPage()->sending()->send(); });
    connect(m_menu->message, &QAction::triggered, this, [this] {
        m_menu->composer->setChecked(true);
        applyLayout();
        currentPage()->focusMessage();
    });
    connect(m_menu->sendFile, &QAction::triggered, this, [this] { currentPage()->sending()->chooseFile(); });
    connect(m_menu->segments, &QAction::triggered, this, [this] { currentPage()->segmenting()->show(); });
    connect(m_menu->finishSending, &QAction::triggered, this, [this] { currentPage()->sending()->finishSending(); });
    connect(m_menu->saveToFile, &QAction::triggered, this, [this](bool on) {
        currentPage()->reception()->saving()->setWanted(on);
        updateMenu(); // nothing is saved before a file is chosen
    });
    connect(m_menu->logToFile, &QAction::triggered, this, [this](bool on) {
        currentPage()->reception()->logging()->setWanted(on);
        updateMenu();
    });
    connect(m_menu->receiveFiles, &QAction::triggered, this,
            [this](bool on) { currentPage()->fileReception()->setWanted(on); });
    connect(m_menu->download, &QAction::triggered, this, [this] { currentPage()->fileReception()->askForName(); });
    connect(m_menu->exportLog, &QAction::triggered, this, [this] { currentPage()->exporting()->choose(); });
    connect(m_menu->echo, &QAction::triggered, this, [this](bool on) { currentPage()->answering()->switchEcho(on); });
    connect(m_menu->answers, &QAction::triggered, this, [this](bool on) { currentPage()->answering()->setShown(on); });
    connect(m_menu->journalLimit, &QAction::triggered, this, [this] { currentPage()->chooseJournalLimit(); });
    connect(m_menu->statistics, &QAction::triggered, this, [this] { currentPage()->measuring()->show(); });
    connect(m_menu->resetCounters, &QAction::triggered, this, [this] { currentPage()->resetCounters(); });
}

SessionPage *MainWindow::addPage(const PageState &state)
{
    auto *page = new SessionPage(&m_stores);
    page->setState(state);
    return add(page);
}

SessionPage *MainWindow::showSavedLog(std::unique_ptr<SavedLog> log)
{
    auto *page = new SessionPage(&m_stores, std::move(log));
    connect(page, &SessionPage::anotherSavedLogRequested, m_savedLogs, &SavedLogs::choose);
    return add(page);
}

SessionPage *MainWindow::add(SessionPage *page)
{
    page->setPageLayout(m_tabs->count() > 0 ? currentPage()->pageLayout()
                                            : PageLayout::fromJson(m_settings->layout()).value_or(PageLayout()));
    dress(page);
    connect(page, &SessionPage::closeConfirmed, this, [this, page] { onCloseConfirmed(page); });
    connect(page, &SessionPage::changed, this, [this, page] { onPageChanged(page); });
    connect(page, &SessionPage::fontPointSizeChanged, this, &MainWindow::onLogFontZoomed);
    connect(page, &SessionPage::edited, m_saving, &Throttle::requestLater);
    connect(page, &SessionPage::helpRequested, m_helping, &Helping::open);
    connect(page, &SessionPage::trialRequested, this, [this] { new Trial(this); });
    m_tabs->add(page);
    return page;
}

SessionPage *MainWindow::pageFor(const EndpointConfig &endpoint)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->page(index)->savedLog() || !isSameEndpoint(m_tabs->page(index)->state().session.endpoint, endpoint))
            continue;
        m_tabs->setCurrentIndex(index);
        return m_tabs->page(index);
    }
    PageState state = m_preferences->newPage();
    state.session.endpoint = endpoint;
    if (!hasOnlyANewPage())
        return addPage(state);
    currentPage()->setState(state);
    return currentPage();
}

SessionPage *MainWindow::currentPage() const
{
    return m_tabs->currentPage();
}

void MainWindow::onCloseConfirmed(SessionPage *page)
{
    closeTab(page);
    if (m_tabs->count() == 0)
        addNewPage();
}

void MainWindow::onPageChanged(SessionPage *page)
{
    if (page == currentPage())
        updateMenu();
}

void MainWindow::updateMenu()
{
    SessionPage *page = currentPage();
    if (page == nullptr)
        return;
    m_menu->setForSavedLog(page->savedLog() != nullptr);
    m_menu->showOpenAction(page->openActionText(), page->openActionIcon());
    m_menu->echo->setChecked(page->session()->status().answering.echo);
    m_menu->answers->setChecked(page->answering()->isShown());
    m_menu->saveToFile->setChecked(page->reception()->saving()->isActive());
    m_menu->logToFile->setChecked(page->reception()->logging()->isActive());
    m_menu->receiveFiles->setChecked(page->fileReception()->isOn());
    m_menu->autoScroll->setChecked(page->transcript()->autoScroll());
    m_menu->inspector->setChecked(page->inspecting()->isShown());
    m_menu->quickList->setChecked(page->isQuickListShown());
    m_menu->showLayout(page->pageLayout(), page->savedLog() != nullptr);
    m_projecting->limitMenu();
    m_projecting->showState(page->stateText());
    m_menu->closeOtherTabs->setEnabled(m_tabs->count() > 1);
    updateTitle();
}

/// With the mark that the file of the workspace is behind, where there is one.
void MainWindow::updateTitle()
{
    if (currentPage() == nullptr)
        return;
    const auto plain = [](QString text) { return text.replace("[*]"_L1, "[*][*]"_L1); };
    const QString title = plain(currentPage()->title());
    setWindowTitle(m_workspaces->file().isEmpty()
                       ? tr("%1 – SocketDesk").arg(title)
                       : tr("%1 – %2[*] – SocketDesk").arg(title, plain(m_workspaces->name())));
    setWindowModified(m_workspaces->isModified() && !m_workspaces->file().isEmpty());
}

void MainWindow::applyLayout()
{
    PageLayout layout = currentPage()->pageLayout();
    layout.column = m_menu->column->isChecked();
    layout.composer = m_menu->composer->isChecked();
    layout.peers = m_menu->peers->isChecked();
    for (int index = 0; index < m_tabs->count(); ++index)
        m_tabs->page(index)->setPageLayout(layout);
    m_menu->showLayout(layout, currentPage()->savedLog() != nullptr);
    m_saving->requestLater();
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && m_settings->palette() == PaletteChoice::System)
        usePalette(PaletteChoice::System);
    if (event->type() == QEvent::WindowActivate)
        m_preferences->useFolders(); // a disk may have been plugged in
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_menu->retranslate();
        updateMenu();
    }
    QMainWindow::changeEvent(event);
}

QList<SessionPage *> MainWindow::unfinishedPages() const
{
    QList<SessionPage *> pages;
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (!Unfinished::of(*m_tabs->page(index)).isEmpty())
            pages << m_tabs->page(index);
    }
    return pages;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    if (m_mayQuit || !m_preferences->isOn(Preference::AskBeforeQuitting))
        return;
    const bool isAsked = m_workspaces->askBeforeQuitting([this] {
        m_mayQuit = true;
        close();
    });
    if (isAsked)
        event->ignore();
}

void MainWindow::expectEnd()
{
    save();
    m_mayQuit = true;
}

} // namespace SocketDesk
