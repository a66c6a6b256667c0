// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "respond/responder.h"
#include "respond/responderconfig.h"

#include <functional>
#include <memory>
#include <vector>

namespace SocketDesk {

/// What responders are made with, beside what they are to do.
struct ResponderSurroundings
{
    bool isStream = true; ///< peers are connections, not sources of datagrams
    JournalReader reader; ///< knows the addresses of peers; refresh a copy before looking at records

    /// Whatever was not taken is offered again soon, although no room came: a timer of the responder was due, for example.
    std::function<void()> wake;
    std::function<void(const Error &)> report; ///< what a person should know

    /// The log says why a peer did not get a file. Argument 0 is the name it asked for.
    std::function<void(PeerId, const Error &)> notServed = [](PeerId, const Error &) {};
};

/// Those that are switched on in \p setup, each ready to answer. To be called in the engine thread.
[[nodiscard]] std::vector<std::unique_ptr<Responder>> makeResponders(const ResponderSetup &setup,
                                                                     const ResponderSurroundings &surroundings);

} // namespace SocketDesk
