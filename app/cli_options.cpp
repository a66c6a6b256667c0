// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_options.h"

#include "base/readablefile.h"
#include "cli_answeroptions.h"
#include "cli_laboptions.h"
#include "cli_optiontable.h"
#include "cli_sendoptions.h"
#include "cli_workspace.h"
#include "export/exportjob.h"
#include "session/regularfile.h"
#include "session/sessionconfig.h"
#include "translations/language.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace SocketDesk {

namespace {

constexpr qsizetype longestQuote = 64; ///< characters of a text that is refused

/// Turns the options of one command line into CliOptions; stops at the first that is wrong.
class OptionReader
{
    Q_DECLARE_TR_FUNCTIONS(CliOptions)

public:
    OptionReader() { addCliOptions(m_parser); }

    [[nodiscard]] tl::expected<CliOptions, UsageError> read(const QStringList &arguments);

private:
    bool readAll();
    bool refuseRepetitions();
    bool readRole();
    bool readLocal();
    bool readRemote();
    bool readTarget();
    bool readView();
    bool readFormat();
    bool readFraming();
    bool readSequence();
    bool readLanguage();
    bool readItems();
    bool readItem(const QString &name, const QString &text);
    bool readFile(const QString &option, const QString &path);
    bool readRepeat();
    bool readEnding();
    bool readTimeout();
    bool readLogFile();
    bool readAppendedFiles();

    [[nodiscard]] bool isSet(QLatin1String name) const { return m_parser.isSet(QString(name)); }
    [[nodiscard]] QString value(QLatin1String name) const { return m_parser.value(QString(name)); }

    /// What a server or a client cannot do without, or must not be given.
    bool requireUnless(bool satisfied, const QString &option, const QString &sentence)
    {
        return satisfied || refuse(option, ErrorCode::InvalidValue, sentence);
    }
    std::optional<HostAndPort> address(QLatin1String option, bool portNeeded);
    template<typename Value, typename Parse>
    bool readParsed(QLatin1String option, Value &place, Parse parse); ///< where it is given
    std::optional<quint64> number(QLatin1String option, quint64 most);

    bool refuse(const QString &option, ErrorCode code, const QString &sentence);
    bool refuse(const QString &option, const QString &value, const Error &error);

