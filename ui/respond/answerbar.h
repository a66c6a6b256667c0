// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

class QPushButton;

namespace SocketDesk {

/// The end of the settings column: a button that shows what the page may answer by itself.
class AnswerBar final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit AnswerBar(QWidget *parent = nullptr);

    void setPanelShown(bool shown);

Q_SIGNALS:
    void panelToggled(bool shown);

protected:
    void retranslate() override;

private:
    QPushButton *m_button = nullptr;
};

} // namespace SocketDesk
