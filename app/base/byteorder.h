// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace SocketDesk {

/// Which byte of a number comes first.
enum class ByteOrder : quint8 { BigEndian, LittleEndian };

} // namespace SocketDesk
