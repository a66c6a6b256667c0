// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "window_options.h"

#include "cli_optionhelp.h"
#include "export/exportjob.h"
#include "import/importjob.h"
#include "respond/responderconfig.h"
#include "respond/rulefile.h"
#include "session/workspace.h"
#include "translations/language.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int wrongUsage = 2;

/// Turns the words of one command line into WindowOptions; stops at the first that is wrong.
class OptionReader
{
    Q_DECLARE_TR_FUNCTIONS(WindowOptions)

public:
    OptionReader();

    [[nodiscard]] CommandLine read(const QStringList &arguments);
    [[nodiscard]] static QList<QCommandLineOption> table();

private:
    using Taker = bool (OptionReader::*)(const QString &value);

    bool takeRole(const QString &value);
    bool takeLocal(const QString &value);
    bool takeRemote(const QString &value);
    bool takeEncoding(const QString &value);
    bool takeView(const QString &value);
    bool takeFraming(const QString &value);
    bool takeJournalLimit(const QString &value);
    bool takeSequence(const QString &value);
    bool takeReceivedFile(const QString &value);
    bool takeLogFile(const QString &value);
    bool takeRules(const QString &value);
    bool takeLoops(const QString &value);
    bool takeLanguage(const QString &value);

    template<typename Value>
    bool take(std::optional<Value> &place, Result<Value> result);

    [[nodiscard]] bool takeFiles();
    bool refuseFile(const QString &file);
    [[nodiscard]] bool takeAll();
    [[nodiscard]] QString servedFolder() const;
    [[nodiscard]] QString whatMakesNoSense() const;
    [[nodiscard]] static QString helpText();
    [[nodiscard]] static CommandLine refused(const QString &reason);
    [[nodiscard]] static CommandLine printed(const QString &output) { return {{}, false, 0, output}; }

    QCommandLineParser m_parser;
    WindowOptions m_options;
    QString m_reason; ///< why the value of an option was refused
};

OptionReader::OptionReader()
{
    m_parser.addOptions(table());
}

QString OptionReader::helpText()
{
    QCommandLineOption file(
        u"FILE"_s,
        tr("A workspace to open, .socketdesk, which starts nothing; saved logs to look at, .jsonl or .pcapng."));
    QList<QCommandLineOption> options = wrappedForHelp(table() << file);
    file = options.takeLast();
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Opens sockets as UDP, TCP client or TCP server, and shows every byte in both directions."));
    parser.addPositionalArgument(u"FILE"_s, file.description(), u"[FILE...]"_s);
    parser.addOptions(options);
    return parser.helpText();
}

QList<QCommandLineOption> OptionReader::table()
{
    return {
        {u"role"_s, tr("The endpoint of the first tab: udp, tcp-client or tcp-server."), u"ROLE"_s},
        {u"local"_s, tr("Local address, for example 127.0.0.1:8080, :0 or [::1]:9000."), u"HOST:PORT"_s},
        {u"remote"_s, tr("Remote address; for UDP the one to send to."), u"HOST:PORT"_s},
        {u"open"_s, tr("Open or connect at once.")},
        {u"encoding"_s, tr("Character encoding; UTF-8 if left out."), u"NAME"_s},
        {u"view"_s, tr("How bytes are shown: text, hex or dump."), u"VIEW"_s},
        {u"framing"_s,
         tr("How bytes are cut into messages: none, line, delimiter:HEX, fixed:N, "
            "length:WIDTH[le|be][,offset=N][,adjust=N] or gap:MS."),
         u"SPEC"_s},
        {u"journal-limit"_s,
         tr("How much a tab keeps on disk, for example 512MiB; 8GiB if left out. At the limit the oldest is released; "
            "with "
            "“,pause” behind the size, reception pauses."),
         u"SIZE"_s},
        {u"sequence"_s,
         tr("Where each datagram carries a counter that grows by one, WIDTH[le|be][,offset=N] in bytes, for the "
            "sequence "
            "check of the statistics."),
         u"SPEC"_s},
        {u"save-received"_s, tr("Append the received bytes to this file."), u"FILE"_s},
        {u"log"_s,
         tr("Append everything to this file while it runs, in the format of its suffix: .log (as NetAssist), .txt, "
            ".csv, .jsonl or .pcapng."),
         u"FILE"_s},
        {u"echo"_s, tr("Send back whatever arrives.")},
        {u"serve-folder"_s, tr("Send files of this folder to whoever sends their names."), u"DIR"_s},
        {u"group-chat"_s, tr("Send what one peer sends to all others.")},
        {u"rules"_s, tr("Answer messages as the rules in this JSON file say."), u"FILE"_s},
        {u"loops"_s,
         tr("What becomes of a peer that says the same again and again, each time at once behind an answer, as in a "
            "loop "
            "of answers or a test of speed: stop (its answers are held until you let it go on; if left out, as the tab "
            "has it, at first stop) or answer (it is told, and answered on)."),
         u"stop|answer"_s},
        {u"lang"_s, tr("Language of the program, en or zh_CN; the system's if left out."), u"LANG"_s},
        {{u"h"_s, u"help"_s}, tr("Print this help.")},
        {{u"v"_s, u"version"_s}, tr("Print the version.")},
    };
}

