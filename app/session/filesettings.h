// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "framing/fileframing.h"

#include <QJsonObject>

namespace SocketDesk {

/// How the files of a page are sent and received, as it was chosen last: a plain value with JSON both ways.
///
/// Reading it back sends and receives nothing.
struct FileSettings
{
    QString receiveFolder; ///< empty: none was chosen
    FileFraming receiveFraming;
    FileFraming sendFraming;
    qint64 blockBytes = 0;     ///< of one write or datagram; 0: what suits the transport
    qint64 bytesPerSecond = 0; ///< 0: as fast as it goes

    [[nodiscard]] QJsonObject toJson() const;
    /// Keys that are missing keep their defaults, unknown ones are left alone.
    /// \return InvalidValue with the path of the value and what is expected
    [[nodiscard]] static Result<FileSettings> fromJson(const QJsonObject &json);
    friend bool operator==(const FileSettings &, const FileSettings &) = default;
};

} // namespace SocketDesk
