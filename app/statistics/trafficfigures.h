// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagescan.h"
#include "statistics/intervals.h"
#include "statistics/sequencecheck.h"
#include "statistics/traffichistory.h"

#include <optional>
#include <vector>

namespace SocketDesk {

/// What there is to say of one direction.
struct FlowFigures
{
    TrafficAmount total; ///< where there is no framing, each record is a message
    quint64 records = 0;
    TrafficAmount now;          ///< in the last second
    TrafficAmount peak;         ///< in the second with most; never less than the average
    double averageBytes = 0;    ///< a second; a shorter time counts as one
    double averageMessages = 0; ///< a second

    friend bool operator==(const FlowFigures &, const FlowFigures &) = default;
};

/// What there is to say of one peer, or of all of them together.
struct PeerFigures
{
    PeerId peer = noPeer; ///< noPeer: all
    FlowFigures received;
    FlowFigures sent;
    IntervalFigures intervals; ///< between received messages
    SequenceFigures sequence;  ///< of received datagrams, where they are checked

    friend bool operator==(const PeerFigures &, const PeerFigures &) = default;
};

/// What did not come whole, or not at all.
struct LossFigures
{
    quint64 droppedByKernel = 0; ///< datagrams
    quint64 droppedByUs = 0;     ///< datagrams
    quint64 unsent = 0;          ///< bytes of streams, or datagrams, that were accepted and not sent
    quint64 truncated = 0;       ///< datagrams

    friend bool operator==(const LossFigures &, const LossFigures &) = default;
};

/// All that is counted and measured of a session, at one moment.
struct TrafficFigures
{
    PeerFigures all;
    std::vector<PeerFigures> peers; ///< by increasing id, those of which there is anything
    quint64 peersLeftOut = 0;       ///< that are only in the sums
    quint64 recordsMissed = 0;      ///< the journal had let them go before they could be measured
    LossFigures losses;
    MessageTotals messages;             ///< nothing where there is no framing
    std::vector<TrafficSecond> history; ///< TrafficHistory::before() now
};

} // namespace SocketDesk
