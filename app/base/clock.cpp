// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/clock.h"

#include <QDateTime>

namespace SocketDesk {

namespace {

using namespace std::chrono;

/// Milliseconds since the epoch, rounded down, so that times before a full millisecond never show the next one.
qint64 millisecondsOf(Timestamp time)
{
    return floor<milliseconds>(time.time_since_epoch()).count();
}

} // namespace

Timestamp wallClockNow()
{
    return time_point_cast<nanoseconds>(system_clock::now());
}

QString formatLocalDateTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(millisecondsOf(time)).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString formatLocalTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(millisecondsOf(time)).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString formatRfc3339(Timestamp time)
{
    const qint64 wholeSeconds = floor<seconds>(time.time_since_epoch()).count();
    const qint64 fraction = time.time_since_epoch().count() - wholeSeconds * 1'000'000'000;
    const QString date =
        QDateTime::fromSecsSinceEpoch(wholeSeconds, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    return date % QLatin1Char('.') % QString::number(fraction).rightJustified(9, QLatin1Char('0')) % QLatin1Char('Z');
}

} // namespace SocketDesk
