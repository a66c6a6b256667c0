// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/moreoptions.h"

#include "ui/base/labels.h"
#include "ui/connect/interfacebox.h"
#include "ui/connect/multicastlist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

namespace SocketDesk {

using namespace std::chrono;

namespace {

constexpr int fastestRate = 1'000'000'000; ///< as EndpointConfig says
constexpr int longestSeconds = 600;        ///< of a limit, as EndpointConfig says

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
    connectEdits();
    retranslate();
}

void MoreOptions::connectEdits()
{
    for (const QCheckBox *box : {m_sharePort, m_reconnect, m_noDelay, m_loop})
        connect(box, &QCheckBox::toggled, this, &MoreOptions::edited);
    connect(m_accept, &QComboBox::currentIndexChanged, this, [this] {
        m_acceptDelayRow.setShown(!m_accept->isHidden() && acceptMode() == AcceptMode::Late);
        Q_EMIT edited();
    });
    for (const QSpinBox *box : {m_halfOpenLimit, m_ttl, m_acceptDelay, m_maxConnections, m_readRate})
        connect(box, &QSpinBox::valueChanged, this, &MoreOptions::edited);
    connect(m_connectTimeout, &QDoubleSpinBox::valueChanged, this, &MoreOptions::edited);
    connect(m_groups, &MulticastList::edited, this, &MoreOptions::edited);
    connect(m_interface, &QComboBox::activated, this, &MoreOptions::edited);
}

void MoreOptions::createTcpFields()
{
    m_connectTimeout = new QDoubleSpinBox(this);
    m_connectTimeout->setRange(0.1, longestSeconds);
    m_connectTimeout->setDecimals(1);
    m_reconnect = new QCheckBox(this);
    m_halfOpenLimit = makeSpinBox(0, longestSeconds, this);
    m_noDelay = new QCheckBox(this);
    m_accept = new QComboBox(this);
    for (const AcceptMode mode : {AcceptMode::Serve, AcceptMode::CloseAtOnce, AcceptMode::Late})
        m_accept->addItem({}, static_cast<int>(mode));
    m_acceptDelay = makeSpinBox(1, longestSeconds * 1000, this);
    m_maxConnections = makeSpinBox(0, EndpointConfig::mostConnections, this);
    m_readRate = makeSpinBox(int(unlimitedRate), fastestRate, this);
}

AcceptMode MoreOptions::acceptMode() const
{
    return static_cast<AcceptMode>(m_accept->currentData().toInt());
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
    m_acceptRow = FormRow(grid, m_accept);
    m_acceptDelayRow = FormRow(grid, m_acceptDelay);
    m_maxConnectionsRow = FormRow(grid, m_maxConnections);
    m_readRateRow = FormRow(grid, m_readRate);
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
    m_acceptRow.setShown(role == Role::TcpServer);
    m_acceptDelayRow.setShown(role == Role::TcpServer && acceptMode() == AcceptMode::Late);
    m_maxConnectionsRow.setShown(role == Role::TcpServer);
    m_readRateRow.setShown(!isUdp);
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
    m_accept->setCurrentIndex(m_accept->findData(static_cast<int>(config.accept)));
    m_acceptDelay->setValue(static_cast<int>(config.acceptDelay.count()));
    m_maxConnections->setValue(config.maxConnections);
    m_readRate->setValue(static_cast<int>(config.readRate));
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
    config->accept = acceptMode();
    config->acceptDelay = milliseconds(m_acceptDelay->value());
    config->maxConnections = m_maxConnections->value();
    config->readRate = m_readRate->value();
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
    m_halfOpenRow.explain(tr("How long a connection stays usable after the peer has finished sending (FIN).\n"
                             "None: until one of the two closes it."));
    setLabel(m_noDelay, tr("No delay (Nagle off)"));
    m_acceptRow.setLabel(tr("Who connects"));
    m_accept->setItemText(0, tr("is served"));
    m_accept->setItemText(1, tr("is closed at once"));
    m_accept->setItemText(2, tr("is accepted late"));
    m_acceptDelayRow.setLabel(tr("Accept after"));
    m_acceptDelay->setSuffix(tr(" ms"));
    m_maxConnectionsRow.setLabel(tr("Connections at most"));
    m_maxConnections->setSpecialValueText(tr("any number"));
    m_maxConnections->setToolTip(
        tr("Who comes beyond that is accepted and closed at once (FIN), and the log says why:\n"
           "its program sees an end, and does not wait in the backlog. Who leaves makes room."));
    m_readRateRow.setLabel(tr("Read at most"));
    m_readRate->setSuffix(tr(" B/s"));
    m_readRate->setSpecialValueText(tr("as it comes"));
    m_readRateRow.explain(tr("Of each connection; 0: nothing is read, and TCP holds the peer back."));
    m_ttlRow.setLabel(tr("Multicast TTL"));
    setLabel(m_loop, tr("Multicast loopback"));
    m_loop->setToolTip(tr("Programs on this machine receive what is sent to a group."));
    m_interfaceRow.setLabel(tr("Send multicast on"));
    explainFields();
}

void MoreOptions::explainFields()
{
    m_connectTimeoutRow.explain(tr("Connecting has failed when nobody answers for so long: the computer is off,\n"
                                   "or a firewall drops what is sent to it without a word."));
    m_reconnect->setToolTip(tr("One second after the connection has ended or could not be made, until you stop it."));
    m_noDelay->setToolTip(tr("Each write goes out at once. Otherwise TCP may keep a small one back until the peer\n"
                             "has confirmed the one before, and send several as one (Nagle's algorithm)."));
    m_acceptRow.explain(tr("What a client meets. While it waits to be accepted it stands in the queue of the system,\n"
                           "the backlog: to the client that looks like a connection on which nothing is answered."));
    m_acceptDelayRow.explain(tr("So long a client waits in the backlog."));
    m_ttlRow.explain(tr("How many routers a datagram to a group may pass, plus one.\n"
                        "1: it stays in this network; 0: on this computer."));
    m_interfaceRow.explain(tr("Through which network card datagrams to a group leave;\n"
                              "the system's choice is often not the one with the receivers."));
}

} // namespace SocketDesk
