// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/pcapngblock.h"

#include "base/pcapngformat.h"

#include <QtEndian>

namespace SocketDesk {

using namespace Pcapng;

namespace {

constexpr quint64 unknownLength = ~quint64(0);
constexpr quint16 linkTypeRaw = 101;
constexpr qsizetype longestOption = 0xFFFF;

/// Collects the body of a block.
class Body
{
public:
    template<typename Number>
    Body &add(Number number)
    {
        const Number littleEndian = qToLittleEndian(number);
        m_bytes.append(reinterpret_cast<const char *>(&littleEndian), sizeof littleEndian);
        return *this;
    }

    Body &addTime(Timestamp time)
    {
        const auto nanoseconds = quint64(time.time_since_epoch().count());
        return add(quint32(nanoseconds >> 32U)).add(quint32(nanoseconds));
    }

    /// With what fills it up to a multiple of four bytes.
    Body &addPadded(QByteArrayView bytes)
    {
        m_bytes.append(bytes);
        m_bytes.append(-bytes.size() & 3, '\0');
        return *this;
    }

    Body &addOption(OptionCode code, QByteArrayView value)
    {
        const QByteArrayView kept = value.first(std::min(value.size(), longestOption));
        return add(quint16(code)).add(quint16(kept.size())).addPadded(kept);
    }

    template<typename Number>
    Body &addNumber(OptionCode code, Number number)
    {
        const Number littleEndian = qToLittleEndian(number);
        return addOption(code, {reinterpret_cast<const char *>(&littleEndian), sizeof littleEndian});
    }

    /// Of one that is too long the end, which says what became of a connection, in whole characters.
    Body &addComment(const QString &comment)
    {
        constexpr qsizetype longest = longestOption / 3; // in UTF-8, which has three bytes for a unit of UTF-16 at most
        return comment.isEmpty() ? *this : addOption(Comment, comment.right(longest).toUtf8());
    }

    Body &endOptions() { return add(quint32(EndOfOptions)); }

    [[nodiscard]] QByteArray block(BlockType type) const
    {
        constexpr qsizetype frame = 12; // type, and the length before and after the body
        Body whole;
        whole.m_bytes.reserve(m_bytes.size() + frame);
        const auto length = quint32(m_bytes.size() + frame);
        whole.add(quint32(type)).add(length);
        whole.m_bytes += m_bytes;
        whole.add(length);
        return whole.m_bytes;
    }

private:
    QByteArray m_bytes;
};

} // namespace

QByteArray PcapngBlock::sectionBegin(const QString &program, const QString &comment)
{
    const QByteArray section = Body()
                                   .add(byteOrderMagic)
                                   .add(quint16(1)) // version 1.0
                                   .add(quint16(0))
                                   .add(unknownLength)
                                   .addComment(comment)
                                   .addOption(SectionProgram, program.toUtf8())
                                   .endOptions()
                                   .block(SectionHeader);
    const QByteArray interface = Body()
                                     .add(linkTypeRaw)
                                     .add(quint16(0))
                                     .add(quint32(0)) // packets of any length
                                     .addNumber(InterfaceTimeResolution, quint8(9))
                                     .endOptions()
                                     .block(InterfaceDescription);
    return section + interface;
}

QByteArray PcapngBlock::packet(Timestamp time, const QByteArray &bytes, const PacketNotes &notes)
{
    Body body;
    body.add(quint32(0)).addTime(time).add(quint32(bytes.size())).add(quint32(bytes.size())).addPadded(bytes);
    body.addComment(notes.comment).addNumber(PacketFlags, quint32(notes.direction));
    if (notes.dropsBefore > 0)
        body.addNumber(PacketDropCount, notes.dropsBefore);
    return body.endOptions().block(EnhancedPacket);
}

QByteArray PcapngBlock::statistics(Timestamp time, quint64 droppedByKernel, quint64 droppedByUs, const QString &comment)
{
    return Body()
        .add(quint32(0))
        .addTime(time)
        .addComment(comment)
        .addNumber(StatisticsKernelDrops, droppedByKernel)
        .addNumber(StatisticsOurDrops, droppedByUs)
        .endOptions()
        .block(InterfaceStatistics);
}

} // namespace SocketDesk
