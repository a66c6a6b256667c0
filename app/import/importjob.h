// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "import/recordimporter.h"
#include "journal/journal.h"

#include <QObject>

#include <memory>
#include <optional>

namespace SocketDesk {

/// Reads a saved log, .jsonl or .pcapng, or what a crash has left, into a journal of its own, in the background.
///
/// Lives in the GUI thread; the work is done in slices by the global thread pool. What was read can be looked at from the
/// beginning on, and stays when the rest cannot be read. Ends with finished() or failed(), once. The destructor cancels
/// and does not wait.
class ImportJob final : public QObject
{
    Q_OBJECT

public:
    /// Begins at once.
    explicit ImportJob(const QString &path, QObject *parent = nullptr);
    ~ImportJob() override;

    [[nodiscard]] const QString &path() const;
    [[nodiscard]] JournalReader reader() const; ///< of what is read so far, once it is refreshed
    [[nodiscard]] double progress() const;      ///< 0 to 1
    void cancel();                              ///< failed() will say Cancelled, or finished() if it was quicker

    /// What was no record; complete when the job has ended.
    [[nodiscard]] LeftOut leftOut() const;

Q_SIGNALS:
    void progressed(); ///< there may be more records
    void finished();
    void failed(const SocketDesk::Error &error); ///< what was read before is there

private:
    class Work;
    struct Shared;

    void onSliceDone();

    std::shared_ptr<Shared> m_shared;
    bool m_hasEnded = false;
};

/// True for a name that a saved log may have: .jsonl or .pcapng.
[[nodiscard]] bool isSavedLogName(const QString &path);

} // namespace SocketDesk
