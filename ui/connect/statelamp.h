// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace SocketDesk {

/// A small lamp that tells a state by colour and by shape: ring, diamond, disc, half disc, cross.
enum class LampState : quint8 {
    Off,    ///< ring: closed
    Busy,   ///< diamond: resolving, connecting, waiting, closing
    On,     ///< disc: open
    Half,   ///< half disc: one side of the connection has finished
    Failed, ///< cross: the last attempt failed
};

/// Paints the lamp in a square; for icons of tabs as well.
void paintLamp(QPainter *painter, const QRectF &square, LampState state, const QPalette &palette);

/// The lamp as a widget. What it says to assistive tools is set as its accessible name by the owner.
class StateLamp final : public QWidget
{
    Q_OBJECT

public:
    explicit StateLamp(QWidget *parent = nullptr);

    [[nodiscard]] LampState state() const { return m_state; }
    void setState(LampState state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LampState m_state = LampState::Off;
};

} // namespace SocketDesk
