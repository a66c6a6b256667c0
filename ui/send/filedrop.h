// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QDropEvent;
class QWidget;

namespace SocketDesk {

/// Lets one file be dropped onto a widget, wherever none of its children wants it.
class FileDrop final : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *widget);

Q_SIGNALS:
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] static QString fileOf(const QDropEvent *event);
};

} // namespace SocketDesk
