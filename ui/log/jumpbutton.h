// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace SocketDesk {

/// Floats over the lower edge of the transcript while the newest rows are not followed and lie below.
class JumpButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit JumpButton(QWidget *parent);

    void retranslate();
    void setComplete(); ///< nothing more will come, so nothing waits either
    void place();       ///< after the parent was resized

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isComplete = false;
};

} // namespace SocketDesk
