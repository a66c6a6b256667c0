// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_fileoptions.h"
#include "endpoint/address.h"
#include "endpoint/endpointconfig.h"
#include "export/recordformatter.h"
#include "framing/framingconfig.h"
#include "journal/journallimit.h"
#include "respond/responderconfig.h"
#include "send/listsender.h"
#include "send/payloadtemplate.h"
#include "send/sender.h"
#include "session/logdescription.h"
#include "statistics/sequencefield.h"
#include "text/encoding.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace SocketDesk {

/// How standard output tells what went over the wire.
enum class CliFormat : quint8 { NetAssistText, NetAssistHex, Text, Hex, Dump, JsonLines, Raw, None };

/// What becomes of each --send, --send-hex and line of input before it is sent.
struct CliComposing
{
    std::optional<LineEnd> lineEnd; ///< not given: none is added, and lines of input keep theirs
    ChecksumConfig checksum;
    bool placeholders = false;

    /// Lines of input are not just passed on.
    [[nodiscard]] bool changesLines() const
    {
        return lineEnd.has_value() || checksum.kind != ChecksumKind::None || placeholders;
    }

    [[nodiscard]] PayloadConfig payload(PayloadFormat format, const Encoding &encoding) const
    {
        return {format, encoding, false, lineEnd.value_or(LineEnd::None), checksum, placeholders};
    }
    friend bool operator==(const CliComposing &, const CliComposing &) = default;
};

/// One --send, --send-hex, --send-file or --quick-list.
struct CliItem
{
    PayloadTemplate payload;
    QString filePath;           ///< not empty: the content of this file instead
    QList<ListStep> steps = {}; ///< not empty: these one after the other instead

    friend bool operator==(const CliItem &, const CliItem &) = default;
};

/// What a command line of socketdesk-cli asks for, checked in every part.
struct CliOptions
{
    enum class Action : quint8 { Run, PrintHelp, PrintVersion };

    Action action = Action::Run;
    EndpointConfig endpoint;
    QList<HostAndPort> targets; ///< UDP: --to, or else --remote; TCP server: peers. Hosts may be names. None: all
    Encoding encoding;
    CliFormat format = CliFormat::Text;
    FramingConfig framing;                 ///< of what is received
    std::optional<SequenceField> sequence; ///< of the datagrams that are received
    JournalLimit journal;
    ResponderConfig responders;

    CliComposing composing;
    std::vector<CliItem> items; ///< in the order in which they were given
    quint64 rounds = 1;         ///< how often all items are sent; 0: until interrupted
    std::chrono::milliseconds interval{1000};
    LatePolicy late = LatePolicy::Skip; ///< of rounds whose time has passed

    std::optional<std::chrono::milliseconds> timeout;
    std::optional<quint64> exitAfter; ///< received messages
    bool exitOnClose = false;
    QString statsFile;
    QString logFile; ///< live log
    RecordFormat logFormat = RecordFormat::NetAssistText;
    QString receivedFile; ///< received bytes
    CliFileOptions files;
    bool sendsAtOnce = false; ///< Nagle off for what is sent in steps

    /// Standard output, or a count of messages, wants each record.
    [[nodiscard]] bool wantOutput() const { return format != CliFormat::None || exitAfter.value_or(0) > 0; }

    /// Somebody looks at the records while they come: standard output, a file, or a count.
    [[nodiscard]] bool wantRecords() const
    {
        return wantOutput() || !statsFile.isEmpty() || !logFile.isEmpty() || !receivedFile.isEmpty() ||
               !files.receiveFolder.isEmpty();
    }

    /// Whether somebody waits for so many, and should know that the connection ended before.
    [[nodiscard]] bool needsMessages() const { return exitAfter > quint64(0) && !exitOnClose; }

    /// Nothing where no number of messages ends the run.
    [[nodiscard]] std::optional<quint64> mostMessages() const
    {
        return exitAfter.value_or(0) > 0 ? exitAfter : std::nullopt;
    }

    [[nodiscard]] bool hasTarget() const { return !targets.isEmpty(); }
    friend bool operator==(const CliOptions &, const CliOptions &) = default;
};

/// What is wrong with a command line.
struct UsageError
{
    QString option; ///< "--local"; empty where it is no option at all
    ErrorCode code = ErrorCode::InvalidValue;
    QString sentence; ///< names the offending part
};

/// Reads \p arguments, of which the first is the program. Touches no socket; of files it looks whether they can be
/// read, and whether the one for statistics can be made; those that are appended to it makes.
[[nodiscard]] tl::expected<CliOptions, UsageError> parseCliOptions(const QStringList &arguments);

/// What --help prints.
[[nodiscard]] QString cliHelpText();

} // namespace SocketDesk
