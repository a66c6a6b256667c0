// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

#include "base/answertext.h"
#include "base/sentences.h"
#include "base/transfertext.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cerrno>
#include <optional>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// The table of sentences, a function for each group. Arguments come from outside (addresses, names, typed text), so
/// they are put in with one multi-argument call, which never expands a %1 that an argument brings along.
struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Error)

public:
    static ErrorText opening(const Error &error);
    static ErrorText reaching(const Error &error);
    static ErrorText datagrams(const Error &error);
    static ErrorText sending(const Error &error);
    static ErrorText typed(const Error &error);
    static QString patternMistake(const Error &error);
    static ErrorText placeholderMistake(const Error &error);
    static ErrorText storage(const Error &error);
    static ErrorText savedLog(const Error &error);
    static QString lineMistake(const Error &error);
    static QString whyNotWritable(const Error &error);
    static ErrorText addressInUse(const Error &error);
    static ErrorText portIsOurs(const Error &error);
    static ErrorText system(const Error &error);

    static QString place(const Error &error) { return error.argument(0); }
    static QString column(const Error &error) { return QString::number(error.position + 1); }
};

/// This program: it is of no use to be told to close it.
ErrorText Sentences::portIsOurs(const Error &error)
{
    const QString nextPort = error.argument(2);
    return {tr("%1 is already in use.").arg(place(error)), tr("Another tab of this window has this port open."),
            nextPort.isEmpty() ? tr("Close it there, choose another port, or choose 0 to let the system pick one.")
                               : tr("Close it there, or choose another port: %1 is free.").arg(nextPort)};
}

ErrorText Sentences::addressInUse(const Error &error)
{
    const QString holder = error.argument(1);
    const QString nextPort = error.argument(2);
    if (holder.endsWith(QStringLiteral("(pid %1)").arg(QCoreApplication::applicationPid())))
        return portIsOurs(error);
    if (holder == "TIME_WAIT"_L1)
        return {tr("%1 is still in use.").arg(place(error)),
                tr("A program without SO_REUSEADDR has ended; its connections keep the port for a minute (TIME_WAIT)."),
                nextPort.isEmpty() ? tr("Try again in a minute.")
                                   : tr("Try again in a minute, or choose another port: %1 is free.").arg(nextPort)};
    return {tr("%1 is already in use.").arg(place(error)),
            holder.isEmpty() ? tr("Another program, or another tab, has this port open.")
                             : tr("It is held by %1.").arg(holder),
            nextPort.isEmpty() ? tr("Close that program, choose another port, or choose 0 to let the system pick one.")
                               : tr("Close that program, or choose another port: %1 is free.").arg(nextPort)};
}

ErrorText Sentences::opening(const Error &error)
{
    switch (error.code) {
    case ErrorCode::AddressInUse:
        return addressInUse(error);
    case ErrorCode::AddressNotAvailable:
        return {tr("%1 is not an address of this machine.").arg(place(error)),
                tr("Only an address that one of its network interfaces has can be opened here."),
                tr("Choose one from the list; 127.0.0.1 always works for programs on this machine.")};
    case ErrorCode::PermissionDenied:
        return {tr("No permission for %1.").arg(place(error)),
                tr("Ports below 1024 can be opened by the system alone; sending may be forbidden by a firewall or a "
                   "route."),
                tr("To open a port, choose one from 1024 up, for example 8080.")};
    case ErrorCode::InterfaceNotFound:
        if (error.argument(1) == "missing"_L1)
            return {tr("%1 does not say which interface it belongs to.").arg(place(error)),
                    tr("Every interface has link-local addresses (fe80…)."),
                    tr("Write the name of the interface behind the address, for example fe80::1%eth0.")};
        return {tr("This machine has no network interface “%1”.").arg(place(error)),
                {},
                tr("Choose one from the list of interfaces.")};
    case ErrorCode::NotMulticast:
        return {tr("%1 is not a multicast group.").arg(place(error)),
                tr("Groups are 224.0.0.0 to 239.255.255.255, and IPv6 addresses that begin with ff."),
                {}};
    case ErrorCode::AlreadyJoined:
        return {tr("The group %1 has been joined already.").arg(place(error)), {}, {}};
    case ErrorCode::TooManyOpenFiles:
        return {tr("Too many connections are open."), tr("The system lets this program open no further descriptor."),
                tr("Close connections or tabs, or raise the limit (ulimit -n).")};
    default:
        return system(error);
    }
}

