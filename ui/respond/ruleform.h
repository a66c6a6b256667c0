// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/rule.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace SocketDesk {

/// Everything that can be set about one rule.
class RuleForm final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);

    void showRule(const Rule &rule);
    [[nodiscard]] Rule rule() const;
    void askForPattern(); ///< the example in it goes with the first letter that is typed

    /// What is wrong with it, under the field that is named; nothing where it is right.
    void showMistake(const std::optional<Error> &mistake);

Q_SIGNALS:
    void edited(); ///< by the user

protected:
    void retranslate() override;

private:
    void createWhen();
    void createReplies();
    void createThen();
    void arrange();
    void addReply(const RuleReply &reply);
    void showEncoding(const std::optional<Encoding> &encoding);
    void onOccasion();
    void retranslateChoices();
    [[nodiscard]] QWidget *makeReplyButtons();
    [[nodiscard]] FieldNote *noteOf(const QString &field) const;

    bool m_isShowing = false;
    bool m_isEnabled = true;
    QLineEdit *m_name = nullptr;
    QComboBox *m_when = nullptr;
    QLineEdit *m_pattern = nullptr;
    QLineEdit *m_from = nullptr;
    QSpinBox *m_nth = nullptr;
    QTableWidget *m_replies = nullptr;
    FieldNote *m_repliesNote = nullptr;
    QPushButton *m_addReply = nullptr;
    QPushButton *m_removeReply = nullptr;
    QCheckBox *m_placeholders = nullptr;
    QComboBox *m_end = nullptr;
    QCheckBox *m_stop = nullptr;
    QComboBox *m_encoding = nullptr;
    FormRow m_nameRow;
    FormRow m_whenRow;
    FormRow m_patternRow;
    FormRow m_fromRow;
    FormRow m_nthRow;
    FormRow m_endRow;
    FormRow m_encodingRow;
};

} // namespace SocketDesk
