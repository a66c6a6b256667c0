// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/receivedsaver.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <atomic>
#include <cerrno>

namespace SocketDesk {

using namespace std::chrono_literals;

namespace {

constexpr auto longestFarewell = 2s; ///< that the destructor waits for the disk

Error failureOf(const QFile &file, int systemError)
{
    if (systemError == ENOSPC || file.error() == QFileDevice::ResourceError)
        return {ErrorCode::DiskFull, {file.fileName()}, systemError, -1};
    return {ErrorCode::FileNotWritable, {file.fileName()}, systemError, -1};
}

} // namespace

/// What the two threads share.
struct ReceivedFileSaver::Shared
{
    std::atomic<qint64> written{0};
    std::atomic<bool> isTold{false}; ///< an advance is under way to the writer
    std::atomic<bool> giveUp{false}; ///< the destructor waits no longer
};

/// Writes the file. Lives in the thread of the saver, which owns it through deleteLater().
class ReceivedFileSaver::Writer final : public QObject
{
public:
    Writer(const JournalReader &reader, const QString &path, RecordId from, std::shared_ptr<Shared> shared)
        : m_reader(reader)
        , m_file(path)
        , m_next(from)
        , m_shared(std::move(shared))
    {}

    /// Writes everything that has come. \return an error once, when it stops for good
    [[nodiscard]] std::optional<Error> follow()
    {
        m_shared->isTold = false;
        if (m_hasFailed || !openFile())
            return std::exchange(m_error, {});
        m_reader.refresh();
        const quint64 end = qMin(m_reader.count(), m_end);
        while (!m_hasFailed && !m_shared->giveUp && toNumber(m_next) < end) {
            const Record record = m_reader.record(m_next);
            if (record.kind == RecordKind::Received)
                write(record.bytes);
            ++m_next;
        }
        return std::exchange(m_error, {});
    }

    void finishAt(quint64 count) { m_end = count; }

private:
    bool openFile()
    {
        if (m_file.isOpen())
            return true;
        errno = 0;
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            stop(errno);
        return m_file.isOpen();
    }

    void write(QByteArrayView bytes)
    {
        errno = 0;
        const qint64 taken = m_file.write(bytes.data(), bytes.size());
        if (taken > 0)
            m_shared->written += taken;
        if (taken != bytes.size())
            stop(errno);
    }

    void stop(int systemError)
    {
        m_hasFailed = true;
        m_error = failureOf(m_file, systemError);
    }

    JournalReader m_reader;
    QFile m_file;
    RecordId m_next;
    quint64 m_end = ~quint64(0);
    std::shared_ptr<Shared> m_shared;
    std::optional<Error> m_error;
    bool m_hasFailed = false;
};

ReceivedFileSaver::ReceivedFileSaver(const JournalReader &reader, const QString &path, RecordId from, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_path(path)
    , m_shared(std::make_shared<Shared>())
    , m_thread(std::make_unique<QThread>())
    , m_writer(new Writer(reader, path, from, m_shared))
{
    m_thread->setObjectName(QStringLiteral("saver"));
    m_writer->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread->start();
    advance();
}

ReceivedFileSaver::~ReceivedFileSaver()
{
    m_shared->isTold = false;
    advance();
    QMetaObject::invokeMethod(
        m_writer, [thread = m_thread.get()] { thread->quit(); }, Qt::QueuedConnection);
    if (!m_thread->wait(QDeadlineTimer(longestFarewell))) {
        m_shared->giveUp = true;
        m_thread->wait();
    }
}

qint64 ReceivedFileSaver::bytesWritten() const
{
    return m_shared->written;
}

void ReceivedFileSaver::advance()
{
    if (m_shared->isTold.exchange(true))
        return;
    QMetaObject::invokeMethod(m_writer, [this, writer = m_writer] {
        const std::optional<Error> error = writer->follow();
        QMetaObject::invokeMethod(
            this, [this, error] { tell(error); }, Qt::QueuedConnection);
    });
}

void ReceivedFileSaver::finish()
{
    m_reader.refresh();
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, end = m_reader.count()] { writer->finishAt(end); });
    m_shared->isTold = false; // what is told next comes behind the end
    advance();
    QMetaObject::invokeMethod(
        m_writer, [this] { QMetaObject::invokeMethod(this, &ReceivedFileSaver::finished, Qt::QueuedConnection); });
}

void ReceivedFileSaver::tell(const std::optional<Error> &error)
{
    if (const qint64 written = bytesWritten(); std::exchange(m_told, written) != written)
        Q_EMIT progressed();
    if (error)
        Q_EMIT failed(*error);
}

} // namespace SocketDesk
