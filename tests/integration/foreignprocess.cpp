// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/foreignprocess.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

ForeignProcess::ForeignProcess()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    environment.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    m_process.setProcessEnvironment(environment);
}

ForeignProcess::~ForeignProcess()
{
    m_process.kill();
    m_process.waitForFinished();
}

void ForeignProcess::startPeer(const QString &name, const QStringList &arguments)
{
    start(u"python3"_s, QStringList(QStringLiteral(SOCKETDESK_PEERS) + u'/' + name) + arguments);
}

void ForeignProcess::startCli(const QStringList &arguments)
{
    m_process.start(cliPath(), arguments);
}

QString ForeignProcess::cliPath()
{
    return QStringLiteral(SOCKETDESK_CLI);
}

void ForeignProcess::start(const QString &program, const QStringList &arguments)
{
    const QString path = QStandardPaths::findExecutable(program);
    QVERIFY2(!path.isEmpty(), qPrintable(u"This test needs the program %1."_s.arg(program)));
    m_process.start(path, arguments);
}

void ForeignProcess::sendSignal(int signalNumber)
{
    ::kill(pid_t(m_process.processId()), signalNumber);
}

QByteArray ForeignProcess::out()
{
    return m_out += m_process.readAllStandardOutput();
}

QByteArray ForeignProcess::err()
{
    return m_err += m_process.readAllStandardError();
}

quint16 ForeignProcess::port()
{
    static const QRegularExpression pattern(u"^(?:listening on|bound to|connected to \\S+ from) \\S+:(\\d+)$" // ours
                                            u"|端口: (\\d+)$"                                                 // Python
                                            u"|^(?:Listening|Bound) on \\S+ (\\d+)$"                          // nc
                                            u"|listening on AF=\\d+ \\S+:(\\d+)$"_s,                          // socat
                                            QRegularExpression::MultilineOption);
    for (const QByteArray &said : {out(), err()}) {
        if (const auto match = pattern.match(QString::fromUtf8(said)); match.hasMatch())
            return match.captured(match.lastCapturedIndex()).toUShort();
    }
    return 0;
}

int ForeignProcess::exitCode() const
{
    if (isRunning())
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2;
}
