// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/rawpeer.h"

#include <QEvent>
#include <QObject>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>
#include <QWidget>

#include <deque>
#include <initializer_list>

namespace SocketDesk {
class MainWindow;
}

/// Clicks and types at random into whatever is in front, while peers come, talk, and go without a word.
///
/// GUI thread. Works from a timer, so that it goes on inside menus and dialogs that it has opened. It keeps away from
/// dialogs for files, where it could write anywhere, and from what ends the program.
class Monkey final : public QObject
{
    Q_OBJECT

public:
    Monkey(SocketDesk::MainWindow &window, quint32 seed);

    void start() { m_timer.start(); }
    void stop(); ///< and closes what it has opened before the window
    [[nodiscard]] quint64 steps() const { return m_steps; }

private:
    void step();
    void act(QWidget &front);
    void click(QWidget &widget);
    void press(QWidget &widget);
    static void sendMouse(const QPointer<QWidget> &widget, std::initializer_list<QEvent::Type> types, QPoint place,
                          Qt::KeyboardModifiers modifiers);
    static void sendKey(const QPointer<QWidget> &widget, Qt::Key key, Qt::KeyboardModifiers modifiers,
                        const QString &text = {});
    void turnWheel(QWidget &widget);
    void meddle(); ///< as a peer

    [[nodiscard]] static QWidget *front(SocketDesk::MainWindow &window);
    [[nodiscard]] QWidget *pick(QWidget &front);
    [[nodiscard]] int below(int end) { return int(m_random.bounded(end)); }
    [[nodiscard]] QByteArray bytes();

    SocketDesk::MainWindow &m_window;
    QRandomGenerator m_random;
    QTimer m_timer;
    std::deque<RawStream> m_peers;
    quint64 m_steps = 0;
};
