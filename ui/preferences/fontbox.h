// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace SocketDesk {

/// The list of fonts of fixed width, behind that of the system.
///
/// The fonts are asked for when the list is about to be used: that takes a moment where there are many.
class FontBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit FontBox(QWidget *parent = nullptr);

    void setFamily(const QString &family); ///< tells nobody; empty: that of the system
    void nameSystemFont(const QString &name);
    void showPopup() override;

Q_SIGNALS:
    void familyChosen(const QString &family);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();

    bool m_isComplete = false;
};

} // namespace SocketDesk
