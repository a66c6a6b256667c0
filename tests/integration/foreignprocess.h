// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QStringList>

/// A program of somebody else, or our own terminal program, run as a child and ended with this object.
class ForeignProcess
{
public:
    ForeignProcess();
    Q_DISABLE_COPY_MOVE(ForeignProcess)
    ~ForeignProcess();

    /// Runs a program of tests/data/peers.
    void startPeer(const QString &name, const QStringList &arguments = {});

    /// Runs socketdesk-cli.
    void startCli(const QStringList &arguments);

    [[nodiscard]] static QString cliPath();

    /// Runs a program of the system, such as nc; fails the test where there is none.
    void start(const QString &program, const QStringList &arguments);

    void write(const QByteArray &bytes) { m_process.write(bytes); }
    void writeLine(const QString &line) { m_process.write(line.toUtf8() + '\n'); }
    void closeInput() { m_process.closeWriteChannel(); }

    void setInputFile(const QString &path) { m_process.setStandardInputFile(path); }
    void setOutputFile(const QString &path) { m_process.setStandardOutputFile(path); }

    void sendSignal(int signalNumber);

    [[nodiscard]] QByteArray out(); ///< all it has printed
    [[nodiscard]] QByteArray err();
    [[nodiscard]] QString outText() { return QString::fromUtf8(out()); }

    /// The port that it said it bound: the last number of its first line that is about one; 0: not yet.
    [[nodiscard]] quint16 port();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] bool hasEnded() const { return !isRunning(); }

    /// Its exit code, or -1 while it runs and -2 after a crash.
    [[nodiscard]] int exitCode() const;

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};
