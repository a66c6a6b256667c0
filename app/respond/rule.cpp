// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rule.h"

#include "base/jsonfields.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Rule)
};

constexpr qint64 longestDelayMs = 60 * 60 * 1000;
constexpr qint64 largestNth = 1'000'000'000;

template<typename Value>
using Names = std::array<std::pair<Value, const char *>, 6>;

constexpr std::array<std::pair<RuleMatch, const char *>, 6> matches{{{RuleMatch::Any, "any"},
                                                                     {RuleMatch::Equals, "equals"},
                                                                     {RuleMatch::Begins, "begins"},
                                                                     {RuleMatch::Contains, "contains"},
                                                                     {RuleMatch::Mask, "mask"},
                                                                     {RuleMatch::Regex, "regex"}}};
constexpr std::array<std::pair<ReplyFormat, const char *>, 2> formats{
    {{ReplyFormat::Text, "text"}, {ReplyFormat::Hex, "hex"}}};
constexpr std::array<std::pair<RuleEnd, const char *>, 3> ends{
    {{RuleEnd::Stay, "stay"}, {RuleEnd::Finish, "finish"}, {RuleEnd::Close, "close"}}};

template<typename Value, std::size_t count>
QLatin1String nameIn(const std::array<std::pair<Value, const char *>, count> &names, Value value)
{
    const auto found = std::ranges::find(names, value, &std::pair<Value, const char *>::first);
    return QLatin1String(found->second);
}

template<typename Value, std::size_t count>
void takeNamed(JsonFields &fields, QLatin1String key, Value &field,
               const std::array<std::pair<Value, const char *>, count> &names)
{
    QStringList known;
    for (const auto &[value, name] : names)
        known << QLatin1String(name);
    const QString expected = Words::tr("one of %1").arg(known.join(u", "_s));
    fields.takeNamed(key, field, expected, [&names](const QString &text) -> Result<Value> {
        for (const auto &[value, name] : names) {
            if (text == QLatin1String(name))
                return value;
        }
        return failure({ErrorCode::InvalidValue, {text}});
    });
}

/// A part of the rule: its fields, which are taken by \p take.
template<typename Take>
void takePart(JsonFields &fields, QLatin1String key, Take take)
{
    const auto part = fields.typed(key, QJsonValue::Object, Words::tr("an object"));
    if (!part)
        return;
    JsonFields within(part->toObject(), fields.pathOf(key) + u'.');
    take(within);
    if (within.error())
        fields.fail(*within.error());
}

void takeReply(JsonFields &fields, RuleReply &reply)
{
    takeNamed(fields, "format"_L1, reply.format, formats);
    fields.take("text"_L1, reply.text, Rule::longestReply);
    fields.take("afterMs"_L1, reply.after, 0, longestDelayMs);
}

void takeReplies(JsonFields &fields, QList<RuleReply> &replies)
{
    const QString expected = Words::tr("a list of at most %1 replies").arg(Rule::mostReplies);
    const auto value = fields.typed("replies"_L1, QJsonValue::Array, expected);
    if (!value)
        return;
    const QJsonArray list = value->toArray();
    if (list.size() > Rule::mostReplies)
        return fields.refuse("replies"_L1, expected);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString path = fields.pathOf("replies"_L1) + u"[%1]"_s.arg(i);
        if (!list.at(i).isObject())
            return fields.fail({ErrorCode::InvalidValue, {path, Words::tr("an object")}, 0, -1});
        JsonFields within(list.at(i).toObject(), path + u'.');
        takeReply(within, replies.emplaceBack());
        if (within.error())
            fields.fail(*within.error());
    }
}

void takeWhen(JsonFields &fields, Rule &rule)
{
    static constexpr std::array<std::pair<bool, const char *>, 2> occasions{{{false, "message"}, {true, "connect"}}};
    takeNamed(fields, "on"_L1, rule.onConnect, occasions);
    takeNamed(fields, "match"_L1, rule.match, matches);
    fields.take("pattern"_L1, rule.pattern, Rule::longestPattern);
    fields.take("from"_L1, rule.from, Rule::longestPattern);
    fields.take("nth"_L1, rule.nth, 0, largestNth);
}

void takeThen(JsonFields &fields, Rule &rule)
{
    takeReplies(fields, rule.replies);
    fields.take("placeholders"_L1, rule.placeholders);
    takeNamed(fields, "end"_L1, rule.end, ends);
    fields.take("stop"_L1, rule.stop);
}

/// The encoding of the page has no name of its own here.
Result<std::optional<Encoding>> encodingFrom(const QString &name)
{
    return Encoding::fromName(name).map([](const Encoding &encoding) { return std::optional(encoding); });
}

QJsonObject toJson(const RuleReply &reply)
{
    return {{"format"_L1, nameIn(formats, reply.format)},
            {"text"_L1, reply.text},
            {"afterMs"_L1, qint64(reply.after.count())}};
}

} // namespace

QLatin1String stableName(RuleMatch match)
{
    return nameIn(matches, match);
}

QJsonObject Rule::toJson() const
{
    QJsonArray replyList;
    for (const RuleReply &reply : replies)
        replyList.append(SocketDesk::toJson(reply));
    QJsonObject json{{"name"_L1, name},
                     {"enabled"_L1, enabled},
                     {"when"_L1, QJsonObject{{"on"_L1, onConnect ? "connect"_L1 : "message"_L1},
                                             {"match"_L1, stableName(match)},
                                             {"pattern"_L1, pattern},
                                             {"from"_L1, from},
                                             {"nth"_L1, nth}}},
                     {"then"_L1, QJsonObject{{"replies"_L1, replyList},
                                             {"placeholders"_L1, placeholders},
                                             {"end"_L1, nameIn(ends, end)},
                                             {"stop"_L1, stop}}}};
    if (encoding)
        json.insert("encoding"_L1, encoding->name());
    return json;
}

Result<Rule> Rule::fromJson(const QJsonValue &json, const QString &path)
{
    if (!json.isObject())
        return failure({ErrorCode::InvalidValue, {path, Words::tr("an object")}, 0, -1});
    Rule rule;
    JsonFields fields(json.toObject(), path + u'.');
    fields.take("name"_L1, rule.name, Rule::longestName);
    fields.take("enabled"_L1, rule.enabled);
    takePart(fields, "when"_L1, [&rule](JsonFields &within) { takeWhen(within, rule); });
    takePart(fields, "then"_L1, [&rule](JsonFields &within) { takeThen(within, rule); });
    fields.takeNamed("encoding"_L1, rule.encoding, Words::tr("the name of an encoding"), encodingFrom);
    if (fields.error())
        return failure(*fields.error());
    return rule;
}

QJsonArray rulesToJson(const QList<Rule> &rules)
{
    QJsonArray json;
    for (const Rule &rule : rules)
        json.append(rule.toJson());
    return json;
}

Result<QList<Rule>> rulesFromJson(const QJsonArray &json, const QString &path)
{
    if (json.size() > mostRules)
        return failure(
            {ErrorCode::InvalidValue, {path, Words::tr("a list of at most %1 rules").arg(mostRules)}, 0, -1});
    QList<Rule> rules;
    rules.reserve(json.size());
    for (qsizetype i = 0; i < json.size(); ++i) {
        const Result<Rule> rule = Rule::fromJson(json.at(i), path + u"[%1]"_s.arg(i));
        if (!rule)
            return failure(rule.error());
        rules.append(*rule);
    }
    return rules;
}

} // namespace SocketDesk
