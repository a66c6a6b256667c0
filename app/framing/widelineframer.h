// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

namespace SocketDesk {

/// Cuts a stream of UTF-16 or UTF-32 into lines as LineFramer does others: by whole code units, never inside one.
///
/// Units are counted from where the stream begins. As every line is a whole number of them, that is from where the line
/// begins too.
class WideLineFramer final : public Framer
{
public:
    /// \param unit of 2 or 4 bytes
    /// \param limit bytes of a line without its end; a unit that would be cut by it belongs to the next line
    WideLineFramer(const CodeUnit &unit, quint64 limit);

    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;

protected:
    [[nodiscard]] Message atEnd() const override;

private:
    /// What Framer keeps for us: the bytes of a unit under way, and whether the unit before was a CR.
    [[nodiscard]] bool isAfterCr() const { return (m_state.detail & 1) != 0; }
    [[nodiscard]] quint64 pendingBytes() const { return (m_state.offset - m_state.begin) & (m_unitBytes - 1); }

    [[nodiscard]] quint32 withByte(uchar byte) const;
    void takeUnit(quint32 unit, const MessageHandler &handle);
    void endLine(quint64 lineEnd, quint32 lineEndBytes, const MessageHandler &handle);

    const quint64 m_unitBytes;
    const ByteOrder m_byteOrder;
    const quint64 m_limit; ///< a multiple of the unit
};

} // namespace SocketDesk
