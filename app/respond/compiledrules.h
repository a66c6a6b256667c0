// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/literalindex.h"
#include "respond/peercondition.h"
#include "respond/replytemplate.h"
#include "respond/rule.h"

#include <memory>
#include <vector>

namespace re2 {
class FilteredRE2;
}

namespace SocketDesk {

/// A list of rules, checked and ready to be compared with messages. Does not change, so any thread may use it.
///
/// Ten thousand rules cost a message little more than one: literals, masks and what regular expressions cannot match
/// without are found in one pass; only the expressions that may match after that are run. RE2 takes time in proportion to
/// the message, whatever the pattern, and of long messages it sees the first searchedBytes.
class CompiledRules
{
public:
    /// \param encoding of rules that name none
    /// \return InvalidValue with the path ("rules[3].when.pattern"), and what is wrong there
    [[nodiscard]] static Result<std::shared_ptr<const CompiledRules>> compile(const QList<Rule> &rules,
                                                                              const Encoding &encoding);

    /// What is wrong with one rule, if anything, in the words of its field.
    [[nodiscard]] static Result<void> check(const Rule &rule, const Encoding &encoding);

    ~CompiledRules();
    Q_DISABLE_COPY_MOVE(CompiledRules)

    /// What changes while something is looked up; for one thread at a time.
    struct Scratch
    {
        LiteralIndex::Scratch literals;
        LiteralIndex::Scratch atoms;
        std::vector<int> foundAtoms;
        std::vector<int> foundRegexes;
        QByteArray lowerCase;
    };

    /// The rules whose patterns match \p content, by increasing number, into \p matching.
    void match(QByteArrayView content, Scratch &scratch, std::vector<int> *matching) const;

    /// Those for a peer that connects, by increasing number.
    [[nodiscard]] const std::vector<int> &onConnect() const { return m_onConnect; }

    /// \p content, and what the groups of the pattern of \p rule, which matches it, have in it.
    void capture(int rule, QByteArrayView content, std::vector<QByteArrayView> *captures) const;

    struct Item
    {
        PeerCondition from;
        int nth = 0;
        std::vector<ReplyTemplate> replies;
        RuleEnd end = RuleEnd::Stay;
        bool stop = true;
        int regex = -1; ///< its number among them
    };
    [[nodiscard]] const Item &item(int rule) const { return m_items[std::size_t(rule)]; }
    [[nodiscard]] int count() const { return int(m_items.size()); }

    static constexpr int mostRegexes = 1000;
    static constexpr qsizetype searchedBytes = 64 * 1024;
    static constexpr int mostGroups = 9;

private:
    struct Mask
    {
        QByteArray values;
        QByteArray masks;
        bool openBegin = false;
        bool openEnd = false;

        [[nodiscard]] bool matches(QByteArrayView content) const;
    };

    CompiledRules();
    [[nodiscard]] Result<void> add(const Rule &rule, const Encoding &encoding);
    [[nodiscard]] Result<void> addPattern(const Rule &rule, const Encoding &encoding, Item *item);
    [[nodiscard]] Result<void> addMask(const QString &pattern, int rule);
    [[nodiscard]] Result<void> addRegex(const Rule &rule, const Encoding &encoding, Item *item);
    void build();
    void matchRegexes(QByteArrayView content, Scratch &scratch, std::vector<int> *matching) const;

    std::vector<Item> m_items;
    std::vector<int> m_onConnect;
    std::vector<int> m_always;      ///< match every message
    std::vector<int> m_emptyEquals; ///< match one without content
    LiteralIndex m_prefixes;        ///< of those that begin with it, or, by ~id, equal it
    LiteralIndex m_parts;           ///< of those that contain it, or, by ~id, have a mask to look at
    std::vector<Mask> m_masks;      ///< by rule
    std::vector<int> m_looseMasks;  ///< rules whose masks have no whole byte to look for
    std::unique_ptr<re2::FilteredRE2> m_regexes;
    std::vector<int> m_regexRules; ///< by number of the expression
    LiteralIndex m_atoms;
};

} // namespace SocketDesk
