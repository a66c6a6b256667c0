// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/wayback.h"

#include <QThreadPool>

#include <memory>
#include <utility>

namespace SocketDesk {

/// Its threads wait for disks, some of which never answer: searches and exports have threads of their own.
[[nodiscard]] QThreadPool *diskThreads();

/// Some work that is done in another thread once it is known who wants its result.
///
/// QFuture::then() with a context is no help: in Qt 6.4 the thread that is done looks at the context, which may be gone.
template<typename Work>
class BackgroundWork
{
public:
    explicit BackgroundWork(Work work)
        : m_work(std::move(work))
    {}

    /// Starts it. \p call gets the result in the thread of \p receiver, or nothing once that is gone.
    template<typename Call>
    void then(QObject *receiver, Call call) &&
    {
        const auto way = std::make_shared<WayBack>(receiver);
        const QMetaObject::Connection end =
            QObject::connect(receiver, &QObject::destroyed, receiver, [way] { way->close(); });
        diskThreads()->start([way, end, work = std::move(m_work), call = std::move(call)] {
            way->deliver([end, call, outcome = work()] {
                QObject::disconnect(end);
                call(outcome);
            });
        });
    }

private:
    Work m_work;
};

/// Does \p work, which must need nothing but itself, in another thread: so the window does not wait for a disk.
template<typename Work>
[[nodiscard]] BackgroundWork<Work> inBackground(Work work)
{
    return BackgroundWork<Work>(std::move(work));
}

} // namespace SocketDesk
