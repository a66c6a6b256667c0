// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace SocketDesk {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop; another one, a moment later, ends the program at
/// once. On Windows these are Ctrl+C, Ctrl+Break and the end of the console.
///
/// One object at a time, in the main thread. Signals that are ignored when it is made (nohup) stay ignored.
class InterruptWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit InterruptWatcher(QObject *parent = nullptr);
    ~InterruptWatcher() override;

Q_SIGNALS:
    void interrupted();

private:
    void onWokenUp();

    QObject *m_notifier = nullptr;
};

/// Writing to a connection that the peer has ended, or to a file at its limit, is an error to report, not a reason to
/// die.
void ignoreFailedWrites();

} // namespace SocketDesk
