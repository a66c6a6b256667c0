// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/formrow.h"
#include "ui/base/preference.h"

#include <QObject>

#include <functional>

class QAbstractSpinBox;
class QLineEdit;

namespace SocketDesk {

class Preferences;

/// One preference in the dialog: its label, its field, and under it what it does or what is wrong.
///
/// What is chosen counts at once; what is typed, when it is done and good. Shows what others change.
class PreferenceRow final : public QObject
{
    Q_OBJECT

public:
    /// Appends the row to \p grid; its widgets get \p page as parent.
    PreferenceRow(const PreferenceSpec &spec, Preferences *preferences, QGridLayout *grid, QWidget *page);

    void retranslate();
    /// Shows it where its words hold \p text, in any case. \return whether it is shown
    bool filter(const QString &text);
    void show(); ///< what is chosen, in place of what was typed and of what is said about that
    [[nodiscard]] const PreferenceSpec &spec() const { return m_spec; }

private:
    [[nodiscard]] QWidget *makeField(QWidget *page);
    [[nodiscard]] QWidget *makeSwitch(QWidget *page);
    [[nodiscard]] QWidget *makeNumber(QWidget *page);
    [[nodiscard]] QWidget *makeSeconds(QWidget *page);
    [[nodiscard]] QWidget *makeChoice(QWidget *page);
    [[nodiscard]] QWidget *makeText(QWidget *page);
    [[nodiscard]] QWidget *makeFonts(QWidget *page);
    [[nodiscard]] QWidget *makeEncodings(QWidget *page);
    [[nodiscard]] QWidget *makeFraming(QWidget *page);
    [[nodiscard]] QWidget *makeFolder(QWidget *page);
    [[nodiscard]] int beyondTheGap() const;
    void listenTo(QLineEdit *line);
    void listenTo(QAbstractSpinBox *box, const QString &least, const QString &most);
    void chooseFolder();
    void refuse();
    void take(const QVariant &value);
    void explain();
    void lookForFolder(const QString &folder);

    const PreferenceSpec &m_spec;
    Preferences *m_preferences;
    std::function<void()> m_show;      ///< brings the field in line
    std::function<void()> m_sayInside; ///< texts in the field; may be empty
    FormRow m_row;
    bool m_isTaking = false; ///< the change comes from this field
};

} // namespace SocketDesk
