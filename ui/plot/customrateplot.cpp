// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plot/rateplot.h"

// The next header has Qt's keywords, which are off here.
#define signals Q_SIGNALS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef foreach
#undef signals

namespace SocketDesk {

namespace {

constexpr QSize leastSize(320, 150);
constexpr int labelPadding = 6;
constexpr int faint = 30; // of 255

/// The plot by QCustomPlot. Paints when it is told to, and not otherwise.
class CustomRatePlot final : public QCustomPlot, public RatePlot
{
public:
    explicit CustomRatePlot(QWidget *parent);

    [[nodiscard]] QWidget *widget() override { return this; }
    void setLook(const Look &look) override;
    void setNames(const QString &received, const QString &sent) override;
    void setTimes(double from, const QList<Label> &labels) override;
    void setRates(double highest, const QList<Label> &labels) override;
    void paint(const QList<double> &times, const QList<double> &received, const QList<double> &sent) override;

private:
    void setAxisLook(QCPAxis *axis, const Look &look);
    static void setLabels(QCPAxisTickerText *ticker, const QList<Label> &labels);

    QSharedPointer<QCPAxisTickerText> m_times;
    QSharedPointer<QCPAxisTickerText> m_rates;
    QCPGraph *m_received;
    QCPGraph *m_sent;
};

CustomRatePlot::CustomRatePlot(QWidget *parent)
    : QCustomPlot(parent)
    , m_times(new QCPAxisTickerText)
    , m_rates(new QCPAxisTickerText)
    , m_received(addGraph())
    , m_sent(addGraph())
{
    setMinimumSize(leastSize);
    setFocusPolicy(Qt::NoFocus);
    axisRect()->setupFullAxesBox();
    xAxis->setTicker(m_times);
    yAxis->setTicker(m_rates);
    for (QCPAxis *axis : {xAxis2, yAxis2})
        axis->setTicks(false);
    legend->setVisible(true);
    axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignLeft);
}

/// All that would otherwise be black on white.
void CustomRatePlot::setLook(const Look &look)
{
    setBackground(look.palette.brush(QPalette::Window));
    axisRect()->setBackground(look.palette.brush(QPalette::Base));
    for (QCPAxis *axis : {xAxis, yAxis, xAxis2, yAxis2})
        setAxisLook(axis, look);
    legend->setFont(look.font);
    legend->setBrush(look.palette.brush(QPalette::Base));
    legend->setBorderPen(Qt::NoPen);
    legend->setTextColor(look.palette.color(QPalette::Text));
    QColor fill = look.received;
    fill.setAlpha(faint);
    m_received->setBrush(fill);
    m_received->setPen(QPen(look.received, 2));
    m_sent->setPen(QPen(look.sent, 2, Qt::DashLine));
    replot(rpQueuedReplot);
}

void CustomRatePlot::setAxisLook(QCPAxis *axis, const Look &look)
{
    const QPen border(look.palette.color(QPalette::Dark));
    const QColor text = look.palette.color(QPalette::Text);
    QColor grid = text;
    grid.setAlpha(faint);
    axis->setBasePen(border);
    axis->setTickPen(border);
    axis->setSubTicks(false);
    axis->setTickLabelFont(look.font);
    axis->setTickLabelColor(text);
    axis->setTickLabelPadding(labelPadding);
    axis->grid()->setPen(QPen(grid));
    axis->grid()->setZeroLinePen(Qt::NoPen);
}

void CustomRatePlot::setNames(const QString &received, const QString &sent)
{
    m_received->setName(received);
    m_sent->setName(sent);
}

void CustomRatePlot::setTimes(double from, const QList<Label> &labels)
{
    setLabels(m_times.data(), labels);
    xAxis->setRange(from, 0);
}

void CustomRatePlot::setRates(double highest, const QList<Label> &labels)
{
    constexpr double roomAbove = 1.05;
    setLabels(m_rates.data(), labels);
    yAxis->setRange(0, highest * roomAbove);
}

void CustomRatePlot::setLabels(QCPAxisTickerText *ticker, const QList<Label> &labels)
{
    ticker->clear();
    for (const Label &label : labels)
        ticker->addTick(label.place, label.text);
}

void CustomRatePlot::paint(const QList<double> &times, const QList<double> &received, const QList<double> &sent)
{
    constexpr bool areInOrder = true;
    m_received->setData(times, received, areInOrder);
    m_sent->setData(times, sent, areInOrder);
    replot(rpQueuedReplot);
}

} // namespace

extern "C" Q_DECL_EXPORT RatePlot *socketdeskMakeRatePlot(QWidget *parent)
{
    return new CustomRatePlot(parent);
}

} // namespace SocketDesk
