// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionconfig.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace SocketDesk {

/// How the log of a session is read by a person, and what they call it.
struct LogReading
{
    QString name; ///< given to it by a person; may be empty
    Encoding encoding;
    ViewMode view = ViewMode::Text;
    FramingConfig framing;

    friend bool operator==(const LogReading &, const LogReading &) = default;
};

/// What a log is of: left beside its records (Journal::describe()), for who finds them after a crash.
struct LogDescription
{
    Role role = Role::TcpServer;
    QString address; ///< "host:port": a client's of the other end, else our own
    LogReading reading;

    [[nodiscard]] QByteArray toLine() const;
    /// The bytes may be anybody's. \return nothing where one of them is not as it should be
    [[nodiscard]] static std::optional<LogDescription> fromLine(const QByteArray &line);
    friend bool operator==(const LogDescription &, const LogDescription &) = default;
};

} // namespace SocketDesk