ErrorText Sentences::reaching(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Refused:
        return {tr("%1 refused the connection.").arg(place(error)), tr("Nothing listens on that port."),
                tr("Is the program over there running, and is the port right?")};
    case ErrorCode::NameNotFound:
        return {tr("There is no host named “%1”.").arg(place(error)),
                {},
                tr("Check the spelling, or type the address in numbers.")};
    case ErrorCode::NameLookupFailed:
        return {tr("The name “%1” could not be looked up.").arg(place(error)), tr("The name server does not answer."),
                tr("Check the network, or type the address in numbers.")};
    case ErrorCode::NetworkUnreachable:
        return {tr("The network of %1 cannot be reached.").arg(place(error)), tr("This machine has no route to it."),
                tr("Check the cable or Wi-Fi, and whether the address is right.")};
    case ErrorCode::HostUnreachable:
        return {tr("%1 cannot be reached.").arg(place(error)),
                tr("The machine is off, on another network, or a firewall keeps it away."),
                tr("Check the address, and whether the machine answers to ping.")};
    case ErrorCode::TimedOut:
        return {error.argument(1).isEmpty()
                    ? tr("%1 does not answer any more.").arg(place(error))
                    : tr("%1 did not answer within %2 ms.").arg(place(error), error.argument(1)),
                tr("The machine is off, the address is wrong, or a firewall swallows the packets."),
                tr("Check the address; a longer time limit helps only on slow networks.")};
    case ErrorCode::Reset:
        return {tr("%1 reset the connection (RST).").arg(place(error)),
                error.argument(1) == "finished"_L1
                    ? tr("It had finished before, and has closed altogether by now: nobody reads what is sent to it.")
                    : tr("The program over there ended suddenly, or closed with data unread."),
                {}};
    case ErrorCode::BrokenPipe:
        return {tr("The connection to %1 takes no more data.").arg(place(error)), tr("It has been closed."),
                tr("Connect again.")};
    case ErrorCode::HalfOpenLimit:
        return {tr("We closed the connection with %1.").arg(place(error)),
                tr("It had finished sending, and nothing was sent to it for %1 ms.").arg(error.argument(1)),
                tr("A longer half-open limit, or none, keeps such a connection.")};
    case ErrorCode::Cancelled:
        return {tr("Cancelled."), {}, {}};
    default:
        return opening(error);
    }
}

ErrorText Sentences::datagrams(const Error &error)
{
    switch (error.code) {
    case ErrorCode::PortUnreachable:
        return {tr("Nobody receives at %1.").arg(place(error)),
                tr("That machine answered that no program has this UDP port open."),
                tr("Is the program over there running, and is the port right?")};
    case ErrorCode::MessageTooLong:
        return {error.argument(1).isEmpty() ? tr("The message is too long for one datagram.")
                                            : tr("The message has %1 bytes; one datagram carries at most %2.")
                                                  .arg(error.argument(1), error.argument(2)),
                {},
                tr("Send less at once, or use TCP.")};
    case ErrorCode::AddressFamilyMismatch:
        return {tr("%1 cannot be reached from the local address.").arg(place(error)),
                tr("One is an IPv4 address, the other an IPv6 address."),
                tr("Open a local address of the same kind: 0.0.0.0 for IPv4, :: for IPv6.")};
    case ErrorCode::NoBufferSpace:
        return {tr("The system has no buffer left for sending."), tr("More is being sent than the network takes."),
                tr("Send more slowly.")};
    default:
        return reaching(error);
    }
}

