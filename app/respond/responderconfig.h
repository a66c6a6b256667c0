// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "framing/framingconfig.h"
#include "respond/rule.h"
#include "text/encoding.h"

#include <QJsonObject>
#include <QMetaType>

#include <memory>

namespace SocketDesk {

class CompiledRules;

/// Which responders answer.
struct ResponderSwitches
{
    bool echo = false;       ///< what came goes back
    bool groupChat = false;  ///< what came from one goes to all others
    bool rules = false;      ///< what was prepared for it goes back
    bool fileServer = false; ///< the file that was named goes back

    [[nodiscard]] bool any() const { return echo || groupChat || rules || fileServer; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<ResponderSwitches> fromJson(const QJsonObject &json);
    friend bool operator==(const ResponderSwitches &, const ResponderSwitches &) = default;
};

/// What the file server serves, and what it says where there is no such file.
struct FileServerConfig
{
    QString folder;      ///< absolute; empty: none was chosen
    Encoding encoding;   ///< of the names that are asked for, and of missingText
    QString missingText; ///< empty: the connection ends without a byte

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<FileServerConfig> fromJson(const QJsonObject &json);
    friend bool operator==(const FileServerConfig &, const FileServerConfig &) = default;
};

/// What becomes of what looks like a loop of answers that the other side began, or a test of speed.
enum class LoopPolicy : quint8 {
    Stop,  ///< its answers wait until a person lets them go
    Answer ///< it is told, and answered on
};

/// "stop", "answer": as in options and files.
[[nodiscard]] QLatin1String stableName(LoopPolicy policy);
[[nodiscard]] Result<LoopPolicy> loopPolicyFromName(QStringView name);

/// What a page answers by itself, and how: a plain value with JSON both ways.
///
/// Reading it back starts nothing: whoever reads it takes switchedOff(), and a person switches on.
struct ResponderConfig
{
    ResponderSwitches on;
    QList<Rule> rules;
    FileServerConfig fileServer;
    int udpRepliesPerSecond = 10; ///< to one source, of all but the echo; 1 to 1,000,000
    LoopPolicy loops = LoopPolicy::Stop;

    [[nodiscard]] ResponderConfig switchedOff() const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Keys that are missing keep their defaults, unknown ones are left alone.
    /// \return InvalidValue with the path of the value ("fileServer.folder") and what is expected
    [[nodiscard]] static Result<ResponderConfig> fromJson(const QJsonObject &json);
    friend bool operator==(const ResponderConfig &, const ResponderConfig &) = default;
};

/// What answers, and how the page reads what it answers to.
struct ResponderSetup
{
    ResponderConfig config;
    FramingConfig framing;
    Encoding encoding;
    std::shared_ptr<const CompiledRules> compiledRules{}; ///< of config; null: none are wanted, or they are wrong

    /// \return what is wrong with the rules, where they are switched on
    [[nodiscard]] static Result<ResponderSetup> make(const ResponderConfig &config, const FramingConfig &framing,
                                                     const Encoding &encoding);

    /// The compiled rules follow from the rest.
    friend bool operator==(const ResponderSetup &a, const ResponderSetup &b)
    {
        return a.config == b.config && a.framing == b.framing && a.encoding == b.encoding;
    }
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::ResponderSetup)