    QCommandLineParser m_parser;
    CliOptions m_options;
    ViewMode m_view = ViewMode::Text;
    UsageError m_error;
};

bool OptionReader::refuse(const QString &option, ErrorCode code, const QString &sentence)
{
    m_error = {option, code, option.isEmpty() ? sentence : option + u": "_s + sentence};
    return false;
}

bool OptionReader::refuse(const QString &option, const QString &value, const Error &error)
{
    m_error = {option, error.code, option + u' ' + value + u": "_s + describe(error).oneLine()};
    return false;
}

tl::expected<CliOptions, UsageError> OptionReader::read(const QStringList &arguments)
{
    if (!m_parser.parse(arguments))
        return tl::unexpected(UsageError{{}, ErrorCode::InvalidValue, m_parser.errorText()});
    if (isSet("help"_L1))
        m_options.action = CliOptions::Action::PrintHelp;
    else if (isSet("version"_L1))
        m_options.action = CliOptions::Action::PrintVersion;
    else if (!readAll())
        return tl::unexpected(m_error);
    else if (const auto wrong = readAnswerOptions(m_parser, m_options))
        return tl::unexpected(*wrong);
    else if (const auto wrongToo = readFurtherOptions(m_parser, m_options))
        return tl::unexpected(*wrongToo);
    return m_options;
}

bool OptionReader::readAll()
{
    if (const QStringList surplus = m_parser.positionalArguments(); !surplus.isEmpty())
        return refuse({}, ErrorCode::InvalidValue, tr("“%1” is not an option.").arg(surplus.constFirst()));
    return refuseRepetitions() && readLanguage() && readRole() && readLocal() && readRemote() && readTarget() &&
           readParsed("encoding"_L1, m_options.encoding, Encoding::fromName) && readView() && readFormat() &&
           readFraming() && readSequence() &&
           readParsed("journal-limit"_L1, m_options.journal, JournalLimit::fromSpec) && readItems() && readEnding() &&
           readRepeat() && readLogFile() && readAppendedFiles();
}

/// Of two values for one thing, neither is taken in silence.
bool OptionReader::refuseRepetitions()
{
    static const QStringList repeatable{u"to"_s, u"send"_s, u"send-hex"_s, u"send-file"_s};
    QHash<QString, int> seen;
    const QStringList names = m_parser.optionNames();
    for (const QString &name : names) {
        if (++seen[name] > 1 && !repeatable.contains(name))
            return refuse(u"--"_s + name, ErrorCode::InvalidValue, tr("This option is given twice."));
    }
    return true;
}

bool OptionReader::readLanguage()
{
    return requireUnless(!isSet("lang"_L1) || languages().contains(value("lang"_L1)), u"--lang"_s,
                         tr("“%1” is none of %2.").arg(value("lang"_L1), languages().join(u", "_s)));
}

bool OptionReader::readRole()
{
    if (!isSet("role"_L1))
        return refuse(u"--role"_s, ErrorCode::InvalidValue,
                      tr("This option is needed: udp, tcp-client or tcp-server."));
    const Result<Role> role = roleFromName(value("role"_L1));
    if (!role)
        return refuse(u"--role"_s, ErrorCode::InvalidValue,
                      tr("“%1” is none of udp, tcp-client and tcp-server.").arg(value("role"_L1)));
    m_options.endpoint.role = *role;
    return true;
}

/// \return nothing, and the error is set, where the value is no address
std::optional<HostAndPort> OptionReader::address(QLatin1String option, bool portNeeded)
{
    const QString text = value(option);
    const Result<HostAndPort> parsed = HostAndPort::parse(text);
    if (!parsed) {
        refuse(u"--"_s + option, text, parsed.error());
        return {};
    }
    if (portNeeded && parsed->port == 0) {
        refuse(u"--"_s + option, text, {ErrorCode::InvalidPort, {u"0"_s}});
        return {};
    }
    return *parsed;
}

bool OptionReader::readLocal()
{
    EndpointConfig &endpoint = m_options.endpoint;
    const bool isServer = endpoint.role == Role::TcpServer;
    if (!isSet("local"_L1)) {
        endpoint.localHost = isServer ? endpoint.localHost : QString();
        endpoint.localPort = isServer ? endpoint.localPort : quint16(0);
        return true;
    }
    const auto local = address("local"_L1, false);
    if (!local)
        return false;
    // That of a datagram socket is chosen when its target has been looked up.
    const bool isChosenLater = local->host.isEmpty() && endpoint.role == Role::Udp;
    endpoint.localHost = isChosenLater ? QString() : localHostFor(endpoint.role, local->host);
    if (!endpoint.localHost.isEmpty()) {
        if (const Result<Address> numeric = Address::fromHost(endpoint.localHost, local->port); !numeric)
            return refuse(u"--local"_s, value("local"_L1), numeric.error());
    }
    endpoint.localPort = local->port;
    return true;
}

bool OptionReader::readRemote()
{
    EndpointConfig &endpoint = m_options.endpoint;
    if (!isSet("remote"_L1))
        return requireUnless(endpoint.role != Role::TcpClient, u"--remote"_s, tr("A client needs this option."));
    if (endpoint.role == Role::TcpServer)
        return refuse(u"--remote"_s, ErrorCode::InvalidValue,
                      tr("A server waits for others; it has no remote address."));
    const auto remote = address("remote"_L1, true);
    if (!remote)
        return false;
    const QString host = remote->host.isEmpty() ? u"127.0.0.1"_s : remote->host;
    if (endpoint.role == Role::Udp)
        m_options.targets = {{host, remote->port}};
    endpoint.remoteHost = host;
    endpoint.remotePort = remote->port;
    return true;
}

bool OptionReader::readTarget()
{
    if (!isSet("to"_L1))
        return true;
    m_options.targets.clear();
    const QStringList targets = m_parser.values(u"to"_s).join(u',').split(u',');
    if (targets.contains("all"_L1))
        return requireUnless(targets.size() == 1, u"--to"_s,
                             tr("“all” is everybody; there can be no other target beside it."));
    if (m_options.endpoint.role == Role::TcpClient)
        return refuse(u"--to"_s, ErrorCode::InvalidValue, tr("A client has one peer, that of --remote."));
    const std::optional<UsageError> error = readTargets(m_parser, m_options);
    if (error)
        m_error = *error;
    return !error;
}

template<typename Value, typename Parse>
bool OptionReader::readParsed(QLatin1String option, Value &place, Parse parse)
{
    if (!isSet(option))
        return true;
    const auto parsed = parse(value(option));
    if (!parsed)
        return refuse(u"--"_s + option, value(option), parsed.error());
    place = *parsed;
    return true;
}

bool OptionReader::readView()
{
    if (!isSet("view"_L1))
        return true;
    const Result<ViewMode> view = viewModeFromName(value("view"_L1));
    if (!view)
        return refuse(u"--view"_s, ErrorCode::InvalidValue,
                      tr("“%1” is none of text, hex and dump.").arg(value("view"_L1)));
    m_view = *view;
    return true;
}

/// The view says how text and netassist read the bytes; the other formats say that themselves.
bool OptionReader::readFormat()
{
    static constexpr std::array textByView{CliFormat::Text, CliFormat::Hex, CliFormat::Dump};
    static constexpr std::array netAssistByView{CliFormat::NetAssistText, CliFormat::NetAssistHex,
                                                CliFormat::NetAssistHex};
    const QHash<QString, CliFormat> formats{{u"text"_s, textByView.at(size_t(m_view))},
                                            {u"netassist"_s, netAssistByView.at(size_t(m_view))},
                                            {u"hex"_s, CliFormat::Hex},
                                            {u"jsonl"_s, CliFormat::JsonLines},
                                            {u"raw"_s, CliFormat::Raw},
                                            {u"none"_s, CliFormat::None}};
    const bool areFiles = isSet("receive-folder"_L1) && !isSet("view"_L1); // which nobody reads in a terminal
    const QString name = isSet("format"_L1) ? value("format"_L1) : areFiles ? u"none"_s : u"text"_s;
    if (!formats.contains(name))
        return refuse(u"--format"_s, ErrorCode::InvalidValue,
                      tr("“%1” is none of netassist, text, hex, jsonl, raw and none.").arg(name));
    m_options.format = formats.value(name);
    return requireUnless(name != "netassist"_L1 || m_view != ViewMode::Dump, u"--view"_s,
                         tr("The netassist format shows text or hex, not a dump."));
}

bool OptionReader::readFraming()
{
    if (!readParsed("framing"_L1, m_options.framing, FramingConfig::fromSpec))
        return false;
    m_options.framing.codeUnit = CodeUnit::of(m_options.encoding);
    return true;
}

bool OptionReader::readSequence()
{
    const bool makesSense = m_options.endpoint.role == Role::Udp && isSet("stats-json"_L1);
    return requireUnless(makesSense || !isSet("sequence"_L1), u"--sequence"_s,
                         tr("Only datagrams are checked, and what is found is told by --stats-json.")) &&
           readParsed("sequence"_L1, m_options.sequence, SequenceField::fromSpec);
}

bool OptionReader::readItems()
{
    if (const std::optional<UsageError> error = readSendOptions(m_parser, m_options)) {
        m_error = *error;
        return false;
    }
    QHash<QString, qsizetype> next;
    const QStringList names = m_parser.optionNames();
    for (const QString &name : names) {
        const bool isItem = name == "send"_L1 || name == "send-hex"_L1 || name == "send-file"_L1;
        if (isItem && !readItem(name, m_parser.values(name).value(next[name]++)))
            return false;
    }
    return true;
}

bool OptionReader::readItem(const QString &name, const QString &text)
{
    const QString option = u"--"_s + name;
    if (name == "send-file"_L1)
        return readFile(option, text);
    const auto format = name == "send"_L1 ? PayloadFormat::Text : PayloadFormat::Hex;
    const Result<PayloadTemplate> payload = composedItem(text, format, m_options);
    if (!payload)
        return refuse(option, text.size() > longestQuote ? text.left(longestQuote) + u"…"_s : text, payload.error());
    m_options.items.push_back({*payload, {}});
    return true;
}

bool OptionReader::readFile(const QString &option, const QString &path)
{
    QFile file(path);
    if (const Result<void> opened = openForReading(file); !opened)
        return refuse(option, path, opened.error());
    m_options.items.push_back({PayloadTemplate(), path});
    return true;
}

/// \return nothing, and the error is set, where the value is no number from 0 to \p most
std::optional<quint64> OptionReader::number(QLatin1String option, quint64 most)
{
    bool ok = false;
    const QString text = value(option);
    const quint64 result = text.toULongLong(&ok);
    if (ok && result <= most)
        return result;
    refuse(u"--"_s + option, ErrorCode::InvalidValue,
           tr("“%1” is not a whole number from 0 to %2.").arg(text, QString::number(most)));
    return {};
}

bool OptionReader::readRepeat()
{
    for (const QLatin1String option : {"repeat"_L1, "interval"_L1}) {
        if (isSet(option) && m_options.items.empty() && !isSet("quick-list"_L1))
            return refuse(u"--"_s + option, ErrorCode::InvalidValue, tr("There is nothing to repeat without --send…"));
    }
    if (isSet("repeat"_L1)) {
        const auto rounds = number("repeat"_L1, std::numeric_limits<qint64>::max());
        if (!rounds)
            return false;
        m_options.rounds = *rounds;
        if (*rounds == 0 && m_options.exitAfter == quint64(0))
            return refuse(u"--repeat"_s, ErrorCode::InvalidValue,
                          tr("What is sent for ever is never all sent: --exit-after 0 cannot be."));
    }
    if (isSet("interval"_L1)) {
        const auto interval = number("interval"_L1, 24 * 60 * 60 * 1000);
        if (!interval)
            return false;
        m_options.interval = milliseconds(*interval);
    }
    for (const QLatin1String option : {"interval"_L1, "late"_L1}) {
        if (isSet(option) && !isSet("repeat"_L1))
            return refuse(u"--"_s + option, ErrorCode::InvalidValue, tr("Nothing is repeated without --repeat."));
    }
    return true;
}

bool OptionReader::readEnding()
{
    if (isSet("exit-after"_L1)) {
        m_options.exitAfter = number("exit-after"_L1, std::numeric_limits<qint64>::max());
        if (!m_options.exitAfter)
            return false;
    }
    m_options.exitOnClose = isSet("exit-on-close"_L1);
    if (m_options.exitOnClose && m_options.endpoint.role == Role::Udp)
        return refuse(u"--exit-on-close"_s, ErrorCode::InvalidValue, tr("UDP has no connections that could close."));
    return !isSet("timeout"_L1) || readTimeout();
}

bool OptionReader::readTimeout()
{
    bool ok = false;
    const double seconds = value("timeout"_L1).toDouble(&ok);
    constexpr double most = 7 * 24 * 60 * 60;
    if (!ok || !(seconds >= 0.001) || seconds > most)
        return refuse(u"--timeout"_s, ErrorCode::InvalidValue,
                      tr("“%1” is not a number of seconds from 0.001 to %2.")
                          .arg(value("timeout"_L1), QString::number(qint64(most))));
    m_options.timeout = milliseconds(std::llround(seconds * 1000));
    m_options.endpoint.connectTimeout = std::clamp(*m_options.timeout, milliseconds(100), milliseconds(600'000));
    return true;
}

/// What is written while it runs is tried before anything is opened.
bool OptionReader::readAppendedFiles()
{
    m_options.receivedFile = value("save-received"_L1);
    for (const QLatin1String option : {"log"_L1, "save-received"_L1}) {
        if (!isSet(option))
            continue;
        QFile file(value(option));
        if (const Result<void> opened = openForAppending(file); !opened)
            return refuse(u"--"_s + option, value(option), opened.error());
    }
    const auto areOne = [this](QLatin1String one, QLatin1String other) {
        return isSet(one) && isSet(other) && QFileInfo(value(one)) == QFileInfo(value(other));
    };
    return requireUnless(!areOne("save-received"_L1, "log"_L1), u"--save-received"_s,
                         tr("This file is that of --log.")) &&
           requireUnless(!areOne("stats-json"_L1, "log"_L1), u"--stats-json"_s, tr("This file is that of --log.")) &&
           requireUnless(!areOne("stats-json"_L1, "save-received"_L1), u"--stats-json"_s,
                         tr("This file is that of --save-received."));
}

bool OptionReader::readLogFile()
{
    if (!isSet("log"_L1))
        return true;
    m_options.logFile = value("log"_L1);
    const std::optional<RecordFormat> format = logFormatOfFile(m_options.logFile, m_view == ViewMode::Text);
    if (!format)
        return refuse(u"--log"_s, ErrorCode::InvalidValue,
                      tr("“%1” ends with none of .log, .txt, .csv, .jsonl and .pcapng.").arg(m_options.logFile));
    m_options.logFormat = *format;
    return true;
}

} // namespace

tl::expected<CliOptions, UsageError> parseCliOptions(const QStringList &arguments)
{
    return withWorkspace(arguments).and_then([](const CliWorkspace &whole) {
        return OptionReader().read(whole.arguments).map([&whole](const CliOptions &o) { return whole.complete(o); });
    });
}

} // namespace SocketDesk
