// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace SocketDesk {

/// The editable list of this machine's addresses with the names of their interfaces.
///
/// The interfaces are asked only when somebody is about to look at the list.
class AddressBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit AddressBox(QWidget *parent = nullptr);

    void showPopup() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
};

} // namespace SocketDesk
