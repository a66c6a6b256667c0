// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"
#include "ui/base/retranslated.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace SocketDesk {

class FieldNote;
class InterfaceBox;

/// The multicast groups that a UDP endpoint joins when it opens.
class MulticastList final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit MulticastList(QWidget *parent = nullptr);

    [[nodiscard]] const QList<MulticastMembership> &memberships() const { return m_memberships; }
    void setMemberships(const QList<MulticastMembership> &memberships);

protected:
    void retranslate() override;

private:
    void createFields();
    void arrange();
    void join();
    void leave();
    void listAll();
    [[nodiscard]] Result<MulticastMembership> typed() const;

    QList<MulticastMembership> m_memberships;
    QLabel *m_title = nullptr;
    QListWidget *m_list = nullptr;
    QLineEdit *m_group = nullptr;
    InterfaceBox *m_interface = nullptr;
    QPushButton *m_join = nullptr;
    QPushButton *m_leave = nullptr;
    FieldNote *m_note = nullptr;
};

} // namespace SocketDesk
