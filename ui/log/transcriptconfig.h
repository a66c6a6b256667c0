// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/encoding.h"

namespace SocketDesk {

/// How payload is read.
enum class PayloadView : quint8 { Text, Hex, Dump };

/// Everything that changes what the transcript looks like; a value with which it can be compared and saved.
struct TranscriptConfig
{
    PayloadView view = PayloadView::Text;
    Encoding encoding;
    bool logMode = true;             ///< a header line before each record; otherwise the running stream
    bool lineBreakAfterBlock = true; ///< in the running stream: each record begins a row
    bool hideReceived = false;

    /// Rows go on from one record to the next.
    [[nodiscard]] bool rowsGoOn() const { return !logMode && !lineBreakAfterBlock && view != PayloadView::Dump; }
    friend bool operator==(const TranscriptConfig &, const TranscriptConfig &) = default;
};

} // namespace SocketDesk
