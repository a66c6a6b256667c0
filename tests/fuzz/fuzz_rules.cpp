// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "respond/compiledrules.h"
#include "respond/livecutter.h"
#include "respond/rulefile.h"

#include <algorithm>
#include <cstdint>

using namespace SocketDesk;

namespace {

/// What the rules find does not depend on what else is looked up with the same scratch.
void checkMatching(const CompiledRules &rules, QByteArrayView content)
{
    CompiledRules::Scratch scratch;
    std::vector<int> first;
    std::vector<int> second;
    rules.match(content, scratch, &first);
    rules.match(content.first(content.size() / 2), scratch, &second);
    rules.match(content, scratch, &second);
    check(first == second, "the same content matches the same rules");
    check(std::ranges::is_sorted(first), "by increasing number");
    std::vector<QByteArrayView> captures;
    for (const int rule : first) {
        check(rule >= 0 && rule < rules.count(), "a rule of the list");
        rules.capture(rule, content, &captures);
        for (const ReplyTemplate &reply : rules.item(rule).replies)
            check(reply.render(captures, {}).has_value(), "what is taken can be answered");
    }
}

} // namespace

/// Input: a file of rules, up to the first NUL, and a message behind it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype end = bytes.indexOf('\0');
    const Result<QList<Rule>> rules = rulesFromFile(bytes.first(end < 0 ? bytes.size() : end));
    if (!rules) {
        const ErrorCode code = rules.error().code;
        check(code == ErrorCode::InvalidValue || code == ErrorCode::NotJson, "the error is a value, or a place");
        check(!rules.error().argument(0).isEmpty(), "the error has a path, or a line");
        return 0;
    }
    check(rulesFromFile(rulesToFile(*rules)) == rules, "JSON both ways is the identity");
    const auto compiled = CompiledRules::compile(*rules, Encoding());
    if (compiled)
        checkMatching(**compiled, QByteArrayView(bytes).sliced(end < 0 ? 0 : end + 1));
    else
        check(compiled.error().argument(0).startsWith(QLatin1String("rules[")), "the error says which rule");
    return 0;
}
