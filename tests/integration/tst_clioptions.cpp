// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli_options.h"

#include "app/window_options.h"
#include "session/workspace.h"
#include "tests/support/stricttest.h"
#include "text/visible.h"
#include "translations/language.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

tl::expected<CliOptions, UsageError> parse(const QStringList &arguments)
{
    return parseCliOptions(QStringList(u"socketdesk-cli"_s) + arguments);
}

QStringList client(const QStringList &more = {})
{
    return QStringList{u"--role"_s, u"tcp-client"_s, u"--remote"_s, u"127.0.0.1:80"_s} + more;
}

QStringList udp(const QStringList &more = {})
{
    return QStringList{u"--role"_s, u"udp"_s} + more;
}

QStringList server(const QStringList &more = {})
{
    return QStringList{u"--role"_s, u"tcp-server"_s} + more;
}

} // namespace

/// Every option means what the help says, and what is wrong is named.
class CliOptionsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void helpNeedsNothingElse();
    void aServerHasAnAddressOfItsOwn();
    void addresses_data();
    void addresses();
    void itemsKeepTheirOrder();
    void itemsAreEncoded();
    void formatsFollowTheView_data();
    void formatsFollowTheView();
    void numbersAndSwitches();
    void framing();
    void sequence();
    void theTargetOfUdpIsToOrRemote();
    void refuses_data();
    void refuses();
    void everyOptionIsInTheHelp();
    void aWorkspaceGivesWayToWhatIsSaid_data();
    void aWorkspaceGivesWayToWhatIsSaid();
    void aPortAloneIsOnThisMachineInBothPrograms();
    void theHelpFitsATerminal_data();
    void theHelpFitsATerminal();

private:
    QString file(const QString &name);

    QTemporaryDir m_folder;
};

QString CliOptionsTest::file(const QString &name)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write a temporary file");
    return file.fileName();
}

void CliOptionsTest::helpNeedsNothingElse()
{
    QCOMPARE(parse({u"--help"_s})->action, CliOptions::Action::PrintHelp);
    QCOMPARE(parse({u"-h"_s})->action, CliOptions::Action::PrintHelp);
    QCOMPARE(parse({u"--version"_s})->action, CliOptions::Action::PrintVersion);
    QCOMPARE(parse(udp())->action, CliOptions::Action::Run);
}

void CliOptionsTest::aServerHasAnAddressOfItsOwn()
{
    const auto options = parse(server());
    QVERIFY(options);
    QCOMPARE(options->endpoint.localHost, u"127.0.0.1"_s);
    QCOMPARE(options->endpoint.localPort, 8080);
}

void CliOptionsTest::addresses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("localHost");
    QTest::addColumn<quint16>("localPort");
    QTest::newRow("server, port chosen by the system")
        << server({u"--local"_s, u":0"_s}) << u"127.0.0.1"_s << quint16(0);
    QTest::newRow("server on every address")
        << server({u"--local"_s, u"0.0.0.0:9000"_s}) << u"0.0.0.0"_s << quint16(9000);
    QTest::newRow("server on IPv6") << server({u"--local"_s, u"[::1]:9000"_s}) << u"::1"_s << quint16(9000);
    QTest::newRow("localhost is 127.0.0.1") << server({u"--local"_s, u"localhost:1"_s}) << u"127.0.0.1"_s << quint16(1);
    QTest::newRow("full-width digits") << server({u"--local=１２７.0.0.1：８０"_s}) << u"127.0.0.1"_s << quint16(80);
    QTest::newRow("client, all chosen by the system") << client() << QString() << quint16(0);
    QTest::newRow("client with a port of its own") << client({u"--local"_s, u":5000"_s}) << QString() << quint16(5000);
    QTest::newRow("UDP, all chosen by the system") << udp() << QString() << quint16(0);
}

void CliOptionsTest::addresses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, localHost);
    QFETCH(quint16, localPort);
    const auto options = parse(arguments);
    QVERIFY2(options, options ? "" : qPrintable(options.error().sentence));
    QCOMPARE(options->endpoint.localHost, localHost);
    QCOMPARE(options->endpoint.localPort, localPort);
}

