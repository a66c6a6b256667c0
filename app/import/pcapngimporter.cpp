// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/pcapngimporter.h"

#include "base/pcapngformat.h"

#include <QRegularExpression>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using namespace Pcapng;

namespace {

constexpr qsizetype blockFrame = 12; // type, and the length before and after the body
constexpr std::size_t mostInterfaces = 65'536;
constexpr qsizetype longestComment = 1024;
constexpr quint64 nanosecondsInSecond = 1'000'000'000;

/// Seconds and nanoseconds of \p ticks of 10^-exponent seconds.
std::pair<quint64, quint64> decimalTime(quint64 ticks, int exponent)
{
    quint64 inSecond = 1;
    for (int i = 0; i < exponent; ++i)
        inSecond *= 10;
    quint64 rest = ticks % inSecond;
    for (int i = exponent; i < 9; ++i)
        rest *= 10;
    for (int i = 9; i < exponent; ++i)
        rest /= 10;
    return {ticks / inSecond, rest};
}

/// The same of 2^-exponent seconds.
std::pair<quint64, quint64> binaryTime(quint64 ticks, int exponent)
{
    quint64 rest = ticks & ((quint64(1) << exponent) - 1);
    const quint64 seconds = ticks >> exponent;
    if (exponent > 32)
        rest >>= exponent - 32;
    return {seconds, (rest * nanosecondsInSecond) >> std::min(exponent, 32)};
}

/// Of a long one the end, as that says what became of a connection, without the sentence that is no longer whole.
QString commentOf(QByteArrayView bytes)
{
    if (bytes.size() <= longestComment)
        return QString::fromUtf8(bytes);
    static const QRegularExpression beginning(u"^[^)）]*[)）][.。]?"_s);
    return QString::fromUtf8(bytes.last(longestComment)).remove(beginning);
}

} // namespace

/// Those that mean something here; the same code has another meaning in another block.
struct PcapngImporter::Options
{
    QString comment;
    QByteArray program;
    std::optional<quint32> packetFlags;
    std::optional<quint8> resolution;
    std::optional<quint64> timeOffset;
    quint64 number4 = 0; ///< of an option of eight bytes with this code
    quint64 number5 = 0;
    quint64 number7 = 0;
};

tl::unexpected<Error> PcapngImporter::damaged(const char *what) const
{
    return failure({ErrorCode::DamagedBlock, {QString::number(m_offset), QString::fromLatin1(what)}, 0, -1});
}

Result<void> PcapngImporter::feed(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    qsizetype done = 0;
    Result<qsizetype> length = 0;
    while ((length = readBlock(QByteArrayView(m_buffer).sliced(done))) && *length > 0) {
        done += *length;
        m_offset += quint64(*length);
    }
    m_buffer.remove(0, done);
    return length ? Result<void>() : failure(length.error());
}

/// \return its length; 0 where there is not all of it yet
Result<qsizetype> PcapngImporter::readBlock(QByteArrayView bytes)
{
    if (bytes.size() < blockFrame)
        return 0;
    // That of a section says itself in which order it is.
    if (qFromLittleEndian<quint32>(bytes.data()) == SectionHeader) {
        const auto magic = qFromLittleEndian<quint32>(bytes.data() + 8);
        if (magic != byteOrderMagic && magic != qbswap(byteOrderMagic))
            return damaged("byte-order");
        m_order = magic == byteOrderMagic ? ByteReader::Order::LittleEndian : ByteReader::Order::BigEndian;
    } else if (!m_recorder) {
        return damaged("section");
    }
    ByteReader reader(bytes, m_order);
    const auto type = reader.number<quint32>();
    const auto length = reader.number<quint32>();
    if (length < blockFrame || length % 4 != 0 || length > longestBlock)
        return damaged("length");
    if (bytes.size() < qsizetype(length))
        return 0;
    const QByteArrayView body = reader.take(qsizetype(length) - blockFrame);
    if (reader.number<quint32>() != length)
        return damaged("length");
    return readBody(type, body).map([length] { return qsizetype(length); });
}

Result<void> PcapngImporter::readBody(quint32 type, QByteArrayView body)
{
    switch (type) {
    case SectionHeader:
        return readSection(body);
    case InterfaceDescription:
        return readInterface(body);
    case EnhancedPacket:
        return readEnhancedPacket(body);
    case SimplePacket:
        return readSimplePacket(body);
    case InterfaceStatistics:
        return readStatistics(body);
    default:
        return {}; // names, decryption secrets, and whatever else comes to be defined
    }
}

Result<void> PcapngImporter::readSection(QByteArrayView body)
{
    ByteReader reader(body, m_order);
    reader.skip(4);
    const auto version = reader.number<quint16>();
    reader.skip(2 + 8);
    const Options options = optionsOf(reader);
    if (reader.hasFailed() || version != 1)
        return damaged("section");
    if (m_recorder) {
        if (const Result<void> finished = m_recorder->finish(); !finished)
            return finished;
    }
    using Origin = PacketRecorder::Origin;
    const bool isOurs = options.program.startsWith("SocketDesk ");
    m_recorder = std::make_unique<PacketRecorder>(m_journal, isOurs ? Origin::Ours : Origin::Foreign);
    m_interfaces.clear();
    return {};
}

