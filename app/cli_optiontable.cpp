// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_optiontable.h"

#include "cli_fileoptions.h"
#include "cli_laboptions.h"
#include "cli_optionhelp.h"
#include "cli_options.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Table
{
    Q_DECLARE_TR_FUNCTIONS(CliOptions)

public:
    static QList<QCommandLineOption> endpoint()
    {
        return {{u"role"_s, tr("What to open: udp, tcp-client or tcp-server. Needed."), u"ROLE"_s},
                {u"local"_s,
                 tr("Own address, for example 127.0.0.1:8080, :0 (a port chosen by the system) or [::1]:9000. A server "
                    "has 127.0.0.1:8080 if left out."),
                 u"HOST:PORT"_s},
                {u"remote"_s, tr("Where a client connects, or where UDP sends."), u"HOST:PORT"_s},
                {u"open"_s, tr("Accepted because the window program has it; the terminal program always opens.")}};
    }

    static QList<QCommandLineOption> reading()
    {
        return {
            {u"encoding"_s, tr("Character encoding of what is sent and received; UTF-8 if left out."), u"NAME"_s},
            {u"view"_s,
             tr("Whether received bytes are read as text, hex or dump, in the formats text and netassist and in a .log "
                "file; "
                "the others say that themselves."),
             u"VIEW"_s},
            {u"format"_s,
             tr("What standard output gets: text (received text, the default), hex, netassist, jsonl, raw (the "
                "received bytes) or none (the default with --receive-folder)."),
             u"FORMAT"_s},
            {u"framing"_s,
             tr("How received bytes are cut into messages: none (each read is one, the default), line, "
                "delimiter:HEX, fixed:N, length:WIDTH[le|be][,offset=N][,adjust=N] or gap:MS. Output then goes by "
                "message; the parts of a length are in bytes, and it is big-endian unless le is said."),
             u"SPEC"_s},
            {u"sequence"_s,
             tr("Where each datagram carries a counter that grows by one, WIDTH[le|be][,offset=N] in bytes: numbers "
                "that "
                "are missing, repeated or late are counted for --stats-json."),
             u"SPEC"_s},
            {u"log"_s,
             tr("Append everything to this file while it runs, in the format of its suffix: .log (as NetAssist), .txt "
                "(received text), .csv, .jsonl or .pcapng (for Wireshark)."),
             u"FILE"_s},
            {u"save-received"_s, tr("Append the received bytes to this file while it runs."), u"FILE"_s},
            {u"journal-limit"_s,
             tr("How much may lie on disk until output and statistics have read it, for example 512MiB; 8GiB if left "
                "out. Of what they have read, 64MiB at most is kept, or, with “,pause” behind the size, all: then "
                "reception pauses at the limit."),
             u"SIZE"_s},
            {u"lang"_s, tr("Language of messages, en or zh_CN; the system's if left out."), u"LANG"_s}};
    }

    static QList<QCommandLineOption> sending()
    {
        return {
            {u"echo"_s, tr("Send back whatever arrives, to where it came from.")},
            {u"group-chat"_s, tr("Send what one peer sends to all others.")},
            {u"rules"_s, tr("Answer messages as the rules in this JSON file say; see README."), u"FILE"_s},
            {u"loops"_s,
             tr("What becomes of a peer that says the same again and again, each time at once behind an answer, as in "
                "a loop of answers or a test of speed: answer (it is told, and answered on; if left out) or stop (its "
                "answers are held until the end). A loop that this program began is always stopped."),
             u"stop|answer"_s},
            {u"send"_s, tr("Send this text. May be repeated, like the next two; all go out in their order."),
             u"TEXT"_s},
            {u"send-hex"_s, tr("Send these bytes, for example \"48 65 6C\"."), u"HEX"_s},
            {u"line-end"_s,
             tr("What --send, --send-hex and lines of input end with: none, cr, lf or crlf. Left out: nothing is "
                "added, and lines keep their ends."),
             u"END"_s},
            {u"checksum"_s,
             tr("Append a checksum to --send, --send-hex and lines of input: sum8, sum16, xor, lrc, "
                "twos-complement, crc8, crc16-modbus, crc16-ccitt-false, crc16-xmodem, crc16-kermit, crc32 or "
                "crc:WIDTH,POLY[,INIT[,REFIN[,REFOUT[,XOROUT]]]]; behind it ,from=N (the first byte it covers), "
                ",be or ,le, and ,after-line-end."),
             u"SPEC"_s},
            {u"placeholders"_s,
             tr("Work out in --send, --send-hex and lines of input, each time: {n} (a counter; {n:4,100} has 4 "
                "digits and begins at 100, {n:4be} is 4 bytes), {time}, {random:8}, {bytes:8}, {peer} and {len} "
                "(bytes of the rest). {{ and }} are braces.")},
            {u"send-file"_s, tr("Send the content of a file, as the options below say."), u"FILE"_s},
            {u"repeat"_s, tr("Send all of it this many times; 0: until interrupted."), u"N"_s},
            {u"interval"_s, tr("Time from one repeat to the next; 1000 if left out."), u"MS"_s},
            {u"late"_s,
             tr("What becomes of repeats whose time has passed: skip (the default) or catch-up, as soon as there is "
                "room."),
             u"skip|catch-up"_s},
            {u"to"_s,
             tr("Send to all (the default), or for UDP and a server to one peer, or several with commas between them, "
                "also by "
                "UDP to a broadcast address or a multicast group. May be repeated."),
             u"all|HOST:PORT,…"_s}};
    }

    static QList<QCommandLineOption> ending()
    {
        return {
            {u"timeout"_s, tr("Time limit for connecting (5 if left out), and then for everything that is waited for."),
             u"SECONDS"_s},
            {u"exit-after"_s, tr("End when N messages were received and all --send… are sent; 0: when all is sent."),
             u"N"_s},
            {u"exit-on-close"_s, tr("End when the peer has finished sending; a server, when its last peer has gone.")},
            {u"stats-json"_s, tr("At the end, write counters, rates and times to this file."), u"FILE"_s},
            {{u"h"_s, u"help"_s}, tr("Print this help.")},
            {{u"v"_s, u"version"_s}, tr("Print the version.")}};
    }

    static QString rules();
};

