// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/moreoptions.h"

#include "ui/base/labels.h"
#include "ui/connect/interfacebox.h"
#include "ui/connect/multicastlist.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

namespace SocketDesk {

using namespace std::chrono;

namespace {

constexpr int longestSeconds = 600; ///< of a limit, as EndpointConfig says

QSpinBox *makeSpinBox(int least, int most, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(least, most);
    return box;
}

} // namespace

MoreOptions::MoreOptions(QWidget *parent)
    : Retranslated(parent)
{
    m_sharePort = new QCheckBox(this);
    createTcpFields();
    createUdpFields();
    arrange();
    retranslate();
}

void MoreOptions::createTcpFields()
{
    m_connectTimeout = new QDoubleSpinBox(this);
    m_connectTimeout->setRange(0.1, longestSeconds);
    m_connectTimeout->setDecimals(1);
    m_reconnect = new QCheckBox(this);
    m_halfOpenLimit = makeSpinBox(0, longestSeconds, this);
    m_noDelay = new QCheckBox(this);
}

void MoreOptions::createUdpFields()
{
    m_groups = new MulticastList(this);
    m_ttl = makeSpinBox(0, 255, this);
    m_loop = new QCheckBox(this);
    m_interface = new InterfaceBox(InterfaceBox::Empty::SystemChooses, this);
}

void MoreOptions::arrange()
{
    QGridLayout *grid = makeFormGrid();
    setLayout(grid);
    const auto addWide = [grid](QWidget *widget) { grid->addWidget(widget, grid->rowCount(), 0, 1, 2); };
    addWide(m_sharePort);
    m_connectTimeoutRow = FormRow(grid, m_connectTimeout);
    addWide(m_reconnect);
    m_halfOpenRow = FormRow(grid, m_halfOpenLimit);
    addWide(m_noDelay);
    addWide(m_groups);
    m_ttlRow = FormRow(grid, m_ttl);
    addWide(m_loop);
    m_interfaceRow = FormRow(grid, m_interface);
}

void MoreOptions::showFieldsOf(Role role)
{
    const bool isClient = role == Role::TcpClient;
    const bool isUdp = role == Role::Udp;
    m_connectTimeoutRow.setShown(isClient);
    m_reconnect->setVisible(isClient);
    m_halfOpenRow.setShown(!isUdp);
    m_noDelay->setVisible(!isUdp);
    m_groups->setVisible(isUdp);
    m_ttlRow.setShown(isUdp);
    m_loop->setVisible(isUdp);
    m_interfaceRow.setShown(isUdp);
}

void MoreOptions::setConfig(const EndpointConfig &config)
{
    m_sharePort->setChecked(config.sharePort);
    m_connectTimeout->setValue(duration<double>(config.connectTimeout).count());
    m_reconnect->setChecked(config.reconnect);
    m_halfOpenLimit->setValue(static_cast<int>(duration_cast<seconds>(config.halfOpenLimit).count()));
    m_noDelay->setChecked(config.noDelay);
    m_groups->setMemberships(config.memberships);
    m_ttl->setValue(config.multicastTtl);
    m_loop->setChecked(config.multicastLoop);
    m_interface->setInterfaceName(config.multicastInterface);
    showFieldsOf(config.role);
}

void MoreOptions::applyTo(EndpointConfig *config) const
{
    config->sharePort = m_sharePort->isChecked();
    config->connectTimeout = round<milliseconds>(duration<double>(m_connectTimeout->value()));
    config->reconnect = m_reconnect->isChecked();
    config->halfOpenLimit = seconds(m_halfOpenLimit->value());
    config->noDelay = m_noDelay->isChecked();
    config->memberships = m_groups->memberships();
    config->multicastTtl = m_ttl->value();
    config->multicastLoop = m_loop->isChecked();
    config->multicastInterface = m_interface->interfaceName();
}

void MoreOptions::setLocked(bool locked)
{
    for (QWidget *widget : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        widget->setEnabled(!locked);
}

void MoreOptions::retranslate()
{
    setLabel(m_sharePort, tr("Share the port"));
    m_sharePort->setToolTip(tr("Other programs may open the same port; which of them receives is up to the system."));
    m_connectTimeoutRow.setLabel(tr("Connect time limit"));
    m_connectTimeout->setSuffix(tr(" s"));
    setLabel(m_reconnect, tr("Reconnect automatically"));
    m_halfOpenRow.setLabel(tr("Half-open limit"));
    m_halfOpenLimit->setSuffix(tr(" s"));
    m_halfOpenLimit->setSpecialValueText(tr("none"));
    m_halfOpenLimit->setToolTip(tr("How long a connection stays usable after the peer has finished sending."));
    setLabel(m_noDelay, tr("No delay (Nagle off)"));
    m_ttlRow.setLabel(tr("Multicast TTL"));
    setLabel(m_loop, tr("Multicast loopback"));
    m_loop->setToolTip(tr("Programs on this machine receive what is sent to a group."));
    m_interfaceRow.setLabel(tr("Send multicast on"));
}

} // namespace SocketDesk
