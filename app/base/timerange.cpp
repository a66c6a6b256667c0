// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timerange.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TimeRange)
};

/// A time as it was typed: when it begins, and when what it names is over.
struct Moment
{
    std::optional<QDate> day;
    QTime time;
    std::chrono::nanoseconds fraction{};
    std::chrono::nanoseconds length{};

    /// Within the times that there are records of: nanoseconds in 64 bits do not reach the year 9999.
    [[nodiscard]] Timestamp on(QDate date) const
    {
        const std::chrono::milliseconds whole(QDateTime(date, time).toMSecsSinceEpoch());
        return Timestamp(std::clamp<std::chrono::milliseconds>(whole, 0ms, lastSecond)) + fraction;
    }
};

/// Groups: day, hour, minute, second, fraction.
const QRegularExpression &momentPattern()
{
    static const QRegularExpression pattern(
        uR"(^(?:([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[ T]+)?([0-9]{1,2})[:：]([0-9]{2})(?:[:：]([0-9]{2})(?:\.([0-9]{1,9}))?)?$)"_s);
    return pattern;
}

std::optional<Moment> momentFrom(const QString &text)
{
    const QRegularExpressionMatch match = momentPattern().match(text);
    if (!match.hasMatch())
        return {};
    Moment moment;
    moment.time = QTime(match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    if (!match.captured(1).isEmpty())
        moment.day = QDate::fromString(match.captured(1), u"yyyy-M-d"_s);
    moment.length = match.captured(4).isEmpty() ? std::chrono::nanoseconds(1min) : std::chrono::nanoseconds(1s);
    const QString fraction = match.captured(5);
    for (const QChar digit : fraction) {
        moment.length /= 10;
        moment.fraction += moment.length * (digit.unicode() - u'0');
    }
    if (!moment.time.isValid() || (moment.day && !moment.day->isValid()))
        return {};
    return moment;
}

/// Where the dash is that parts two times; those of a day stand between digits and have no colon before them.
qsizetype dashIn(const QString &text)
{
    static const QRegularExpression dash(uR"(^\s*[-–—~～]|(?<=[:：][0-9][0-9])(?:\.[0-9]*)?\K\s*[-–—~～])"_s);
    const QRegularExpressionMatch match = dash.match(text);
    return match.hasMatch() ? match.capturedEnd() - 1 : -1;
}

/// Nothing for nothing; \p isGood becomes false for what is no time.
std::optional<Moment> part(const QString &text, bool *isGood)
{
    const QString trimmed = text.trimmed();
    const std::optional<Moment> moment = trimmed.isEmpty() ? std::nullopt : momentFrom(trimmed);
    *isGood = *isGood && (moment || trimmed.isEmpty());
    return moment;
}

QDate dayOf(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(
               std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count())
        .date();
}

} // namespace

Result<TimeRange> TimeRange::fromText(QStringView text, Timestamp today)
{
    const QString typed = text.toString();
    const qsizetype dash = dashIn(typed);
    bool isGood = true;
    const std::optional<Moment> begin = part(dash < 0 ? typed : typed.first(dash), &isGood);
    const std::optional<Moment> end = dash < 0 ? begin : part(typed.sliced(dash + 1), &isGood);
    if (!isGood)
        return failure({ErrorCode::InvalidValue, {typed, Words::tr("a time such as 10:15:00-10:16:00")}, 0, -1});
    TimeRange range;
    QDate day = dayOf(today);
    if (begin) {
        day = begin->day.value_or(day);
        range.from = begin->on(day);
    }
    if (end) {
        const bool isNextDay = !end->day && range.from && end->on(day) < *range.from;
        range.to = end->on(end->day.value_or(isNextDay ? day.addDays(1) : day)) + end->length;
    }
    return range;
}

} // namespace SocketDesk
