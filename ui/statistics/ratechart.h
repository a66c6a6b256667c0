// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statistics/traffichistory.h"
#include "ui/base/retranslated.h"

#include <QWidget>

class QLabel;

namespace SocketDesk {

class RatePlot;

/// The rates of the last minutes as two lines, received and sent, told apart by colour and by dashes.
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
    void color();
    void draw();
    void labelTimes();
    void labelRates(double highest);
    [[nodiscard]] double rate(const TrafficAmount &amount) const;
    [[nodiscard]] QString rateText(double rate) const;

    Unit m_unit = Unit::Bytes;
    std::vector<TrafficSecond> m_history;
    RatePlot *m_plot = nullptr;  ///< null where its module is not there
    QLabel *m_absence = nullptr; ///< says that
};

} // namespace SocketDesk
