// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/preference.h"
#include "ui/base/retranslated.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace SocketDesk {

class ColumnArea;
class Preferences;
class PreferenceRow;

/// Shows all that can be chosen for the whole window: a page at a time, or, of all pages, what a search finds.
///
/// Everything counts at once, so there is nothing to apply or to take back but the usual values.
class PreferencesDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    explicit PreferencesDialog(Preferences *preferences, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void retranslate() override;

private:
    /// The rows of one page under its heading.
    struct Section
    {
        PreferencePage page;
        QWidget *box;
        QLabel *heading;
        QList<PreferenceRow *> rows;
    };

    void createSections();
    void createButtons();
    void arrange();
    void addSection(PreferencePage page, QVBoxLayout *column);
    void fitPages();  ///< the list of them, to its longest name
    void showFound(); ///< what is searched for, or the chosen page
    void resetPage();
    void askBeforeResettingAll();
    void resetAll();

    Preferences *m_preferences;
    QList<Section> m_sections;
    QLineEdit *m_search = nullptr;
    QListWidget *m_pages = nullptr;
    ColumnArea *m_area = nullptr;
    QLabel *m_nothing = nullptr; ///< nothing was found
    QPushButton *m_resetPage = nullptr;
    QPushButton *m_resetAll = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace SocketDesk
