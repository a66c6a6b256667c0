// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"

#include <deque>
#include <type_traits>
#include <variant>
#include <vector>

namespace SocketDesk {

/// Journals what happens at an endpoint and then tells its sink, one upcall at a time.
///
/// A sink may call back into the endpoint. What comes of that is journaled at once and told when the sink has
/// returned, so that a sink is never entered while it is in a call. Engine thread; a member of its endpoint.
class Reporter
{
public:
    Reporter(Journal &journal, EndpointSink &sink)
        : m_journal(journal)
        , m_sink(sink)
    {}
    Q_DISABLE_COPY_MOVE(Reporter)

    [[nodiscard]] Journal &journal() const { return m_journal; }

    /// Journals an event of which the sink hears nothing but that the journal grew.
    void note(EventKind event, PeerId peer = noPeer, const EventDetail &detail = {});

    /// The same for a note.
    void note(NoteCode code, quint64 count = 0);

    /// Registers a peer, journals that it joined at \p time, tells it. \return noPeer where the journal has no room for it, which
    /// happens to datagram sources alone
    [[nodiscard]] PeerId join(const PeerEntry &entry, Timestamp time);

    void tellState(EndpointState state);
    void tellPeerState(PeerId peer, PeerState state);
    /// \p bytes must stay where they are until the sink has heard: at once, or when the outermost Pause ends.
    void tellReceived(PeerId peer, RecordId record, QByteArrayView bytes);
    void tellSent(PeerId peer, qsizetype bytes);
    void tellWritable(PeerId peer);
    void tellGrew();

    /// Tells an error that has its event already.
    void tellFailed(const Error &error);

    /// Journals the event Failed and tells it.
    void fail(const Error &error, PeerId peer = noPeer);

    /// Journals that \p count datagrams were lost and tells it.
    void drop(quint64 count, bool byKernel);

    /// True while the sink is in a call: the endpoint must not be destroyed then.
    [[nodiscard]] bool isTelling() const { return m_isTelling; }

    /// While one lives, the sink hears nothing; then all at once, in order. So what must happen together is not
    /// interrupted by a sink that calls back.
    class Pause
    {
    public:
        explicit Pause(Reporter &reporter);
        Q_DISABLE_COPY_MOVE(Pause)
        ~Pause();

    private:
        Reporter &m_reporter;
        const bool m_isOutermost;
    };

private:
    struct Grew
    {};
    struct Received
    {
        PeerId peer;
        RecordId record;
        QByteArrayView bytes;
    };
    struct Joined
    {
        PeerId peer;
    };
    struct PeerChanged
    {
        PeerId peer;
        PeerState state;
    };
    struct Sent
    {
        PeerId peer;
        qsizetype bytes;
    };
    struct Writable
    {
        PeerId peer;
    };
    struct Dropped
    {
        quint64 count;
        bool byKernel;
    };
    struct Failed
    {}; ///< with the first of m_errors
    using Upcall = std::variant<Grew, Received, Joined, PeerChanged, Sent, Writable, Dropped, EndpointState, Failed>;
    static_assert(std::is_trivially_copyable_v<Upcall>, "two or three of them wait for each record");

    void tell(const Upcall &upcall);
    [[nodiscard]] Error takeError();
    void call(const Upcall &upcall);
    void callWaiting();

    Journal &m_journal;
    EndpointSink &m_sink;
    std::vector<Upcall> m_waiting;
    std::size_t m_called = 0; ///< of those that wait
    std::deque<Error> m_errors;
    bool m_isTelling = false;
};

} // namespace SocketDesk
