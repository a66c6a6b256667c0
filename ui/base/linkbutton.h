// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace SocketDesk {

/// A button that looks like a link: for the small actions of a panel.
class LinkButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit LinkButton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    [[nodiscard]] int markWidth() const; ///< of the check mark before the text, 0 where it cannot be checked
};

} // namespace SocketDesk
