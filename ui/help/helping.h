// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/help/helppages.h"

#include <QObject>

#include <memory>

class QMainWindow;

namespace SocketDesk {

class HelpWindow;

/// Opens the help: a page of it, or what belongs to where the focus is. Its window is made when it is first wanted.
///
/// Dialogs of the window get the key for it too, F1.
class Helping final : public QObject
{
    Q_OBJECT

public:
    /// \param window owns it, and is the one whose keys the help lists
    explicit Helping(QMainWindow *window);
    ~Helping() override;

    /// What stands in the help for "{{name}}"; made when the help is opened and in each language.
    void setPart(const QString &name, const std::function<QString()> &markdown) { m_parts.insert(name, markdown); }

    void open(const QString &link); ///< "errors#refused"
    void openForFocus();

    [[nodiscard]] HelpWindow *window() const { return m_help.get(); } ///< nullptr while it was never wanted

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void giveKey(QWidget *dialog);

    HelpPages::Parts m_parts;
    std::unique_ptr<HelpWindow> m_help;
};

} // namespace SocketDesk
