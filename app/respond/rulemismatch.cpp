// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulemismatch.h"

#include "text/escapes.h"

#include <algorithm>

namespace SocketDesk {

std::optional<RuleMismatch> findMismatch(const Rule &rule, const Encoding &pageEncoding, QByteArrayView content,
                                         qsizetype bytes)
{
    using Kind = RuleMismatch::Kind;
    const bool isWhole = rule.match == RuleMatch::Equals;
    if (rule.onConnect || !(isWhole || rule.match == RuleMatch::Begins))
        return {};
    const Result<QByteArray> literal = encodeEscapedText(rule.pattern, rule.encoding.value_or(pageEncoding));
    if (!literal)
        return {};
    const auto [wanted, came] = std::ranges::mismatch(*literal, content);
    const qsizetype at = std::distance(literal->begin(), wanted);
    if (wanted != literal->end() && came != content.end())
        return RuleMismatch{Kind::Differs, at, literal->sliced(at, 1), content.sliced(at, 1).toByteArray()};
    if (wanted != literal->end())
        return content.size() < bytes ? std::nullopt
                                      : std::optional(RuleMismatch{Kind::TooShort, at, literal->sliced(at), {}});
    if (!isWhole || bytes == literal->size())
        return {};
    return RuleMismatch{Kind::TooLong, at, {}, content.sliced(at).toByteArray()};
}

} // namespace SocketDesk
