// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/ratechart.h"

#include "ui/base/labels.h"
#include "ui/base/palettes.h"
#include "ui/plot/rateplot.h"
#include "ui/statistics/figurewords.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibrary>
#include <QVBoxLayout>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// From the module beside the program, or where a program beside it has it, or where it is installed.
RatePlot *loadPlot(QWidget *parent)
{
    const QDir folder(QCoreApplication::applicationDirPath());
    for (const auto &place : {u"."_s, u"../bin"_s, QStringLiteral(SOCKETDESK_MODULE_DIR)}) {
        QLibrary module(folder.filePath(place % u"/socketdesk-chart"));
        if (const auto make = reinterpret_cast<MakeRatePlot>(module.resolve(makeRatePlotName)))
            return make(parent);
    }
    return nullptr;
}

/// Two colours that everybody can tell apart, on a dark and on a light ground (Okabe and Ito, Color Universal Design).
RatePlot::Look lookFrom(const QPalette &palette, const QFont &font)
{
    if (isDark(palette))
        return {palette, font, 0xff56b4e9, 0xffe69f00};
    return {palette, font, 0xff0072b2, 0xffd55e00};
}

} // namespace

RateChart::RateChart(QWidget *parent)
    : Retranslated(parent)
    , m_plot(loadPlot(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    if (m_plot) {
        column->addWidget(m_plot->widget());
    } else {
        m_absence = makePlainLabel(this);
        column->addWidget(m_absence);
    }
    color();
    retranslate();
}

void RateChart::color()
{
    if (m_plot)
        m_plot->setLook(lookFrom(palette(), font()));
}

void RateChart::setUnit(Unit unit)
{
    m_unit = unit;
    retranslate();
}

void RateChart::showHistory(const std::vector<TrafficSecond> &history)
{
    m_history = history;
    draw();
}

double RateChart::rate(const TrafficAmount &amount) const
{
    return double(m_unit == Unit::Bytes ? amount.bytes : amount.messages);
}

QString RateChart::rateText(double rate) const
{
    return m_unit == Unit::Bytes ? FigureWords::bytesPerSecond(rate) : FigureWords::messagesPerSecond(rate);
}

void RateChart::draw()
{
    if (!m_plot)
        return;
    QList<double> times;
    QList<double> received;
    QList<double> sent;
    double highest = 0;
    for (const TrafficSecond &second : m_history) {
        times.append(double(times.size()) - double(m_history.size()) + 1);
        received.append(rate(second.received));
        sent.append(rate(second.sent));
        highest = std::max({highest, received.last(), sent.last()});
    }
    labelRates(FigureWords::roundScale(highest));
    m_plot->paint(times, received, sent);
}

void RateChart::labelRates(double highest)
{
    QList<RatePlot::Label> labels;
    for (const double part : {0.0, 0.5, 1.0})
        labels.append({highest * part, rateText(highest * part)});
    m_plot->setRates(highest, labels);
}

void RateChart::labelTimes()
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(TrafficHistory::kept).count();
    QList<RatePlot::Label> labels;
    for (auto minute = minutes; minute > 0; --minute)
        labels.append({-60.0 * double(minute), tr("−%1 min").arg(minute)});
    labels.append({0, tr("now")});
    m_plot->setTimes(-double(TrafficHistory::kept.count()), labels);
}

void RateChart::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        color();
}

void RateChart::retranslate()
{
    setAccessibleName(m_unit == Unit::Bytes ? tr("Bytes per second over the last minutes")
                                            : tr("Messages per second over the last minutes"));
    if (m_absence)
        m_absence->setText(tr("There is no chart: this SocketDesk was built without QCustomPlot."));
    if (!m_plot)
        return;
    m_plot->setNames(tr("Received"), tr("Sent"));
    labelTimes();
    draw();
}

} // namespace SocketDesk
