// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/quicklist.h"

#include <QFrame>

class QListWidget;

namespace SocketDesk {

/// The list of what was sent last, popped up below its button; choosing one puts it into the composer.
///
/// A list rather than a menu, because two hundred entries need a scroll bar and a search by typing. Deletes itself when
/// closed.
class HistoryPopup final : public QFrame
{
    Q_OBJECT

public:
    HistoryPopup(const QList<TypedPayload> &items, QWidget *parent);

    /// Shows it next to \p button, inside the screen.
    void popUpAt(const QWidget *button);

Q_SIGNALS:
    void chosen(const SocketDesk::TypedPayload &payload);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createList();
    void choose(int row);

    QList<TypedPayload> m_items;
    QListWidget *m_list = nullptr;
};

} // namespace SocketDesk
