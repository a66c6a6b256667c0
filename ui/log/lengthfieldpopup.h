// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framingconfig.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QFrame>

class QComboBox;
class QSpinBox;

namespace SocketDesk {

/// Where in a header the length of a message stands: four fields that come up under a button. Changes count at once.
class LengthFieldPopup final : public Retranslated<QFrame>
{
    Q_OBJECT

public:
    explicit LengthFieldPopup(QWidget *parent);

    void setField(const LengthField &field);
    [[nodiscard]] LengthField field() const;

    void popUpAt(const QWidget *button); ///< at its lower edge; the first field has the focus

    /// "4 B, little", in the language of the program.
    [[nodiscard]] static QString summary(const LengthField &field);

Q_SIGNALS:
    void fieldChanged(); ///< by the user

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createFields();
    void onEdited();
    [[nodiscard]] QSpinBox *makeNumber(qint64 least, qint64 most);

    bool m_isSetting = false; ///< the fields change because the program does it
    QComboBox *m_width = nullptr;
    QComboBox *m_order = nullptr;
    QSpinBox *m_offset = nullptr;
    QSpinBox *m_adjust = nullptr;
    FormRow m_widthRow;
    FormRow m_orderRow;
    FormRow m_offsetRow;
    FormRow m_adjustRow;
};

} // namespace SocketDesk
