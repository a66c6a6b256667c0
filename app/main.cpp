// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/portable.h"
#include "cli_exitcode.h"
#include "cli_optiontable.h"
#include "cli_signals.h"
#include "endpoint/nativesocket.h"
#include "leaving.h"
#include "translations/language.h"
#include "ui/application.h"
#include "ui/base/inbackground.h"
#include "ui/base/palettes.h"
#include "ui/base/settings.h"
#include "ui/connect/endpointform.h"
#include "ui/help/helping.h"
#include "ui/help/optionlist.h"
#include "ui/log/reception.h"
#include "ui/mainwindow.h"
#include "ui/respond/answering.h"
#include "ui/saved/leftoveroffer.h"
#include "ui/saved/savedlogs.h"
#include "ui/sessionpage.h"
#include "ui/workspace/workspaces.h"
#include "window_options.h"

#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestWriteMs = 30'000; ///< after the end

/// Where it is missing Qt would abort, and advise to install the program anew.
bool isDisplayMissing()
{
#ifdef Q_OS_LINUX
    constexpr std::array variables{"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"};
    return std::ranges::all_of(variables, [](const char *name) { return qEnvironmentVariableIsEmpty(name); });
#else
    return false;
#endif
}

CommandLine displayMissing()
{
    const QString sentence = QCoreApplication::translate(
        "WindowOptions", "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. "
                         "Start it on a desktop, or over ssh -X; socketdesk-cli needs none.");
    CommandLine line;
    line.start = false;
    line.exitCode = int(CliExit::NotOpened);
    line.output = u"socketdesk: "_s + sentence + u'\n';
    return line;
}

/// Help, version and complaints need no display, so the options are read before there is a QApplication.
CommandLine commandLineOf(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    CommandLine line = readCommandLine(QCoreApplication::arguments());
    return line.start && isDisplayMissing() ? displayMissing() : line;
}

int printAndLeave(const CommandLine &line)
{
    std::FILE *const place = line.exitCode == 0 ? stdout : stderr;
    std::fputs(qUtf8Printable(line.output), place);
    return std::fflush(place) == 0 ? line.exitCode : int(CliExit::Broken);
}

void applyEndpointOptions(const WindowOptions &options, EndpointConfig *endpoint)
{
    if (options.local) {
        const HostAndPort target = options.remote.value_or(HostAndPort());
        const Result<Address> address = Address::fromHost(target.host, target.port); // a name is not looked up here
        const bool isElsewhere = endpoint->role == Role::Udp && !target.host.isEmpty() && !address;
        endpoint->localHost = isElsewhere
                                  ? options.local->host
                                  : localHostFor(endpoint->role, options.local->host, address.value_or(Address()));
        endpoint->localPort = options.local->port;
    }
    if (options.remote && endpoint->role == Role::TcpClient) {
        endpoint->remoteHost = options.remote->host;
        endpoint->remotePort = options.remote->port;
    }
}

/// What was not asked for stays as it is in the tab.
void applySessionOptions(const WindowOptions &options, SessionConfig *session)
{
    if (options.remote && session->endpoint.role == Role::Udp)
        session->sendTo = options.remote->toString();
    session->encoding = options.encoding.value_or(session->encoding);
    session->framing = options.framing.value_or(session->framing);
    session->journal = options.journal.value_or(session->journal);
    if (options.sequence)
        session->sequence = options.sequence;
    session->view = options.view.value_or(session->view);
    session->responders.loops = options.loops.value_or(session->responders.loops);
}

void openRequested(MainWindow *window, const WindowOptions &options)
{
    if (!options.concernsEndpoint() && (!options.concernsReading() || !options.savedLogs.isEmpty()))
        return;
    EndpointConfig endpoint = defaultConfig(options.role.value_or(Role::TcpServer));
    applyEndpointOptions(options, &endpoint);
    SessionPage *page = window->pageFor(endpoint);
    PageState state = page->state();
    applySessionOptions(options, &state.session);
    page->setState(state);
    if (!options.receivedFile.isEmpty())
        page->reception()->saving()->start(options.receivedFile);
    if (!options.logFile.isEmpty())
        page->reception()->logging()->start(options.logFile);
    if (options.answering.any())
        page->answering()->switchOn(options.answering, options.rules);
    if (!options.serveFolder.isEmpty())
        page->answering()->serveFolder(options.serveFolder);
    if (options.open)
        QTimer::singleShot(0, page, &SessionPage::triggerOpen); // the window is painted first
}

/// They are read as is asked for, too.
void openSavedLogs(MainWindow *window, const WindowOptions &options)
{
    for (const QString &path : options.savedLogs) {
        SessionPage *page = window->savedLogs()->open(path);
        PageState state = page->state();
        applySessionOptions(options, &state.session);
        page->setState(state);
    }
}

void openAll(MainWindow *window, const WindowOptions &options)
{
    openRequested(window, options);
    openSavedLogs(window, options);
}

/// What only the programs know of themselves.
void giveHelpItsOptions(Helping *helping)
{
    helping->setPart(u"window-options"_s, [] { return optionsAsMarkdown(windowOptionTable()); });
    helping->setPart(u"terminal-options"_s, [] { return optionsAsMarkdown(cliOptionTable()); });
}

/// What else is asked for comes when it is there, or is not wanted after all.
void openWorkspace(MainWindow *window, const WindowOptions &options)
{
    QObject::connect(
        window->workspaces(), &Workspaces::settled, window, [window, options] { openAll(window, options); },
        Qt::SingleShotConnection);
    window->workspaces()->open(options.workspace);
}

/// When it returns, the window and its sessions are gone, and the settings are written.
int runWindow(Application *application, const WindowOptions &options)
{
    if (const QString folder = portableFolder(); !folder.isEmpty())
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    Settings settings;
    const QStringList wishes{options.language, settings.language(), systemLanguage()};
    useLanguage(*std::ranges::find_if(wishes, [](const QString &wish) { return !wish.isEmpty(); }));
    usePalette(settings.palette());

    MainWindow window(&settings);
    giveHelpItsOptions(window.helping());
    window.restore();
    if (options.workspace.isEmpty())
        openAll(&window, options);
    else
        openWorkspace(&window, options);
    window.show();
    new LeftoverOffer(&window);
    InterruptWatcher interrupts; // so that the files of a session that is interrupted go as well
    QObject::connect(&interrupts, &InterruptWatcher::interrupted, &window, [&window] {
        window.expectEnd();
        QApplication::exit();
    });
    QObject::connect(application, &QGuiApplication::commitDataRequest, &window, &MainWindow::save);
    application->atEndOfSession = [&window] { window.expectEnd(); };
    application->openFile = [&window](const QString &path) { window.savedLogs()->openAny(path); };
    const int exitCode = QApplication::exec();
    application->atEndOfSession = {};
    application->openFile = {};
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    const CommandLine line = commandLineOf(argc, argv);
    if (!line.start)
        return printAndLeave(line);

    ignoreFailedWrites();
    raiseDescriptorLimit();
    Application application(argc, argv);
    QApplication::setApplicationName(u"SocketDesk"_s);
    QApplication::setApplicationVersion(QStringLiteral(SOCKETDESK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral(SOCKETDESK_ID));

    const int exitCode = runWindow(&application, line.options);
    if (!diskThreads()->waitForDone(longestWriteMs)) // what they write is written, but by a disk that does not answer
        std::_Exit(exitCode);
    return leave(exitCode);
}
