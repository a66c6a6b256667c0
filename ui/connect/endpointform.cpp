// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/endpointform.h"

#include "endpoint/address.h"
#include "endpoint/localaddresses.h"
#include "ui/connect/addressbox.h"
#include "ui/connect/statewords.h"

#include <QLineEdit>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array allRoles{Role::TcpServer, Role::TcpClient, Role::Udp};

QString portText(quint16 port)
{
    return QString::number(port);
}

/// A numeric address as an endpoint takes it, or nothing where nothing was typed and the system may choose.
Result<QString> numericHost(const QString &typed, bool mayBeEmpty)
{
    if (mayBeEmpty && typed.trimmed().isEmpty())
        return QString();
    const Result<QString> folded = parseHost(typed);
    if (!folded)
        return folded;
    return Address::fromHost(*folded, 0).map([](const Address &address) { return address.host(); });
}

/// Addresses under which other computers reach a socket that is bound to all of them.
QStringList reachableAddresses(bool ipv6)
{
    QStringList hosts;
    for (const LocalAddress &local : localAddresses()) {
        const auto address = Address::fromHost(local.host, 0);
        if (!address || address->isAny() || address->isLoopback() || !local.isUp)
            continue;
        if ((address->family() == Address::Family::IPv6) == ipv6)
            hosts << local.host;
    }
    return hosts;
}

} // namespace

EndpointConfig defaultConfig(Role role)
{
    EndpointConfig config;
    config.role = role;
    if (role == Role::TcpClient) {
        config.localHost.clear();
        config.localPort = 0;
    }
    return config;
}

EndpointForm::EndpointForm(QWidget *parent)
    : Retranslated(parent)
{
    for (const Role role : allRoles)
        m_drafts.at(static_cast<size_t>(role)) = defaultConfig(role);
    createFields();
    connectFields();
    retranslate();
    setConfig(defaultConfig(Role::TcpServer));
}

void EndpointForm::createFields()
{
    m_protocol = new QComboBox(this);
    for (const Role role : allRoles)
        m_protocol->addItem({}, static_cast<int>(role));
    m_localHost = new AddressBox(this);
    m_localPort = new QLineEdit(this);
    m_remoteHost = new QLineEdit(this);
    m_remotePort = new QLineEdit(this);

    QGridLayout *grid = makeFormGrid();
    setLayout(grid);
    m_protocolRow = FormRow(grid, m_protocol);
    m_localHostRow = FormRow(grid, m_localHost);
    m_localPortRow = FormRow(grid, m_localPort);
    m_remoteHostRow = FormRow(grid, m_remoteHost);
    m_remotePortRow = FormRow(grid, m_remotePort);
}

void EndpointForm::connectFields()
{
    connect(m_protocol, &QComboBox::activated, this, &EndpointForm::onRoleActivated);
    connect(m_localHost, &QComboBox::editTextChanged, this, &EndpointForm::onEdited);
    for (QLineEdit *field : {m_localHost->lineEdit(), m_localPort, m_remoteHost, m_remotePort}) {
        connect(field, &QLineEdit::textEdited, this, &EndpointForm::onEdited);
        connect(field, &QLineEdit::returnPressed, this, &EndpointForm::submitted);
        connect(field, &QLineEdit::editingFinished, this, [this, field] { checkField(field); });
    }
}

Role EndpointForm::role() const
{
    return m_role;
}

void EndpointForm::setConfig(const EndpointConfig &config)
{
    m_role = config.role;
    current() = config;
    m_protocol->setCurrentIndex(m_protocol->findData(static_cast<int>(m_role)));
    load(config);
    Q_EMIT roleChanged(m_role);
}

void EndpointForm::load(const EndpointConfig &config)
{
    const bool mayChoose = config.role != Role::TcpServer;
    m_localHost->setEditText(config.localHost);
    m_localPort->setText(mayChoose && config.localPort == 0 ? QString() : portText(config.localPort));
    m_remoteHost->setText(config.remoteHost);
    m_remotePort->setText(portText(config.remotePort));
    for (FormRow *row : {&m_localHostRow, &m_localPortRow, &m_remoteHostRow, &m_remotePortRow})
        row->note()->clearNote();
    showFieldsOf(config.role);
    noticeReach();
}

void EndpointForm::showFieldsOf(Role role)
{
    m_remoteHostRow.setShown(role == Role::TcpClient);
    m_remotePortRow.setShown(role == Role::TcpClient);
    const QString chosen = tr("chosen by the system");
    m_localHost->lineEdit()->setPlaceholderText(role == Role::TcpServer ? QString() : chosen);
    m_localPort->setPlaceholderText(chosen);
}

EndpointConfig EndpointForm::draft() const
{
    EndpointConfig config = current();
    if (m_isLocked)
        return config;
    config.localHost = readLocalHost().value_or(config.localHost);
    config.localPort = readLocalPort().value_or(config.localPort);
    config.remoteHost = readRemoteHost().value_or(config.remoteHost);
    config.remotePort = readRemotePort().value_or(config.remotePort);
    return config;
}

std::optional<EndpointConfig> EndpointForm::checked()
{
    for (const QWidget *field : {static_cast<QWidget *>(m_localHost->lineEdit()), static_cast<QWidget *>(m_localPort),
                                 static_cast<QWidget *>(m_remoteHost), static_cast<QWidget *>(m_remotePort)})
        checkField(field);
    for (const FormRow *row : {&m_localHostRow, &m_localPortRow, &m_remoteHostRow, &m_remotePortRow}) {
        if (row->note()->isRefusal() && row->field()->isVisibleTo(this)) {
            row->field()->setFocus();
            return {};
        }
    }
    current() = draft();
    return current();
}

