// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"
#include "send/sender.h"

namespace SocketDesk {

/// What of a run's sending did not go out. A plain value.
struct CliUnsent
{
    QString sentence;          ///< that says so; empty where all went out
    bool isBySurprise = false; ///< it was to go out: the run had an end

    /// \param sending where it stood when the session had closed \param peersSeen while it was open
    /// \param left bytes that were accepted and stayed behind
    [[nodiscard]] static CliUnsent of(const CliOptions &options, const SendProgress &sending, quint64 peersSeen,
                                      qint64 left);
};

} // namespace SocketDesk
