// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QRect>

class QAction;
class QMainWindow;

namespace SocketDesk {

class MainMenu;
class ProjectorStrip;
class SessionTabs;

/// Shows the window to a room: the whole screen, large type, log and message alone, and colours that nobody confuses.
///
/// Changes nothing that is remembered: what was there before is there again afterwards, to the pixel.
class Projecting final : public QObject
{
    Q_OBJECT

public:
    Projecting(QMainWindow *window, SessionTabs *tabs, MainMenu *menu);

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setOn(bool on);

    [[nodiscard]] int usualFontPointSize() const; ///< of the log, on the screen where the window is
    /// Of the log while it is on: as large as the screen asks for, or as was zoomed to since.
    [[nodiscard]] int fontPointSize() const { return m_fontPointSize; }
    void setFontPointSize(int points);
    void resetFontPointSize();

    void limitMenu();                    ///< what is not on the screen cannot be folded
    void showState(const QString &text); ///< of the tab in front

    /// As the window is to come back, whatever it looks like now.
    [[nodiscard]] QByteArray geometry() const;

Q_SIGNALS:
    void changed();  ///< on, off, or the font size
    void cameBack(); ///< what is shown is that of before

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter();
    void leave();
    void lendKeys();
    void showStrip();
    [[nodiscard]] int windowFontPointSize() const;
    void comeBack();

    QMainWindow *m_window;
    SessionTabs *m_tabs;
    MainMenu *m_menu;
    QPointer<ProjectorStrip> m_strip; ///< while it is on
    QList<QAction *> m_lent;
    bool m_isOn = false;
    int m_fontPointSize = 0;
    QByteArray m_geometry; ///< from before, as the state and the place
    Qt::WindowStates m_state;
    QRect m_place;
    bool m_isComingBack = false; ///< the window does not have its size of before yet
};

} // namespace SocketDesk
