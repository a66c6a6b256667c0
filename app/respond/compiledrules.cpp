// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/compiledrules.h"

#include "journal/regexsource.h"
#include "text/escapes.h"
#include "text/hex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int64_t regexMemory = int64_t(1)
                                << 20; ///< bytes of the automata of one; beyond, RE2 is slower and still right

re2::RE2::Options regexOptions()
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(regexMemory);
    options.set_encoding(re2::RE2::Options::EncodingLatin1);
    return options;
}

re2::StringPiece pieceOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

/// ASCII only, as RE2 does for expressions over bytes.
void lower(QByteArrayView bytes, QByteArray *into)
{
    into->resize(bytes.size());
    std::ranges::transform(bytes, into->begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
}

/// Where the longest stretch of \p masks lies in which every bit counts.
std::pair<qsizetype, qsizetype> longestFixed(const QByteArray &masks)
{
    std::pair<qsizetype, qsizetype> best{0, 0};
    for (qsizetype begin = 0; begin < masks.size();) {
        qsizetype end = begin;
        while (end < masks.size() && masks.at(end) == '\xFF')
            ++end;
        if (end - begin > best.second)
            best = {begin, end - begin};
        begin = end + 1;
    }
    return best;
}

} // namespace

CompiledRules::CompiledRules() = default;
CompiledRules::~CompiledRules() = default;

Result<std::shared_ptr<const CompiledRules>> CompiledRules::compile(const QList<Rule> &rules, const Encoding &encoding)
{
    const std::shared_ptr<CompiledRules> made(new CompiledRules);
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (const Result<void> added = made->add(rules.at(i), encoding); !added) {
            Error error = added.error();
            error.arguments[0] = u"rules[%1].%2"_s.arg(QString::number(i), error.argument(0));
            return failure(error);
        }
    }
    made->build();
    return made;
}

Result<void> CompiledRules::check(const Rule &rule, const Encoding &encoding)
{
    CompiledRules list;
    Rule enabled = rule;
    enabled.enabled = true;
    return list.add(enabled, encoding);
}

Result<void> CompiledRules::add(const Rule &rule, const Encoding &pageEncoding)
{
    /// What is wrong with a field, as one sentence beside its name.
    const auto wrong = [](const QString &field, const Error &error) {
        return failure({ErrorCode::InvalidValue, {field, describe(error).oneLine(), u"sentence"_s}, 0, error.position});
    };
    const Encoding encoding = rule.encoding.value_or(pageEncoding);
    Item item;
    const Result<PeerCondition> from = PeerCondition::parse(rule.from);
    if (!from)
        return wrong(u"when.from"_s, from.error());
    item.from = *from;
    item.nth = rule.nth;
    item.end = rule.end;
    item.stop = rule.stop;
    if (const Result<void> added = addPattern(rule, encoding, &item); !added)
        return wrong(u"when.pattern"_s, added.error());
    const int groups =
        item.regex < 0 ? 0 : std::min(m_regexes->GetRE2(item.regex).NumberOfCapturingGroups(), mostGroups);
    for (qsizetype i = 0; i < rule.replies.size(); ++i) {
        const Result<ReplyTemplate> reply =
            ReplyTemplate::compile(rule.replies.at(i), {encoding, groups, rule.placeholders});
        if (!reply)
            return wrong(u"then.replies[%1].text"_s.arg(i), reply.error());
        item.replies.push_back(*reply);
    }
    m_items.push_back(std::move(item));
    m_masks.resize(m_items.size());
    return {};
}

Result<void> CompiledRules::addPattern(const Rule &rule, const Encoding &encoding, Item *item)
{
    const auto number = int(m_items.size());
    if (rule.onConnect) {
        if (rule.enabled)
            m_onConnect.push_back(number);
        return {};
    }
    if (rule.match == RuleMatch::Regex)
        return addRegex(rule, encoding, item);
    if (rule.match == RuleMatch::Mask)
        return addMask(rule, number);
    const bool isAny = rule.match == RuleMatch::Any; // whatever its pattern was before
    const Result<QByteArray> literal = isAny ? QByteArray() : encodeEscapedText(rule.pattern, encoding);
    if (!literal)
        return failure(literal.error());
    if (!rule.enabled)
        return {};
    const bool isEveryMessage = isAny || (literal->isEmpty() && rule.match != RuleMatch::Equals);
    if (isEveryMessage)
        m_always.push_back(number);
    else if (rule.match == RuleMatch::Contains)
        m_parts.add(*literal, number);
    else if (literal->isEmpty())
        m_emptyEquals.push_back(number);
    else
        m_prefixes.add(*literal, rule.match == RuleMatch::Begins ? number : ~number);
    return {};
}

