// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"
#include "framing/framingconfig.h"
#include "journal/journallimit.h"
#include "respond/responderconfig.h"
#include "send/payload.h"
#include "statistics/sequencefield.h"
#include "text/encoding.h"

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace SocketDesk {

/// How the bytes of a session are read by a person.
enum class ViewMode : quint8 { Text, Hex, Dump };

/// "text", "hex", "dump": as in options and files.
[[nodiscard]] QLatin1String stableName(ViewMode mode);
[[nodiscard]] Result<ViewMode> viewModeFromName(QStringView name);

/// Everything a user can set about one session: a plain value with JSON both ways.
///
/// Nothing starts by itself when it is read back; what answered when it was saved is switched on by a person.
struct SessionConfig
{
    EndpointConfig endpoint;

    Encoding encoding;                     ///< in which received bytes are read and typed text is sent
    FramingConfig framing;                 ///< how streams are read as messages
    std::optional<SequenceField> sequence; ///< where datagrams carry a counter; nothing: they are not checked

    // The transcript
    ViewMode view = ViewMode::Text;
    bool logMode = true; ///< a header line before each record
    bool lineBreakAfterBlock = true;

    // The composer
    PayloadFormat sendFormat = PayloadFormat::Text;
    bool escapes = false;
    LineEnd lineEnd = LineEnd::None;
    ChecksumConfig checksum;
    bool placeholders = false;
    QString sendTo;                                 ///< "host:port"; empty: all peers
    std::chrono::milliseconds repeatInterval{1000}; ///< 1 ms to 24 h

    JournalLimit journal;       ///< how much is kept, and what happens then
    ResponderConfig responders; ///< what answers by itself

    /// The settings of the composer with the encoding of the session.
    [[nodiscard]] PayloadConfig payload() const
    {
        return {sendFormat, encoding, escapes, lineEnd, checksum, placeholders};
    }

    [[nodiscard]] QJsonObject toJson() const;
    /// Keys that are missing keep their defaults, unknown ones are left alone.
    /// \return InvalidValue with the path of the value ("endpoint.localPort") and what is expected
    [[nodiscard]] static Result<SessionConfig> fromJson(const QJsonObject &json);
    friend bool operator==(const SessionConfig &, const SessionConfig &) = default;
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::SessionConfig)
