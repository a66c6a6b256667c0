// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/window/scene.h"

#include "translations/language.h"
#include "ui/log/transcriptview.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAbstractButton>

using namespace Qt::StringLiterals;

Scene::Scene()
    : m_settings(m_folder.filePath(u"settings.ini"_s))
    , m_window(&m_settings)
    , m_driver(m_window)
{
    SocketDesk::useLanguage(u"en"_s);
    SocketDesk::usePalette(SocketDesk::PaletteChoice::Light);
    m_window.restore();
    m_window.resize(1280, 720);
    m_window.show();
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

void Scene::reconnectClient(const QString &server)
{
    m_driver.press(u"Disconnect"_s);
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
                     [this, &text] { return transcript().last().contains(text); });
}

QStringList Scene::transcript() const
{
    QStringList rows = m_window.currentPage()->transcript()->visibleRows();
    rows.removeIf([](const QString &row) { return row.trimmed().isEmpty(); });
    return rows.isEmpty() ? QStringList{QString()} : rows;
}
