// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/decoder_p.h"
#include "text/decodestep.h"
#include "text/visible.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace SocketDesk {

/// Appends the units of one feed.
class UnitSink
{
public:
    explicit UnitSink(std::vector<DecodedUnit> &units)
        : m_units(units)
    {}

    void plain(const uchar *pos, qsizetype count, qint32 begin)
    {
        for (qsizetype i = 0; i < count; ++i)
            m_units.push_back({pos[i], begin + qint32(i), 1});
    }

    void step(const DecodeStep &step, qint32 begin)
    {
        m_units.push_back({step.codePoint, begin, quint8(step.length), step.invalid});
        if (step.furtherCodePoint != 0)
            m_units.push_back({step.furtherCodePoint, begin, 0});
    }

protected:
    std::vector<DecodedUnit> &m_units;
};

/// Appends the units of one feed, and runs of printable ASCII as one.
class RunSink : public UnitSink
{
public:
    using UnitSink::UnitSink;

    void plain(const uchar *pos, qsizetype count, qint32 begin)
    {
        for (const uchar *const end = pos + count; pos != end;) {
            const uchar *const limit = pos + std::min<qsizetype>(end - pos, longest);
            const auto length = std::max<qsizetype>(1, std::find_if_not(pos, limit, isPrintableAscii) - pos);
            m_units.push_back({*pos, begin, quint8(length), false, false, isPrintableAscii(*pos)});
            begin += qint32(length);
            pos += length;
        }
    }

private:
    static constexpr qsizetype longest = 255;
};

/// Counts the invalid bytes of one feed.
class InvalidSink
{
public:
    void plain(const uchar *, qsizetype, qint32) {}
    void step(const DecodeStep &step, qint32) { m_count += step.invalid ? step.length : 0; }
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    qint64 m_count = 0;
};

/// Decodes a stateless encoding: all it remembers of a stream is the head of a character that was cut.
///
/// \tparam Stepper says what begins at a place: `DecodeStep operator()(pos, end)`, and how many bytes there are characters
/// of their own value: `plainRun(pos, end)`
template<typename Stepper>
class StepDecoder final : public TextDecoder::Private
{
public:
    explicit StepDecoder(Stepper stepper = {})
        : m_stepper(stepper)
    {}

    [[nodiscard]] std::unique_ptr<Private> clone() const override { return std::make_unique<StepDecoder>(*this); }
    [[nodiscard]] int pendingBytes() const override { return m_pendingCount; }

    void feed(QByteArrayView bytes, std::vector<DecodedUnit> &units) override
    {
        UnitSink sink(units);
        run(bytes, sink);
    }

    void feedRuns(QByteArrayView bytes, std::vector<DecodedUnit> &units) override
    {
        RunSink sink(units);
        run(bytes, sink);
    }

    void finish(std::vector<DecodedUnit> &units) override
    {
        if (m_pendingCount > 0)
            units.push_back({0xFFFD, -m_pendingCount, quint8(m_pendingCount), true});
        m_pendingCount = 0;
    }

    [[nodiscard]] qint64 countInvalid(QByteArrayView bytes) override
    {
        InvalidSink sink;
        run(bytes, sink);
        return sink.count();
    }

private:
    static constexpr int maximumLength = 4;

    template<typename Sink>
    void run(QByteArrayView bytes, Sink &sink)
    {
        const auto *const begin = reinterpret_cast<const uchar *>(bytes.data());
        const uchar *const end = begin + bytes.size();
        const uchar *pos = m_pendingCount > 0 ? finishPending(begin, end, sink) : begin;
        while (pos != end) {
            if (const qsizetype plain = *pos < 0x80 ? m_stepper.plainRun(pos, end) : 0) {
                sink.plain(pos, plain, qint32(pos - begin));
                pos += plain;
                continue;
            }
            const DecodeStep step = m_stepper(pos, end);
            if (step.length == 0) {
                setPending(pos, end);
                return;
            }
            sink.step(step, qint32(pos - begin));
            pos += step.length;
        }
    }

    /// Decodes what begins with pending bytes. \return where in the new bytes to go on
    template<typename Sink>
    const uchar *finishPending(const uchar *begin, const uchar *end, Sink &sink)
    {
        std::array<uchar, 2 * maximumLength> carry;
        const qsizetype taken = std::min<qsizetype>(end - begin, maximumLength);
        const int pending = m_pendingCount;
        std::copy_n(m_pending.begin(), pending, carry.begin());
        std::copy_n(begin, taken, carry.begin() + pending);
        const uchar *const carryEnd = carry.data() + pending + taken;
        const uchar *pos = carry.data();
        while (pos < carry.data() + pending) {
            const DecodeStep step = m_stepper(pos, carryEnd);
            if (step.length == 0) {
                setPending(pos, carryEnd);
                return end;
            }
            sink.step(step, qint32(pos - carry.data()) - pending);
            pos += step.length;
        }
        m_pendingCount = 0;
        return begin + (pos - carry.data() - pending);
    }

    void setPending(const uchar *pos, const uchar *end)
    {
        Q_ASSERT(end - pos < maximumLength);
        m_pendingCount = int(end - pos);
        std::copy(pos, end, m_pending.begin());
    }

    Stepper m_stepper;
    std::array<uchar, maximumLength> m_pending{};
    int m_pendingCount = 0;
};

} // namespace SocketDesk
