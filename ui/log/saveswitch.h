// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QWidget>

class QCheckBox;

namespace SocketDesk {

class FieldNote;

/// "Save to file…" and its like: a check box, and below it where it goes and how much has gone there.
class SaveSwitch final : public QWidget
{
    Q_OBJECT

public:
    /// WhileActive: it shows only while something is saved, or was refused; it is switched on elsewhere.
    enum class Visibility : quint8 { Always, WhileActive };

    explicit SaveSwitch(Visibility visibility, QWidget *parent = nullptr);

    void setText(const QString &text);

    /// The file it goes to and how much of it, or an empty path while nothing is saved.
    void showSaving(const QString &path, qint64 bytes);
    void showFailed(const SocketDesk::Error &error);
    void showStalled(const SocketDesk::Error &error); ///< it goes on as soon as it can

Q_SIGNALS:
    void toggled(bool on);

private:
    Visibility m_visibility;
    QCheckBox *m_box;
    FieldNote *m_note;
};

} // namespace SocketDesk
