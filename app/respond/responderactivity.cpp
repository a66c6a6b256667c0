// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/responderactivity.h"

namespace SocketDesk {

RuleOutcome RuleTrace::outcomeOf(int rule, bool off, bool onConnect) const
{
    for (const auto &[index, outcome] : outcomes) {
        if (index == rule)
            return outcome;
    }
    if (off)
        return RuleOutcome::Off;
    if (onConnect != isConnect)
        return RuleOutcome::Occasion;
    return endedBy >= 0 && rule > endedBy ? RuleOutcome::Ended : RuleOutcome::NoMatch;
}

} // namespace SocketDesk
