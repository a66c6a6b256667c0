// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>

#include <functional>

namespace SocketDesk {

/// What the desktop says to the program rather than to its window: each is empty where nobody listens.
class Application final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    std::function<void()> atEndOfSession;          ///< the window is closed before anything else hears of it
    std::function<void(const QString &)> openFile; ///< macOS hands over a file so, and not on the command line

    bool event(QEvent *event) override;
};

} // namespace SocketDesk
