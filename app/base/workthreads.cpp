// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/workthreads.h"

#include <QCoreApplication>

namespace SocketDesk {

QThreadPool *workThreads()
{
    static QThreadPool threads;
    // Nothing of the program is gone yet when the last of the work ends.
    static const bool isAwaited = (qAddPostRoutine([] { workThreads()->waitForDone(); }), true);
    Q_UNUSED(isAwaited)
    return &threads;
}

} // namespace SocketDesk
