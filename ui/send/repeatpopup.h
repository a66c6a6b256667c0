// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/sender.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace SocketDesk {

/// How often something is repeated, what becomes of late deadlines, and whether it goes line by line: fields that come up
/// under a button. Changes count from the next start on.
class RepeatPopup final : public Retranslated<QFrame>
{
    Q_OBJECT

public:
    explicit RepeatPopup(QWidget *parent);

    void setOptions(const RepeatOptions &options);
    [[nodiscard]] RepeatOptions options() const;

    void popUpAt(const QWidget *button); ///< at its lower edge; the first field has the focus

Q_SIGNALS:
    void optionsChanged(); ///< by the user

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_isSetting = false; ///< the fields change because the program does it
    QSpinBox *m_count = nullptr;
    QComboBox *m_late = nullptr;
    QCheckBox *m_lines = nullptr;
    FormRow m_countRow;
    FormRow m_lateRow;
};

} // namespace SocketDesk
