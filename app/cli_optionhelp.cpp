// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_optionhelp.h"

#include "text/visible.h"

#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

constexpr int lineCells = 79;
constexpr int aroundNames = 4; ///< what QCommandLineParser puts before and behind the names

int cellsOf(QStringView text)
{
    int cells = 0;
    for (const char32_t c : text.toUcs4())
        cells += cellWidth(c);
    return cells;
}

int cellsOfNames(const QCommandLineOption &option)
{
    int cells = 0;
    const QStringList names = option.names();
    for (const QString &name : names)
        cells += int(name.size()) + (name.size() > 1 ? 2 : 1) + (cells > 0 ? 2 : 0);
    return cells + (option.valueName().isEmpty() ? 0 : int(option.valueName().size()) + 3);
}

/// Behind a space, or beside a Chinese character; what is to be typed stays whole.
bool mayBreak(QStringView text, qsizetype at)
{
    const auto isWide = [text](qsizetype i) { return cellsOf(text.sliced(i, 1)) > 1; };
    return text.at(at - 1).isSpace() || isWide(at - 1) || isWide(at);
}

QString wrapped(const QString &text, int width)
{
    QString result;
    qsizetype lineBegin = 0;
    qsizetype lastBreak = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Line, text);
    for (qsizetype at = finder.toNextBoundary(); at >= 0; at = finder.toNextBoundary()) {
        if (at < text.size() && !mayBreak(text, at))
            continue;
        if (lastBreak > lineBegin && cellsOf(QStringView(text).sliced(lineBegin, at - lineBegin).trimmed()) > width) {
            result += QStringView(text).sliced(lineBegin, lastBreak - lineBegin).trimmed() + u'\n';
            lineBegin = lastBreak;
        }
        lastBreak = at;
    }
    return result + QStringView(text).sliced(lineBegin);
}

} // namespace

QList<QCommandLineOption> wrappedForHelp(QList<QCommandLineOption> options)
{
    const auto longest = std::ranges::max_element(options, {}, cellsOfNames);
    const int width = longest == options.end() ? lineCells : lineCells - cellsOfNames(*longest) - aroundNames;
    for (QCommandLineOption &option : options)
        option.setDescription(wrapped(option.description(), width));
    return options;
}

} // namespace SocketDesk
