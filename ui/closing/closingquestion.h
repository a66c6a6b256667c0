// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMessageBox>
#include <QPointer>

namespace SocketDesk {

class SessionPage;

/// One question about everything that would be lost or end, which names it. Cancel is what Enter and Esc do.
///
/// Deletes itself. Its words are those of when it was made; only how much waits to be sent is asked for anew.
class ClosingQuestion final : public QMessageBox
{
    Q_OBJECT

public:
    /// \param losses sentences about what would be lost; may be empty
    /// \param pages of which something would end
    ClosingQuestion(const QString &title, const QStringList &losses, const QList<SessionPage *> &pages,
                    QWidget *parent);

    /// The button that does it, before Cancel.
    QPushButton *addAnswer(const QString &text, ButtonRole role = DestructiveRole);
    void ask();

private:
    void listPages();
    void widen();

    QList<QPointer<SessionPage>> m_pages;
};

} // namespace SocketDesk
