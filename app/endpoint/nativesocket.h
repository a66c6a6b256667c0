// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/address.h"
#include "endpoint/localaddresses.h"

#include <QByteArrayView>

#include <chrono>
#include <span>
#include <utility>

namespace SocketDesk {

/// What one read or write came to: bytes, or the errno where `size` is -1.
struct IoResult
{
    qsizetype size = -1;
    int error = 0;

    [[nodiscard]] bool isDone() const { return size >= 0; }
    [[nodiscard]] bool wouldBlock() const; ///< nothing now, perhaps later: EAGAIN, EINTR
};

struct AcceptedSocket;

/// Owns one non-blocking socket descriptor; the system calls of the endpoints are here, in nativedatagrams and poller,
/// and what differs between POSIX and Windows in socketsystem.h, *_unix.cpp and *_win.cpp.
///
/// Members that return an int give 0 or the errno, on Windows that which its own number stands for. Nothing here ever
/// raises SIGPIPE. What a system lacks says so by its result (nothing, or ENOTSUP).
class NativeSocket
{
public:
    NativeSocket() = default;
    explicit NativeSocket(int descriptor)
        : m_descriptor(descriptor)
    {}
    NativeSocket(NativeSocket &&other) noexcept
        : m_descriptor(other.release())
    {}
    NativeSocket &operator=(NativeSocket &&other) noexcept;
    NativeSocket(const NativeSocket &) = delete;
    NativeSocket &operator=(const NativeSocket &) = delete;
    ~NativeSocket() { close(); }

    /// A new one, non-blocking and not inherited by child processes. \return TooManyOpenFiles, SystemError, …
    [[nodiscard]] static Result<NativeSocket> make(Transport transport, Address::Family family);

    /// The next connection that waits at \p listener, non-blocking.
    [[nodiscard]] static AcceptedSocket accept(int listener);

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }
    void close();

    [[nodiscard]] int bind(const Address &address);
    [[nodiscard]] int listen(int backlog);
    [[nodiscard]] int connect(const Address &address); ///< EINPROGRESS is the usual answer
    [[nodiscard]] int takeError();                     ///< SO_ERROR, which reading clears
    [[nodiscard]] Address localAddress() const;
    [[nodiscard]] Address peerAddress() const;

    [[nodiscard]] IoResult read(std::span<char> room);
    [[nodiscard]] IoResult write(QByteArrayView bytes);
    [[nodiscard]] int shutdownWriting();
    void setResetOnClose(); ///< SO_LINGER 0: close() sends RST and forgets what is unsent

    int setReuseAddress();
    int setShared(Transport transport); ///< others that ask for it too may bind the same address
    int setV6Only(bool only);
    int setNoDelay(bool on = true);
    int setChoosePortOnConnect(); ///< a bind() to port 0 takes no port before it is known to whom

    /// Probes a connection that was idle for \p probeAfter, and gives it up when six probes in as long again go unanswered.
    int setKeepAlive(std::chrono::seconds probeAfter);

    /// Urgent bytes stay where they are in the stream: a record of the raw bytes has no second lane.
    int setUrgentInline();

private:
    int m_descriptor = -1;
};

/// What accepting came to: a connection, or the errno. The peer is known even of one that has been reset already.
struct AcceptedSocket
{
    NativeSocket socket;
    Address peer;
    int error = 0;
};

/// Raises the soft limit of open descriptors to the hard one and makes room for many. Programs call it once, before they
/// have threads.
void raiseDescriptorLimit();

} // namespace SocketDesk
