// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder_p.h"
#include "text/icuconverter.h"

namespace SocketDesk {

/// Decodes a stateful encoding through an ICU converter that is given one byte at a time, so that no result can depend
/// on where the stream was cut.
///
/// ICU tells what a byte brought forth and how many bytes it still holds; from this follows which bytes made a unit.
/// Bytes that brought forth nothing and are not held have switched the state.
class StreamDecoder final : public TextDecoder::Private
{
public:
    explicit StreamDecoder(const QByteArray &converter);
    StreamDecoder(const StreamDecoder &other);

    [[nodiscard]] std::unique_ptr<Private> clone() const override { return std::make_unique<StreamDecoder>(*this); }
    void feed(QByteArrayView bytes, std::vector<DecodedUnit> &units) override;
    void finish(std::vector<DecodedUnit> &units) override;
    [[nodiscard]] qint64 countInvalid(QByteArrayView bytes) override;
    [[nodiscard]] int pendingBytes() const override { return m_pendingCount; }

private:
    /// What a converter says of the bytes it holds.
    enum class Holding : quint8 {
        Told,   ///< their number
        Hidden, ///< nothing (HZ)
        Delayed ///< nothing (ISCII), and a character comes out with the first byte of the next one
    };

    /// A unit to be, and whether its byte count is known already.
    struct Event
    {
        DecodedUnit unit;
        bool isCounted = false;
    };

    void convert(const char *source, const char *end, bool flush);
    bool convertOnce(const char *&source, const char *end, bool flush);
    void addCodeUnit(char16_t codeUnit);
    void addInvalid();
    void endLoneSurrogate();
    [[nodiscard]] int consumedBytes(char byte) const;
    void settle(int consumed, qint32 begin, std::vector<DecodedUnit> &units);

    ConverterPtr m_converter;
    Holding m_holding = Holding::Told;
    char m_opener = '\0';   ///< byte of UTF-7 that opens base64, or turns out wrong with the next one; 0 for others
    int m_pendingCount = 0; ///< bytes fed that no unit has accounted for
    char16_t m_highSurrogate = 0; ///< waits for the other half of its character
    int m_highSurrogateBytes = 0; ///< bytes it was made from
    std::vector<Event> m_events;  ///< what the byte under way has brought forth
};

} // namespace SocketDesk
