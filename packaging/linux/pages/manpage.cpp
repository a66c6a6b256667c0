// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/linux/pages/manpage.h"

#include <QRegularExpression>
#include <QStringList>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// Text in which nothing is taken for a request or an escape.
QString quoted(QString text)
{
    text.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s);
    return text.startsWith(u'.') || text.startsWith(u'\'') ? u"\\&" + text : text;
}

QString optionEntry(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names << u"\\fB" + quoted((name.size() == 1 ? u"-"_s : u"--"_s) + name) + u"\\fR";
    const QString value = option.valueName().isEmpty() ? QString() : u" \\fI" + quoted(option.valueName()) + u"\\fR";
    return u".TP\n" + names.join(u", "_s) + value + u'\n' + quoted(option.description()) + u'\n';
}

bool isWide(QChar character)
{
    return character.unicode() >= 0x2e80;
}

/// Chinese has no spaces, also where one of its lines ends.
QString joined(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines) {
        const QString words = line.trimmed();
        const bool needsSpace = !text.isEmpty() && !words.isEmpty() && !(isWide(text.back()) || isWide(words.front()));
        text += (needsSpace ? u" "_s : QString()) + words;
    }
    return text;
}

/// Chinese breaks nearly anywhere, which troff has to be told: of itself it finds so little room that it may not come to
/// an end. What apropos(1) reads stays as it is.
QString breakable(const QString &page)
{
    static const QRegularExpression place(
        uR"(([\x{2e80}-\x{9fff}\x{ff00}-\x{ffef}”’])(?<![（【「『《])(?=[^\s\\，。、；：！？）】」』”’》]))"_s);
    QStringList lines = page.split(u'\n');
    for (QString &line : lines) {
        if (!line.startsWith(u'.') && !line.contains(" \\- "_L1))
            line.replace(place, u"\\1\\:"_s);
    }
    return lines.join(u'\n');
}

QString literal(const QStringList &lines)
{
    QString text = u".nf\n"_s;
    for (const QString &line : lines)
        text += quoted(line.trimmed()) + u'\n';
    return text + u".fi\n";
}

/// Blocks of the help stand between empty lines; those under a heading are indented.
QString headedBlock(QStringList lines)
{
    QString heading = lines.takeFirst();
    heading.chop(1);
    const bool isListOfCommands = lines.constFirst().trimmed().startsWith("socketdesk"_L1);
    return u".SS "_s + quoted(heading) + u'\n' + (isListOfCommands ? literal(lines) : quoted(joined(lines)) + u'\n');
}

/// What has no heading comes first, so that it belongs to none.
QString rulesEntry(const QString &rules)
{
    QString plain;
    QString headed;
    const QStringList blocks = rules.split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (const QString &block : blocks) {
        const QStringList lines = block.split(u'\n', Qt::SkipEmptyParts);
        if (lines.size() > 1 && lines.at(1).startsWith(u"  "_s))
            headed += headedBlock(lines);
        else
            plain += u".PP\n"_s + quoted(joined(lines)) + u'\n';
    }
    return plain + headed;
}

} // namespace

QString filledManPage(const Program &program, QString page)
{
    QString options;
    for (const QCommandLineOption &option : program.options)
        options += optionEntry(option);
    page.replace("@VERSION@"_L1, program.version)
        .replace("@OPTIONS@\n"_L1, options)
        .replace("@RULES@\n"_L1, rulesEntry(program.rules));
    return breakable(page);
}

} // namespace SocketDesk
