// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

class QLabel;

namespace SocketDesk {

class LinkButton;

/// The strip over the transcript: its title, and the way back to what was cleared away.
class LogHeader final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit LogHeader(QWidget *parent = nullptr);

    void showCleared(bool cleared); ///< something earlier is hidden

Q_SIGNALS:
    void showAllRequested();

protected:
    void retranslate() override;

private:
    QLabel *m_title = nullptr;
    LinkButton *m_showAll = nullptr;
};

} // namespace SocketDesk
