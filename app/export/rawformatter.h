// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

namespace SocketDesk {

/// Writes the received bytes as they are.
class RawFormatter final : public RecordFormatter
{
public:
    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;
};

} // namespace SocketDesk
