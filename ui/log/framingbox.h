// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framingconfig.h"
#include "ui/base/retranslated.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace SocketDesk {

class FieldNote;
class LengthFieldPopup;

/// Chooses how streams are cut into messages: the kind, and beside it what that kind needs to know.
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

    // In the rows of the form around it.
    [[nodiscard]] QLabel *label() const { return m_kindLabel; }
    [[nodiscard]] FieldNote *note() const { return m_note; }
    void hideLabel(); ///< where the form has one

Q_SIGNALS:
    void configChanged(); ///< by the user

protected:
    void retranslate() override;

private:
    void createKinds();
    void createFields();
    void arrange();
    void showFields();
    [[nodiscard]] static QStringList kindTips();
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
    QPushButton *m_length = nullptr;
    QSpinBox *m_gap = nullptr;
    LengthFieldPopup *m_lengthPopup = nullptr;
    FieldNote *m_note = nullptr; ///< under the row
};

} // namespace SocketDesk
