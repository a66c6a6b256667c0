// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

namespace SocketDesk {

/// Writes the bytes of one direction as they are.
class RawFormatter final : public RecordFormatter
{
public:
    /// \param direction Received or Sent
    explicit RawFormatter(RecordKind direction = RecordKind::Received)
        : m_direction(direction)
    {}

    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;

private:
    RecordKind m_direction;
};

} // namespace SocketDesk
