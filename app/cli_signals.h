// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QSocketNotifier;

namespace SocketDesk {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop; another one, a moment later, ends the program at
/// once.
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
    void onReadable();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace SocketDesk
