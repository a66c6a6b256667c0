// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/responderconfig.h"
#include "ui/base/retranslated.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace SocketDesk {

class FieldNote;

/// The switch of the file server, with the folder that is served and what is said of files that are not there.
class FileServerBox final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    explicit FileServerBox(QWidget *parent = nullptr);

    void showConfig(const ResponderConfig &config);

    [[nodiscard]] bool isOn() const;
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString missingText() const;

Q_SIGNALS:
    void edited(); ///< by the user

protected:
    void retranslate() override;

private:
    void arrange();
    void onSwitched(bool on);
    void onFolderEdited();
    void lookForFolder();
    void onLooked(bool isThere);
    void browse(bool switchOn);

    FileServerConfig m_shown;
    QString m_lookedFor;         ///< the folder that a disk is being asked for; nothing is served meanwhile
    bool m_isToBeServed = false; ///< as soon as it is found
    QCheckBox *m_on = nullptr;
    QLabel *m_folderLabel = nullptr;
    QLineEdit *m_folder = nullptr;
    QPushButton *m_browse = nullptr;
    FieldNote *m_note = nullptr;
    QLabel *m_missingLabel = nullptr;
    QLineEdit *m_missing = nullptr;
};

} // namespace SocketDesk
