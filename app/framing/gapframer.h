// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

#include <chrono>

namespace SocketDesk {

/// Cuts a stream where nothing came for a while.
///
/// Times need not grow: where a clock was set back, no silence is seen. The end of the stream ends a message rightly.
class GapFramer final : public Framer
{
public:
    /// \param gap the shortest silence; \param limit bytes of a message, at least 1
    GapFramer(std::chrono::nanoseconds gap, quint64 limit);

    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;
    [[nodiscard]] std::optional<Timestamp> deadline() const override;

protected:
    [[nodiscard]] Message atEnd() const override;

private:
    [[nodiscard]] bool isSilenceBefore(Timestamp time) const;

    const std::chrono::nanoseconds m_gap;
    const quint64 m_limit;
};

} // namespace SocketDesk
