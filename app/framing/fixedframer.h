// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

namespace SocketDesk {

/// Cuts a stream into messages of one size.
class FixedFramer final : public Framer
{
public:
    /// \param size of each message in bytes, at least 1
    explicit FixedFramer(quint64 size);

    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;

private:
    const quint64 m_size;
};

} // namespace SocketDesk
