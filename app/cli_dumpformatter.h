// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

namespace SocketDesk {

/// Received bytes as the lines of a hex dump.
///
/// The offset is that in the stream of the peer; a datagram starts anew at 0. Each record begins a line.
class DumpFormatter final : public RecordFormatter
{
public:
    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;
};

} // namespace SocketDesk
