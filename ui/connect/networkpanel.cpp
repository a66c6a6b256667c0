// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/networkpanel.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/base/taborder.h"
#include "ui/base/wheel.h"
#include "ui/connect/endpointform.h"
#include "ui/connect/moreoptions.h"
#include "ui/connect/statewords.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace SocketDesk {

using namespace Qt::StringLiterals;

NetworkPanel::NetworkPanel(QWidget *parent)
    : Retranslated(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(panelMargins);
    m_layout->setSpacing(2);
    m_form = new EndpointForm(this);
    m_layout->addWidget(m_form);
    createButton();
    createMore();
    connect(m_form, &EndpointForm::roleChanged, this, &NetworkPanel::onRoleChanged);
    connect(m_form, &EndpointForm::edited, this, &NetworkPanel::edited);
    connect(m_form, &EndpointForm::submitted, this, &NetworkPanel::trigger);
    m_options = m_form->draft();
    retranslate();
}

void NetworkPanel::createButton()
{
    m_button = new QPushButton(this);
    m_button->setMinimumHeight(m_button->sizeHint().height() + 4);
    m_lamp = new StateLamp(this);
    m_state = new ElidedLabel(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_lamp);
    row->addWidget(m_state, 1);
    m_layout->addWidget(m_button);
    m_layout->addLayout(row);
    connect(m_button, &QPushButton::clicked, this, &NetworkPanel::trigger);
}

void NetworkPanel::createMore()
{
    m_moreToggle = new QToolButton(this);
    m_moreToggle->setAutoRaise(true);
    m_moreToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreToggle->setArrowType(Qt::RightArrow);
    m_moreToggle->setFocusPolicy(Qt::StrongFocus);
    m_layout->addWidget(m_moreToggle);
    connect(m_moreToggle, &QToolButton::clicked, this, &NetworkPanel::toggleMore);
}

void NetworkPanel::toggleMore()
{
    const bool shown = m_more == nullptr || m_more->isHidden();
    m_moreToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    if (m_more == nullptr) {
        m_more = new MoreOptions(this);
        m_more->setConfig(m_options);
        m_more->setLocked(isActive(m_status.state));
        m_layout->addWidget(m_more);
        keepWheelFromBoxesIn(m_more);
        followTheEye(m_more, m_moreToggle);
        connect(m_more, &MoreOptions::edited, this, &NetworkPanel::edited);
    }
    m_more->setVisible(shown);
}

void NetworkPanel::setConfig(const EndpointConfig &config)
{
    m_options = config;
    if (m_more != nullptr)
        m_more->setConfig(config); // or those that are shown would take the place of these
    m_form->setConfig(config);
}

EndpointConfig NetworkPanel::draft() const
{
    return withOptions(m_form->draft());
}

Role NetworkPanel::role() const
{
    return m_form->role();
}

void NetworkPanel::beginAs(Role role)
{
    m_form->chooseRole(role);
    m_form->focusFirstAddress();
}

/// The form knows the addresses, the rest stands in the more options.
EndpointConfig NetworkPanel::withOptions(EndpointConfig config) const
{
    EndpointConfig whole = m_options;
    if (m_more != nullptr)
        m_more->applyTo(&whole);
    whole.role = config.role;
    whole.localHost = std::move(config.localHost);
    whole.localPort = config.localPort;
    whole.remoteHost = std::move(config.remoteHost);
    whole.remotePort = config.remotePort;
    return whole;
}

void NetworkPanel::onRoleChanged(Role role)
{
    if (m_more != nullptr)
        m_more->applyTo(&m_options);
    m_options.role = role;
    if (m_more != nullptr)
        m_more->setConfig(m_options);
    m_hasFailed = false;
    showState();
    Q_EMIT roleChanged(role);
}

void NetworkPanel::trigger()
{
    if (isOnTheWay(m_status.state))
        Q_EMIT cancelRequested();
    else if (m_status.state == EndpointState::Open)
        Q_EMIT closeRequested();
    else if (m_status.state == EndpointState::Closed)
        open();
}

void NetworkPanel::open()
{
    if (const auto config = m_form->checked())
        Q_EMIT openRequested(withOptions(*config));
}

void NetworkPanel::showStatus(const SessionStatus &status)
{
    m_status = status;
    if (isActive(status.state))
        m_hasFailed = false;
    m_form->showStatus(status);
    if (m_more != nullptr)
        m_more->setLocked(isActive(status.state));
    showState();
}

void NetworkPanel::setFailed(bool failed)
{
    m_hasFailed = failed;
    showState();
}

QString NetworkPanel::actionText() const
{
    const bool isClient = role() == Role::TcpClient;
    if (isOnTheWay(m_status.state))
        return tr("Cancel");
    if (isActive(m_status.state))
        return isClient ? tr("Disconnect") : tr("Close");
    return isClient ? tr("Connect") : tr("Open");
}

QString NetworkPanel::actionIcon() const
{
    return isActive(m_status.state) ? u"close"_s : u"plug"_s;
}

QString NetworkPanel::actionTip() const
{
    if (isActive(m_status.state))
        return tr("F5 does it too.");
    switch (role()) {
    case Role::TcpServer:
        return tr("Takes the port (bind) and waits for clients (listen). F5 does it too.");
    case Role::TcpClient:
        return tr("Asks the server for a connection: SYN, SYN-ACK, ACK. F5 does it too.");
    case Role::Udp:
        return tr("Takes the port (bind); nothing is sent yet. F5 does it too.");
    }
    Q_UNREACHABLE();
}

void NetworkPanel::showState()
{
    const QString words = StateWords::session(m_status, role());
    setLabel(m_button, actionText(), u'N');
    m_button->setToolTip(actionTip());
    m_button->setIcon(icon(actionIcon()));
    m_button->setEnabled(m_status.state != EndpointState::Closing);
    m_lamp->setState(StateWords::lamp(m_status, m_hasFailed));
    m_lamp->setAccessibleName(words);
    m_state->setFullText(words);
}

void NetworkPanel::retranslate()
{
    setTitle(tr("Network"));
    setLabel(m_moreToggle, tr("More options"));
    m_moreToggle->setToolTip(tr("What is seldom needed: time limits, sharing the port, Nagle, multicast"));
    showState();
}

} // namespace SocketDesk
