// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/makeresponders.h"

#include "respond/echoresponder.h"
#include "respond/fileserver.h"
#include "respond/groupchat.h"
#include "respond/rulesresponder.h"

namespace SocketDesk {

std::vector<std::unique_ptr<Responder>> makeResponders(const ResponderSetup &setup,
                                                       const ResponderSurroundings &surroundings)
{
    const ResponderSwitches &on = setup.config.on;
    std::vector<std::unique_ptr<Responder>> responders;
    if (on.echo) {
        const auto unit = surroundings.isStream ? EchoResponder::Unit::AnyPart : EchoResponder::Unit::Whole;
        responders.push_back(std::make_unique<EchoResponder>(unit));
    }
    if (on.groupChat)
        responders.push_back(std::make_unique<GroupChat>(surroundings));
    if (on.fileServer)
        responders.push_back(std::make_unique<FileServer>(setup.config.fileServer, setup.framing, surroundings));
    if (on.rules && setup.compiledRules)
        responders.push_back(std::make_unique<RulesResponder>(setup.compiledRules, setup.framing, surroundings));
    return responders;
}

} // namespace SocketDesk
