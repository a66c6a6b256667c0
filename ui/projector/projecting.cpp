// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/projector/projecting.h"

#include "ui/base/windowfont.h"
#include "ui/mainmenu.h"
#include "ui/projector/projectorstrip.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QResizeEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

// So that the back row reads it: some 18 rows of log and message on any screen.
constexpr int logRows = 34;
constexpr int windowRows = 52;
constexpr double pointsPerPixel = 0.75; // at 96 dots an inch, which all screens say they have
constexpr int leastLogPoints = 18;
constexpr int leastWindowPoints = 12;

int pointsFor(int height, int rows, int least)
{
    return std::max(least, int(height * pointsPerPixel / rows));
}

} // namespace

Projecting::Projecting(QMainWindow *window, SessionTabs *tabs, MainMenu *menu)
    : QObject(window)
    , m_window(window)
    , m_tabs(tabs)
    , m_menu(menu)
{
    window->installEventFilter(this);
}

int Projecting::usualFontPointSize() const
{
    return pointsFor(m_window->screen()->size().height(), logRows, leastLogPoints);
}

int Projecting::windowFontPointSize() const
{
    return pointsFor(m_window->screen()->size().height(), windowRows, leastWindowPoints);
}

void Projecting::setOn(bool on)
{
    if (on == m_isOn)
        return;
    if (on)
        enter();
    else
        leave();
}

void Projecting::enter()
{
    m_geometry = m_window->saveGeometry();
    m_state = m_window->windowState();
    m_place = m_window->geometry();
    m_isOn = true;
    m_isComingBack = false;
    m_fontPointSize = usualFontPointSize();
    for (int index = 0; index < m_tabs->count(); ++index)
        m_tabs->page(index)->setProjected(true);
    useWindowFont(windowFontPointSize());
    lendKeys();
    m_window->menuBar()->hide();
    showStrip();
    limitMenu();
    m_window->showFullScreen();
    Q_EMIT changed();
}

/// Those of a hidden menu bar are dead.
void Projecting::lendKeys()
{
    const QList<QAction *> actions = m_window->menuBar()->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (!action->shortcuts().isEmpty())
            m_lent.append(action);
    }
    m_window->addActions(m_lent);
}

void Projecting::showStrip()
{
    auto *strip = new ProjectorStrip(m_window->centralWidget());
    static_cast<QVBoxLayout *>(m_window->centralWidget()->layout())->insertWidget(0, strip);
    connect(strip, &ProjectorStrip::leaveRequested, this, [this] { setOn(false); });
    strip->show();
    m_strip = strip;
}

void Projecting::showState(const QString &text)
{
    if (m_strip)
        m_strip->showState(text);
}

void Projecting::leave()
{
    m_isOn = false;
    for (QAction *action : std::exchange(m_lent, {}))
        m_window->removeAction(action);
    m_strip->hide(); // which hands the focus on, where its button has it
    m_strip->deleteLater();
    m_window->menuBar()->show();
    m_window->setWindowState(m_state);
    if (m_state == Qt::WindowNoState)
        m_window->setGeometry(m_place);
    Q_EMIT changed(); // the usual fonts, before the sizes that they would change
    comeBack();
    // Once more when the smaller letters have been laid out, which until then hold the column open.
    QMetaObject::invokeMethod(this, &Projecting::comeBack, Qt::QueuedConnection);
}

void Projecting::comeBack()
{
    if (m_isOn)
        return;
    for (int index = 0; index < m_tabs->count(); ++index)
        m_tabs->page(index)->setProjected(false);
    m_isComingBack = m_window->size() != m_place.size();
    Q_EMIT cameBack();
}

/// A window gets its size back when the desktop gives it, and everything in it has to have its own then.
bool Projecting::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize && m_isComingBack && m_window->size() == m_place.size())
        QMetaObject::invokeMethod(this, &Projecting::comeBack, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Projecting::setFontPointSize(int points)
{
    if (m_fontPointSize == points)
        return;
    m_fontPointSize = points;
    Q_EMIT changed();
}

void Projecting::resetFontPointSize()
{
    setFontPointSize(usualFontPointSize());
}

void Projecting::limitMenu()
{
    m_menu->column->setEnabled(!m_isOn);
    m_menu->sizes->setEnabled(!m_isOn);
    for (QAction *action : {m_menu->composer, m_menu->peers})
        action->setEnabled(action->isEnabled() && !m_isOn); // which a saved log has not
}

QByteArray Projecting::geometry() const
{
    return m_isOn ? m_geometry : m_window->saveGeometry();
}

} // namespace SocketDesk
