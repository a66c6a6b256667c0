// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/interfacebox.h"

#include "endpoint/localaddresses.h"

namespace SocketDesk {

InterfaceBox::InterfaceBox(Empty empty, QWidget *parent)
    : Retranslated(parent)
    , m_empty(empty)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    addItem({}, QString());
    for (const QString &name : multicastInterfaces())
        addItem(name, name);
    retranslate();
}

QString InterfaceBox::interfaceName() const
{
    return currentData().toString();
}

void InterfaceBox::setInterfaceName(const QString &name)
{
    if (findData(name) < 0) // remembered, and not there at the moment: opening will say so
        addItem(name, name);
    setCurrentIndex(findData(name));
}

void InterfaceBox::retranslate()
{
    setItemText(0, m_empty == Empty::All ? tr("all interfaces") : tr("automatic"));
}

} // namespace SocketDesk
