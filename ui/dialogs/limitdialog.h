// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journallimit.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace SocketDesk {

/// Asks how much of what came and went a tab keeps, and what becomes of more.
class LimitDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    explicit LimitDialog(const JournalLimit &limit, QWidget *parent = nullptr);

    /// As it is filled in.
    [[nodiscard]] JournalLimit limit() const;

Q_SIGNALS:
    void chosen(const SocketDesk::JournalLimit &limit);

protected:
    void retranslate() override;

private:
    void createFields(const JournalLimit &limit);
    void arrange();
    void boundSize();
    void explain();
    [[nodiscard]] qint64 unitBytes() const;
    [[nodiscard]] AtLimit atLimit() const;
    void accept() override;

    QWidget *m_sizeField = nullptr; ///< number and unit
    QSpinBox *m_size = nullptr;
    QComboBox *m_unit = nullptr;
    QComboBox *m_atLimit = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_cancel = nullptr;
    FormRow m_sizeRow;
    FormRow m_atLimitRow;
};

} // namespace SocketDesk