QString Table::rules()
{
    return tr(
        "Standard input:\n"
        "  Its lines are sent, with their line ends, after everything that --send… asks for. It is read as UTF-8\n"
        "  and sent in the encoding; with UTF-8 its bytes pass as they are. By UDP each line is a datagram. A line\n"
        "  that cannot be sent is named on standard error, the others go on, and the exit code tells.\n"
        "  A server, or UDP without --to and --remote, sends and reads when the first peer is there.\n"
        "  At its end, if anything was sent, client and server finish sending (FIN) to their peers, go on\n"
        "  receiving, and close each connection when the peer has finished too. If nothing was sent, they only\n"
        "  receive; so /dev/null as input makes a plain receiver. With --echo they finish when the peer does.\n"
        "  UDP has no end: it goes on until one of the options above, or an interrupt, ends it.\n"
        "\n"
        "Standard error gets one line when it is open: “listening on ADDRESS”, “bound to ADDRESS” or\n"
        "“connected to ADDRESS from ADDRESS”.\n"
        "\n"
        "Exit codes: 0 done · 1 a wait timed out · 2 wrong usage, or a line of input that the encoding lacks ·\n"
        "3 could not open or connect · 4 the peer reset the connection, or an input/output error ·\n"
        "130 interrupted; what was received is written out before.\n"
        "\n"
        "Examples:\n"
        "  socketdesk-cli --role tcp-server --local :8080 --echo --format netassist\n"
        "  socketdesk-cli --role tcp-client --remote 127.0.0.1:8080 --encoding GBK --send 你好\n"
        "  socketdesk-cli --role tcp-server --framing length:4le --format jsonl\n"
        "  socketdesk-cli --role tcp-client --remote :8080 --send-file a.zip --file-framing json\n"
        "  socketdesk-cli --role tcp-server --receive-folder received --file-framing json\n"
        "  socketdesk-cli --role udp --remote 127.0.0.1:9000 --send-hex \"AA 55\" --timeout 2 --exit-after 1\n");
}

} // namespace

QList<QCommandLineOption> cliOptionTable()
{
    return Table::endpoint() + Table::reading() + Table::sending() + cliFileOptions() + cliLabOptions() +
           Table::ending();
}

void addCliOptions(QCommandLineParser &parser)
{
    parser.addOptions(cliOptionTable());
}

QString cliRules()
{
    return Table::rules();
}

QString cliHelpText()
{
    QCommandLineParser parser;
    parser.addOptions(wrappedForHelp(cliOptionTable()));
    return parser.helpText() + u'\n' + cliRules();
}

} // namespace SocketDesk