ErrorText Sentences::sending(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotOpen:
        return {tr("Nothing was sent: nothing is open."), {}, tr("Open or connect first.")};
    case ErrorCode::NoPeers:
        return {tr("Nothing was sent: nobody is connected."), {}, tr("Wait for a peer, or type where to send to.")};
    case ErrorCode::UnknownPeer:
        return {tr("Nothing was sent: %1 has gone.").arg(place(error)), {}, tr("Choose another peer.")};
    case ErrorCode::AlreadyFinished:
        return {tr("Nothing was sent: sending to %1 has been finished.").arg(place(error)),
                tr("After “Finish sending” a connection only receives."), tr("Connect again to send more.")};
    case ErrorCode::QueueFull:
        return {tr("Nothing was sent: %1 does not take what is already waiting for it.").arg(place(error)),
                tr("The queue has reached its limit of %1 bytes.").arg(error.argument(1)),
                tr("Wait until the program over there reads, or disconnect it.")};
    case ErrorCode::PeersSkipped:
        return {tr("%1 of %2 peers were left out.").arg(error.argument(1), error.argument(2)),
                tr("They do not take what is already waiting for them; one is %1.").arg(place(error)),
                tr("Disconnect them, or wait until the programs over there read.")};
    case ErrorCode::LookupPending:
        return {tr("Nothing was sent: “%1” is still being looked up.").arg(place(error)),
                tr("Too much is waiting for that already."), tr("Send it again when the others have gone out.")};
    case ErrorCode::NothingToSend:
        return {tr("There is nothing to send."), {}, tr("Type a message first.")};
    default:
        return datagrams(error);
    }
}

QString Sentences::patternMistake(const Error &error)
{
    const QString kind = place(error);
    const QString piece = error.argument(1);
    if (kind == "parenthesis"_L1)
        return tr("The parenthesis at position %1 has no partner.").arg(column(error));
    if (kind == "bracket"_L1)
        return tr("The bracket at position %1 has no partner.").arg(column(error));
    if (kind == "escape"_L1)
        return tr("“%1” at position %2 is not an escape.").arg(piece, column(error));
    if (kind == "range"_L1)
        return tr("“%1” at position %2 is not a range.").arg(piece, column(error));
    if (kind == "repetition"_L1)
        return tr("“%1” at position %2 repeats nothing, or too much.").arg(piece, column(error));
    if (kind == "bytes-in-brackets"_L1)
        return tr("“%1” at position %2 is several bytes; brackets hold single ones.").arg(piece, column(error));
    if (kind == "only-wildcards"_L1)
        return tr("At least one digit has to be known.");
    if (kind == "too-many"_L1)
        return tr("There are more than %1 regular expressions.").arg(piece);
    if (kind == "too-large"_L1)
        return tr("The pattern is too large.");
    return tr("“%1” at position %2 cannot be understood.").arg(piece, column(error));
}

ErrorText Sentences::placeholderMistake(const Error &error)
{
    const QString mistake = error.argument(1);
    if (mistake == "brace"_L1)
        return {tr("The brace at position %1 has no partner.").arg(column(error)),
                {},
                tr("A brace that is to be sent is written twice: {{ or }}.")};
    if (mistake == "number"_L1)
        return {tr("“%1” at position %2 has a wrong number.").arg(place(error), column(error)),
                {},
                tr("For example {n:4}, {n:4,100}, {n:2be}, {random:8}, {bytes:8}, {len:4le}.")};
    return {tr("“%1” at position %2 is not a placeholder.").arg(place(error), column(error)),
            {},
            tr("Known are {n}, {time}, {random:N}, {bytes:N}, {peer} and {len}; a brace itself is written {{ or }}.")};
}

