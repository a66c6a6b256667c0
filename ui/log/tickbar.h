// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollBar>

#include <functional>
#include <vector>

namespace SocketDesk {

/// A vertical scroll bar with ticks where something was found.
class TickBar final : public QScrollBar
{
    Q_OBJECT

public:
    /// Heights of the groove, which is so high, at which ticks are painted; asked for at each painting.
    using Ticks = std::function<std::vector<int>(int height)>;

    explicit TickBar(Ticks ticks, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ticks m_ticks;
};

} // namespace SocketDesk
