// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/reporter.h"

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

template<typename... Callables>
struct Overloaded : Callables...
{
    using Callables::operator()...;
};

template<typename... Callables>
Overloaded(Callables...) -> Overloaded<Callables...>; // clang 14, which lint uses, does not deduce it by itself

} // namespace

Reporter::Pause::Pause(Reporter &reporter)
    : m_reporter(reporter)
    , m_isOutermost(!std::exchange(reporter.m_isTelling, true))
{
    if (m_isOutermost)
        m_reporter.m_journal.setKeepsReleased(true);
}

Reporter::Pause::~Pause()
{
    if (!m_isOutermost)
        return;
    m_reporter.callWaiting();
    m_reporter.m_isTelling = false;
    m_reporter.m_journal.setKeepsReleased(false);
}

void Reporter::note(EventKind event, PeerId peer, const EventDetail &detail)
{
    m_journal.appendEvent(event, peer, wallClockNow(), detail);
    tellGrew();
}

void Reporter::note(NoteCode code, quint64 count)
{
    note(EventKind::Note, noPeer, {.text = stableName(code), .error = {}, .count = count});
}

PeerId Reporter::join(const PeerEntry &entry, Timestamp time)
{
    const PeerId peer = m_journal.addPeer(entry);
    if (peer == noPeer)
        return peer;
    m_journal.appendEvent(EventKind::Joined, peer, time, {.text = entry.address, .error = {}});
    tellGrew();
    tell(Joined{peer});
    return peer;
}

void Reporter::fail(const Error &error, PeerId peer)
{
    note(EventKind::Failed, peer, {.text = {}, .error = error, .hasError = true});
    tellFailed(error);
}

void Reporter::drop(quint64 count, bool byKernel)
{
    m_journal.appendEvent(EventKind::Dropped, noPeer, wallClockNow(),
                          {.text = byKernel ? u"kernel"_s : u"us"_s, .error = {}, .count = count});
    tell(Dropped{count, byKernel}); // first, so that whoever hears of the growth finds it counted
    tellGrew();
}

void Reporter::tellState(EndpointState state)
{
    tell(state);
}

void Reporter::tellPeerState(PeerId peer, PeerState state)
{
    tell(PeerChanged{peer, state});
}

void Reporter::tellSent(PeerId peer, qsizetype bytes)
{
    tell(Sent{peer, bytes});
}

void Reporter::tellWritable(PeerId peer)
{
    tell(Writable{peer});
}

void Reporter::tellFailed(const Error &error)
{
    m_errors.push_back(error);
    tell(Failed{});
}

void Reporter::tellGrew()
{
    if (m_called == m_waiting.size() || !std::holds_alternative<Grew>(m_waiting.back()))
        tell(Grew{});
}

void Reporter::tellReceived(PeerId peer, RecordId record, QByteArrayView bytes)
{
    tell(Received{peer, record, bytes});
}

void Reporter::tell(const Upcall &upcall)
{
    if (m_isTelling) {
        m_waiting.push_back(upcall);
        return;
    }
    const Pause pause(*this);
    call(upcall);
}

void Reporter::callWaiting()
{
    while (m_called < m_waiting.size()) {
        const Upcall upcall = m_waiting[m_called++]; // a copy: whoever hears it may add others
        call(upcall);
    }
    m_waiting.clear(); // which keeps its memory
    m_called = 0;
}

Error Reporter::takeError()
{
    Error error = std::move(m_errors.front());
    m_errors.pop_front();
    return error;
}

void Reporter::call(const Upcall &upcall)
{
    std::visit(Overloaded{
                   [this](const Grew &) { m_sink.journalGrew(); },
                   [this](const Received &chunk) { m_sink.received(chunk.peer, chunk.record, chunk.bytes); },
                   [this](const Joined &joined) { m_sink.peerJoined(joined.peer); },
                   [this](const PeerChanged &changed) { m_sink.peerStateChanged(changed.peer, changed.state); },
                   [this](const Sent &sent) { m_sink.sent(sent.peer, sent.bytes); },
                   [this](const Writable &writable) { m_sink.writable(writable.peer); },
                   [this](const Dropped &dropped) { m_sink.dropped(dropped.count, dropped.byKernel); },
                   [this](EndpointState state) { m_sink.stateChanged(state); },
                   [this](const Failed &) { m_sink.failed(takeError()); },
               },
               upcall);
}

} // namespace SocketDesk
