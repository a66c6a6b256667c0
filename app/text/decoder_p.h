// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder.h"

namespace SocketDesk {

/// One way to decode. The implementations differ in how they keep what is pending.
class TextDecoder::Private
{
public:
    Private() = default;
    virtual ~Private() = default;

    [[nodiscard]] virtual std::unique_ptr<Private> clone() const = 0;
    virtual void feed(QByteArrayView bytes, std::vector<DecodedUnit> &units) = 0;
    virtual void feedRuns(QByteArrayView bytes, std::vector<DecodedUnit> &units) { feed(bytes, units); }
    virtual void finish(std::vector<DecodedUnit> &units) = 0;
    [[nodiscard]] virtual qint64 countInvalid(QByteArrayView bytes) = 0;
    [[nodiscard]] virtual int pendingBytes() const = 0;

protected:
    Private(const Private &) = default;
    Private &operator=(const Private &) = default;
};

} // namespace SocketDesk
