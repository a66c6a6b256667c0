// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

namespace SocketDesk {

/// Writes a line of hex, "E4 BD A0", for each chunk that was received.
class HexFormatter final : public RecordFormatter
{
public:
    /// \param direction Received or Sent
    explicit HexFormatter(RecordKind direction = RecordKind::Received)
        : m_direction(direction)
    {}

    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;

private:
    RecordKind m_direction;
};

} // namespace SocketDesk
