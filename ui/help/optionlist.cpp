// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/optionlist.h"

#include <QRegularExpression>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// What Markdown would take for a sign of its own.
QString escaped(QString text)
{
    static const QRegularExpression signs(u"([\\\\*_`<>|\\[\\]#])"_s);
    return text.replace(signs, u"\\\\1"_s);
}

QString nameOf(const QCommandLineOption &option)
{
    QStringList names;
    const QStringList all = option.names();
    for (const QString &name : all)
        names << (name.size() == 1 ? u"-"_s : u"--"_s) + name;
    return option.valueName().isEmpty() ? names.join(u", ") : names.join(u", ") + u' ' + option.valueName();
}

} // namespace

QString optionsAsMarkdown(const QList<QCommandLineOption> &options)
{
    QString list;
    for (const QCommandLineOption &option : options)
        list += u"- **%1** – %2\n"_s.arg(escaped(nameOf(option)), escaped(option.description()));
    return list;
}

} // namespace SocketDesk
