// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

class QPushButton;

namespace SocketDesk {

class ElidedLabel;

/// Over the tabs of a projected window: the state of the tab in front, and the way out.
class ProjectorStrip final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit ProjectorStrip(QWidget *parent = nullptr);

    void showState(const QString &text);

Q_SIGNALS:
    void leaveRequested();

protected:
    void retranslate() override;

private:
    ElidedLabel *m_state;
    QPushButton *m_leave;
};

} // namespace SocketDesk
