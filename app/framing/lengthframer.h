// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

namespace SocketDesk {

/// What a whole \p header says.
[[nodiscard]] quint64 lengthIn(QByteArrayView header, const LengthField &field);

/// Cuts a stream into messages whose header says how long they are.
///
/// Where a length is out of range, it was not a length: the framing is wrong or the sender is, and where the next header
/// begins nobody knows. The header is then a message of its own, marked, and the rest of the stream is left unframed:
/// one range of bytes up to the end, cut only at the limit. Guessing a new beginning would invent messages.
class LengthFramer final : public Framer
{
public:
    /// \param limit bytes of a message behind its header, at least 1
    LengthFramer(const LengthField &field, quint64 limit);

    void feed(QByteArrayView bytes, Timestamp time, const MessageHandler &handle) override;

protected:
    [[nodiscard]] Message atEnd() const override;

private:
    [[nodiscard]] quint64 messageBytes() const { return m_state.offset - m_state.begin; }
    [[nodiscard]] bool isInHeader() const { return messageBytes() < m_headBytes; }
    [[nodiscard]] bool isUnframed() const;
    void takeHeader(QByteArrayView bytes, const MessageHandler &handle);
    void takeFieldByte(uchar byte);
    void takeBody(QByteArrayView bytes, const MessageHandler &handle);
    void takeUnframed(QByteArrayView bytes, const MessageHandler &handle);
    void endHeader(const MessageHandler &handle);
    [[nodiscard]] std::optional<quint64> bodyBytes(quint64 value) const;

    const LengthField m_field;
    const quint64 m_headBytes;
    const quint64 m_limit;
};

} // namespace SocketDesk
