// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/filecollector.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace SocketDesk {

/// Asks where received files go and how they are found in what comes; for a download also which one is wanted.
class ReceiveFilesDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Receive, Download };

    /// \param config what is filled in at first
    ReceiveFilesDialog(Kind kind, const FileReceivingConfig &config, QWidget *parent = nullptr);

    [[nodiscard]] FileReceivingConfig config() const; ///< as it is filled in

Q_SIGNALS:
    void chosen(const SocketDesk::FileReceivingConfig &config);

protected:
    void retranslate() override;

private:
    enum class Place : quint8 { NoFolder, Locked, Writable };

    void createFields();
    void arrange();
    void browse();
    void check();
    void sayWhatBecomesOfFiles();
    void showPlace(Place place);
    void onFramingChanged();
    void accept() override;

    Kind m_kind;
    FileReceivingConfig m_config;
    Place m_place = Place::NoFolder; ///< what the folder was when it was last looked at
    bool m_isNamed = false;          ///< a download has the name of a file
    QLineEdit *m_name = nullptr;
    QWidget *m_folderField = nullptr; ///< line and button
    QLineEdit *m_folder = nullptr;
    QPushButton *m_browse = nullptr;
    QComboBox *m_framing = nullptr;
    QComboBox *m_order = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
    FormRow m_nameRow;
    FormRow m_folderRow;
    FormRow m_framingRow;
    FormRow m_orderRow;
};

} // namespace SocketDesk
