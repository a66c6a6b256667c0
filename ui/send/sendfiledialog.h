// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/fileplan.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace SocketDesk {

class ElidedLabel;

/// Asks which file to send, and how.
class SendFileDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    /// \param plan what is filled in at first; its target is left as it is
    explicit SendFileDialog(const FilePlan &plan, QWidget *parent = nullptr);

    [[nodiscard]] FilePlan plan() const;   ///< as it is filled in
    void showTarget(const QString &words); ///< to whom it goes, as “Send to” says it

    void browse(); ///< asks for the file in a dialog of the system

Q_SIGNALS:
    void chosen(const SocketDesk::FilePlan &plan);

protected:
    void retranslate() override;

private:
    void createFields();
    void arrange();
    void fill();
    void onPathChanged();
    void sayItIsOnlyRead();
    void showFile(qint64 bytes);
    void onFramingChanged();
    void accept() override;

    FilePlan m_plan;
    bool m_isBrowsed = false;       ///< the path was just chosen, and only has to be sent
    QWidget *m_pathField = nullptr; ///< line and button
    QLineEdit *m_path = nullptr;
    QPushButton *m_browse = nullptr;
    ElidedLabel *m_target = nullptr;
    QComboBox *m_framing = nullptr;
    QComboBox *m_order = nullptr;
    QSpinBox *m_block = nullptr;
    QSpinBox *m_rate = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_cancel = nullptr;
    FormRow m_pathRow;
    FormRow m_targetRow;
    FormRow m_framingRow;
    FormRow m_orderRow;
    FormRow m_blockRow;
    FormRow m_rateRow;
};

} // namespace SocketDesk
