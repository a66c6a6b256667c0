// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/recordimporter.h"
#include "journal/journal.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace SocketDesk {

class ImportJob;

/// What a read-only tab shows: a journal that is over, or one that is still being read from a file.
///
/// Lives in the GUI thread. The destructor ends the reading and does not wait.
class SavedLog final : public QObject
{
    Q_OBJECT

public:
    /// Of a journal that is there. \param title names the tab
    SavedLog(const JournalReader &journal, const QString &title, QObject *parent = nullptr);

    /// Of a file, or a folder of leftovers, whose reading begins at once. \param title none: its name
    explicit SavedLog(const QString &path, const QString &title = {}, QObject *parent = nullptr);

    ~SavedLog() override;

    [[nodiscard]] JournalReader reader() const { return m_journal; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QString &path() const { return m_path; } ///< empty for one of no file

    [[nodiscard]] bool isReading() const { return m_job != nullptr; }
    [[nodiscard]] double progress() const; ///< 0 to 1
    void cancel();                         ///< what was read stays

    [[nodiscard]] quint64 count() const; ///< of records that are there
    [[nodiscard]] std::optional<Timestamp> firstTime() const;
    [[nodiscard]] std::optional<Timestamp> lastTime() const;

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< why not all was read
    [[nodiscard]] const LeftOut &leftOut() const { return m_leftOut; }

    [[nodiscard]] QString stateText() const; ///< "Saved log, 12 records"

Q_SIGNALS:
    void grew();    ///< the journal has more records
    void changed(); ///< anything that can be asked here

private:
    void onProgressed();
    void onFailed(const Error &error);
    void onEnded();

    JournalReader m_journal;
    QString m_title;
    QString m_path;
    std::unique_ptr<ImportJob> m_job; ///< while it is being read
    std::optional<Error> m_error;
    LeftOut m_leftOut;
};

} // namespace SocketDesk
