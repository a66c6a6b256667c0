// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/timeformat.h"

#include <array>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

constexpr std::array names{"milliseconds"_L1, "microseconds"_L1, "date"_L1, "relative"_L1, "delta"_L1};
constexpr qint64 million = 1'000'000;

QString microsecondsOf(qint64 microseconds)
{
    return QString::number(microseconds).rightJustified(6, u'0');
}

/// "12.345678", rounded down to microseconds, and towards zero before the reference: a clock can be set back.
QString secondsText(nanoseconds duration)
{
    const qint64 whole = std::abs(duration_cast<microseconds>(duration).count());
    return QString::number(whole / million) + u'.' + microsecondsOf(whole % million);
}

QString withMicroseconds(Timestamp time)
{
    const qint64 count = floor<microseconds>(time.time_since_epoch()).count() % 1000;
    return formatLocalTime(time) + QString::number(count).rightJustified(3, u'0');
}

} // namespace

TimeFormat timeFormatFromName(const QString &name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names.at(i))
            return TimeFormat(i);
    }
    return TimeFormat::Milliseconds;
}

QString timeText(Timestamp time, TimeFormat format, Timestamp reference)
{
    const nanoseconds passed = time - reference;
    const QString sign = passed < nanoseconds(0) ? u"-"_s : QString();
    switch (format) {
    case TimeFormat::Milliseconds:
        return formatLocalTime(time);
    case TimeFormat::Microseconds:
        return withMicroseconds(time);
    case TimeFormat::Date:
        return formatLocalDateTime(time);
    case TimeFormat::Relative:
        return sign + secondsText(passed) + u" s"_s;
    case TimeFormat::Delta:
        return (sign.isEmpty() ? u"+"_s : sign) + secondsText(passed) + u" s"_s;
    }
    Q_UNREACHABLE();
}

} // namespace SocketDesk
