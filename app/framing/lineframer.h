// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

namespace SocketDesk {

/// Cuts a stream into lines, which end with LF, CRLF or CR; the line end stays with its line.
///
/// After a CR the next byte decides how long the line end is. So a line that ends in CR is under way until that byte
/// comes, or the stream is over.
class LineFramer final : public Framer
{
public:
    /// \param limit bytes of a line without its end, at least 1
    explicit LineFramer(quint64 limit);

    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;

protected:
    [[nodiscard]] Message atEnd() const override;

private:
    [[nodiscard]] bool isAfterCr() const { return m_state.detail != 0; }
    void endLine(quint32 lineEndBytes, const MessageHandler &handle);

    const quint64 m_limit;
};

} // namespace SocketDesk
