// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/monkey.h"

#include "session/sessionhandle.h"
#include "ui/mainwindow.h"
#include "ui/sessionpage.h"

#include <QApplication>
#include <QFileDialog>
#include <QTest>
#include <QWheelEvent>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostPeers = 16;
constexpr int mostBytes = 3000;

template<typename T, std::size_t N>
const T &oneOf(const std::array<T, N> &all, QRandomGenerator &random)
{
    return all[random.bounded(quint32(N))];
}

} // namespace

Monkey::Monkey(MainWindow &window, quint32 seed)
    : m_window(window)
    , m_random(seed)
{
    // Queued, because a timer is not served again within its own turn, and a step may be one that runs a menu.
    connect(&m_timer, &QTimer::timeout, this, &Monkey::step, Qt::QueuedConnection);
}

void Monkey::stop()
{
    m_timer.stop();
    m_peers.clear();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window != &m_window && window->isVisible())
            window->close();
    }
}

/// What a person could reach now: the innermost popup, or dialog, or else one of the windows.
QWidget *Monkey::front(MainWindow &window)
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    QWidget *active = QApplication::activeWindow();
    return active && active->isVisible() ? active : &window;
}

void Monkey::step()
{
    ++m_steps;
    QWidget *const widget = front(m_window);
    if (auto *files = qobject_cast<QFileDialog *>(widget))
        return files->reject();
    if (below(8) == 0)
        meddle();
    else
        act(*widget);
}

void Monkey::act(QWidget &front)
{
    QWidget *const widget = pick(front);
    const int choice = below(10);
    if (choice < 5)
        click(*widget);
    else if (choice < 9)
        press(*widget);
    else
        turnWheel(*widget);
}

QWidget *Monkey::pick(QWidget &front)
{
    QWidgetList reachable{&front};
    const QWidgetList all = front.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && widget->isEnabled() && widget->window() == &front)
            reachable << widget;
    }
    return reachable.at(below(int(reachable.size())));
}

void Monkey::click(QWidget &widget)
{
    const QPoint place(below(std::max(1, widget.width())), below(std::max(1, widget.height())));
    const Qt::KeyboardModifiers modifiers = below(6) == 0 ? Qt::ShiftModifier : Qt::NoModifier;
    const QPoint end = widget.mapToGlobal(QPoint(below(1280), below(720)));
    switch (below(8)) {
    case 0: {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget.mapToGlobal(place));
        QCoreApplication::sendEvent(&widget, &event);
        return;
    }
    case 1:
        return sendMouse(&widget, {QEvent::MouseButtonDblClick, QEvent::MouseButtonRelease}, place, modifiers);
    case 2: // a drag that ends somewhere else
        sendMouse(&widget, {QEvent::MouseButtonPress, QEvent::MouseMove}, place, modifiers);
        return sendMouse(QApplication::widgetAt(end), {QEvent::MouseMove, QEvent::MouseButtonRelease}, {}, modifiers);
    default:
        return sendMouse(&widget, {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}, place, modifiers);
    }
}

/// The first of them may be the end of the widget.
void Monkey::sendMouse(const QPointer<QWidget> &widget, std::initializer_list<QEvent::Type> types, QPoint place,
                       Qt::KeyboardModifiers modifiers)
{
    for (const QEvent::Type type : types) {
        if (!widget || !widget->isVisible())
            return;
        const bool isDown = type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick;
        const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, place, widget->mapToGlobal(QPointF(place)), button,
                          isDown ? Qt::LeftButton : Qt::NoButton, modifiers);
        QCoreApplication::sendEvent(widget, &event);
    }
}

void Monkey::press(QWidget &widget)
{
    static constexpr std::array keys{Qt::Key_Return, Qt::Key_Escape, Qt::Key_Tab,     Qt::Key_Backtab, Qt::Key_Space,
                                     Qt::Key_Up,     Qt::Key_Down,   Qt::Key_Home,    Qt::Key_End,     Qt::Key_PageUp,
                                     Qt::Key_Delete, Qt::Key_F2,     Qt::Key_F3,      Qt::Key_Left,    Qt::Key_Right,
                                     Qt::Key_Menu,   Qt::Key_F6,     Qt::Key_PageDown};
    static constexpr std::array controls{Qt::Key_A, Qt::Key_C,   Qt::Key_V,     Qt::Key_X, Qt::Key_Z,
                                         Qt::Key_T, Qt::Key_F,   Qt::Key_I,     Qt::Key_L, Qt::Key_G,
                                         Qt::Key_1, Qt::Key_Tab, Qt::Key_Return};
    static constexpr std::array characters{'0', '1',  '9', 'a', 'F',
                                           '{', '\\', '"', '-', '~'}; // none that parts folders
    if (widget.focusPolicy() != Qt::NoFocus && below(2) == 0)
        widget.setFocus();
    QWidget *const focus = QApplication::focusWidget();
    QWidget *const target = focus && focus->window() == widget.window() ? focus : &widget;
    switch (below(4)) {
    case 0:
        return sendKey(target, oneOf(keys, m_random), Qt::NoModifier);
    case 1:
        return sendKey(target, oneOf(controls, m_random), Qt::ControlModifier);
    case 2:
        return sendKey(target, Qt::Key(Qt::Key_F1 + below(12)), Qt::NoModifier);
    default:
        const char character = oneOf(characters, m_random);
        return sendKey(target, QTest::asciiToKey(character), Qt::NoModifier, QString(QLatin1Char(character)));
    }
}

/// As Qt does it: whoever wants to override a shortcut is asked first, then the shortcuts, then the widget.
void Monkey::sendKey(const QPointer<QWidget> &widget, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    if (qt_sendShortcutOverrideEvent(widget, 0, key, modifiers, text))
        return;
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        if (!widget)
            return; // the press was its end
        QKeyEvent event(type, key, modifiers, text);
        QCoreApplication::sendEvent(widget, &event);
    }
}

void Monkey::turnWheel(QWidget &widget)
{
    const QPointF place(widget.rect().center());
    const QPoint turn(0, below(2) == 0 ? 120 : -120);
    const Qt::KeyboardModifiers modifiers = below(4) == 0 ? Qt::ControlModifier : Qt::NoModifier;
    QWheelEvent event(place, widget.mapToGlobal(place), {}, turn, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

QByteArray Monkey::bytes()
{
    QByteArray bytes(below(mostBytes), Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(below(256));
    return bytes;
}

/// Comes to whatever listens, says something that is no text in any encoding, ends in one way or another.
void Monkey::meddle()
{
    const SessionPage *const page = m_window.currentPage();
    const QString local = page ? page->session()->status().localAddress : QString();
    if (m_peers.size() < mostPeers && !local.isEmpty())
        m_peers.push_back(RawStream::beginConnecting(local.section(u':', -1).toUShort()));
    if (m_peers.empty())
        return;
    RawStream &peer = m_peers[std::size_t(below(int(m_peers.size())))];
    switch (below(6)) {
    case 0:
        return peer.finish();
    case 1:
        return peer.reset();
    case 2:
        return m_peers.pop_front();
    default:
        peer.write(bytes());
    }
}
