// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statistics/traffichistory.h"
#include "ui/base/retranslated.h"

#include <QSharedPointer>
#include <QWidget>

class QCPAxisTickerText;
class QCPGraph;
class QCustomPlot;

namespace SocketDesk {

/// The rates of the last minutes as two lines, received and sent, told apart by colour and by dashes.
///
/// Paints when it is shown something new, and not otherwise.
class RateChart final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    enum class Unit : quint8 { Bytes, Messages };

    explicit RateChart(QWidget *parent = nullptr);

    void setUnit(Unit unit);
    void showHistory(const std::vector<TrafficSecond> &history);

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    void createAxes();
    void createLines();
    void color();
    void draw();
    void labelTime();
    void labelRates(double highest);
    [[nodiscard]] double rate(const TrafficAmount &amount) const;
    [[nodiscard]] QString rateText(double rate) const;

    Unit m_unit = Unit::Bytes;
    std::vector<TrafficSecond> m_history;
    QCustomPlot *m_plot = nullptr;
    QCPGraph *m_received = nullptr;
    QCPGraph *m_sent = nullptr;
    QSharedPointer<QCPAxisTickerText> m_times;
    QSharedPointer<QCPAxisTickerText> m_rates;
};

} // namespace SocketDesk
