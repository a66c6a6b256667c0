// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/numbertext.h"

#include <QDateTime>
#include <QtEndian>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

template<typename Number>
Number read(ByteOrder order, QByteArrayView bytes)
{
    return order == ByteOrder::BigEndian ? qFromBigEndian<Number>(bytes.data())
                                         : qFromLittleEndian<Number>(bytes.data());
}

template<typename Number>
QString floatText(Number number)
{
    if (std::isnan(number))
        return u"nan"_s; // whose sign means nothing
    if (std::isinf(number))
        return number < 0 ? u"-inf"_s : u"inf"_s;
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? QString::fromLatin1(text.data(), end - text.data()) : QString();
}

QString timeText(qint64 milliseconds, const QString &format)
{
    constexpr qint64 first = -62'135'596'800'000;  // of the year 1
    constexpr qint64 behind = 253'402'300'800'000; // of the year 9999
    if (milliseconds < first || milliseconds >= behind)
        return {};
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(format) % u" UTC";
}

} // namespace

int byteCount(NumberKind kind)
{
    switch (kind) {
    case NumberKind::Int8:
    case NumberKind::UInt8:
        return 1;
    case NumberKind::Int16:
    case NumberKind::UInt16:
        return 2;
    case NumberKind::Int32:
    case NumberKind::UInt32:
    case NumberKind::Float:
    case NumberKind::UnixSeconds:
        return 4;
    case NumberKind::Int64:
    case NumberKind::UInt64:
    case NumberKind::Double:
    case NumberKind::UnixMilliseconds:
        return 8;
    }
    Q_UNREACHABLE();
}

QString numberText(NumberKind kind, ByteOrder order, QByteArrayView bytes)
{
    if (bytes.size() < byteCount(kind))
        return {};
    switch (kind) {
    case NumberKind::Int8:
        return QString::number(read<qint8>(order, bytes));
    case NumberKind::UInt8:
        return QString::number(read<quint8>(order, bytes));
    case NumberKind::Int16:
        return QString::number(read<qint16>(order, bytes));
    case NumberKind::UInt16:
        return QString::number(read<quint16>(order, bytes));
    case NumberKind::Int32:
        return QString::number(read<qint32>(order, bytes));
    case NumberKind::UInt32:
        return QString::number(read<quint32>(order, bytes));
    case NumberKind::Int64:
        return QString::number(read<qint64>(order, bytes));
    case NumberKind::UInt64:
        return QString::number(read<quint64>(order, bytes));
    case NumberKind::Float:
        return floatText(std::bit_cast<float>(read<quint32>(order, bytes)));
    case NumberKind::Double:
        return floatText(std::bit_cast<double>(read<quint64>(order, bytes)));
    case NumberKind::UnixSeconds:
        return timeText(qint64(read<quint32>(order, bytes)) * 1000, u"yyyy-MM-dd HH:mm:ss"_s);
    case NumberKind::UnixMilliseconds:
        return timeText(read<qint64>(order, bytes), u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