ErrorText Sentences::typed(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidAddress:
        if (error.argument(1) == "brackets"_L1)
            return {tr("Where does “%1” have its port?").arg(place(error)),
                    {},
                    tr("With a port, write an IPv6 address in brackets, for example [::1]:8080.")};
        return {tr("“%1” is not an address.").arg(place(error)),
                {},
                tr("Type numbers such as 127.0.0.1 (no leading zeros) or an IPv6 address; a name can only be remote.")};
    case ErrorCode::InvalidPort:
        if (error.argument(1) == "missing"_L1)
            return {tr("“%1” has no port.").arg(place(error)),
                    {},
                    tr("Write the port behind the address and a colon, for example 127.0.0.1:8080.")};
        if (error.argument(1) == "zero"_L1)
            return {tr("Nothing can be sent to %1.").arg(place(error)),
                    {},
                    tr("The port of a remote address is from 1 to 65535.")};
        if (place(error) == u'0')
            return {tr("Nothing can be sent to port 0."), {}, tr("The port of a remote address is from 1 to 65535.")};
        return {tr("“%1” is not a port.").arg(place(error)), {}, tr("A port is a number from 0 to 65535.")};
    case ErrorCode::BadHexDigit:
        return {tr("“%1” at position %2 is not a hex digit.").arg(place(error), column(error)),
                {},
                tr("Type pairs of 0–9 and A–F, for example 48 65 6C.")};
    case ErrorCode::OddHexDigits:
        return {tr("The digit at position %1 has no partner.").arg(column(error)),
                {},
                tr("A byte is two hex digits: write 0A, not A.")};
    case ErrorCode::BadEscape:
        return {tr("“%1” at position %2 is not an escape.").arg(place(error), column(error)),
                {},
                tr("Known are \\r \\n \\t \\0 \\\\ \\xHH and \\uHHHH.")};
    case ErrorCode::BadPlaceholder:
        return placeholderMistake(error);
    case ErrorCode::MessageTooShort:
        return {tr("The message has %1 bytes, and its checksum is to begin at byte %2.")
                    .arg(place(error), error.argument(1)),
                {},
                tr("Write a longer message, or choose another first byte.")};
    case ErrorCode::UnencodableCharacter:
        return {tr("“%1” (%2) at position %3 does not exist in %4.")
                    .arg(place(error), error.argument(1), column(error), error.argument(2)),
                {},
                tr("Nothing was sent. Choose an encoding that has it, for example UTF-8 or GB18030.")};
    case ErrorCode::BadPattern:
        return {patternMistake(error), {}, {}};
    case ErrorCode::NotText:
        return {tr("These bytes are no plain text in %2: %1.").arg(place(error), error.argument(1)),
                {},
                tr("The message stays in hex. “Parse escapes” can write any byte as text.")};
    case ErrorCode::NoLineEnd:
        return {tr("The message does not end with the line end that is appended to text: %1.").arg(place(error)),
                {},
                tr("The message stays in hex. Append nothing to write it as text.")};
    case ErrorCode::UnknownEncoding:
        return {tr("There is no encoding named “%1”.").arg(place(error)), {}, {}};
    case ErrorCode::TextTooLong:
        return {tr("%1 characters are too much for the message box; it takes %2.").arg(place(error), error.argument(1)),
                {},
                tr("Send it as a file.")};
    case ErrorCode::InvalidValue:
        if (error.argument(2) == "sentence"_L1)
            return {place(error).isEmpty() ? error.argument(1) : tr("“%1”: %2").arg(place(error), error.argument(1)),
                    {},
                    {}};
        return {error.argument(1).isEmpty() ? tr("“%1” has a value that cannot be used.").arg(place(error))
                                            : tr("“%1” must be %2.").arg(place(error), error.argument(1)),
                {},
                {}};
    default:
        return sending(error);
    }
}

QString Sentences::lineMistake(const Error &error)
{
    const QString field = error.argument(1);
    if (field == "json"_L1)
        return tr("Line %1 is no record: it is not a JSON object.").arg(place(error));
    if (field == "too-long"_L1)
        return tr("Line %1 is no record: it is too long.").arg(place(error));
    return tr("Line %1 is no record: “%2” is missing or wrong.").arg(place(error), field);
}

