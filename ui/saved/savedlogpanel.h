// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

#include <QGroupBox>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace SocketDesk {

class ElidedLabel;
class SavedLog;

/// The panel of a read-only tab, where others have that of the network: which log it is, how much, from when to when.
class SavedLogPanel final : public Retranslated<QGroupBox>
{
    Q_OBJECT

public:
    /// \param log outlives the panel
    explicit SavedLogPanel(const SavedLog *log, QWidget *parent = nullptr);

Q_SIGNALS:
    void cancelRequested();
    void anotherRequested();

protected:
    void retranslate() override;

private:
    /// A caption and what it says, which is its buddy.
    struct Line
    {
        QLabel *caption = nullptr;
        QLabel *value = nullptr;
    };

    [[nodiscard]] Line addLine(QGridLayout *grid);
    void createButtons();
    void showState();

    const SavedLog *m_log;
    ElidedLabel *m_file = nullptr;
    Line m_records;
    Line m_from;
    Line m_to;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_another = nullptr;
};

} // namespace SocketDesk
