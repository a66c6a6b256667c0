// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>
#include <vector>

namespace SocketDesk {

/// For what a descriptor is watched.
struct PollInterest
{
    bool reading = false;
    bool writing = false;

    friend bool operator==(const PollInterest &, const PollInterest &) = default;
};

/// What a descriptor is ready for.
struct Readiness
{
    bool readable = false;
    bool writable = false;
    bool hangup = false; ///< an error, or both directions have ended: comes without being asked for
};

/// Is called when a descriptor is ready.
class PollHandler
{
public:
    PollHandler() = default;
    Q_DISABLE_COPY_MOVE(PollHandler)

    virtual void onReady(int descriptor, Readiness readiness) = 0;

    /// Is called after onReady() while no other descriptor is ready and others have had their turn on the processor:
    /// who answers a question finds the next one here, without a sleep and a call in between. \return true if
    /// something had come
    virtual bool lookAgain() { return false; }

    /// \return true while so much comes at a time that no question is waited for: others need not have their turn first
    [[nodiscard]] virtual bool isFlooded() const { return false; }

protected:
    ~PollHandler() = default;
};

/// Watches the descriptors of one endpoint and calls their handlers.
///
/// Lives in the engine thread, owned by its endpoint. On Linux all descriptors sit in one epoll set behind one
/// QSocketNotifier, so that thousands of idle ones cost nothing; elsewhere each has its notifiers. Level-triggered:
/// a handler that leaves something undone is called again in the next turn of the event loop.
class Poller final : public QObject
{
    Q_OBJECT

public:
    Poller();
    ~Poller() override;

    /// Starts watching \p descriptor, or changes for what. \return 0 or the errno
    int watch(int descriptor, PollHandler *handler, PollInterest interest);

    /// Must come before the descriptor is closed. Never too much: forgets nothing that is not there.
    void forget(int descriptor);

private:
    class Set;
    struct Entry;

    void dispatch(int descriptor, quint32 generation, Readiness readiness);
    PollHandler *handler(int descriptor, quint32 generation) const;

    std::vector<Entry> m_entries; ///< by descriptor
    std::unique_ptr<Set> m_set;
};

} // namespace SocketDesk
