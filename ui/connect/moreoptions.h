// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace SocketDesk {

class InterfaceBox;
class MulticastList;

/// What is rarely set about an endpoint, folded away below the network panel; shows only what the role knows.
class MoreOptions final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit MoreOptions(QWidget *parent = nullptr);

    void setConfig(const EndpointConfig &config);
    void applyTo(EndpointConfig *config) const; ///< leaves the addresses alone
    void setLocked(bool locked);

Q_SIGNALS:
    void edited();

protected:
    void retranslate() override;

private:
    void explainFields();
    void createTcpFields();
    void createUdpFields();
    void arrange();
    void connectEdits();
    void showFieldsOf(Role role);
    [[nodiscard]] AcceptMode acceptMode() const;

    QCheckBox *m_sharePort = nullptr;
    QDoubleSpinBox *m_connectTimeout = nullptr;
    QCheckBox *m_reconnect = nullptr;
    QSpinBox *m_halfOpenLimit = nullptr;
    QCheckBox *m_noDelay = nullptr;
    QComboBox *m_accept = nullptr;
    QSpinBox *m_acceptDelay = nullptr;
    QSpinBox *m_maxConnections = nullptr;
    QSpinBox *m_readRate = nullptr;
    MulticastList *m_groups = nullptr;
    QSpinBox *m_ttl = nullptr;
    QCheckBox *m_loop = nullptr;
    InterfaceBox *m_interface = nullptr;
    FormRow m_connectTimeoutRow;
    FormRow m_halfOpenRow;
    FormRow m_acceptRow;
    FormRow m_acceptDelayRow;
    FormRow m_maxConnectionsRow;
    FormRow m_readRateRow;
    FormRow m_ttlRow;
    FormRow m_interfaceRow;
};

} // namespace SocketDesk
