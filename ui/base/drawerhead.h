// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace SocketDesk {

/// The first row of a drawer beside the log: what it is, and the button that closes it.
class DrawerHead final : public QWidget
{
    Q_OBJECT

public:
    explicit DrawerHead(QWidget *drawer);

    void setTexts(const QString &title, const QString &closeName, const QString &closeTip);

Q_SIGNALS:
    void closeRequested();

private:
    QLabel *m_title;
    QToolButton *m_close;
};

} // namespace SocketDesk
