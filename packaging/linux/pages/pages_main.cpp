// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_optiontable.h"
#include "packaging/linux/pages/completion.h"
#include "packaging/linux/pages/manpage.h"
#include "translations/language.h"
#include "window_options.h"

#include <QCoreApplication>
#include <QFile>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

Program programNamed(const QString &name)
{
    const QString version = QStringLiteral(SOCKETDESK_VERSION);
    if (name == "socketdesk"_L1)
        return {name, version, windowOptionTable(), {}, true};
    return {name, version, cliOptionTable(), cliRules(), false};
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// \return empty where \p kind is none of those
QString pageOfKind(const QString &kind, const Program &program, const QString &base)
{
    if (kind == "man"_L1)
        return filledManPage(program, contentOf(base));
    if (kind == "bash"_L1)
        return bashCompletion(program);
    if (kind == "zsh"_L1)
        return zshCompletion(program);
    return kind == "fish"_L1 ? fishCompletion(program) : QString();
}

} // namespace

/// Writes what the system shows of the command line of a program: KIND PROGRAM LANGUAGE OUT [BASE]. The options are
/// those that the program has, so no page can tell of others.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5 || !languages().contains(arguments.at(3)))
        return 2;
    useLanguage(arguments.at(3));
    const QByteArray page = pageOfKind(arguments.at(1), programNamed(arguments.at(2)), arguments.value(5)).toUtf8();
    QFile out(arguments.at(4));
    const bool isWritten = !page.isEmpty() && out.open(QIODevice::WriteOnly) && out.write(page) == page.size();
    return isWritten && out.flush() ? 0 : 1;
}
