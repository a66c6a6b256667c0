// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/retranslated.h"

#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace SocketDesk {

class ElidedLabel;

/// How far a file is that goes over the wire: its name, a bar, how fast and how long yet, and room for buttons.
class TransferStrip final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit TransferStrip(QWidget *parent = nullptr);

    struct State
    {
        QString name;
        qint64 bytes = 0;
        qint64 size = -1; ///< -1: nobody knows
        qint64 bytesPerSecond = 0;
        QString remark; ///< in place of how fast and how long yet
        bool isPaused = false;
    };
    /// Shows what \p state gives, now and in every language chosen while it is shown.
    void present(std::function<State()> state);

    /// Behind those that are there. The caller gives it its label.
    [[nodiscard]] QPushButton *addButton();
    [[nodiscard]] QProgressBar *bar() const { return m_bar; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override; ///< where it is scrolled, it comes into view

private:
    std::function<State()> m_state;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_figures = nullptr;
    QProgressBar *m_bar = nullptr;
    QGridLayout *m_grid = nullptr;
    int m_buttons = 0;
};

/// "12.3 MB" in the words of the language.
[[nodiscard]] QString sizeText(qint64 bytes);

/// "45 %, 12.3 MB/s, 1:05 left", as far as it can be said.
[[nodiscard]] QString transferFigures(qint64 bytes, qint64 size, qint64 bytesPerSecond);

} // namespace SocketDesk
