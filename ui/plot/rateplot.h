// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QPalette>
#include <QString>

class QWidget;

namespace SocketDesk {

/// What paints the two lines of a chart of rates; its words, colours and numbers come from the chart.
///
/// It is in a module that is loaded when a chart is first wanted. What paints there (QCustomPlot, and the printing of Qt,
/// which that asks for) would otherwise cost every start a millisecond or two, and every window a megabyte.
class RatePlot
{
public:
    struct Look
    {
        QPalette palette;
        QFont font;
        QColor received;
        QColor sent;
    };

    /// A word at a place of an axis.
    struct Label
    {
        double place = 0;
        QString text;
    };

    RatePlot() = default;
    Q_DISABLE_COPY_MOVE(RatePlot)
    virtual ~RatePlot() = default;

    [[nodiscard]] virtual QWidget *widget() = 0; ///< which owns it, and is owned by its parent
    virtual void setLook(const Look &look) = 0;
    virtual void setNames(const QString &received, const QString &sent) = 0;
    virtual void setTimes(double from, const QList<Label> &labels) = 0; ///< in seconds, up to 0
    virtual void setRates(double highest, const QList<Label> &labels) = 0;
    virtual void paint(const QList<double> &times, const QList<double> &received, const QList<double> &sent) = 0;
};

/// The function of the module, and its name there.
using MakeRatePlot = RatePlot *(*)(QWidget *parent);
inline constexpr char makeRatePlotName[] = "socketdeskMakeRatePlot";

} // namespace SocketDesk
