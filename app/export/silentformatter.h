// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

namespace SocketDesk {

/// Writes nothing.
class SilentFormatter final : public RecordFormatter
{
public:
    [[nodiscard]] QByteArray format(JournalReader &, const Record &) override { return {}; }
    [[nodiscard]] QByteArray formatMessage(JournalReader &, const ReceivedMessage &) override { return {}; }
};

} // namespace SocketDesk