void CliOptionsTest::itemsKeepTheirOrder()
{
    const QString path = file(u"content"_s);
    const auto options =
        parse(client({u"--send"_s, u"a"_s, u"--send-file"_s, path, u"--send-hex=42"_s, u"--send"_s, u"-c"_s}));
    QVERIFY2(options, options ? "" : qPrintable(options.error().sentence));
    const std::vector<CliItem> expected{
        {PayloadTemplate("a"), {}}, {{}, path}, {PayloadTemplate("B"), {}}, {PayloadTemplate("-c"), {}}};
    QVERIFY(options->items == expected);
}

void CliOptionsTest::itemsAreEncoded()
{
    // The encoding counts wherever it stands.
    const auto options = parse(client({u"--send"_s, u"你好"_s, u"--encoding"_s, u"gbk"_s}));
    QVERIFY(options);
    QCOMPARE(options->items.at(0).payload.bytes().toHex(), QByteArray("c4e3bac3"));
    QCOMPARE(options->encoding.name(), u"GBK"_s);
    QVERIFY(parse(udp({u"--send"_s, QString()}))->items.at(0).payload.bytes().isEmpty()); // a datagram may be
}

void CliOptionsTest::formatsFollowTheView_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CliFormat>("format");
    QTest::newRow("text is the default") << QStringList() << CliFormat::Text;
    QTest::newRow("hex by view") << QStringList{u"--view"_s, u"hex"_s} << CliFormat::Hex;
    QTest::newRow("dump by view") << QStringList{u"--view"_s, u"dump"_s} << CliFormat::Dump;
    QTest::newRow("netassist as text") << QStringList{u"--format"_s, u"netassist"_s} << CliFormat::NetAssistText;
    QTest::newRow("netassist as hex") << QStringList{u"--view"_s, u"hex"_s, u"--format"_s, u"netassist"_s}
                                      << CliFormat::NetAssistHex;
    QTest::newRow("jsonl has both") << QStringList{u"--view"_s, u"hex"_s, u"--format"_s, u"jsonl"_s}
                                    << CliFormat::JsonLines;
    QTest::newRow("raw") << QStringList{u"--format"_s, u"raw"_s} << CliFormat::Raw;
    QTest::newRow("none") << QStringList{u"--format"_s, u"none"_s} << CliFormat::None;
}

void CliOptionsTest::formatsFollowTheView()
{
    QFETCH(QStringList, arguments);
    QFETCH(CliFormat, format);
    QCOMPARE(parse(udp(arguments))->format, format);
}

void CliOptionsTest::numbersAndSwitches()
{
    const auto options =
        parse(client({u"--send"_s, u"x"_s, u"--repeat"_s, u"0"_s, u"--interval"_s, u"5"_s, u"--timeout"_s, u"1.5"_s,
                      u"--exit-after"_s, u"3"_s, u"--exit-on-close"_s, u"--echo"_s, u"--open"_s, u"--stats-json"_s,
                      m_folder.filePath(u"stats"_s), u"--log"_s, m_folder.filePath(u"a.jsonl"_s), u"--save-received"_s,
                      m_folder.filePath(u"received"_s)}));
    QVERIFY2(options, options ? "" : qPrintable(options.error().sentence));
    QCOMPARE(options->rounds, 0U);
    QCOMPARE(options->interval, 5ms);
    QCOMPARE(options->timeout, 1500ms);
    QCOMPARE(options->endpoint.connectTimeout, 1500ms);
    QCOMPARE(options->exitAfter, quint64(3));
    QVERIFY(options->exitOnClose);
    QVERIFY(options->responders.on.echo);
    QVERIFY(options->responders.loops == LoopPolicy::Answer);
    QVERIFY(parse(udp({u"--loops"_s, u"stop"_s}))->responders.loops == LoopPolicy::Stop);
    QCOMPARE(options->statsFile, m_folder.filePath(u"stats"_s));
    QCOMPARE(options->logFile, m_folder.filePath(u"a.jsonl"_s));
    QCOMPARE(options->logFormat, RecordFormat::JsonLines);
    QCOMPARE(options->receivedFile, m_folder.filePath(u"received"_s));
}

void CliOptionsTest::framing()
{
    QCOMPARE(parse(udp())->framing, FramingConfig());
    const auto options = parse(udp({u"--framing"_s, u"length:2le,offset=3,adjust=-5"_s}));
    QVERIFY(options);
    QCOMPARE(options->framing.kind, FramingKind::Length);
    QCOMPARE(options->framing.length, (LengthField{2, ByteOrder::LittleEndian, 3, -5}));
}

