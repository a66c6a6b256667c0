// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_descriptors.h"
#include "cli_exitcode.h"
#include "cli_options.h"
#include "cli_runner.h"
#include "cli_signals.h"
#include "endpoint/nativesocket.h"
#include "leaving.h"
#include "translations/language.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

/// \return the first argument that is not UTF-8, or null: what cannot be read exactly is not sent
const char *firstUnreadable([[maybe_unused]] int count, [[maybe_unused]] char **arguments)
{
#ifndef Q_OS_WIN // which has them in UTF-16, and Qt reads those
    for (int i = 1; i < count; ++i) {
        const QByteArrayView argument(arguments[i]);
        if (QString::fromUtf8(argument).toUtf8() != argument)
            return arguments[i];
    }
#endif
    return nullptr;
}

int print(const QString &text)
{
    return writeAll(standardOutput, text.toUtf8()) == 0 ? int(CliExit::Done) : int(CliExit::Broken);
}

int refuse(const QString &sentence)
{
    printMessage(u"socketdesk-cli: "_s + sentence);
    return int(CliExit::WrongUsage);
}

int run(const CliOptions &options)
{
    InterruptWatcher interrupts;
    CliRunner runner(options);
    QObject::connect(&interrupts, &InterruptWatcher::interrupted, &runner, &CliRunner::interrupt);
    QObject::connect(&runner, &CliRunner::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    runner.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    occupyStandardDescriptors();
    ignoreFailedWrites();
    raiseDescriptorLimit();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"socketdesk-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SOCKETDESK_VERSION));
    const QStringList arguments = QCoreApplication::arguments();
    useLanguage(wantedLanguage(arguments));
    if (const char *unreadable = firstUnreadable(argc, argv))
        return refuse(
            QCoreApplication::translate("CliOptions", "“%1” is not UTF-8.").arg(QString::fromLatin1(unreadable)));

    const auto options = parseCliOptions(arguments);
    if (!options)
        return refuse(options.error().sentence);
    switch (options->action) {
    case CliOptions::Action::PrintHelp:
        return print(cliHelpText());
    case CliOptions::Action::PrintVersion:
        return print(u"socketdesk-cli " SOCKETDESK_VERSION "\n"_s);
    case CliOptions::Action::Run:
        return leave(run(*options));
    }
    Q_UNREACHABLE();
}
