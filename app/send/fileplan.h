// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/outbox.h"
#include "framing/fileframing.h"

namespace SocketDesk {

/// Which file to send, to whom, and how.
struct FilePlan
{
    QString path;
    SendTarget target;
    FileFraming framing;
    qsizetype blockBytes = 0;  ///< of one write, for UDP of one datagram; 0: what suits the transport
    qint64 bytesPerSecond = 0; ///< 0: as fast as it goes

    static constexpr qsizetype streamBlock = 256 * 1024;
    static constexpr qsizetype datagramBlock = 1400; ///< fits in an Ethernet frame, so that no datagram is fragmented

    friend bool operator==(const FilePlan &, const FilePlan &) = default;
};

} // namespace SocketDesk

Q_DECLARE_METATYPE(SocketDesk::FilePlan)
