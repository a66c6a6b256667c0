// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <QHash>

#include <functional>
#include <vector>

namespace SocketDesk {

/// What is to go out to peers, and waits until it is known whether they answer answers: calls, in their order.
class HeldAnswers
{
public:
    void hold(PeerId peer, std::function<void()> call) { m_calls[peer].push_back(std::move(call)); }
    [[nodiscard]] bool holds(PeerId peer) const { return !m_calls.isEmpty() && m_calls.contains(peer); }

    void release(PeerId peer)
    {
        const std::vector<std::function<void()>> calls = m_calls.take(peer);
        for (const auto &call : calls)
            call();
    }

    void drop(PeerId peer) { m_calls.remove(peer); }

private:
    QHash<PeerId, std::vector<std::function<void()>>> m_calls;
};

} // namespace SocketDesk