void CliOptionsTest::sequence()
{
    QCOMPARE(parse(udp())->sequence, std::optional<SequenceField>());
    const auto options =
        parse(udp({u"--sequence"_s, u"2le,offset=3"_s, u"--stats-json"_s, m_folder.filePath(u"stats"_s)}));
    QVERIFY(options);
    QCOMPARE(options->sequence, (SequenceField{2, ByteOrder::LittleEndian, 3}));
}

void CliOptionsTest::theTargetOfUdpIsToOrRemote()
{
    QVERIFY(!parse(udp())->hasTarget());
    QCOMPARE(parse(udp({u"--remote"_s, u"127.0.0.1:9"_s}))->targets, (QList<HostAndPort>{{u"127.0.0.1"_s, 9}}));
    QCOMPARE(parse(udp({u"--remote"_s, u"127.0.0.1:9"_s, u"--to"_s, u"127.0.0.1:8"_s}))->targets,
             (QList<HostAndPort>{{u"127.0.0.1"_s, 8}}));
    QCOMPARE(parse(udp({u"--to"_s, u"example.org:8,:9"_s, u"--to"_s, u"[::1]:7"_s}))->targets,
             (QList<HostAndPort>{{u"example.org"_s, 8}, {u"127.0.0.1"_s, 9}, {u"::1"_s, 7}}));
    QVERIFY(!parse(udp({u"--remote"_s, u"127.0.0.1:9"_s, u"--to"_s, u"all"_s}))->hasTarget());
    QCOMPARE(parse(server({u"--to"_s, u":7"_s}))->targets, (QList<HostAndPort>{{u"127.0.0.1"_s, 7}}));
}

void CliOptionsTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("named"); ///< a part that the sentence must name

    const auto row = [](const char *name, const QStringList &arguments, const QString &option, ErrorCode code,
                        const QString &named) { QTest::newRow(name) << arguments << option << code << named; };
    using enum ErrorCode;
    row("no role", {}, u"--role"_s, InvalidValue, u"tcp-server"_s);
    row("an unknown role", {u"--role"_s, u"tcp"_s}, u"--role"_s, InvalidValue, u"“tcp”"_s);
    row("an unknown option", udp({u"--wherever"_s, u"x"_s}), {}, InvalidValue, u"wherever"_s);
    row("no option at all", udp({u"file"_s}), {}, InvalidValue, u"file"_s);
    row("a missing value", {u"--role"_s}, {}, InvalidValue, u"role"_s);
    row("a value for a switch", udp({u"--echo=1"_s}), {}, InvalidValue, u"echo"_s);
    row("an option given twice", udp({u"--local"_s, u":1"_s, u"--local"_s, u":2"_s}), u"--local"_s, InvalidValue,
        u"--local"_s);
    row("an unknown language", udp({u"--lang"_s, u"tlh"_s}), u"--lang"_s, InvalidValue, u"tlh"_s);
    row("a port beyond the last", udp({u"--local"_s, u"127.0.0.1:70000"_s}), u"--local"_s, InvalidPort, u"“70000”"_s);
    row("a negative port", udp({u"--local"_s, u"127.0.0.1:-1"_s}), u"--local"_s, InvalidPort, u"-1"_s);
    row("a leading zero", server({u"--local"_s, u"127.0.0.010:80"_s}), u"--local"_s, InvalidAddress,
        u"“127.0.0.010”"_s);
    row("a quad of three", server({u"--local"_s, u"1.2.3:80"_s}), u"--local"_s, InvalidAddress, u"1.2.3"_s);
    row("an own address that is a name", server({u"--local"_s, u"example.org:80"_s}), u"--local"_s, InvalidAddress,
        u"example.org"_s);
    row("a client without remote", {u"--role"_s, u"tcp-client"_s}, u"--remote"_s, InvalidValue, u"--remote"_s);
    row("a client to port 0", {u"--role"_s, u"tcp-client"_s, u"--remote"_s, u"127.0.0.1:0"_s}, u"--remote"_s,
        InvalidPort, u"port 0"_s);
    row("a client without port", {u"--role"_s, u"tcp-client"_s, u"--remote"_s, u"127.0.0.1"_s}, u"--remote"_s,
        InvalidPort, u"--remote"_s);
    row("a server with remote", server({u"--remote"_s, u"127.0.0.1:1"_s}), u"--remote"_s, InvalidValue, u"--remote"_s);
    row("a client with another target", client({u"--to"_s, u"127.0.0.1:1"_s}), u"--to"_s, InvalidValue, u"--to"_s);
    row("all and one", udp({u"--to"_s, u"all,127.0.0.1:9"_s}), u"--to"_s, InvalidValue, u"everybody"_s);
    row("one and then all", udp({u"--to"_s, u"127.0.0.1:9"_s, u"--to"_s, u"all"_s}), u"--to"_s, InvalidValue,
        u"everybody"_s);
    row("a target without port", udp({u"--to"_s, u"127.0.0.1:"_s}), u"--to"_s, InvalidPort, u"--to"_s);
    row("an unknown encoding", udp({u"--encoding"_s, u"Klingon"_s}), u"--encoding"_s, UnknownEncoding, u"“Klingon”"_s);
    row("an unknown view", udp({u"--view"_s, u"pie"_s}), u"--view"_s, InvalidValue, u"“pie”"_s);
    row("an unknown format", udp({u"--format"_s, u"xml"_s}), u"--format"_s, InvalidValue, u"“xml”"_s);
    row("a dump in a format without", udp({u"--format"_s, u"netassist"_s, u"--view"_s, u"dump"_s}), u"--view"_s,
        InvalidValue, u"netassist"_s);
    row("an unknown framing", udp({u"--framing"_s, u"words"_s}), u"--framing"_s, InvalidValue, u"“words”"_s);
    row("a framing without its value", udp({u"--framing"_s, u"fixed"_s}), u"--framing"_s, InvalidValue, u"fixed:N"_s);
    row("a field of five bytes", udp({u"--framing"_s, u"length:5le"_s}), u"--framing"_s, InvalidValue, u"“5le”"_s);
    row("an offset that is no number", udp({u"--framing"_s, u"length:4,offset=x"_s}), u"--framing"_s, InvalidValue,
        u"“x”"_s);
    row("a part that the framing lacks", udp({u"--framing"_s, u"gap:20,adjust=1"_s}), u"--framing"_s, InvalidValue,
        u"“adjust=1”"_s);
    row("half a byte", client({u"--send-hex"_s, u"AA B"_s}), u"--send-hex"_s, OddHexDigits, u"4"_s);
    row("no hex digit", client({u"--send-hex"_s, u"AG"_s}), u"--send-hex"_s, BadHexDigit, u"“G”"_s);
    row("a character that GBK lacks", client({u"--encoding"_s, u"GBK"_s, u"--send"_s, u"ok😀"_s}), u"--send"_s,
        UnencodableCharacter, u"U+1F600"_s);
    row("nothing for a stream", client({u"--send"_s, QString()}), u"--send"_s, NothingToSend, u"--send"_s);
    row("too much for a datagram", udp({u"--remote"_s, u":1"_s, u"--send"_s, QString(65508, u'x')}), u"--send"_s,
        MessageTooLong, u"65508"_s);
    row("a missing file", client({u"--send-file"_s, u"/nowhere/at/all"_s}), u"--send-file"_s, FileNotFound,
        u"/nowhere/at/all"_s);
    row("a folder as file", client({u"--send-file"_s, u"/"_s}), u"--send-file"_s, NotRegularFile, u"--send-file"_s);
    row("a repeat of nothing", client({u"--repeat"_s, u"3"_s}), u"--repeat"_s, InvalidValue, u"--send"_s);
    row("a negative repeat", client({u"--send"_s, u"x"_s, u"--repeat"_s, u"-1"_s}), u"--repeat"_s, InvalidValue,
        u"“-1”"_s);
    row("an end of what never ends", client({u"--send"_s, u"x"_s, u"--repeat"_s, u"0"_s, u"--exit-after"_s, u"0"_s}),
        u"--repeat"_s, InvalidValue, u"--exit-after"_s);
    row("an interval with a fraction", client({u"--send"_s, u"x"_s, u"--interval"_s, u"1.5"_s}), u"--interval"_s,
        InvalidValue, u"“1.5”"_s);
    row("an interval between nothing", client({u"--send"_s, u"x"_s, u"--interval"_s, u"1"_s}), u"--interval"_s,
        InvalidValue, u"--repeat"_s);
    row("late without a time", client({u"--send"_s, u"x"_s, u"--late"_s, u"skip"_s}), u"--late"_s, InvalidValue,
        u"--repeat"_s);
    row("a chat of one", client({u"--group-chat"_s}), u"--group-chat"_s, InvalidValue, u"one peer"_s);
    row("loops for ever", udp({u"--loops"_s, u"ever"_s}), u"--loops"_s, InvalidValue, u"“ever”"_s);
    row("a timeout of nothing", udp({u"--timeout"_s, u"0"_s}), u"--timeout"_s, InvalidValue, u"“0”"_s);
    row("a timeout that is no number", udp({u"--timeout"_s, u"nan"_s}), u"--timeout"_s, InvalidValue, u"“nan”"_s);
    row("a count that is no number", udp({u"--exit-after"_s, u"many"_s}), u"--exit-after"_s, InvalidValue, u"“many”"_s);
    row("the closing of UDP", udp({u"--exit-on-close"_s}), u"--exit-on-close"_s, InvalidValue, u"UDP"_s);
    const QStringList stats{u"--stats-json"_s, m_folder.filePath(u"stats"_s)};
    row("a counter of five bytes", udp(QStringList{u"--sequence"_s, u"5"_s} + stats), u"--sequence"_s, InvalidValue,
        u"5"_s);
    row("a counter in a stream", server(QStringList{u"--sequence"_s, u"4"_s} + stats), u"--sequence"_s, InvalidValue,
        u"--stats-json"_s);
    row("a counter that nobody tells of", udp({u"--sequence"_s, u"4"_s}), u"--sequence"_s, InvalidValue,
        u"--stats-json"_s);
    row("statistics into nowhere", udp({u"--stats-json"_s, u"/nowhere/stats"_s}), u"--stats-json"_s, FileNotWritable,
        u"/nowhere/stats"_s);
    row("log into nowhere", udp({u"--log"_s, u"/nowhere/a.log"_s}), u"--log"_s, FileNotWritable, u"/nowhere/a.log"_s);
    row("log of no format", udp({u"--log"_s, u"/tmp/a.b"_s}), u"--log"_s, InvalidValue, u"/tmp/a.b"_s);
    row("one file for both",
        udp({u"--log"_s, m_folder.filePath(u"a.txt"_s), u"--save-received"_s, m_folder.filePath(u"a.txt"_s)}),
        u"--save-received"_s, InvalidValue, u"--log"_s);
    row("one file for log and statistics",
        udp({u"--log"_s, m_folder.filePath(u"one.jsonl"_s), u"--stats-json"_s, m_folder.filePath(u"one.jsonl"_s)}),
        u"--stats-json"_s, InvalidValue, u"--log"_s);
    row("one file for bytes and statistics",
        udp({u"--save-received"_s, m_folder.filePath(u"one"_s), u"--stats-json"_s, m_folder.filePath(u"one"_s)}),
        u"--stats-json"_s, InvalidValue, u"--save-received"_s);
    row("statistics into a folder", udp({u"--stats-json"_s, u"/tmp"_s}), u"--stats-json"_s, FileNotWritable, u"/tmp"_s);
}

