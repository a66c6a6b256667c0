// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Compares lines of 32 bytes with rules of every kind and prints how many nanoseconds one takes:
//     rulespeed RULES LINES

#include "respond/compiledrules.h"
#include "respond/livecutter.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// One in ten is a regular expression as long as that many are allowed; the last one is what the lines match.
QList<Rule> makeRules(int count)
{
    QList<Rule> rules;
    for (int i = 0; i < count - 1; ++i) {
        Rule rule;
        const QString word = u"word%1"_s.arg(i, 6, 10, QChar(u'0'));
        const int kind = i % 10;
        rule.match = kind < 4 ? RuleMatch::Equals : kind < 6 ? RuleMatch::Begins : RuleMatch::Contains;
        rule.pattern = word;
        if (kind == 8) {
            rule.match = RuleMatch::Mask;
            rule.pattern = QString::fromLatin1(word.toLatin1().toHex()) + u" ?? *"_s;
        } else if (kind == 9 && i < CompiledRules::mostRegexes * 10) {
            rule.match = RuleMatch::Regex;
            rule.pattern = word + uR"(=(\d+))"_s;
        }
        rules << rule;
    }
    Rule last;
    last.match = RuleMatch::Begins;
    last.pattern = u"ask"_s;
    return rules << last;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.value(1).toInt();
    const int lines = arguments.value(2).toInt();
    const auto rules = CompiledRules::compile(makeRules(count), Encoding());
    if (count < 1 || lines < 1 || !rules) {
        std::fprintf(stderr, "usage: rulespeed RULES LINES\n");
        return 2;
    }
    const QByteArray chunk = QByteArray("ask for the word 001234 please.\n").repeated(64);
    LiveCutter cutter(FramingConfig::fromSpec(u"line").value());
    LiveCutter::Stream stream;
    CompiledRules::Scratch scratch;
    std::vector<int> matching;
    qint64 matched = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (int done = 0; done < lines; done += 64) {
        cutter.cut(stream, chunk, [&](const Message &, QByteArrayView content, bool) {
            (*rules)->match(content, scratch, &matching);
            matched += qint64(matching.size());
            return true;
        });
    }
    const auto spent = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin);
    std::printf("%.0f %lld\n", spent.count() / lines, static_cast<long long>(matched));
    return matched >= lines ? 0 : 1;
}
