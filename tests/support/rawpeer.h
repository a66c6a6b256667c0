// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QtGlobal>

#include <optional>
#include <utility>

/// The far end of a test: bare POSIX sockets on loopback that never block, so that they can share a thread with the
/// endpoint under test. What they see (FIN, RST) they see from the kernel alone.
class RawSocket
{
public:
    RawSocket() = default;
    explicit RawSocket(int descriptor)
        : m_descriptor(descriptor)
    {}
    RawSocket(RawSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    RawSocket &operator=(RawSocket &&other) noexcept;
    ~RawSocket() { close(); }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] quint16 port() const; ///< its own
    void close();

protected:
    int m_descriptor = -1;
};

/// One end of a TCP connection.
class RawStream : public RawSocket
{
public:
    using RawSocket::RawSocket;

    /// \param address of 127.0.0.0/8, or "::1"; not open where nobody listens
    [[nodiscard]] static RawStream connectTo(quint16 port, const char *address = "127.0.0.1");

    /// Starts to connect and does not wait for the answer.
    [[nodiscard]] static RawStream beginConnecting(quint16 port);

    /// Gives to the kernel what it takes. \return how many bytes
    qsizetype write(const QByteArray &bytes);

    /// All that has come so far.
    const QByteArray &received();

    bool hasSeenFin();
    bool hasSeenReset();
    void finish(); ///< FIN
    void reset();  ///< RST

private:
    void poll();

    QByteArray m_received;
    bool m_hasFin = false;
    bool m_hasReset = false;
};

/// Listens on 127.0.0.1, or ::1.
class RawListener : public RawSocket
{
public:
    explicit RawListener(int backlog = 128, const char *address = "127.0.0.1", quint16 port = 0);

    /// The next connection, where one waits.
    [[nodiscard]] std::optional<RawStream> accept();
};

/// A datagram socket on 127.0.0.1, or ::1.
class RawDatagrams : public RawSocket
{
public:
    explicit RawDatagrams(quint16 port = 0, const char *address = "127.0.0.1");

    /// \return false where the kernel refuses
    bool sendTo(quint16 port, const QByteArray &bytes, const char *address = "127.0.0.1");

    /// The datagrams that have come so far.
    const QList<QByteArray> &received();

    void joinOnLoopback(const char *group);

private:
    QList<QByteArray> m_received;
};
