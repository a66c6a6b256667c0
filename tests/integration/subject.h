// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionhandle.h"
#include "tests/integration/foreignprocess.h"
#include "text/encoding.h"

#include <QString>

#include <memory>

/// SocketDesk as a test with foreign programs sees it: the same things done through the session handle, as the window
/// does them, and through the terminal program.
class Subject
{
public:
    struct Setup
    {
        SocketDesk::Role role = SocketDesk::Role::TcpServer;
        quint16 localPort = 0;
        quint16 remotePort = 0; ///< of a client, or where UDP sends; on 127.0.0.1
        QString encoding = QStringLiteral("UTF-8");
        bool echo = false;
    };

    Subject() = default;
    Q_DISABLE_COPY_MOVE(Subject)
    virtual ~Subject() = default;

    virtual void open(const Setup &setup) = 0;

    /// The own port once it is open; 0 before.
    [[nodiscard]] virtual quint16 port() = 0;

    /// Sends \p text to whom the setup says, or to all peers.
    virtual void send(const QString &text) = 0;

    /// Nothing more will be sent.
    virtual void finishSending() = 0;

    /// All the text received so far.
    [[nodiscard]] virtual QString received() = 0;

    /// True when everything is over: the client's connection has ended.
    [[nodiscard]] virtual bool isOver() = 0;
};

/// Which of the two a row of a test is about.
enum class Way : quint8 { Session, Terminal };

[[nodiscard]] std::unique_ptr<Subject> makeSubject(Way way);
