// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filereceiving.h"

#include "base/transferrate.h"

#include <QDeadlineTimer>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace SocketDesk {

using namespace std::chrono_literals;

namespace {

constexpr auto longestFarewell = 2s; ///< that the destructor waits for the disk
constexpr auto lookInterval = 1s;    ///< whether there is room again
constexpr quint64 turnRecords = 256; ///< after which those that are dealt with may be released

} // namespace

/// What the two threads share.
struct FileReceiving::Shared
{
    std::atomic<bool> isTold{false};       ///< an advance is under way to the worker
    std::atomic<quint64> end{~quint64(0)}; ///< of the records that count

    std::mutex mutex;
    std::condition_variable givenUp;
    bool isGivenUp = false; ///< guarded by mutex: nobody waits for room any more

    void giveUp()
    {
        const std::lock_guard lock(mutex);
        isGivenUp = true;
        givenUp.notify_all();
    }
};

/// Writes the files. Lives in the thread of the receiving, which it may hold up for as long as the disk is full.
class FileReceiving::Worker final : public QObject, private FileCollector::Listener
{
    Q_OBJECT

public:
    Worker(const JournalReader &reader, const FileReceivingConfig &config, RecordId from,
           std::shared_ptr<Shared> shared)
        : m_reader(reader)
        , m_collector(config, *this)
        , m_next(from)
        , m_hold(reader.hold(from))
        , m_shared(std::move(shared))
    {}

    /// Takes everything that has come.
    void follow()
    {
        m_shared->isTold = false;
        m_reader.refresh();
        takeAll();
        m_reader.letGo();
        tell();
    }

    void finish()
    {
        m_shared->isTold = false;
        m_reader.refresh();
        takeAll();
        m_collector.finish();
        m_hold = {};
        m_reader.letGo();
        tell();
        Q_EMIT finished();
    }

Q_SIGNALS:
    void followed(const SocketDesk::FileReceivingProgress &);
    void saved(const SocketDesk::ReceivedFile &);
    void failed(const SocketDesk::Error &);
    void stalled(const SocketDesk::Error &);
    void resumed();
    void finished();

private:
    void takeAll()
    {
        const RecordId end{qMin(m_reader.count(), m_shared->end.load())};
        while (m_next < end) {
            const RecordId turnEnd = qMin(end, m_next + turnRecords);
            m_reader.forEach(m_next, turnEnd, [this](const Record &record) { m_collector.take(m_reader, record); });
            m_next = turnEnd;
            m_collector.flush();
            settle();
            m_hold.advanceTo(m_next);
        }
    }

    void tell()
    {
        FileReceivingProgress progress = m_collector.progress();
        m_rate.add(std::chrono::steady_clock::now(), progress.allBytes);
        progress.bytesPerSecond = progress.underWay > 0 ? m_rate.bytesPerSecond() : 0;
        Q_EMIT followed(progress);
    }

    void settle()
    {
        if (std::exchange(m_isStalled, false))
            Q_EMIT resumed();
    }

    void fileSaved(const ReceivedFile &file) override
    {
        settle();
        Q_EMIT saved(file);
    }

    void fileFailed(const Error &error) override { Q_EMIT failed(error); }

    bool waitForRoom(const Error &error) override
    {
        if (!std::exchange(m_isStalled, true))
            Q_EMIT stalled(error);
        std::unique_lock lock(m_shared->mutex);
        return !m_shared->givenUp.wait_for(lock, lookInterval, [this] { return m_shared->isGivenUp; });
    }

    JournalReader m_reader;
    FileCollector m_collector;
    RecordId m_next;
    JournalHold m_hold; ///< nothing goes that is not in a file
    std::shared_ptr<Shared> m_shared;
    TransferRate m_rate;
    bool m_isStalled = false; ///< and that was told
};

FileReceiving::FileReceiving(const JournalReader &reader, const FileReceivingConfig &config, RecordId from,
                             QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_config(config)
    , m_shared(std::make_shared<Shared>())
    , m_thread(new QThread)
    , m_worker(new Worker(reader, config, from, m_shared))
{
    m_reader.letGo();
    m_thread->setObjectName(QStringLiteral("files"));
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater); // where the destructor did not wait for it
    connect(m_worker, &Worker::followed, this, &FileReceiving::onFollowed);
    connect(m_worker, &Worker::saved, this, &FileReceiving::fileSaved);
    connect(m_worker, &Worker::failed, this, &FileReceiving::fileFailed);
    connect(m_worker, &Worker::stalled, this, &FileReceiving::stalled);
    connect(m_worker, &Worker::resumed, this, &FileReceiving::resumed);
    connect(m_worker, &Worker::finished, this, &FileReceiving::finished);
    m_thread->start();
}

/// A disk that does not end its write keeps the thread, which then ends by itself, but nobody who waits for it.
FileReceiving::~FileReceiving()
{
    m_worker->disconnect(this);
    if (m_shared->end == ~quint64(0))
        finish();
    QMetaObject::invokeMethod(
        m_worker, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection);
    if (m_thread->wait(QDeadlineTimer(longestFarewell)))
        delete m_thread;
}

void FileReceiving::advance()
{
    if (!m_shared->isTold.exchange(true))
        QMetaObject::invokeMethod(m_worker, &Worker::follow);
}

void FileReceiving::finish()
{
    m_reader.refresh();
    m_shared->end = m_reader.count(); // at once: the worker may be about to look how far it can go
    m_reader.letGo();
    m_shared->giveUp(); // a full disk is not waited for any more
    QMetaObject::invokeMethod(m_worker, &Worker::finish);
}

void FileReceiving::onFollowed(const FileReceivingProgress &progress)
{
    if (std::exchange(m_progress, progress) != progress)
        Q_EMIT progressed();
}

} // namespace SocketDesk

#include "filereceiving.moc"
