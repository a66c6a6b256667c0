// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/answerguard.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto pause = 1s; // which no loop makes
constexpr qsizetype comparedBytes = 64;
constexpr qint64 timesOver = 8;
constexpr quint64 mostRounds = 40;
constexpr auto longestTalk = 1500ms;

} // namespace

void AnswerGuard::began(PeerId peer, QByteArrayView bytes, Time now)
{
    Exchange &exchange = m_exchanges[peer];
    if (exchange.begunCount == 0 || now - exchange.last > pause) {
        exchange = {};
        exchange.begun = bytes.first(std::min(bytes.size(), comparedBytes)).toByteArray();
        exchange.first = now;
    }
    exchange.begunBytes += bytes.size();
    ++exchange.begunCount;
    exchange.last = now;
}

bool AnswerGuard::knows(PeerId peer, Time now) const
{
    const auto exchange = m_exchanges.constFind(peer);
    return exchange != m_exchanges.constEnd() && now - exchange->last <= pause;
}

void AnswerGuard::answered(PeerId peer)
{
    if (m_exchanges.isEmpty())
        return;
    if (const auto exchange = m_exchanges.find(peer); exchange != m_exchanges.end())
        ++exchange->answers;
}

bool AnswerGuard::isNoLoop(PeerId peer, QByteArrayView bytes, Time now)
{
    const auto found = m_exchanges.find(peer);
    if (found == m_exchanges.end())
        return true;
    Exchange &exchange = *found;
    const bool isUnasked = exchange.backCount >= exchange.begunCount + exchange.answers && !exchange.isReturn;
    if (now - exchange.last > pause || isUnasked || !remember(exchange, bytes)) {
        m_exchanges.remove(peer);
        return true;
    }
    exchange.last = now;
    if (!isLoop(exchange))
        return true;
    m_exchanges.remove(peer);
    m_muted.insert(peer);
    return false;
}

/// \return false where more different things came than go round in a loop
bool AnswerGuard::remember(Exchange &exchange, QByteArrayView bytes)
{
    if (exchange.isReturn && exchange.backBytes < exchange.begun.size()) {
        const QByteArrayView expected = QByteArrayView(exchange.begun).sliced(exchange.backBytes);
        const qsizetype size = std::min(expected.size(), bytes.size());
        exchange.isReturn = expected.first(size) == bytes.first(size);
    }
    exchange.backBytes += bytes.size();
    ++exchange.backCount;
    if (exchange.isReturn)
        return true;
    const std::size_t hash = qHash(bytes, 0);
    const auto end = exchange.heard.begin() + std::ptrdiff_t(exchange.heardCount);
    if (std::find(exchange.heard.begin(), end, hash) != end)
        return true;
    if (exchange.heardCount == exchange.heard.size())
        return false;
    exchange.heard.at(exchange.heardCount++) = hash;
    return true;
}

bool AnswerGuard::isLoop(const Exchange &exchange)
{
    const auto times = quint64(timesOver);
    if (exchange.answers + 1 < times || exchange.backCount < times * exchange.begunCount)
        return false;
    if (exchange.isReturn)
        return exchange.backBytes >= timesOver * exchange.begunBytes;
    return exchange.backCount >= mostRounds && exchange.answers + 1 >= exchange.backCount &&
           exchange.last - exchange.first >= longestTalk;
}

bool AnswerGuard::allows(PeerId peer, Time now)
{
    const double most = m_answersPerSecond;
    auto allowance = m_allowances.find(peer);
    if (allowance == m_allowances.end())
        allowance = m_allowances.insert(peer, {most, now});
    const double seconds = std::chrono::duration<double>(now - allowance->at).count();
    allowance->answers = std::min(most, allowance->answers + seconds * most);
    allowance->at = now;
    if (allowance->answers < 1)
        return false;
    allowance->answers -= 1;
    return true;
}

void AnswerGuard::forget(PeerId peer)
{
    m_exchanges.remove(peer);
    m_allowances.remove(peer);
    m_muted.remove(peer);
}

} // namespace SocketDesk
