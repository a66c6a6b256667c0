// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/figurewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace SocketDesk::FigureWords {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};

QString perSecond(const QString &amount)
{
    return Words::tr("%1/s").arg(amount);
}

/// \p number with three digits in all, or with as many as it has before the point.
QString threeDigits(double number)
{
    const int behindPoint = number < 10 ? 2 : (number < 100 ? 1 : 0);
    return QLocale().toString(number, 'f', behindPoint);
}

} // namespace

QString count(quint64 number)
{
    return QLocale().toString(number);
}

QString bytes(double number)
{
    if (number < 999.5) // what Qt says of these is longer than all else
        return QString(QLocale().toString(qRound64(number)) % u" B");
    return QLocale().formattedDataSize(qRound64(number), 2, QLocale::DataSizeSIFormat);
}

QString bytesPerSecond(double number)
{
    return perSecond(bytes(number));
}

QString messagesPerSecond(double number)
{
    const bool isWhole = number >= 100 || number == double(qRound64(number));
    return perSecond(QLocale().toString(number, 'f', isWhole ? 0 : 1));
}

double roundScale(double highest)
{
    for (double step = 1;; step *= 10) {
        // The half of one byte would be called a byte as well, that of five three.
        for (const double factor : {2.0, step > 1 ? 5.0 : 4.0, 10.0}) {
            if (step * factor >= highest)
                return step * factor;
        }
    }
}

QString duration(std::chrono::duration<double> time)
{
    static constexpr std::array units{"µs", "ms"};
    double number = time.count() * 1e9;
    if (number < 999.5)
        return QString(QLocale().toString(number, 'f', 0) % u" ns");
    number /= 1000;
    for (const char *unit : units) {
        if (number < 999.5)
            return QString(threeDigits(number) % u' ' % QString::fromUtf8(unit));
        number /= 1000;
    }
    return QString(threeDigits(number) % u" s");
}

} // namespace SocketDesk::FigureWords
