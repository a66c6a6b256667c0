// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThreadPool>

namespace SocketDesk {

/// The threads for work that nobody waits for with his hands: searches, counts, exports, slices of what takes long.
///
/// Not those of QThreadPool::globalInstance(): with them Qt paints, and each paint would wait for a slice to end.
[[nodiscard]] QThreadPool *workThreads();

} // namespace SocketDesk
