// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace SocketDesk {

/// Its threads wait for disks, some of which never answer: searches and exports have threads of their own.
[[nodiscard]] QThreadPool *diskThreads();

/// Does \p work, which must need nothing but itself, in another thread: so the window does not wait for a disk.
///
/// \return its result; what is connected by then() with a context is called there, and not at all once that is gone
template<typename Work>
[[nodiscard]] auto inBackground(Work work)
{
    using Outcome = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    QFuture<Outcome> future = promise->future();
    diskThreads()->start([promise = std::move(promise), work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace SocketDesk
