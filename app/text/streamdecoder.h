// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder_p.h"
#include "text/icuconverter.h"

namespace SocketDesk {

/// Decodes a stateful encoding through an ICU converter that is given one byte at a time, so that no result can depend
/// on where the stream was cut.
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
    void convert(const char *source, const char *end, bool flush);
    bool convertOnce(const char *&source, const char *end, bool flush);
    void appendCharacters(const UChar *characters, int count);
    void appendInvalid();
    void settle(int consumed, qint32 begin);
    [[nodiscard]] int heldBytes() const;

    ConverterPtr m_converter;
    int m_pendingCount = 0;           ///< bytes fed that no unit has accounted for
    std::vector<DecodedUnit> m_fresh; ///< what the byte under way brought forth
};

} // namespace SocketDesk
