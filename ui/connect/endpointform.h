// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/sessionhandle.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <array>
#include <optional>

class QComboBox;
class QLineEdit;

namespace SocketDesk {

class AddressBox;

/// The fields of the network panel: protocol, local and remote address and port.
///
/// Each role keeps what was typed for it. What is wrong is said under its field; what is in the fields is only taken
/// when all of it is right.
class EndpointForm final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit EndpointForm(QWidget *parent = nullptr);

    [[nodiscard]] Role role() const;

    void setConfig(const EndpointConfig &config);

    /// As if it were chosen under Protocol.
    void chooseRole(Role role);
    void focusFirstAddress(); ///< what has to be typed for that role, selected

    /// What was right last, with the fields of now as far as they are right; for the settings and the tab.
    [[nodiscard]] EndpointConfig draft() const;

    /// What the fields say, or nothing: then the errors are shown and the first wrong field has the focus.
    [[nodiscard]] std::optional<EndpointConfig> checked();

    /// Locks the fields while open, and shows the address that the system chose.
    void showStatus(const SessionStatus &status);

    [[nodiscard]] QWidget *firstField() const;
    [[nodiscard]] QWidget *lastField() const;

Q_SIGNALS:
    void roleChanged(SocketDesk::Role role);
    void edited();
    void submitted(); ///< Return in a field

protected:
    void retranslate() override;

private:
    void createFields();
    void connectFields();
    void retranslateRoles();
    void explainFields();
    void showFieldsOf(Role role);
    void load(const EndpointConfig &config);
    void onRoleActivated();
    void onEdited();
    void lock(const SessionStatus &status);
    void unlock();

    [[nodiscard]] Result<QString> readLocalHost() const;
    [[nodiscard]] Result<quint16> readLocalPort() const;
    [[nodiscard]] Result<QString> readRemoteHost() const;
    [[nodiscard]] Result<quint16> readRemotePort() const;

    void checkField(const QWidget *field);
    void noticeReach();
    [[nodiscard]] EndpointConfig &current() { return m_drafts.at(static_cast<size_t>(m_role)); }
    [[nodiscard]] const EndpointConfig &current() const { return m_drafts.at(static_cast<size_t>(m_role)); }

    Role m_role = Role::TcpServer;
    std::array<EndpointConfig, 3> m_drafts; ///< by role
    bool m_isLocked = false;

    QComboBox *m_protocol = nullptr;
    AddressBox *m_localHost = nullptr;
    QLineEdit *m_localPort = nullptr;
    QLineEdit *m_remoteHost = nullptr;
    QLineEdit *m_remotePort = nullptr;
    FormRow m_protocolRow;
    FormRow m_localHostRow;
    FormRow m_localPortRow;
    FormRow m_remoteHostRow;
    FormRow m_remotePortRow;
};

/// What a role starts with: harmless, on this machine.
[[nodiscard]] EndpointConfig defaultConfig(Role role);

} // namespace SocketDesk
