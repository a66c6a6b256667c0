// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractEventDispatcher>
#include <QEventLoop>
#include <QTimer>

/// How often the event loop wakes up within \p time when nothing is to be done: a few times where all is well,
/// thousands of times where a descriptor stays ready that nobody serves.
inline int turnsWithin(std::chrono::milliseconds time)
{
    QEventLoop loop;
    int turns = 0;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &loop,
                     [&turns] { ++turns; });
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
    return turns;
}
