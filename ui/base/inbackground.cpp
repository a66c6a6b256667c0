// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/inbackground.h"

namespace SocketDesk {

namespace {

constexpr int mostThreads = 16; ///< they only wait

} // namespace

QThreadPool *diskThreads()
{
    static QThreadPool threads;
    threads.setMaxThreadCount(mostThreads);
    return &threads;
}

} // namespace SocketDesk
