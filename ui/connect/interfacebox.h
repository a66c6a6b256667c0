// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

#include <QComboBox>

namespace SocketDesk {

/// A choice among the network interfaces that can do multicast, or none in particular.
class InterfaceBox final : public Retranslated<QComboBox>
{
    Q_OBJECT

public:
    enum class Empty : quint8 { SystemChooses, All };

    explicit InterfaceBox(Empty empty, QWidget *parent = nullptr);

    [[nodiscard]] QString interfaceName() const; ///< empty: none in particular
    void setInterfaceName(const QString &name);

protected:
    void retranslate() override;

private:
    Empty m_empty;
};

} // namespace SocketDesk
