// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

#include <QWidget>

namespace SocketDesk {

class ElidedLabel;
class LinkButton;

/// A quiet line that says what was deleted, with a link that brings it back; Ctrl+Z does it too, anywhere around it.
class UndoLine final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    /// \param part in which the key counts
    explicit UndoLine(QWidget *part);

    void offer(const QString &name); ///< of what was deleted; foreign text
    void withdraw();

Q_SIGNALS:
    void undoRequested();

protected:
    void retranslate() override;

private:
    QString m_name;
    ElidedLabel *m_text = nullptr;
    LinkButton *m_undo = nullptr;
};

} // namespace SocketDesk
