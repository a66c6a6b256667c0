// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/linux/pages/completion.h"

#include "text/encoding.h"
#include "translations/language.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

enum class Value : quint8 { None, Any, Word, File, Folder };

QString longName(const QCommandLineOption &option)
{
    return option.names().constLast();
}

QStringList encodingNames()
{
    QStringList names;
    for (const Encoding &encoding : commonEncodings())
        names << encoding.name();
    return names;
}

/// Words that the value of an option may be, or may begin with; none where there is no list of them.
QStringList wordsOf(const QCommandLineOption &option)
{
    static const QHash<QString, QStringList> words{
        {u"role"_s, {u"udp"_s, u"tcp-client"_s, u"tcp-server"_s}},
        {u"view"_s, {u"text"_s, u"hex"_s, u"dump"_s}},
        {u"format"_s, {u"text"_s, u"hex"_s, u"netassist"_s, u"jsonl"_s, u"raw"_s, u"none"_s}},
        {u"framing"_s, {u"none"_s, u"line"_s, u"delimiter:"_s, u"fixed:"_s, u"length:"_s, u"gap:"_s}},
        {u"file-framing"_s, {u"raw"_s, u"length"_s, u"json"_s}},
        {u"line-end"_s, {u"none"_s, u"cr"_s, u"lf"_s, u"crlf"_s}},
        {u"accept"_s, {u"serve"_s, u"close"_s, u"late:"_s}},
        {u"late"_s, {u"skip"_s, u"catch-up"_s}},
        {u"loops"_s, {u"stop"_s, u"answer"_s}},
        {u"encoding"_s, encodingNames()},
        {u"lang"_s, languages()},
    };
    return words.value(longName(option));
}

Value valueOf(const QCommandLineOption &option)
{
    const QString name = option.valueName();
    if (name.isEmpty())
        return Value::None;
    if (name == "FILE"_L1)
        return Value::File;
    if (name == "DIR"_L1)
        return Value::Folder;
    return wordsOf(option).isEmpty() ? Value::Any : Value::Word;
}

/// The beginning of a description, as far as it says what the option is for.
QString summary(const QCommandLineOption &option)
{
    static const QRegularExpression end(uR"([.;:](\s|$))"_s);
    return option.description().section(end, 0, 0);
}

QStringList dashed(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names << (name.size() == 1 ? u"-"_s : u"--"_s) + name;
    return names;
}

/// For all three: between single quotes nothing means anything but they themselves.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString bashCase(const QCommandLineOption &option)
{
    const QString label = u"    --"_s + longName(option) + u") ";
    switch (valueOf(option)) {
    case Value::None:
        return {};
    case Value::Any:
        return label + u"return ;;\n";
    case Value::Word:
        return label + u"words=" + quoted(wordsOf(option).join(u' ')) + u" ;;\n";
    case Value::File:
        return label + u"kind=-f ;;\n";
    case Value::Folder:
        return label + u"kind=-d ;;\n";
    }
    Q_UNREACHABLE();
}

QString zshArgument(const QCommandLineOption &option)
{
    QString description = summary(option);
    description.replace(u'[', u"\\["_s).replace(u']', u"\\]"_s);
    QString value;
    switch (valueOf(option)) {
    case Value::None:
        break;
    case Value::Any:
        value = u": :( )"_s;
        break;
    case Value::Word: {
        QStringList words = wordsOf(option);
        value = u": :("_s + words.replaceInStrings(u":"_s, u"\\:"_s).join(u' ') + u')';
        break;
    }
    case Value::File:
        value = u": :_files"_s;
        break;
    case Value::Folder:
        value = u": :_files -/"_s;
        break;
    }
    QStringList lines;
    for (const QString &name : dashed(option))
        lines << u"    "_s + quoted(u'*' + name + u'[' + description + u']' + value);
    return lines.join(u" \\\n"_s);
}

QString fishLine(const Program &program, const QCommandLineOption &option)
{
    QString line = u"complete -c "_s + program.name;
    for (const QString &name : option.names())
        line += (name.size() == 1 ? u" -s "_s : u" -l "_s) + name;
    switch (valueOf(option)) {
    case Value::None:
        break;
    case Value::Any:
        line += u" -x"_s;
        break;
    case Value::Word:
        line += u" -x -a "_s + quoted(wordsOf(option).join(u' '));
        break;
    case Value::File:
        line += u" -r -F"_s;
        break;
    case Value::Folder:
        line += u" -x -a '(__fish_complete_directories)'"_s;
        break;
    }
    return line + u" -d " + quoted(summary(option)) + u'\n';
}

} // namespace

QString bashCompletion(const Program &program)
{
    QString cases;
    QStringList names;
    for (const QCommandLineOption &option : program.options) {
        cases += bashCase(option);
        names << dashed(option);
    }
    const QString function = u"_"_s + QString(program.name).replace(u'-', u'_');
    return u"# bash completion for %1\n"
           "%2()\n{\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} words='' kind=''\n"
           "    case ${COMP_WORDS[COMP_CWORD - 1]} in\n%3"
           "    *)\n"
           "        words='%4'\n"
           "        [[ $current == -* ]] || kind=%5 ;;\n"
           "    esac\n"
           "    if [[ $kind ]]; then\n"
           "        compopt -o filenames 2>/dev/null\n"
           "        mapfile -t COMPREPLY < <(compgen \"$kind\" -- \"$current\")\n"
           "    else\n"
           "        [[ $words != *: ]] || compopt -o nospace 2>/dev/null\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "    fi\n"
           "}\n"
           "complete -F %2 %1\n"_s.arg(program.name, function, cases, names.join(u' '),
                                       program.takesFiles ? u"-f"_s : QString());
}

QString zshCompletion(const Program &program)
{
    QStringList arguments;
    for (const QCommandLineOption &option : program.options)
        arguments << zshArgument(option);
    if (program.takesFiles)
        arguments << u"    '*: :_files'"_s;
    return u"#compdef "_s + program.name + u"\n\n_arguments -s -S \\\n" + arguments.join(u" \\\n"_s) + u'\n';
}

QString fishCompletion(const Program &program)
{
    QString lines = u"# fish completion for "_s + program.name + u'\n';
    if (!program.takesFiles)
        lines += u"complete -c "_s + program.name + u" -f\n";
    for (const QCommandLineOption &option : program.options)
        lines += fishLine(program, option);
    return lines;
}

} // namespace SocketDesk
