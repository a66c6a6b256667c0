// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/responderconfig.h"
#include "ui/base/retranslated.h"

class QCheckBox;
class QLabel;
class QSpinBox;
class QPushButton;
class QVBoxLayout;

namespace SocketDesk {

class DrawerHead;
class FieldNote;
class FileServerBox;

/// What a page may answer by itself, each with its switch. Beside the transcript.
class AnswerPanel final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit AnswerPanel(QWidget *parent = nullptr);

    void takeFocus(); ///< to the first switch
    void showConfig(const ResponderConfig &config);
    [[nodiscard]] const ResponderConfig &config() const { return m_config; }

Q_SIGNALS:
    void configEdited(); ///< by the user
    void closeRequested();
    void rulesRequested();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createHead();
    void createSwitches();
    void createGuards();
    void createFileServer();
    [[nodiscard]] QCheckBox *addSwitch(bool ResponderSwitches::*on);

    ResponderConfig m_config;
    DrawerHead *m_head = nullptr;
    QCheckBox *m_echo = nullptr;
    QCheckBox *m_groupChat = nullptr;
    QCheckBox *m_rules = nullptr;
    QPushButton *m_editRules = nullptr;
    FileServerBox *m_fileServer = nullptr;
    QLabel *m_limitLabel = nullptr;
    QSpinBox *m_limit = nullptr;
    QCheckBox *m_stopLoops = nullptr;
};

} // namespace SocketDesk
