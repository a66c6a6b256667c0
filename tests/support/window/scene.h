// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/window/windowdriver.h"
#include "ui/mainwindow.h"

#include <QTemporaryDir>

/// A window of the product with settings of its own, and the things a person does in it, in English.
///
/// GUI thread. Tabs are numbered from 0 in the order in which they were opened.
class Scene
{
public:
    Scene();

    [[nodiscard]] const WindowDriver &driver() const { return m_driver; }
    [[nodiscard]] SocketDesk::MainWindow &window() { return m_window; }

    void goToTab(int tab);
    /// In a tab of its own; the port is chosen by the system. \return where it listens or is bound, "127.0.0.1:40123"
    QString openServer();
    QString openUdp(const QString &sendTo = {});
    void connectClient(const QString &server);
    void endConversation(int client, int server); ///< orderly by both ends; the tabs of the two
    void connectAgain(const QString &server);     ///< in the current tab

    /// From the current tab; waits until it stands in the log of \p receiver, which is in front then.
    void say(const QString &text, int receiver);
    void waitInLog(const QString &text) const; ///< as the last row of the current tab
    void chooseEncoding(const QString &name);
    /// The visible rows of the log of the current tab.
    [[nodiscard]] QStringList transcript() const;

private:
    [[nodiscard]] static SocketDesk::Settings *inEnglish(SocketDesk::Settings *settings);
    void freshTab(const QString &protocol);
    [[nodiscard]] QString localAddress() const;

    QTemporaryDir m_folder;
    SocketDesk::Settings m_settings;
    SocketDesk::MainWindow m_window;
    WindowDriver m_driver;
    bool m_hasTab = false; ///< the window comes with an empty one
};