/// A name is enough here: what is in the file is looked at in its tab.
bool OptionReader::takeFiles()
{
    const QStringList files = m_parser.positionalArguments();
    for (const QString &file : files) {
        const bool isWorkspace = isWorkspaceName(file);
        if (isWorkspace && m_options.workspace.isEmpty())
            m_options.workspace = file;
        else if (!isWorkspace && isSavedLogName(file))
            m_options.savedLogs << file;
        else
            return refuseFile(file);
    }
    return true;
}

bool OptionReader::refuseFile(const QString &file)
{
    m_reason =
        isWorkspaceName(file)
            ? tr("“%1” is a second workspace; a window has one.").arg(file)
            : tr("“%1” is neither an option nor a workspace (.socketdesk) or saved log (.jsonl or .pcapng).").arg(file);
    return false;
}

CommandLine OptionReader::refused(const QString &reason)
{
    return {{}, false, wrongUsage, u"socketdesk: %1\n"_s.arg(reason)};
}

template<typename Value>
bool OptionReader::take(std::optional<Value> &place, Result<Value> result)
{
    if (result)
        place = std::move(*result);
    else
        m_reason = describe(result.error()).oneLine();
    return result.has_value();
}

bool OptionReader::takeRole(const QString &value)
{
    if (const auto role = roleFromName(value))
        m_options.role = *role;
    else
        m_reason = tr("It is one of udp, tcp-client and tcp-server.");
    return m_options.role.has_value();
}

bool OptionReader::takeLocal(const QString &value)
{
    return take(m_options.local, HostAndPort::parse(value));
}

/// As in the terminal program: ":80" is on this machine, and nobody is at port 0.
bool OptionReader::takeRemote(const QString &value)
{
    Result<HostAndPort> remote = HostAndPort::parse(value);
    if (remote && remote->port == 0)
        remote = failure({ErrorCode::InvalidPort, {u"0"_s}});
    if (remote && remote->host.isEmpty())
        remote->host = u"127.0.0.1"_s;
    return take(m_options.remote, remote);
}

bool OptionReader::takeEncoding(const QString &value)
{
    return take(m_options.encoding, Encoding::fromName(value));
}

bool OptionReader::takeView(const QString &value)
{
    if (const auto view = viewModeFromName(value))
        m_options.view = *view;
    else
        m_reason = tr("It is one of text, hex and dump.");
    return m_options.view.has_value();
}

bool OptionReader::takeFraming(const QString &value)
{
    return take(m_options.framing, FramingConfig::fromSpec(value));
}

bool OptionReader::takeJournalLimit(const QString &value)
{
    return take(m_options.journal, JournalLimit::fromSpec(value));
}

bool OptionReader::takeSequence(const QString &value)
{
    return take(m_options.sequence, SequenceField::fromSpec(value));
}

bool OptionReader::takeReceivedFile(const QString &value)
{
    m_options.receivedFile = value;
    m_reason = tr("It is a file name.");
    return !value.isEmpty();
}

bool OptionReader::takeLogFile(const QString &value)
{
    m_options.logFile = value;
    m_reason = tr("It ends with none of .log, .txt, .csv, .jsonl and .pcapng.");
    return logFormatOfFile(value, true).has_value();
}

bool OptionReader::takeRules(const QString &value)
{
    std::optional<QList<Rule>> rules;
    if (!take(rules, readRules(value)))
        return false;
    m_options.answering.rules = true;
    m_options.rules = *rules;
    ResponderConfig config;
    config.on = m_options.answering;
    config.rules = m_options.rules;
    std::optional<ResponderSetup> setup; // which finds mistakes in patterns and replies
    return take(setup, ResponderSetup::make(config, m_options.framing.value_or(FramingConfig()),
                                            m_options.encoding.value_or(Encoding())));
}

bool OptionReader::takeLoops(const QString &value)
{
    if (const auto loops = loopPolicyFromName(value))
        m_options.loops = *loops;
    else
        m_reason = tr("It is one of stop and answer.");
    return m_options.loops.has_value();
}

bool OptionReader::takeLanguage(const QString &value)
{
    m_options.language = value;
    m_reason = tr("It is one of en and zh_CN.");
    return languages().contains(value);
}

