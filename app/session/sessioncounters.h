// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"

namespace SocketDesk {

/// Totals of a session since it was made or since Reset counters.
struct SessionCounters
{
    TrafficCounters traffic;
    quint64 droppedByKernel = 0;
    quint64 droppedByUs = 0; ///< datagrams that did not fit in the journal
    quint64 truncatedDatagrams = 0;
    bool kernelDropsKnown = true; ///< false where the system has no such counter

    friend bool operator==(const SessionCounters &, const SessionCounters &) = default;
};

} // namespace SocketDesk
