// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QTimer>

#include <chrono>

/// How often the event loop wakes up within \p time when nothing is to be done: a few times where all is well,
/// thousands of times where a descriptor stays ready that nobody serves.
inline int turnsWithin(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(time);
    int turns = 0;
    for (; timer.isActive(); ++turns)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return turns;
}
