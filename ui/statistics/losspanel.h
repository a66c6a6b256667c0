// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessioncounters.h"
#include "statistics/trafficfigures.h"
#include "ui/base/retranslated.h"

#include <QWidget>

#include <array>

class QLabel;

namespace SocketDesk {

/// What was lost, cut or not understood, each with its number, which stands out where it is not 0.
class LossPanel final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit LossPanel(QWidget *parent = nullptr);

    void showLosses(const SessionCounters &counters, const TrafficFigures &figures, quint64 undecodableBytes);

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    enum Loss : quint8 { Kernel, Log, Truncated, Undecodable, Invalid, Unsent, Events, LossCount };

    void showNumbers();
    void caption(Loss loss, const QString &text, const QString &explanation);

    std::array<QLabel *, LossCount> m_captions{};
    std::array<QLabel *, LossCount> m_values{};
    std::array<quint64, LossCount> m_numbers{};
    bool m_kernelDropsKnown = true;
};

} // namespace SocketDesk
