// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framingconfig.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace SocketDesk {

/// Chooses how streams are cut into messages: the kind, and under it what that kind needs to know.
///
/// config() is always one that can be used: a delimiter that is none is refused where it stands, and the last good one
/// goes on.
class FramingBox final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit FramingBox(QWidget *parent = nullptr);

    [[nodiscard]] const FramingConfig &config() const { return m_config; }
    void setConfig(const FramingConfig &config); ///< must be valid

    /// What has come of it, in small print, in every language; nothing for no text.
    void showProgress(std::function<QString()> text);

Q_SIGNALS:
    void configChanged(); ///< by the user

protected:
    void retranslate() override;

private:
    void createKinds();
    void createFields();
    void createLengthFields(QGridLayout *grid);
    void showFields();
    void onKindChosen(int index);
    void onEdited();
    void onDelimiterEdited(const QString &text);
    [[nodiscard]] QSpinBox *makeNumber(qint64 least, qint64 most);

    FramingConfig m_config;
    bool m_isSetting = false; ///< the fields change because the program does it
    QLabel *m_kindLabel = nullptr;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_delimiter = nullptr;
    QSpinBox *m_fixed = nullptr;
    QSpinBox *m_gap = nullptr;
    QComboBox *m_width = nullptr;
    QComboBox *m_order = nullptr;
    QSpinBox *m_offset = nullptr;
    QSpinBox *m_adjust = nullptr;
    FormRow m_delimiterRow;
    FormRow m_fixedRow;
    FormRow m_gapRow;
    FormRow m_widthRow;
    FormRow m_orderRow;
    FormRow m_offsetRow;
    FormRow m_adjustRow;
    FieldNote *m_progress = nullptr;
};

} // namespace SocketDesk
