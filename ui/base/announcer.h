// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace SocketDesk {

/// True while there is assistive technology that listens.
[[nodiscard]] bool isListenedTo();
void pretendListener(bool isThere); ///< for tests: the platform they run on knows of none

/// Has assistive technology say \p sentence, which \p speaker shows; nothing is said where the user is elsewhere.
void announce(const QWidget *speaker, const QString &sentence);

/// Says a sentence to assistive technology, and shows nothing: to it, it is a notification whose name is the sentence.
class Announcer final : public QWidget
{
    Q_OBJECT

public:
    explicit Announcer(QWidget *window);

    void say(const QString &sentence);
};

} // namespace SocketDesk
