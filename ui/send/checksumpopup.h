// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/checksumconfig.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace SocketDesk {

/// Over which bytes a checksum goes and where it stands, and the numbers of a CRC of one's own: fields that come up under
/// a button. Changes count at once.
class ChecksumPopup final : public Retranslated<QFrame>
{
    Q_OBJECT

public:
    explicit ChecksumPopup(QWidget *parent);

    void setConfig(const ChecksumConfig &config);
    [[nodiscard]] const ChecksumConfig &config() const { return m_config; }

    void popUpAt(const QWidget *button); ///< at its lower edge; the first field has the focus

Q_SIGNALS:
    void configChanged(); ///< by the user

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createPlace(QGridLayout *grid);
    void createCustom(QGridLayout *grid);
    void showCustom();
    void onEdited();
    void onNumberEdited();
    [[nodiscard]] bool takeNumber(const QLineEdit *field, quint64 &number) const;

    ChecksumConfig m_config;
    bool m_isSetting = false; ///< the fields change because the program does it
    QSpinBox *m_from = nullptr;
    QComboBox *m_order = nullptr;
    QCheckBox *m_after = nullptr;
    QSpinBox *m_width = nullptr;
    QLineEdit *m_polynomial = nullptr;
    QLineEdit *m_initial = nullptr;
    QLineEdit *m_xorOut = nullptr;
    QCheckBox *m_reflectIn = nullptr;
    QCheckBox *m_reflectOut = nullptr;
    FormRow m_fromRow;
    FormRow m_orderRow;
    FormRow m_widthRow;
    FormRow m_polynomialRow;
    FormRow m_initialRow;
    FormRow m_xorOutRow;
    FieldNote *m_note = nullptr;
};

} // namespace SocketDesk
