// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/saved/savedlog.h"

#include "import/importjob.h"

#include <QFileInfo>
#include <QLocale>

namespace SocketDesk {

SavedLog::SavedLog(const JournalReader &journal, const QString &title, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_title(title)
{
    m_journal.refresh();
}

SavedLog::SavedLog(const QString &path, const QString &title, QObject *parent)
    : QObject(parent)
    , m_title(title.isEmpty() ? QFileInfo(path).fileName() : title)
    , m_path(path)
    , m_job(std::make_unique<ImportJob>(path))
{
    m_journal = m_job->reader();
    connect(m_job.get(), &ImportJob::progressed, this, &SavedLog::onProgressed);
    connect(m_job.get(), &ImportJob::failed, this, &SavedLog::onFailed);
    connect(m_job.get(), &ImportJob::finished, this, &SavedLog::onEnded);
}

SavedLog::~SavedLog() = default;

double SavedLog::progress() const
{
    return m_job ? m_job->progress() : 1;
}

void SavedLog::cancel()
{
    if (m_job)
        m_job->cancel();
}

quint64 SavedLog::count() const
{
    return m_journal.count() - toNumber(m_journal.first());
}

std::optional<Timestamp> SavedLog::firstTime() const
{
    return count() == 0 ? std::optional<Timestamp>() : m_journal.record(m_journal.first()).time;
}

std::optional<Timestamp> SavedLog::lastTime() const
{
    return count() == 0 ? std::optional<Timestamp>() : m_journal.record(RecordId(m_journal.count() - 1)).time;
}

QString SavedLog::stateText() const
{
    const QString records = QLocale().toString(count());
    return isReading() ? tr("Reading a saved log, %1 records").arg(records) : tr("Saved log, %1 records").arg(records);
}

void SavedLog::onProgressed()
{
    m_journal.refresh();
    Q_EMIT grew();
    Q_EMIT changed();
}

void SavedLog::onFailed(const Error &error)
{
    m_error = error;
    onEnded();
}

/// The job goes later: it is the one that is calling.
void SavedLog::onEnded()
{
    m_leftOut = m_job->leftOut();
    m_job.release()->deleteLater();
    onProgressed();
}

} // namespace SocketDesk
