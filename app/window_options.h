// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/endpointconfig.h"
#include "framing/framingconfig.h"
#include "journal/journallimit.h"
#include "session/sessionconfig.h"
#include "statistics/sequencefield.h"
#include "text/encoding.h"

#include <QCommandLineOption>
#include <QString>
#include <QStringList>

#include <optional>

namespace SocketDesk {

/// What the command line of the window program asks for; what it does not mention is left as it was.
struct WindowOptions
{
    std::optional<Role> role;
    std::optional<HostAndPort> local;
    std::optional<HostAndPort> remote;
    std::optional<Encoding> encoding;
    std::optional<ViewMode> view;
    std::optional<FramingConfig> framing;
    std::optional<SequenceField> sequence;
    std::optional<JournalLimit> journal;
    QStringList savedLogs; ///< files to look at, each in a tab of its own
    QString serveFolder;   ///< empty: none is served
    QString workspace;     ///< a file to open in place of the tabs of the last time; may be empty
    QString language;      ///< "en", "zh_CN", or empty
    QString receivedFile;  ///< to which received bytes are appended; empty: none
    QString logFile;       ///< to which everything is logged; empty: none
    bool open = false;
    ResponderSwitches answering; ///< by itself; switched on by asking for it here
    QList<Rule> rules;
    std::optional<LoopPolicy> loops;

    [[nodiscard]] bool concernsEndpoint() const; ///< something is said about one
    [[nodiscard]] bool concernsReading() const;  ///< or about how bytes are shown
};

/// Every option of the window program, with its description.
[[nodiscard]] QList<QCommandLineOption> windowOptionTable();

/// The outcome of reading a command line: options to start with, or something to print and an exit code.
struct CommandLine
{
    WindowOptions options;
    bool start = true;
    int exitCode = 0; ///< where it does not start: 0 done, 2 wrong usage, 3 no display
    QString output;   ///< what to print then: the help or version on standard output, a complaint on standard error
};

/// Reads \p arguments, the first of which is the program. Needs a QCoreApplication, no display. Sentences are in the
/// language that --lang names, otherwise in the system's.
[[nodiscard]] CommandLine readCommandLine(const QStringList &arguments);

} // namespace SocketDesk
