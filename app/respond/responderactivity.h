// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <utility>

namespace SocketDesk {

/// What became of a rule that a message reached.
enum class RuleOutcome : quint8 {
    Answered,
    NotFrom,  ///< matches, but does not come from one of the peers
    NotNth,   ///< matches, but not for the n-th time
    Refused,  ///< answered, and the answer could not be sent
    TooMany,  ///< more answers wait already than are kept
    Off,      ///< the rest is worked out where it is shown: the rule is switched off
    Occasion, ///< it waits for peers that connect, or for messages
    Ended,    ///< a rule before it answered and stopped the list
    NoMatch,  ///< its pattern does not match
};

/// A message, or a peer that connected, and what the rules made of it.
struct RuleTrace
{
    Timestamp time{};
    QString peer;
    bool isConnect = false;
    bool isFault = false;                        ///< no whole message, or longer than rules look at
    qsizetype bytes = 0;                         ///< of its content
    QByteArray content;                          ///< the beginning of it
    QList<std::pair<int, RuleOutcome>> outcomes; ///< of rules whose patterns match
    int endedBy = -1;                            ///< the rule that stopped the list

    /// Of any rule. \param off it is switched off \param onConnect it waits for peers that connect
    [[nodiscard]] RuleOutcome outcomeOf(int rule, bool off, bool onConnect) const;

    static constexpr qsizetype keptBytes = 256;
};

/// What the responders of a session have done since they were switched on.
struct ResponderActivity
{
    QList<quint64> hits;     ///< of the rules, in their order
    QList<RuleTrace> traces; ///< the latest, the newest last
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::ResponderActivity)
