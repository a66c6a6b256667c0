// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QWidget>

#include <functional>

class QCheckBox;

namespace SocketDesk {

class FieldNote;

/// "Save to file…" and its like: a check box, and below where it goes and how much has gone there. It shows only while
/// there is something to say; its box, too, unless that has its place elsewhere.
class SaveSwitch final : public QWidget
{
    Q_OBJECT

public:
    explicit SaveSwitch(QWidget *parent = nullptr);

    /// \param tip as long as nothing is saved
    void setText(const QString &text, const QString &tip);

    /// To be put beside others.
    [[nodiscard]] QWidget *box() const;

    /// The file it goes to and how much of it, or an empty path while nothing is saved.
    void showSaving(const QString &path, qint64 bytes);
    void showFailed(const SocketDesk::Error &error);
    void showStalled(const SocketDesk::Error &error);    ///< it goes on as soon as it can
    void showHung(const std::function<QString()> &text); ///< the disk does not answer

Q_SIGNALS:
    void toggled(bool on);

private:
    void showTip();

    QCheckBox *m_box;
    FieldNote *m_note;
    QString m_tip;
    QString m_path; ///< that is saved to; may be empty
};

} // namespace SocketDesk