/// "AA ?? B? *": read once with all wildcards 0 and once with all F; the bits that differ are those that do not count.
Result<void> CompiledRules::addMask(const Rule &rule, int number)
{
    QString hex = rule.pattern.trimmed();
    Mask mask;
    mask.openBegin = hex.startsWith(u'*');
    hex = mask.openBegin ? hex.sliced(1) : hex;
    mask.openEnd = hex.endsWith(u'*');
    hex = mask.openEnd ? hex.chopped(1) : hex;
    const auto filled = [&hex](QChar digit) { return QString(hex).replace(u'?', digit).replace(u'？', digit); };
    const Result<QByteArray> zeros = parseHex(filled(u'0'));
    const Result<QByteArray> ones = parseHex(filled(u'F'));
    if (!zeros || !ones)
        return failure(zeros ? ones.error() : zeros.error());
    mask.values = *zeros;
    mask.masks.resize(zeros->size());
    for (qsizetype i = 0; i < zeros->size(); ++i)
        mask.masks[i] = char(~(zeros->at(i) ^ ones->at(i)));
    if (!rule.enabled)
        return {};
    const auto [begin, length] = longestFixed(mask.masks);
    if (length > 0)
        m_parts.add(zeros->sliced(begin, length), ~number);
    else
        m_looseMasks.push_back(number);
    m_masks.resize(std::size_t(number) + 1);
    m_masks[std::size_t(number)] = std::move(mask);
    return {};
}

bool CompiledRules::Mask::matches(QByteArrayView content) const
{
    const qsizetype spare = content.size() - values.size();
    if (spare < 0 || (spare > 0 && !openBegin && !openEnd))
        return false;
    const qsizetype first = openBegin && !openEnd ? spare : 0;
    const qsizetype last = openBegin ? spare : 0;
    for (qsizetype begin = first; begin <= last; ++begin) {
        qsizetype i = 0;
        while (i < values.size() && uchar(content[begin + i] & masks.at(i)) == uchar(values.at(i)))
            ++i;
        if (i == values.size())
            return true;
    }
    return false;
}

Result<void> CompiledRules::addRegex(const Rule &rule, const Encoding &encoding, Item *item)
{
    if (m_regexRules.size() >= std::size_t(mostRegexes))
        return failure({ErrorCode::BadPattern, {u"too-many"_s, QString::number(mostRegexes)}, 0, -1});
    const Result<QByteArray> source = regexInBytes(rule.pattern, encoding, true);
    if (!source)
        return failure(source.error());
    if (!m_regexes)
        m_regexes = std::make_unique<re2::FilteredRE2>(2);
    int id = -1;
    if (m_regexes->Add(pieceOf(*source), regexOptions(), &id) != re2::RE2::NoError) {
        const re2::RE2 regex(pieceOf(*source), regexOptions());
        return failure(regexError(regex, rule.pattern));
    }
    Q_ASSERT(id == int(m_regexRules.size()));
    item->regex = id;
    m_regexRules.push_back(rule.enabled ? int(m_items.size()) : -1);
    return {};
}

void CompiledRules::build()
{
    m_prefixes.build();
    m_parts.build();
    std::vector<std::string> atoms;
    if (m_regexes)
        m_regexes->Compile(&atoms);
    for (std::size_t i = 0; i < atoms.size(); ++i)
        m_atoms.add(QByteArray::fromStdString(atoms[i]), int(i));
    m_atoms.build();
}

void CompiledRules::match(QByteArrayView content, Scratch &scratch, std::vector<int> *matching) const
{
    *matching = m_always;
    m_prefixes.prefixes(content, [&](int id, qsizetype length) {
        if (id >= 0)
            matching->push_back(id);
        else if (length == content.size())
            matching->push_back(~id);
    });
    if (!m_parts.isEmpty()) {
        m_parts.scan(content, scratch.literals, [&](int id) {
            if (id >= 0)
                matching->push_back(id);
            else if (const int rule = ~id; m_masks[std::size_t(rule)].matches(content))
                matching->push_back(rule);
        });
    }
    for (const int rule : m_looseMasks) {
        if (m_masks[std::size_t(rule)].matches(content))
            matching->push_back(rule);
    }
    if (content.isEmpty())
        matching->insert(matching->end(), m_emptyEquals.begin(), m_emptyEquals.end());
    if (m_regexes)
        matchRegexes(content.first(std::min(content.size(), searchedBytes)), scratch, matching);
    std::ranges::sort(*matching);
}

void CompiledRules::matchRegexes(QByteArrayView content, Scratch &scratch, std::vector<int> *matching) const
{
    scratch.foundAtoms.clear();
    if (!m_atoms.isEmpty()) {
        lower(content, &scratch.lowerCase);
        m_atoms.scan(scratch.lowerCase, scratch.atoms, [&scratch](int id) { scratch.foundAtoms.push_back(id); });
    }
    if (!m_regexes->AllMatches(pieceOf(content), scratch.foundAtoms, &scratch.foundRegexes))
        return;
    for (const int regex : scratch.foundRegexes) {
        if (const int rule = m_regexRules[std::size_t(regex)]; rule >= 0)
            matching->push_back(rule);
    }
}

void CompiledRules::capture(int rule, QByteArrayView content, std::vector<QByteArrayView> *captures) const
{
    captures->assign(1, content);
    const int regex = item(rule).regex;
    if (regex < 0)
        return;
    const re2::RE2 &expression = m_regexes->GetRE2(regex);
    const int groups = std::min(expression.NumberOfCapturingGroups(), mostGroups);
    if (groups == 0)
        return;
    std::array<re2::StringPiece, mostGroups + 1> found;
    const std::size_t size = std::size_t(std::min(content.size(), searchedBytes));
    expression.Match(pieceOf(content), 0, size, re2::RE2::UNANCHORED, found.data(), groups + 1);
    for (int i = 1; i <= groups; ++i) {
        const re2::StringPiece &piece = found.at(std::size_t(i));
        captures->push_back(QByteArrayView(piece.data(), qsizetype(piece.size())));
    }
}

} // namespace SocketDesk
