// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/segment.h"

#include <memory>

namespace SocketDesk {

/// A segment that is given back in the background when nobody needs it any more: to free the pages of a large file takes
/// tens of milliseconds, and the last to let go may be the thread of the window.
[[nodiscard]] std::shared_ptr<Segment> makeReapedSegment(MappedMemory memory, const Segment::Begin &begin);

} // namespace SocketDesk