ErrorText Sentences::savedLog(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotASavedLog:
        if (error.argument(1) == "pcap"_L1)
            return {tr("“%1” is a capture in the older pcap format.").arg(place(error)),
                    {},
                    tr("Convert it: editcap -F pcapng OLD NEW")};
        return {tr("“%1” is no saved log.").arg(place(error)),
                {},
                tr("What was exported or logged as .jsonl or .pcapng can be opened.")};
    case ErrorCode::DamagedLine:
        return {lineMistake(error), {}, {}};
    case ErrorCode::DamagedBlock:
        return {tr("The file is damaged at byte %1.").arg(place(error)),
                error.argument(1) == "length"_L1 ? tr("The length that is written there cannot be right.")
                                                 : tr("What is written there makes no sense."),
                {}};
    case ErrorCode::CutShort:
        return {tr("The file ends within a record that begins at byte %1.").arg(place(error)),
                tr("It was cut, or it is still being written."),
                {}};
    case ErrorCode::NoRoomForLog:
        return {tr("There is no room for the log from byte %1 of the file on.").arg(place(error)),
                {},
                tr("Free some space on the disk, and open the file again.")};
    default:
        return typed(error);
    }
}

QString Sentences::whyNotWritable(const Error &error)
{
    const QString folder = QFileInfo(place(error)).path();
    switch (error.systemError) {
    case 0:
        return {};
    case ENOENT:
        return tr("There is no folder “%1”.").arg(folder);
    case ENOTDIR:
        return tr("“%1” is no folder.").arg(folder);
    case EACCES:
    case EPERM:
        return tr("You may not write there.");
    case EROFS:
        return tr("This file system can only be read.");
    default:
        return errnoText(error.systemError);
    }
}

ErrorText Sentences::storage(const Error &error)
{
    switch (error.code) {
    case ErrorCode::FileNotFound:
        return {tr("There is no file “%1”.").arg(place(error)), {}, {}};
    case ErrorCode::FileNotReadable:
        return {tr("“%1” cannot be read.").arg(place(error)),
                error.systemError ? errnoText(error.systemError) : QString(),
                {}};
    case ErrorCode::FileNotWritable:
        return {tr("“%1” cannot be written.").arg(place(error)), whyNotWritable(error), tr("Choose another place.")};
    case ErrorCode::NotACapture:
        return {tr("“%1” is there already and is no capture.").arg(place(error)),
                {},
                tr("It was left as it is. Choose another name.")};
    case ErrorCode::NotRegularFile:
        return {tr("“%1” is not an ordinary file.").arg(place(error)), tr("It is a folder, a pipe or a device."),
                tr("Choose another place.")};
    case ErrorCode::DiskFull:
        return {tr("The disk is full: “%1”.").arg(place(error)),
                {},
                tr("Free some space; it goes on by itself as soon as there is room.")};
    case ErrorCode::FileTooLarge:
        return {tr("“%1” is larger than %2 bytes.").arg(place(error), error.argument(1)),
                tr("No file of this kind is."),
                {}};
    case ErrorCode::NotJson:
        return {tr("This is no JSON object: line %1, column %2.").arg(place(error), error.argument(1)), {}, {}};
    case ErrorCode::JournalLimit:
        return {
            tr("The log of this tab has reached its limit of %1.").arg(limitText(place(error).toLongLong())),
            tr("TCP peers are held back; datagrams that do not fit are counted as dropped."),
            error.argument(1).isEmpty() // or its oldest records are still to be written
                ? tr("Set a larger limit, or have the oldest records released.")
                : tr("It goes on as soon as its oldest records are written to the file or the output that is slow.")};
    default:
        return savedLog(error);
    }
}

ErrorText Sentences::system(const Error &error)
{
    const QString subject = place(error);
    return {subject.isEmpty() ? tr("The system refused the operation.") : tr("The system refused: %1.").arg(subject),
            error.systemError ? errnoText(error.systemError) : QString(),
            {}};
}

} // namespace

ErrorText describe(const Error &error)
{
    if (const std::optional<ErrorText> text = describeTransfer(error))
        return *text;
    if (const std::optional<ErrorText> text = describeUnanswered(error))
        return *text;
    return Sentences::storage(error);
}

} // namespace SocketDesk
