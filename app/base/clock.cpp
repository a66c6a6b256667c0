// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/clock.h"

#include <QDateTime>

#include <algorithm>

namespace SocketDesk {

namespace {

using namespace std::chrono;

/// Milliseconds since the epoch, rounded down, so that times before a full millisecond never show the next one.
qint64 millisecondsOf(Timestamp time)
{
    return floor<milliseconds>(time.time_since_epoch()).count();
}

/// Takes fixed parts off the front of a text; once one is not there, nothing is.
class Parts
{
public:
    explicit Parts(QStringView text)
        : m_text(text)
    {}

    /// A number of exactly so many \p digits.
    int number(qsizetype digits)
    {
        int value = 0;
        for (const QChar digit : m_text.first(std::min(digits, m_text.size()))) {
            m_isGood = m_isGood && digit >= u'0' && digit <= u'9';
            if (!m_isGood)
                break;
            value = value * 10 + (digit.unicode() - u'0');
        }
        skip(digits);
        return m_isGood ? value : 0;
    }

    void expect(char16_t character)
    {
        m_isGood = m_isGood && m_text.startsWith(QChar(character));
        skip(1);
    }

    /// What is left after a point, in nanoseconds; none where there is no point.
    nanoseconds fraction()
    {
        if (!m_text.startsWith(u'.'))
            return {};
        skip(1);
        qsizetype digits = 0;
        while (digits < m_text.size() && m_text[digits] != u'Z')
            ++digits;
        m_isGood = m_isGood && digits >= 1 && digits <= 9;
        if (!m_isGood)
            return {};
        qint64 value = number(digits);
        for (; digits < 9; ++digits)
            value *= 10;
        return nanoseconds(value);
    }

    [[nodiscard]] bool areGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_text.isEmpty(); }

private:
    void skip(qsizetype characters)
    {
        m_isGood = m_isGood && characters <= m_text.size();
        m_text = m_text.sliced(std::min(characters, m_text.size()));
    }

    QStringView m_text;
    bool m_isGood = true;
};

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

std::optional<Timestamp> timestampFromRfc3339(QStringView text)
{
    Parts parts(text);
    const int year = parts.number(4);
    parts.expect(u'-');
    const int month = parts.number(2);
    parts.expect(u'-');
    const int day = parts.number(2);
    parts.expect(u'T');
    const int hour = parts.number(2);
    parts.expect(u':');
    const int minute = parts.number(2);
    parts.expect(u':');
    const int second = parts.number(2);
    const nanoseconds fraction = parts.fraction();
    parts.expect(u'Z');
    const year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                              std::chrono::day(unsigned(day))};
    const bool isTime = date.ok() && hour < 24 && minute < 60 && second < 60;
    if (!parts.areGood() || !parts.isAtEnd() || !isTime)
        return {};
    const seconds whole = sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second);
    if (whole < seconds(0) || whole > lastSecond)
        return {};
    return Timestamp(whole + fraction);
}

} // namespace SocketDesk
