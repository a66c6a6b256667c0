// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

namespace SocketDesk {

/// A scroll area for a column of panels: scrolls up and down, and is never too narrow for what is in it.
class ColumnArea final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnArea(QWidget *column, QWidget *parent = nullptr);

    void fitWidth(); ///< as it does by itself while it is shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace SocketDesk
