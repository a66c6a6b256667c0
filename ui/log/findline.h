// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/searchpattern.h"
#include "ui/base/retranslated.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace SocketDesk {

class FieldNote;
class LinkButton;

/// The line over the transcript in which is typed what to find. Knows nothing of searching.
class FindLine final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit FindLine(QWidget *parent = nullptr);

    /// What is typed, but for the encoding.
    [[nodiscard]] SearchQuery query() const;

    void focusField(); ///< and selects what stands there

    /// Says how the search stands; in every language that is chosen meanwhile.
    void say(std::function<QString()> status);
    void showRunning(bool running); ///< there is something to stop
    void refuse(const Error &error);
    void tellLimit(std::size_t limit); ///< only so many hits are kept
    void clearNote();

Q_SIGNALS:
    void edited(); ///< query() is another
    void nextRequested();
    void previousRequested();
    void stopRequested();
    void closeRequested();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createField();
    void createButtons();
    void arrange();
    void showMode();

    QLabel *m_label = nullptr;
    QLineEdit *m_field = nullptr;
    QComboBox *m_mode = nullptr;
    QCheckBox *m_matchCase = nullptr;
    QPushButton *m_previous = nullptr;
    QPushButton *m_next = nullptr;
    QLabel *m_status = nullptr;
    LinkButton *m_stop = nullptr;
    QToolButton *m_close = nullptr;
    FieldNote *m_note = nullptr;
    std::function<QString()> m_statusText;
};

} // namespace SocketDesk
