// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/window/scene.h"

#include "translations/language.h"
#include "ui/log/transcriptview.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAbstractButton>
#include <QTableView>

using namespace Qt::StringLiterals;

Scene::Scene()
    : m_settings(m_folder.filePath(u"settings.ini"_s))
    , m_window(inEnglish(&m_settings))
    , m_driver(m_window)
{
    SocketDesk::usePalette(SocketDesk::PaletteChoice::Light);
    m_window.restore();
    m_window.resize(1280, 720);
    m_window.show();
    m_window.activateWindow(); // which a screen without a window manager does not do by itself
    m_driver.waitFor(u"the window to be active"_s, [this] { return m_window.isActiveWindow(); });
}

/// Before the window is made: windows hear of a change of language only when events are next handled.
SocketDesk::Settings *Scene::inEnglish(SocketDesk::Settings *settings)
{
    SocketDesk::useLanguage(u"en"_s);
    return settings;
}

void Scene::goToTab(int tab)
{
    while (m_window.tabs()->currentIndex() != tab)
        m_driver.trigger(u"Next tab"_s);
}

void Scene::freshTab(const QString &protocol)
{
    if (m_hasTab)
        m_driver.trigger(u"New tab"_s);
    m_hasTab = true;
    m_driver.choose(u"Protocol"_s, protocol);
}

QString Scene::localAddress() const
{
    return u"127.0.0.1:"_s + m_driver.textOf(u"Local port"_s);
}

QString Scene::openServer()
{
    freshTab(u"TCP Server"_s);
    m_driver.type(u"Local port"_s, u"0"_s);
    m_driver.press(u"Open"_s);
    m_driver.waitForControl(u"Close"_s);
    return localAddress();
}

QString Scene::openUdp(const QString &sendTo)
{
    freshTab(u"UDP"_s);
    m_driver.type(u"Local port"_s, u"0"_s);
    m_driver.press(u"Open"_s);
    m_driver.waitForControl(u"Close"_s);
    if (!sendTo.isEmpty())
        m_driver.type(u"Send to"_s, sendTo);
    return localAddress();
}

void Scene::connectClient(const QString &server)
{
    freshTab(u"TCP Client"_s);
    m_driver.type(u"Remote address"_s, server.section(u':', 0, 0));
    m_driver.type(u"Remote port"_s, server.section(u':', 1));
    m_driver.press(u"Connect"_s);
    m_driver.waitForControl(u"Connected to "_s + server);
}

void Scene::endConversation(int client, int server)
{
    goToTab(client);
    m_driver.press(u"Disconnect"_s);
    goToTab(server);
    auto *peers = m_window.currentPage()->findChild<QTableView *>();
    m_driver.waitFor(u"the peer in the table"_s, [peers] { return peers->model()->rowCount() == 1; });
    peers->selectRow(0);
    m_driver.press(u"Disconnect"_s);
    m_driver.waitFor(u"the peer to go"_s, [peers] { return peers->model()->rowCount() == 0; });
}

void Scene::connectAgain(const QString &server)
{
    m_driver.waitForControl(u"Connect"_s);
    m_driver.press(u"Connect"_s);
    m_driver.waitForControl(u"Connected to "_s + server);
}

void Scene::chooseEncoding(const QString &name)
{
    m_driver.choose(u"Encoding"_s, name);
}

void Scene::say(const QString &text, int receiver)
{
    m_driver.type(u"Message"_s, text);
    m_driver.press(u"Send"_s);
    goToTab(receiver);
    waitInLog(text);
}

void Scene::waitInLog(const QString &text) const
{
    m_driver.waitFor(u"“%1” at the end of the log"_s.arg(text),
                     [this, &text] { return transcript().constLast().contains(text); });
}

QStringList Scene::transcript() const
{
    QStringList rows = m_window.currentPage()->transcript()->visibleRows();
    rows.removeIf([](const QString &row) { return row.trimmed().isEmpty(); });
    return rows.isEmpty() ? QStringList{QString()} : rows;
}
