// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

class QLabel;

namespace SocketDesk {

class LinkButton;

/// The strip over the transcript: its title, and the word that it no longer follows what comes.
class LogHeader final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit LogHeader(QWidget *parent = nullptr);

    void showAutoScroll(bool on);
    void showCleared(bool cleared); ///< something earlier is hidden

Q_SIGNALS:
    void followRequested();
    void showAllRequested();

protected:
    void retranslate() override;

private:
    QLabel *m_title = nullptr;
    LinkButton *m_follow = nullptr;
    LinkButton *m_showAll = nullptr;
};

} // namespace SocketDesk