Result<QString> EndpointForm::readLocalHost() const
{
    return numericHost(m_localHost->currentText(), m_role != Role::TcpServer);
}

Result<quint16> EndpointForm::readLocalPort() const
{
    return parsePort(m_localPort->text());
}

Result<QString> EndpointForm::readRemoteHost() const
{
    return parseHost(m_remoteHost->text());
}

Result<quint16> EndpointForm::readRemotePort() const
{
    const Result<quint16> port = parsePort(m_remotePort->text());
    if (port && *port == 0) // nobody can be called there
        return failure({ErrorCode::InvalidPort, {u"0"_s}, 0, -1});
    return port;
}

void EndpointForm::checkField(const QWidget *field)
{
    const auto note = [](FormRow &row, const auto &result) {
        if (result)
            row.note()->clearNote();
        else
            row.note()->refuse(result.error());
    };
    if (m_isLocked)
        return;
    if (field == m_localHost->lineEdit())
        note(m_localHostRow, readLocalHost());
    else if (field == m_localPort)
        note(m_localPortRow, readLocalPort());
    else if (field == m_remoteHost)
        note(m_remoteHostRow, readRemoteHost());
    else
        note(m_remotePortRow, readRemotePort());
    noticeReach();
}

void EndpointForm::noticeReach()
{
    FieldNote *note = m_localHostRow.note();
    if (note->isRefusal())
        return;
    const auto address = Address::fromHost(readLocalHost().value_or(QString()), 0);
    if (!address || !address->isAny()) {
        note->clearNote();
        return;
    }
    const QStringList hosts = reachableAddresses(address->family() == Address::Family::IPv6);
    note->say(FieldNote::Kind::Notice, [hosts] {
        return hosts.isEmpty() ? tr("Other computers may connect.")
                               : tr("Other computers may connect: %1").arg(hosts.join(u", "));
    });
}

void EndpointForm::chooseRole(Role role)
{
    m_protocol->setCurrentIndex(m_protocol->findData(static_cast<int>(role)));
    onRoleActivated();
}

void EndpointForm::focusFirstAddress()
{
    QLineEdit *field = m_role == Role::TcpClient ? m_remoteHost : m_localPort;
    field->setFocus();
    field->selectAll();
}

void EndpointForm::onRoleActivated()
{
    const auto chosen = static_cast<Role>(m_protocol->currentData().toInt());
    if (chosen == m_role)
        return;
    current() = draft();
    setConfig(m_drafts.at(static_cast<size_t>(chosen)));
    Q_EMIT edited();
}

void EndpointForm::onEdited()
{
    if (m_isLocked)
        return;
    for (FormRow *row : {&m_localHostRow, &m_localPortRow, &m_remoteHostRow, &m_remotePortRow})
        row->note()->clearNote();
    noticeReach();
    Q_EMIT edited();
}

void EndpointForm::showStatus(const SessionStatus &status)
{
    if (isActive(status.state))
        lock(status);
    else if (m_isLocked)
        unlock();
}

void EndpointForm::lock(const SessionStatus &status)
{
    m_isLocked = true;
    for (FormRow *row : {&m_protocolRow, &m_localHostRow, &m_localPortRow, &m_remoteHostRow, &m_remotePortRow})
        row->setLocked(true);
    if (const auto local = HostAndPort::parse(status.localAddress); local && !status.localAddress.isEmpty()) {
        m_localHost->setEditText(local->host);
        m_localPort->setText(portText(local->port));
    }
}

void EndpointForm::unlock()
{
    for (FormRow *row : {&m_protocolRow, &m_localHostRow, &m_localPortRow, &m_remoteHostRow, &m_remotePortRow})
        row->setLocked(false);
    load(current());
    m_isLocked = false;
}

QWidget *EndpointForm::firstField() const
{
    return m_protocol;
}

QWidget *EndpointForm::lastField() const
{
    return m_remotePort;
}

void EndpointForm::retranslateRoles()
{
    for (int row = 0; row < m_protocol->count(); ++row)
        m_protocol->setItemText(row, StateWords::role(static_cast<Role>(m_protocol->itemData(row).toInt())));
}

void EndpointForm::retranslate()
{
    m_protocolRow.setLabel(tr("Protocol"), u'P');
    m_localHostRow.setLabel(tr("Local address"), u'L');
    m_localPortRow.setLabel(tr("Local port"), u'C');
    m_remoteHostRow.setLabel(tr("Remote address"), u'R');
    m_remotePortRow.setLabel(tr("Remote port"), u'O');
    retranslateRoles();
    explainFields();
    showFieldsOf(m_role);
}

void EndpointForm::explainFields()
{
    m_protocolRow.explain(tr("TCP Server waits for programs that connect, TCP Client connects to one.\n"
                             "UDP sends and receives single datagrams, without a connection."));
    m_localHostRow.explain(tr("Where others reach this computer. 127.0.0.1: only programs that run on it;\n"
                              "0.0.0.0: from every network it is in; :: the same with IPv6."));
    m_localPortRow.explain(tr("The number that leads to this program, of all that run on the computer.\n"
                              "0: the system chooses a free one, which is then shown here."));
    m_remoteHostRow.explain(tr("The computer on which the server runs: its address, or its name.\n"
                               "127.0.0.1 is this computer itself."));
    m_remotePortRow.explain(tr("The number on which the server listens; 80 is usual for web servers, 1883 for MQTT."));
}

} // namespace SocketDesk
