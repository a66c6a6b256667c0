// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "framing/journalmessage.h"

#include <chrono>
#include <list>
#include <optional>
#include <vector>

namespace SocketDesk {

/// Knows which of many streams have been silent for a while, in the order in which they fell silent.
///
/// Its clock is what it is told. Where that goes back by no more than the silence, it stands still meanwhile; where it
/// goes back further it was set, and all silences are measured anew.
class SilenceQueue
{
public:
    explicit SilenceQueue(std::chrono::nanoseconds silence);

    void advance(Timestamp now);

    void heard(StreamKey stream);  ///< something came on \p stream just now
    void forget(StreamKey stream); ///< nothing is waited for there

    /// The next stream that has been silent long enough; it is waited for no more.
    [[nodiscard]] std::optional<StreamKey> takeSilent();

    /// When takeSilent() has something next if nothing is heard.
    [[nodiscard]] std::optional<Timestamp> deadline() const;

private:
    struct Waiting
    {
        StreamKey stream{};
        Timestamp heardAt;
    };
    using Place = std::list<Waiting>::iterator;

    [[nodiscard]] std::optional<Place> &place(StreamKey stream);

    std::chrono::nanoseconds m_silence;
    Timestamp m_now = Timestamp::min();
    std::list<Waiting> m_waiting;               ///< heard longest ago first
    std::vector<std::optional<Place>> m_places; ///< by stream
};

} // namespace SocketDesk
