// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "text/encoding.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <chrono>
#include <optional>

namespace SocketDesk {

/// How a pattern is compared with the content of a message, that is without its line end, delimiter or length.
enum class RuleMatch : quint8 {
    Any,      ///< every message
    Equals,   ///< the whole of it
    Begins,   ///< its beginning
    Contains, ///< anywhere in it
    Mask,     ///< hex of the whole of it, "?" for any digit, "*" at either end for anything
    Regex     ///< RE2, over its bytes, anywhere in it
};

enum class ReplyFormat : quint8 { Text, Hex };

/// What happens to the connection behind the replies of a rule.
enum class RuleEnd : quint8 { Stay, Finish, Close };

/// One answer of a rule.
struct RuleReply
{
    ReplyFormat format = ReplyFormat::Text;
    QString text;                       ///< with escapes, and "\1" for what the first group matched; see placeholders
    std::chrono::milliseconds after{0}; ///< behind the one before it; 0 to 1 h

    friend bool operator==(const RuleReply &, const RuleReply &) = default;
};

/// When something comes, then this is answered: a plain value with JSON both ways.
struct Rule
{
    bool enabled = true;
    QString name;

    bool onConnect = false; ///< when a peer connects, and not when a message comes
    RuleMatch match = RuleMatch::Equals;
    QString pattern; ///< text with escapes, hex or RE2, as match says
    QString from;    ///< "127.0.0.1, 10.0.0.5:9000"; empty: from anybody
    int nth = 0;     ///< only the n-th message that matches; 0: each

    QList<RuleReply> replies;
    bool placeholders = false; ///< {n}, {time}, … in replies are worked out; {n} counts the answers of this rule
    RuleEnd end = RuleEnd::Stay;
    bool stop = true; ///< rules behind it are not looked at where it answered

    std::optional<Encoding> encoding; ///< of pattern and replies; nothing: that of the page

    [[nodiscard]] QJsonObject toJson() const;
    /// \param path of the rule, for errors, such as "rules[3]"
    [[nodiscard]] static Result<Rule> fromJson(const QJsonValue &json, const QString &path);
    friend bool operator==(const Rule &, const Rule &) = default;

    static constexpr int longestName = 200;
    static constexpr int longestPattern = 4096;
    static constexpr int longestReply = 65536;
    static constexpr int mostReplies = 16;
};

/// "any", "equals", "begins", "contains", "mask", "regex": as in files.
[[nodiscard]] QLatin1String stableName(RuleMatch match);

inline constexpr int mostRules = 10'000;

[[nodiscard]] QJsonArray rulesToJson(const QList<Rule> &rules);
/// \return InvalidValue with the path of the value ("rules[3].when.pattern") and what is expected
[[nodiscard]] Result<QList<Rule>> rulesFromJson(const QJsonArray &json, const QString &path);

} // namespace SocketDesk
