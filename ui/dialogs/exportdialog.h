// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/exportjob.h"
#include "ui/base/formrow.h"
#include "ui/base/retranslated.h"

#include <QDialog>

#include <optional>
#include <utility>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace SocketDesk {

/// Asks what of the data log goes into which file.
class ExportDialog final : public Retranslated<QDialog>
{
    Q_OBJECT

public:
    /// From the first record to before the second.
    using Records = std::pair<RecordId, RecordId>;

    /// \param selection is what is selected, if anything
    /// \param isFiltered tells that a part of the log is hidden; then what is shown can be chosen
    ExportDialog(const JournalReader &reader, std::optional<Records> selection, bool isFiltered,
                 QWidget *parent = nullptr);

    /// As it is filled in; the encoding is left to the caller.
    [[nodiscard]] ExportConfig config() const;

    /// What a filter hides stays out: always, but where all is wanted.
    [[nodiscard]] bool onlyShown() const;

Q_SIGNALS:
    void exportRequested(const SocketDesk::ExportConfig &config, bool onlyShown);

protected:
    void retranslate() override;

private:
    enum class Which : quint8 { All, Shown, Selected };

    [[nodiscard]] Which which() const;
    void createFields(const JournalReader &reader, bool isFiltered);
    void createButtons();
    void arrange();
    void onFormatChosen();
    void onPathEdited();
    void updateFields();
    /// What is where the file is to be.
    enum class Place : quint8 { Free, Taken, IsFolder, HasNoFolder };
    [[nodiscard]] static Place placeAt(const QString &path);
    void showPlace(Place place);
    void browse();
    void accept() override;
    [[nodiscard]] RecordFormat format() const;

    std::optional<Records> m_selection;
    QComboBox *m_records = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_direction = nullptr;
    QComboBox *m_peer = nullptr;
    QWidget *m_pathField = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_browse = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_cancel = nullptr;
    FormRow m_recordsRow;
    FormRow m_formatRow;
    FormRow m_directionRow;
    FormRow m_peerRow;
    FormRow m_pathRow;
};

} // namespace SocketDesk
