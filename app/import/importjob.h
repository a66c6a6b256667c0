// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/slicedjob.h"
#include "import/recordimporter.h"
#include "journal/journal.h"

#include <memory>

namespace SocketDesk {

/// Reads a saved log, .jsonl or .pcapng, or what a crash has left, into a journal of its own, in the background. What was
/// read can be looked at from the beginning on, and stays when the rest cannot be read.
class ImportJob final : public SlicedJob
{
    Q_OBJECT

public:
    /// Begins at once.
    explicit ImportJob(const QString &path, QObject *parent = nullptr);
    ~ImportJob() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] JournalReader reader() const; ///< of what is read so far, once it is refreshed

    /// What was no record; nothing before the job has ended.
    [[nodiscard]] LeftOut leftOut() const;

private:
    class Work;

    ImportJob(const QString &path, std::shared_ptr<Work> work, QObject *parent);

    const QString m_path;
    const std::shared_ptr<Work> m_work;
};

/// True for a name that a saved log may have: .jsonl or .pcapng.
[[nodiscard]] bool isSavedLogName(const QString &path);

} // namespace SocketDesk
