// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpoint.h"

#include <QObject>

#include <functional>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace SocketDesk {

/// What can be done to TCP connections to see what the program at the other end makes of it, as a menu: read nothing or
/// little, stay half open.
class CloseLab final : public QObject
{
    Q_OBJECT

public:
    /// The peers that something is done to, and what their conduct is so far.
    struct Subject
    {
        QList<PeerId> peers;
        PeerConduct conduct;
    };

    /// \param subject what is selected now
    CloseLab(std::function<Subject()> subject, QWidget *parent);

    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void retranslate();

Q_SIGNALS:
    void chosen(const QList<SocketDesk::PeerId> &peers, const SocketDesk::PeerConduct &conduct);

private:
    void fill();
    void addRate(qint64 bytesPerSecond);
    void askForRate();
    void choose(Subject subject, qint64 bytesPerSecond);
    void showConduct();

    std::function<Subject()> m_subject;
    QWidget *m_parent;
    QMenu *m_menu;
    QActionGroup *m_rates;
    QAction *m_other = nullptr;
    QAction *m_halfOpen = nullptr;
};

} // namespace SocketDesk
