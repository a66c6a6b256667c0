// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statistics/sequencefield.h"
#include "ui/base/retranslated.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace SocketDesk {

/// Whether datagrams are looked through for a counter, and where in them it is. Changes count at once.
class SequenceFields final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit SequenceFields(QWidget *parent = nullptr);

    /// Nothing: datagrams are not checked.
    void setField(const std::optional<SequenceField> &field);
    [[nodiscard]] std::optional<SequenceField> field() const;

Q_SIGNALS:
    void fieldChanged(); ///< by the user

protected:
    void retranslate() override;

private:
    void createFields();
    void arrange();
    void onEdited();
    void enableFields();

    bool m_isSetting = false; ///< the fields change because the program does it
    QCheckBox *m_isOn = nullptr;
    QLabel *m_widthLabel = nullptr;
    QComboBox *m_width = nullptr;
    QLabel *m_orderLabel = nullptr;
    QComboBox *m_order = nullptr;
    QLabel *m_offsetLabel = nullptr;
    QSpinBox *m_offset = nullptr;
};

} // namespace SocketDesk
