// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QTcpSocket>

#include <atomic>
#include <chrono>
#include <thread>

/// A program over there that says a word and then sends back whatever it gets, a millisecond later: one half of a loop, or
/// a test that waits for each answer. In a thread of its own, so that it does so however long a test waits.
class Reflector
{
public:
    explicit Reflector(quint16 port, bool begins = true)
        : m_words(begins ? 1 : 0)
        , m_thread([this, port] { run(port); })
    {}
    Q_DISABLE_COPY_MOVE(Reflector)
    ~Reflector()
    {
        m_ends = true;
        m_thread.join();
    }

    static constexpr qint64 wordBytes = 8;

    void sayWord() { ++m_words; }
    void stopReflecting() { m_reflects = false; }

    [[nodiscard]] quint16 port() const { return m_port; } ///< its own; 0 before it is connected
    [[nodiscard]] qint64 rounds() const { return m_rounds; }
    [[nodiscard]] qint64 said() const { return m_said; }
    [[nodiscard]] qint64 heard() const { return m_heard; }

private:
    void run(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (!socket.waitForConnected())
            return;
        m_port = socket.localPort();
        while (!m_ends) {
            for (; m_words > 0; --m_words)
                say(socket, "the same");
            if (socket.waitForReadyRead(2))
                reflect(socket);
        }
    }

    void reflect(QTcpSocket &socket)
    {
        const QByteArray bytes = socket.readAll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (m_reflects)
            say(socket, bytes);
        m_heard += bytes.size();
        ++m_rounds;
    }

    void say(QTcpSocket &socket, const QByteArray &bytes)
    {
        m_said += bytes.size();
        socket.write(bytes);
        socket.flush();
    }

    std::atomic_bool m_ends = false;
    std::atomic_bool m_reflects = true;
    std::atomic_int m_words;
    std::atomic<quint16> m_port = 0;
    std::atomic<qint64> m_rounds = 0;
    std::atomic<qint64> m_said = 0;
    std::atomic<qint64> m_heard = 0;
    std::thread m_thread; ///< the last: it uses the others
};
