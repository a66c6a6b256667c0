// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/rawpeer.h"

#include <vector>

/// Clients of the server on \p port. Their handshakes are the kernel's; the server learns of them later.
[[nodiscard]] inline std::vector<RawStream> connectMany(quint16 port, int count)
{
    std::vector<RawStream> streams;
    for (int i = 0; i < count; ++i)
        streams.push_back(RawStream::connectTo(port));
    return streams;
}
