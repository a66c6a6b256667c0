// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace SocketDesk {

/// Lets another thread have the processor, if one waits for it: std::this_thread::yield(), with less luggage.
///
/// Where something has left the upper halves of the AVX registers in use, as copying in libraries may, all code without AVX
/// that comes after it is slower, and each change of threads has more to save: 0.6 µs of a round trip of 6. They are
/// declared unused first, which no function may mind: they belong to the caller of none.
void giveWay();

/// Has the calling thread, which works in the background, get from now on what all others leave of the processors. Linux
/// only; elsewhere they are shared as the system likes.
///
/// Two of them on two processors would otherwise keep the window waiting, which paints with threads of its own.
void standBack();

} // namespace SocketDesk