bool OptionReader::takeAll()
{
    static constexpr auto takers = std::to_array<std::pair<const char16_t *, Taker>>({
        {u"role", &OptionReader::takeRole},
        {u"local", &OptionReader::takeLocal},
        {u"remote", &OptionReader::takeRemote},
        {u"encoding", &OptionReader::takeEncoding},
        {u"view", &OptionReader::takeView},
        {u"framing", &OptionReader::takeFraming},
        {u"journal-limit", &OptionReader::takeJournalLimit},
        {u"sequence", &OptionReader::takeSequence},
        {u"save-received", &OptionReader::takeReceivedFile},
        {u"log", &OptionReader::takeLogFile},
        {u"rules", &OptionReader::takeRules},
        {u"loops", &OptionReader::takeLoops},
        {u"lang", &OptionReader::takeLanguage},
    });
    return std::ranges::all_of(takers, [this](const auto &known) {
        const auto &[name, taker] = known;
        const QString option = QString::fromUtf16(name);
        const QString value = m_parser.value(option);
        if (!m_parser.isSet(option) || (this->*taker)(value))
            return true;
        m_reason = tr("--%1: “%2” is not accepted. %3").arg(option, value, m_reason);
        return false;
    });
}

/// \return empty where none is asked for, or it is no folder
QString OptionReader::servedFolder() const
{
    const QFileInfo info(m_parser.value(u"serve-folder"_s));
    return m_parser.isSet(u"serve-folder"_s) && info.isDir() ? info.absoluteFilePath() : QString();
}

CommandLine OptionReader::read(const QStringList &arguments)
{
    if (!m_parser.parse(arguments))
        return refused(m_parser.errorText());
    if (m_parser.isSet(u"help"_s))
        return printed(helpText());
    if (m_parser.isSet(u"version"_s))
        return printed(u"SocketDesk " SOCKETDESK_VERSION "\n"_s);
    if (!takeFiles() || !takeAll())
        return refused(m_reason);
    m_options.open = m_parser.isSet(u"open"_s);
    m_options.answering.echo = m_parser.isSet(u"echo"_s);
    m_options.serveFolder = servedFolder();
    if (m_options.serveFolder.isEmpty() && m_parser.isSet(u"serve-folder"_s))
        return refused(tr("--serve-folder: “%1” is no folder.").arg(m_parser.value(u"serve-folder"_s)));
    m_options.answering.groupChat = m_parser.isSet(u"group-chat"_s);
    if (const QString reason = whatMakesNoSense(); !reason.isEmpty())
        return refused(reason);
    return {m_options, true, 0, {}};
}

/// What would be ignored, as far as it shows here; without a role the tab that comes up says what it is.
QString OptionReader::whatMakesNoSense() const
{
    QSet<QString> seen;
    const QStringList names = m_parser.optionNames();
    for (const QString &name : names) {
        if (seen.contains(name))
            return tr("--%1 is given twice.").arg(name);
        seen.insert(name);
    }
    const auto isRole = [this](Role role) { return m_options.role == role; };
    if (m_options.remote && isRole(Role::TcpServer))
        return tr("--remote: a server waits for others; it has no remote address.");
    if (m_options.sequence && (isRole(Role::TcpServer) || isRole(Role::TcpClient)))
        return tr("--sequence: only datagrams are checked.");
    if (!m_options.serveFolder.isEmpty() && isRole(Role::Udp))
        return tr("--serve-folder: a datagram cannot say where a file ends; it needs TCP.");
    if (m_options.answering.groupChat && isRole(Role::TcpClient))
        return tr("--group-chat: a client has one peer, and no others.");
    const bool areOne =
        !m_options.logFile.isEmpty() && !m_options.receivedFile.isEmpty() &&
        QFileInfo(m_options.logFile).absoluteFilePath() == QFileInfo(m_options.receivedFile).absoluteFilePath();
    return areOne ? tr("--save-received: this file is that of --log.") : QString();
}

} // namespace

bool WindowOptions::concernsEndpoint() const
{
    const bool writes = !receivedFile.isEmpty() || !logFile.isEmpty();
    const bool answers = answering.any() || loops || !serveFolder.isEmpty();
    return role || local || remote || sequence || journal || open || answers || writes;
}

bool WindowOptions::concernsReading() const
{
    return encoding || view || framing;
}

QList<QCommandLineOption> windowOptionTable()
{
    return OptionReader::table();
}

CommandLine readCommandLine(const QStringList &arguments)
{
    useLanguage(wantedLanguage(arguments));
    return OptionReader().read(arguments);
}

} // namespace SocketDesk
