// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QPointer>

namespace SocketDesk {

/// The name of a tab while it is typed, over the tab: Enter and going elsewhere take it, Esc does not. Then the focus is
/// where it was before.
///
/// Deletes itself when it is done.
class TabNameEdit final : public QLineEdit
{
    Q_OBJECT

public:
    /// \param automatic the title that an empty name gives
    TabNameEdit(const QString &name, const QString &automatic, QWidget *parent);

    void begin();
    void giveUp(); ///< says nothing

Q_SIGNALS:
    void named(const QString &name); ///< at most once

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take();

    QString m_before;
    QPointer<QWidget> m_focusBefore;
    bool m_isOver = false;
};

} // namespace SocketDesk
