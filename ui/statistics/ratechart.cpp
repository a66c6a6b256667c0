// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/ratechart.h"

#include "ui/base/palettes.h"
#include "ui/statistics/figurewords.h"

// The next header has Qt's keywords, which are off here.
#define signals Q_SIGNALS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef foreach
#undef signals

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 320;
constexpr int leastHeight = 150;
constexpr int labelPadding = 6;

/// Two colours that everybody can tell apart, on a dark and on a light ground (Okabe and Ito, Color Universal Design).
struct LineColors
{
    QColor received;
    QColor sent;
};

LineColors lineColors(const QPalette &palette)
{
    if (isDark(palette))
        return {0xff56b4e9, 0xffe69f00};
    return {0xff0072b2, 0xffd55e00};
}

/// The next larger one of 1, 2, 5, 10, 20, …
double roundUp(double number)
{
    double step = 1;
    while (step < number) {
        for (const double factor : {2.0, 5.0, 10.0}) {
            if (step * factor >= number)
                return step * factor;
        }
        step *= 10;
    }
    return step;
}

} // namespace

RateChart::RateChart(QWidget *parent)
    : Retranslated(parent)
    , m_plot(new QCustomPlot(this))
    , m_times(new QCPAxisTickerText)
    , m_rates(new QCPAxisTickerText)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_plot->setMinimumSize(leastWidth, leastHeight);
    m_plot->setFocusPolicy(Qt::NoFocus);
    createAxes();
    createLines();
    color();
    retranslate();
}

void RateChart::createAxes()
{
    m_plot->xAxis->setTicker(m_times);
    m_plot->xAxis->setRange(-double(TrafficHistory::kept.count()), 0);
    m_plot->yAxis->setTicker(m_rates);
    m_plot->axisRect()->setupFullAxesBox();
    for (QCPAxis *axis : {m_plot->xAxis2, m_plot->yAxis2})
        axis->setTicks(false);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelFont(font());
        axis->setSubTicks(false);
        axis->setTickLabelPadding(labelPadding);
    }
    m_plot->legend->setVisible(true);
    m_plot->legend->setFont(font());
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignLeft);
}

void RateChart::createLines()
{
    m_received = m_plot->addGraph();
    m_sent = m_plot->addGraph();
    for (QCPGraph *line : {m_received, m_sent})
        line->setAntialiased(true);
}

/// All that QCustomPlot would otherwise paint black on white.
void RateChart::color()
{
    const QPalette look = palette();
    const QColor text = look.color(QPalette::Text);
    m_plot->setBackground(look.brush(QPalette::Window));
    m_plot->axisRect()->setBackground(look.brush(QPalette::Base));
    const QPen border(look.color(QPalette::Dark));
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
        axis->setBasePen(border);
        axis->setTickPen(border);
        axis->setTickLabelColor(text);
        QColor faint = text;
        faint.setAlpha(30);
        axis->grid()->setPen(QPen(faint));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    m_plot->legend->setBrush(look.brush(QPalette::Base));
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(text);
    const LineColors colors = lineColors(look);
    m_received->setPen(QPen(colors.received, 2));
    m_sent->setPen(QPen(colors.sent, 2, Qt::DashLine));
    QColor fill = colors.received;
    fill.setAlpha(40);
    m_received->setBrush(fill);
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
    QVector<double> times;
    QVector<double> received;
    QVector<double> sent;
    double highest = 0;
    for (const TrafficSecond &second : m_history) {
        times.append(double(times.size()) - double(m_history.size()) + 1);
        received.append(rate(second.received));
        sent.append(rate(second.sent));
        highest = std::max({highest, received.last(), sent.last()});
    }
    m_received->setData(times, received, true);
    m_sent->setData(times, sent, true);
    labelRates(roundUp(std::max(highest, 1.0)));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RateChart::labelRates(double highest)
{
    m_rates->clear();
    for (const double part : {0.0, 0.5, 1.0})
        m_rates->addTick(highest * part, rateText(highest * part));
    m_plot->yAxis->setRange(0, highest * 1.05);
}

void RateChart::labelTime()
{
    m_times->clear();
    const auto minutes =
        static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(TrafficHistory::kept).count());
    for (int minute = 1; minute <= minutes; ++minute)
        m_times->addTick(-60.0 * minute, tr("−%1 min").arg(minute));
    m_times->addTick(0, tr("now"));
}

void RateChart::changeEvent(QEvent *event)
{
    Retranslated::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_received == nullptr)
        return;
    color();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RateChart::retranslate()
{
    setAccessibleName(m_unit == Unit::Bytes ? tr("Bytes per second over the last minutes")
                                            : tr("Messages per second over the last minutes"));
    m_received->setName(tr("Received"));
    m_sent->setName(tr("Sent"));
    labelTime();
    draw();
}

} // namespace SocketDesk
