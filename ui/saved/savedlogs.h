// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;

namespace SocketDesk {

class MainWindow;
class SessionPage;

/// The ways to a read-only tab: a file that is chosen, dropped on the window, or named on the command line.
class SavedLogs final : public QObject
{
    Q_OBJECT

public:
    explicit SavedLogs(MainWindow *window);

    void choose();                          ///< asks for a file
    SessionPage *open(const QString &path); ///< each time a tab of its own
    void openAny(const QString &path);      ///< a workspace in place of the tabs, anything else as a saved log

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] static QStringList filesOf(const QMimeData *data);

    MainWindow *m_window;
};

} // namespace SocketDesk
