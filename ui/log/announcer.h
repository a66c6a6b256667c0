// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace SocketDesk {

/// Says a sentence to assistive technology, and shows nothing: to it, it is a notification whose name is the sentence.
class Announcer final : public QWidget
{
    Q_OBJECT

public:
    explicit Announcer(QWidget *parent);

    void say(const QString &sentence);
};

} // namespace SocketDesk
