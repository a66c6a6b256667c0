// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <QHash>
#include <QList>

#include <functional>
#include <utility>
#include <vector>

namespace SocketDesk {

/// What is to go out to peers, and waits until it is known whether they answer answers: calls, in their order.
class HeldAnswers
{
public:
    static constexpr qsizetype mostWeight = 16 * 1024 * 1024; ///< for one peer

    /// \param bytes that it sends; 0 where it does something else
    void hold(PeerId peer, qsizetype bytes, std::function<void()> call)
    {
        Held &held = m_held[peer];
        held.bytes += bytes;
        held.calls.push_back(std::move(call));
    }
    [[nodiscard]] bool holds(PeerId peer) const { return !m_held.isEmpty() && m_held.contains(peer); }
    [[nodiscard]] qsizetype bytes(PeerId peer) const
    {
        const auto held = m_held.constFind(peer);
        return held == m_held.constEnd() ? 0 : held->bytes;
    }

    /// What is held for it, and what holding it takes: many that are short take more than they say.
    [[nodiscard]] qsizetype weight(PeerId peer) const
    {
        if (m_held.isEmpty())
            return 0;
        const auto held = m_held.constFind(peer);
        return held == m_held.constEnd() ? 0 : held->bytes + qsizetype(held->calls.size()) * weightOfCall;
    }
    [[nodiscard]] QList<PeerId> peers() const { return m_held.keys(); }

    void release(PeerId peer)
    {
        const std::vector<std::function<void()>> calls = m_held.take(peer).calls;
        for (const auto &call : calls)
            call();
    }

    void drop(PeerId peer) { m_held.remove(peer); }

private:
    static constexpr qsizetype weightOfCall = 256;

    struct Held
    {
        std::vector<std::function<void()>> calls;
        qsizetype bytes = 0;
    };
    QHash<PeerId, Held> m_held;
};

} // namespace SocketDesk
