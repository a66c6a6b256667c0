// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

namespace SocketDesk {

/// No framing: what came at once is a message, also where that is no byte at all.
class ChunkFramer final : public Framer
{
public:
    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;
};

} // namespace SocketDesk
