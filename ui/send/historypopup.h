// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace SocketDesk {

/// The list of what was sent last, popped up below its button; choosing one puts it into the composer, and with Ctrl it is
/// sent again.
///
/// A list rather than a menu, because two hundred entries need a scroll bar and a search. Deletes itself when closed.
class HistoryPopup final : public QFrame
{
    Q_OBJECT

public:
    HistoryPopup(const QList<TypedPayload> &items, QWidget *parent);

    /// Shows it next to \p button, inside the screen.
    void popUpAt(const QWidget *button);

Q_SIGNALS:
    void chosen(const SocketDesk::TypedPayload &payload);
    void sendRequested(const SocketDesk::TypedPayload &payload);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void passToList(QKeyEvent *event);
    void createList();
    void createSearch();
    void createButtons();
    void search(const QString &text);
    void finish(bool sends); ///< with the chosen one

    QList<TypedPayload> m_items;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    bool m_isPassing = false; ///< a key to the list
    QPushButton *m_edit = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace SocketDesk