void CliOptionsTest::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    QFETCH(ErrorCode, code);
    QFETCH(QString, named);
    const auto options = parse(arguments);
    QVERIFY(!options);
    QCOMPARE(options.error().option, option);
    QCOMPARE(stableName(options.error().code), stableName(code));
    QVERIFY2(options.error().sentence.contains(named), qPrintable(options.error().sentence));
}

void CliOptionsTest::everyOptionIsInTheHelp()
{
    const QString help = cliHelpText();
    for (const char *option :
         {"role",     "local",      "remote",  "open",          "encoding",      "view",       "format",
          "framing",  "lang",       "echo",    "send",          "send-hex",      "send-file",  "repeat",
          "interval", "to",         "timeout", "exit-after",    "exit-on-close", "stats-json", "help",
          "version",  "group-chat", "log",     "save-received", "sequence",      "loops"})
        QVERIFY2(help.contains(u"--"_s + QString::fromLatin1(option) + u' '), option);
}

void CliOptionsTest::aWorkspaceGivesWayToWhatIsSaid_data()
{
    QTest::addColumn<Role>("saved");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("local"); ///< what comes of both
    const QStringList asClient{u"--role"_s, u"tcp-client"_s};
    QTest::newRow("a client that listens")
        << Role::TcpClient << QStringList{u"--role"_s, u"tcp-server"_s} << u"127.0.0.1:7001"_s;
    QTest::newRow("a server that connects") << Role::TcpServer << asClient << u":0"_s;
    QTest::newRow("a UDP page that connects") << Role::Udp << asClient << u":0"_s;
    QTest::newRow("a server of datagrams")
        << Role::TcpServer << QStringList{u"--role"_s, u"udp"_s} << u"127.0.0.1:7001"_s;
    QTest::newRow("a server that closes at once")
        << Role::TcpServer << QStringList{u"--accept"_s, u"close"_s} << u"127.0.0.1:7001"_s;
    QTest::newRow("a dump as NetAssist has it")
        << Role::TcpServer << QStringList{u"--format"_s, u"netassist"_s} << u"127.0.0.1:7001"_s;
}