Result<void> PcapngImporter::readInterface(QByteArrayView body)
{
    ByteReader reader(body, m_order);
    Interface interface;
    interface.linkType = reader.number<quint16>();
    reader.skip(2);
    interface.longest = reader.number<quint32>();
    const Options options = optionsOf(reader);
    interface.resolution = options.resolution.value_or(interface.resolution);
    interface.offsetSeconds = qint64(options.timeOffset.value_or(0));
    if (reader.hasFailed() || m_interfaces.size() >= mostInterfaces)
        return damaged("interface");
    m_interfaces.push_back(interface);
    return {};
}

Result<void> PcapngImporter::readEnhancedPacket(QByteArrayView body)
{
    ByteReader reader(body, m_order);
    const auto interface = reader.number<quint32>();
    const auto high = reader.number<quint32>();
    const auto low = reader.number<quint32>();
    const auto length = reader.number<quint32>();
    reader.skip(4);
    const QByteArrayView bytes = reader.take(qsizetype(length));
    reader.skip(-qsizetype(length) & 3);
    const Options options = optionsOf(reader);
    if (reader.hasFailed() || interface >= m_interfaces.size())
        return damaged("packet");
    const std::optional<Timestamp> time = timeOf(m_interfaces[interface], high, low);
    if (!time)
        return damaged("time");
    m_time = *time;
    PacketRemarks remarks{.time = *time, .direction = {}, .dropsBefore = options.number4, .comment = options.comment};
    if (const quint32 direction = options.packetFlags.value_or(0) & 3U; direction == 1 || direction == 2)
        remarks.direction = direction == 1 ? RecordKind::Received : RecordKind::Sent;
    return addPacket(m_interfaces[interface].linkType, bytes, remarks);
}

/// It has no time of its own, and only its interface says how much of it was captured.
Result<void> PcapngImporter::readSimplePacket(QByteArrayView body)
{
    ByteReader reader(body, m_order);
    auto length = reader.number<quint32>();
    if (reader.hasFailed() || m_interfaces.empty())
        return damaged("packet");
    if (const quint32 longest = m_interfaces.front().longest; longest != 0)
        length = std::min(length, longest);
    const QByteArrayView bytes = reader.rest();
    return addPacket(m_interfaces.front().linkType, bytes.first(std::min(bytes.size(), qsizetype(length))),
                     {.time = m_time, .direction = {}, .dropsBefore = 0, .comment = {}});
}

Result<void> PcapngImporter::readStatistics(QByteArrayView body)
{
    ByteReader reader(body, m_order);
    const auto interface = reader.number<quint32>();
    const auto high = reader.number<quint32>();
    const auto low = reader.number<quint32>();
    const Options options = optionsOf(reader);
    if (reader.hasFailed() || interface >= m_interfaces.size())
        return damaged("statistics");
    const Timestamp time = timeOf(m_interfaces[interface], high, low).value_or(m_time);
    return m_recorder->addTotals(time, options.number5, options.number7, options.comment);
}

Result<void> PcapngImporter::addPacket(quint16 linkType, QByteArrayView bytes, const PacketRemarks &remarks)
{
    const std::optional<CapturedPacket> packet = CapturedPacket::fromBytes(linkType, bytes);
    if (packet)
        return m_recorder->add(*packet, remarks);
    ++m_leftOut.count;
    return {};
}

/// What is behind them is not looked at; options that make no sense are none.
PcapngImporter::Options PcapngImporter::optionsOf(ByteReader &reader) const
{
    Options options;
    ByteReader rest(reader.rest(), m_order);
    while (rest.rest().size() >= 4) {
        const auto code = rest.number<quint16>();
        const auto length = rest.number<quint16>();
        const QByteArrayView value = rest.take(length);
        rest.skip(-qsizetype(length) & 3);
        if (code == EndOfOptions || value.size() != length)
            break;
        ByteReader number(value, m_order);
        if (code == Comment)
            options.comment = commentOf(value);
        if (code == SectionProgram)
            options.program = value.toByteArray();
        if (code == PacketFlags && length == 4)
            options.packetFlags = number.number<quint32>();
        else if (code == InterfaceTimeResolution && length == 1)
            options.resolution = number.number<quint8>();
        else if (code == InterfaceTimeOffset && length == 8)
            options.timeOffset = number.number<quint64>();
        else if (code == PacketDropCount && length == 8)
            options.number4 = number.number<quint64>();
        else if (code == StatisticsKernelDrops && length == 8)
            options.number5 = number.number<quint64>();
        else if (code == StatisticsOurDrops && length == 8)
            options.number7 = number.number<quint64>();
    }
    return options;
}

std::optional<Timestamp> PcapngImporter::timeOf(const Interface &interface, quint32 high, quint32 low) const
{
    const quint64 ticks = quint64(high) << 32U | low;
    const int exponent = interface.resolution & 0x7F;
    const bool isBinary = interface.resolution & 0x80;
    if (exponent > (isBinary ? 63 : 19))
        return {};
    const auto [seconds, nanoseconds] = isBinary ? binaryTime(ticks, exponent) : decimalTime(ticks, exponent);
    const qint64 limit = lastSecond.count();
    if (seconds > quint64(limit) || interface.offsetSeconds > limit || interface.offsetSeconds < -limit)
        return {};
    const qint64 whole = qint64(seconds) + interface.offsetSeconds;
    if (whole > limit || whole < 0)
        return {};
    return Timestamp(std::chrono::seconds(whole) + std::chrono::nanoseconds(nanoseconds));
}

Result<void> PcapngImporter::finish()
{
    Result<void> done;
    if (m_recorder)
        done = m_recorder->finish();
    if (done && !m_buffer.isEmpty())
        return failure({ErrorCode::CutShort, {QString::number(m_offset)}, 0, -1});
    return done;
}

} // namespace SocketDesk
