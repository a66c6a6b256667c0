// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/receivedsaver.h"

#include "session/regularfile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <atomic>
#include <cerrno>

namespace SocketDesk {

using namespace std::chrono_literals;

namespace {

constexpr auto longestFarewell = 2s; ///< that the destructor waits for the disk

} // namespace

/// What the two threads share.
struct ReceivedFileSaver::Shared
{
    std::atomic<qint64> written{0};
    std::atomic<bool> isTold{false};       ///< an advance is under way to the writer
    std::atomic<bool> giveUp{false};       ///< the destructor waits no longer
    std::atomic<quint64> end{~quint64(0)}; ///< of the records that are saved
};

/// Writes the file. Lives in the thread of the saver, which owns it through deleteLater().
class ReceivedFileSaver::Writer final : public QObject
{
    Q_OBJECT

public:
    Writer(const JournalReader &reader, const QString &path, RecordId from, std::shared_ptr<Shared> shared)
        : m_reader(reader)
        , m_file(path)
        , m_next(from)
        , m_shared(std::move(shared))
    {}

    /// Writes everything that has come.
    void follow()
    {
        m_shared->isTold = false;
        m_reader.refresh();
        const quint64 end = qMin(m_reader.count(), m_shared->end.load());
        while (isOpen() && !m_shared->giveUp && toNumber(m_next) < end) {
            const Record record = m_reader.record(m_next);
            if (record.kind == RecordKind::Received)
                write(record.bytes);
            ++m_next;
        }
        Q_EMIT followed();
    }

    void finish()
    {
        follow();
        Q_EMIT finished();
    }

Q_SIGNALS:
    void followed();
    void failed(const SocketDesk::Error &error);
    void finished();

private:
    bool isOpen()
    {
        if (m_file.isOpen() || m_hasFailed)
            return !m_hasFailed;
        const Result<void> opened = openForAppending(m_file);
        if (!opened)
            fail(opened.error());
        return !m_hasFailed;
    }

    void write(QByteArrayView bytes)
    {
        errno = 0;
        const qint64 taken = m_file.write(bytes.data(), bytes.size());
        if (taken > 0)
            m_shared->written += taken;
        if (taken != bytes.size())
            fail({ErrorCode::FileNotWritable, {m_file.fileName()}, errno, -1});
    }

    void fail(const Error &error)
    {
        m_hasFailed = true;
        Q_EMIT failed(error);
    }

    JournalReader m_reader;
    QFile m_file;
    RecordId m_next;
    std::shared_ptr<Shared> m_shared;
    bool m_hasFailed = false;
};

ReceivedFileSaver::ReceivedFileSaver(const JournalReader &reader, const QString &path, RecordId from, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_path(path)
    , m_shared(std::make_shared<Shared>())
    , m_thread(new QThread)
    , m_writer(new Writer(reader, path, from, m_shared))
{
    m_thread->setObjectName(QStringLiteral("saver"));
    m_writer->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater); // where the destructor did not wait for it
    connect(m_writer, &Writer::followed, this, &ReceivedFileSaver::onFollowed);
    connect(m_writer, &Writer::failed, this, &ReceivedFileSaver::failed);
    connect(m_writer, &Writer::finished, this, &ReceivedFileSaver::finished);
    m_thread->start();
    advance();
}

/// A disk that does not end its write keeps the thread, which then ends by itself, but nobody who waits for it.
ReceivedFileSaver::~ReceivedFileSaver()
{
    m_shared->isTold = false;
    advance();
    QMetaObject::invokeMethod(
        m_writer, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection);
    if (m_thread->wait(QDeadlineTimer(longestFarewell)))
        delete m_thread;
    else
        m_shared->giveUp = true;
}

qint64 ReceivedFileSaver::bytesWritten() const
{
    return m_shared->written;
}

void ReceivedFileSaver::advance()
{
    if (!m_shared->isTold.exchange(true))
        QMetaObject::invokeMethod(m_writer, &Writer::follow);
}

void ReceivedFileSaver::finish()
{
    m_reader.refresh();
    m_shared->end = m_reader.count(); // at once: the writer may be about to look how far it can go
    QMetaObject::invokeMethod(m_writer, &Writer::finish);
}

void ReceivedFileSaver::onFollowed()
{
    if (const qint64 written = bytesWritten(); std::exchange(m_told, written) != written)
        Q_EMIT progressed();
}

} // namespace SocketDesk

#include "receivedsaver.moc"