/// What the tab has and the command line has no use for is no mistake of who wrote it.
void CliOptionsTest::aWorkspaceGivesWayToWhatIsSaid()
{
    QFETCH(const Role, saved);
    QFETCH(const QStringList, said);
    QFETCH(const QString, local);
    Workspace workspace;
    workspace.tabs = {PageState::fresh()};
    SessionConfig &session = workspace.tabs[0].session;
    session.view = ViewMode::Dump;
    session.endpoint.role = saved;
    session.endpoint.localHost = u"127.0.0.1"_s;
    session.endpoint.localPort = 7001;
    session.endpoint.remotePort = 7002;
    session.endpoint.accept = AcceptMode::Late;
    session.endpoint.maxConnections = 5;
    session.endpoint.readRate = 1000;
    QFile file(m_folder.filePath(u"lab.socketdesk"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(workspaceToBytes(workspace));
    file.close();
    const auto options = parse(QStringList{u"--workspace"_s, file.fileName()} + said);
    QVERIFY2(options, options ? "" : qPrintable(options.error().sentence));
    QCOMPARE((HostAndPort{options->endpoint.localHost, options->endpoint.localPort}.toString()), local);
}

void CliOptionsTest::aPortAloneIsOnThisMachineInBothPrograms()
{
    const QStringList client{u"--role"_s, u"tcp-client"_s, u"--remote"_s, u":9"_s};
    QCOMPARE(parse(client)->endpoint.remoteHost, u"127.0.0.1"_s);
    QCOMPARE(readCommandLine(QStringList{u"socketdesk"_s} + client).options.remote->toString(), u"127.0.0.1:9"_s);
}

void CliOptionsTest::theHelpFitsATerminal_data()
{
    QTest::addColumn<QString>("language");
    const QStringList all = languages();
    for (const QString &language : all)
        QTest::newRow(qPrintable(language)) << language;
}

/// A Chinese character takes two cells, and what is to be typed is not torn.
void CliOptionsTest::theHelpFitsATerminal()
{
    QFETCH(const QString, language);
    useLanguage(language);
    const QString window = readCommandLine({u"socketdesk"_s, u"--help"_s, u"--lang"_s, language}).output;
    const QString terminal = cliHelpText();
    useLanguage(u"en"_s);
    for (const QString &help :
         {window.section(u"--role"_s, 1), terminal.section(u"--role"_s, 1).section(u"\n\n"_s, 0, 0)}) {
        const QStringList lines = help.split(u'\n');
        QVERIFY(lines.size() > 10);
        for (const QString &line : lines) {
            int cells = 0;
            for (const uint c : line.toUcs4())
                cells += cellWidth(c);
            QVERIFY2(cells <= 79, qUtf8Printable(line));
        }
    }
    for (const QString &whole : {u"crc16-modbus"_s, u"fixed:N"_s, u"[,REFIN[,REFOUT[,XOROUT]]]]"_s})
        QVERIFY2(terminal.contains(whole), qUtf8Printable(whole));
}

QTEST_GUILESS_MAIN(CliOptionsTest)
#include "tst_clioptions.moc"
