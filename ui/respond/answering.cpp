// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/answering.h"

#include "session/sessionhandle.h"
#include "ui/log/framingbox.h"
#include "ui/log/receivepanel.h"
#include "ui/log/reception.h"
#include "ui/respond/answerbar.h"
#include "ui/respond/answerpanel.h"

#include <utility>

namespace SocketDesk {

Answering::Answering(SessionHandle *session, Reception *reception, ReceivePanel *reading, AnswerBar *bar,
                     std::function<void(QWidget *)> place, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_reception(reception)
    , m_reading(reading)
    , m_bar(bar)
    , m_place(std::move(place))
{
    connect(m_reading, &ReceivePanel::readingChanged, this, &Answering::onReadingChanged);
    connect(m_reception, &Reception::encodingChanged, this, &Answering::onReadingChanged);
    connect(m_bar, &AnswerBar::panelToggled, this, &Answering::setShown);
}

void Answering::setConfig(const ResponderConfig &config)
{
    m_config = config.switchedOff();
    if (m_panel != nullptr)
        m_panel->showConfig(m_config);
    apply();
}

void Answering::switchOn(const ResponderSwitches &on)
{
    ResponderConfig config = m_config;
    config.on = on;
    change(config);
}

void Answering::switchEcho(bool on)
{
    ResponderConfig config = m_config;
    config.on.echo = on;
    change(config);
}

void Answering::serveFolder(const QString &folder)
{
    ResponderConfig config = m_config;
    config.on.fileServer = true;
    config.fileServer.folder = folder;
    change(config);
}

void Answering::change(const ResponderConfig &config)
{
    m_config = config;
    if (m_panel != nullptr)
        m_panel->showConfig(config);
    apply();
    Q_EMIT edited();
}

/// What answers begins anew, so nothing is said where nothing is different.
void Answering::apply()
{
    ResponderSetup setup{m_config, m_reading->framing()->config(), m_reading->encoding()};
    setup.config.fileServer.encoding = m_reading->encoding();
    const bool isQuiet = !m_config.on.any() && !m_applied.config.on.any();
    if (std::exchange(m_applied, setup) != setup && !isQuiet)
        m_session->setResponders(setup);
}

/// The echo and the chat pass bytes on, however they are read.
void Answering::onReadingChanged()
{
    if (m_config.on.rules || m_config.on.fileServer)
        apply();
}

void Answering::setShown(bool shown)
{
    if (shown && m_panel == nullptr)
        createPanel();
    if (m_panel != nullptr)
        m_panel->setVisible(shown);
    m_bar->setPanelShown(shown);
    Q_EMIT shownChanged();
}

bool Answering::isShown() const
{
    return m_panel != nullptr && !m_panel->isHidden();
}

void Answering::createPanel()
{
    m_panel = new AnswerPanel;
    m_panel->showConfig(m_config);
    m_place(m_panel);
    connect(m_panel, &AnswerPanel::configEdited, this, [this] { change(m_panel->config()); });
    connect(m_panel, &AnswerPanel::closeRequested, this, [this] { setShown(false); });
}

} // namespace SocketDesk
