// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "send/sender.h"
#include "ui/base/retranslated.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace SocketDesk {

class FieldNote;
class RepeatPopup;

/// The switch that sends the message again and again, its interval, and how it goes. A button opens the rest.
class RepeatBox final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit RepeatBox(QWidget *parent = nullptr);

    [[nodiscard]] int intervalMs() const;
    void setIntervalMs(int ms);
    [[nodiscard]] const RepeatOptions &options() const { return m_options; }
    void setOptions(const RepeatOptions &options);

    void showProgress(const SendProgress &progress);

Q_SIGNALS:
    void toggled(bool on);
    void intervalChanged();
    void optionsChanged();

protected:
    void retranslate() override;

private:
    void openPopup();
    [[nodiscard]] static QString running(const SendProgress &progress);
    [[nodiscard]] static QString withFigures(QString text, const SendProgress &progress);
    [[nodiscard]] static QString ended(const SendProgress &progress);

    RepeatOptions m_options;
    QCheckBox *m_repeat = nullptr;
    QSpinBox *m_interval = nullptr;
    QLabel *m_unit = nullptr;
    QPushButton *m_more = nullptr;
    FieldNote *m_note = nullptr;
    RepeatPopup *m_popup = nullptr; ///< made when first opened
};

} // namespace SocketDesk
