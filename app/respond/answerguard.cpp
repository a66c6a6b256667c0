// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/answerguard.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace SocketDesk {

namespace {

constexpr auto pause = 1s; // which no loop makes
constexpr qsizetype comparedBytes = 64;
constexpr qint64 timesOver = 8;
constexpr quint64 mostRounds = 40;
constexpr auto longestTalk = 1200ms;
constexpr int patientRounds = 8;
constexpr std::chrono::milliseconds shortestPatience = 300ms; // a busy machine may make an asker late
constexpr std::chrono::milliseconds longestPatience = 2s;
constexpr int mostStrays = 64;         // so much goes round in no loop between two programs
constexpr qint64 smallestPiece = 1024; // of a long message that comes back as several

} // namespace

void AnswerGuard::began(PeerId peer, QByteArrayView bytes, Time now)
{
    if (m_trusted.contains(peer))
        return;
    if (const auto stop = m_stops.find(peer); stop != m_stops.end()) {
        stop->since = now;
        stop->owed += 1 + bytes.size() / smallestPiece;
        return;
    }
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

void AnswerGuard::answered(PeerId peer, QByteArrayView bytes)
{
    m_endless.sentTo(peer);
    m_wrapped.sentTo(peer, bytes);
    if (m_exchanges.isEmpty())
        return;
    if (const auto exchange = m_exchanges.find(peer); exchange != m_exchanges.end()) {
        ++exchange->answers;
        exchange->answerBytes += bytes.size();
    }
}

AnswerGuard::Verdict AnswerGuard::received(PeerId peer, QByteArrayView bytes, Time now)
{
    if (!m_trusted.isEmpty() && m_trusted.contains(peer))
        return Verdict::Fine;
    if (!m_stops.isEmpty() && m_stops.contains(peer))
        return judgeStopped(peer, now);
    const int wraps = m_wrapped.heard(peer, bytes);
    const bool isEndless = m_endless.heard(peer, bytes, now) || wraps == WrappedTalk::manyTimes;
    const Verdict verdict = m_exchanges.isEmpty() ? Verdict::Fine : judge(peer, bytes, wraps, now);
    return verdict == Verdict::Fine && isEndless ? Verdict::Endless : verdict;
}

AnswerGuard::Verdict AnswerGuard::judge(PeerId peer, QByteArrayView bytes, int wraps, Time now)
{
    const auto found = m_exchanges.find(peer);
    if (found == m_exchanges.end())
        return Verdict::Fine;
    Exchange &exchange = *found;
    const bool wasSuspected = exchange.isSuspected;
    const bool goesOn = now - exchange.last <= pause && remember(exchange, bytes);
    if (!goesOn && wraps == 0) {
        m_exchanges.remove(peer);
        return wasSuspected ? Verdict::Cleared : Verdict::Fine;
    }
    exchange.last = now;
    exchange.isSuspected = wasSuspected || looksLikeLoop(exchange) || wraps >= WrappedTalk::manyTimes;
    return exchange.isSuspected && !wasSuspected ? Verdict::Suspected : Verdict::Fine;
}

/// One that never was silent sends at a rate of its own, and will not be suspected again.
AnswerGuard::Verdict AnswerGuard::judgeStopped(PeerId peer, Time now)
{
    Stop &stop = m_stops[peer];
    if (stop.owed > 0) {
        --stop.owed;
        return Verdict::Fine;
    }
    if (now - stop.since < shortestPatience && ++stop.strays <= mostStrays) {
        stop.last = now;
        return Verdict::Fine;
    }
    if (!stop.isSure)
        m_trusted.insert(peer);
    m_endless.forget(peer);
    m_wrapped.forget(peer);
    return acquit(peer) ? Verdict::Restarted : Verdict::Cleared;
}

/// \return false where it shows that this goes round in no loop: it came without having been asked for, or more different
/// things came than a loop has
bool AnswerGuard::remember(Exchange &exchange, QByteArrayView bytes)
{
    const QByteArrayView expected =
        QByteArrayView(exchange.begun).sliced(qMin(exchange.backBytes, exchange.begun.size()));
    const qsizetype size = std::min(expected.size(), bytes.size());
    exchange.backBytes += bytes.size();
    ++exchange.backCount;
    // Who sends back what he hears sends no more than that, in whatever pieces.
    exchange.isReturn = exchange.isReturn && expected.first(size) == bytes.first(size) &&
                        exchange.backBytes <= exchange.begunBytes + exchange.answerBytes;
    if (exchange.isReturn)
        return true;
    const std::size_t hash = qHash(bytes, 0);
    const auto end = exchange.heard.begin() + std::ptrdiff_t(exchange.heardCount);
    const bool isNew = std::find(exchange.heard.begin(), end, hash) == end;
    if (exchange.backCount > exchange.begunCount + exchange.answers ||
        (isNew && exchange.heardCount == exchange.heard.size()))
        return false;
    if (isNew)
        exchange.heard.at(exchange.heardCount++) = hash;
    return true;
}

bool AnswerGuard::looksLikeLoop(const Exchange &exchange)
{
    const auto times = quint64(timesOver);
    if (exchange.answers + 1 < times || exchange.backCount < times * exchange.begunCount)
        return false;
    if (exchange.isReturn)
        return exchange.backBytes >= timesOver * exchange.begunBytes;
    return exchange.backCount >= mostRounds && exchange.answers + 1 >= exchange.backCount &&
           exchange.last - exchange.first >= longestTalk;
}

bool AnswerGuard::isSuspected(PeerId peer) const
{
    if (!m_stops.isEmpty() && m_stops.contains(peer))
        return true;
    if (m_exchanges.isEmpty())
        return false;
    const auto exchange = m_exchanges.constFind(peer);
    return exchange != m_exchanges.constEnd() && exchange->isSuspected;
}

std::chrono::milliseconds AnswerGuard::patience(PeerId peer) const
{
    const Exchange exchange = m_exchanges.value(peer);
    const auto round = (exchange.last - exchange.first) / qMax<quint64>(exchange.backCount, 1);
    return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(round * patientRounds), shortestPatience,
                      longestPatience);
}

std::optional<AnswerGuard::Beginner> AnswerGuard::convict(PeerId peer, Time now)
{
    if (const auto stop = m_stops.find(peer); stop != m_stops.end()) {
        if (now - stop->last < shortestPatience / 2 || std::exchange(stop->isSure, true))
            return {};
        return Beginner::Peer;
    }
    if (!isSuspected(peer) || now - m_exchanges.value(peer).last < patience(peer))
        return {};
    m_exchanges.remove(peer);
    m_stops.insert(peer, {.since = now, .isOurs = true, .isSure = true});
    return Beginner::We;
}

bool AnswerGuard::acquit(PeerId peer)
{
    m_exchanges.remove(peer);
    return m_stops.take(peer).isOurs;
}

void AnswerGuard::trust(PeerId peer)
{
    acquit(peer);
    m_endless.forget(peer);
    m_wrapped.forget(peer);
    m_trusted.insert(peer);
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
    m_endless.forget(peer);
    m_wrapped.forget(peer);
    m_allowances.remove(peer);
    m_stops.remove(peer);
    m_trusted.remove(peer);
}

} // namespace SocketDesk
