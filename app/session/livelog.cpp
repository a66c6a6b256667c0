// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/livelog.h"

#include "session/logfile.h"

#include <QDeadlineTimer>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <cerrno>

namespace SocketDesk {

using namespace std::chrono_literals;

namespace {

constexpr auto longestFarewell = 2s; ///< that the destructor waits for the disk
constexpr auto lookInterval = 1s;    ///< whether the file is still there, or there is room again
constexpr int farewellPatience = 4;  ///< times the usual one

qint64 steadyNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Says as long as it lives that a thread is with the disk.
class Busy
{
public:
    explicit Busy(std::atomic<qint64> &since)
        : m_since(since)
    {
        goOn();
    }
    ~Busy() { m_since = 0; }
    Q_DISABLE_COPY_MOVE(Busy)

    void goOn() { m_since = steadyNow(); } ///< one more call has ended

private:
    std::atomic<qint64> &m_since;
};

} // namespace

/// What the two threads share.
struct LiveLog::Shared
{
    std::atomic<qint64> written{0};
    std::atomic<qint64> missing{0};
    std::atomic<bool> isTold{false};       ///< an advance is under way to the writer
    std::atomic<qint64> busySince{0};      ///< of the steady clock, in ms: the call for the disk under way; 0: none
    std::atomic<bool> giveUp{false};       ///< the destructor waits no longer
    std::atomic<quint64> end{~quint64(0)}; ///< of the records that are written
};

/// Writes the file. Lives in the thread of the log, which owns it through deleteLater().
class LiveLog::Writer final : public QObject
{
    Q_OBJECT

public:
    Writer(const JournalReader &reader, const LiveLogConfig &config, RecordId from, std::shared_ptr<Shared> shared)
        : m_reader(reader)
        , m_formatter(makeRecordFormatter(config.format, config.encoding))
        , m_isRaw(config.format == RecordFormat::Raw)
        , m_file(config.path, config.format)
        , m_next(from)
        , m_hold(reader.hold(from))
        , m_shared(std::move(shared))
        , m_look(this)
    {
        connect(&m_look, &QTimer::timeout, this, &Writer::look);
    }

    void start()
    {
        m_look.start(lookInterval);
        follow();
    }

    /// Writes everything that has come.
    void follow()
    {
        m_shared->isTold = false;
        const Busy busy(m_shared->busySince);
        m_reader.refresh();
        if (!m_error)
            writeAll();
        Q_EMIT followed();
    }

    void finish()
    {
        m_isFinishing = true;
        if (!m_hasFailed) {
            Busy busy(m_shared->busySince);
            if (const auto place = m_file.returnToItsPlace(*m_formatter); !place)
                (void)settle(place);
            else
                m_error.reset(); // whatever kept it, this is the last chance
            follow();
            busy.goOn();
            if (!m_error) { // with nothing to write a flush succeeds, wherever the file may be
                m_file.add(m_formatter->finish());
                (void)settle(m_file.flush());
            }
        }
        m_look.stop();
        if (m_error && !m_hasFailed) {
            countMissing();
            fail(*m_error);
        }
        Q_EMIT followed();
        Q_EMIT finished();
    }

Q_SIGNALS:
    void followed();
    void stalled(const SocketDesk::Error &);
    void resumed();
    void failed(const SocketDesk::Error &);
    void finished();

private:
    void look()
    {
        if (m_hasFailed || !m_file.isOpen())
            return;
        const Busy busy(m_shared->busySince);
        if (writeToItsPlace())
            follow();
    }

    /// Whoever moves a file away packs and removes it soon after: what was still written to it would be gone.
    bool writeToItsPlace()
    {
        return settle(m_file.returnToItsPlace(*m_formatter).and_then([this] { return m_file.flush(); }));
    }

    void writeAll()
    {
        const RecordId end{qMin(m_reader.count(), m_shared->end.load())};
        bool goesOn = isOpen();
        while (goesOn && !m_shared->giveUp) {
            m_reader.forEach(m_next, end, [this](const Record &record) {
                add(record);
                m_next = record.id + 1;
                return !m_file.isBlockFull();
            });
            goesOn = writeToItsPlace() && m_next < end;
        }
        m_hold.advanceTo(m_next);
    }

    /// What waits to be written, and what never got so far.
    void countMissing()
    {
        qint64 missing = m_file.bytesWaiting();
        m_reader.forEach(m_next, RecordId{qMin(m_reader.count(), m_shared->end.load())}, [&](const Record &record) {
            if (!m_isRaw)
                missing += m_formatter->format(m_reader, record).size();
            else if (record.kind == RecordKind::Received)
                missing += record.bytes.size();
            return !m_shared->giveUp;
        });
        m_shared->missing = missing;
    }

    /// Bytes are taken as they lie in the journal.
    void add(const Record &record)
    {
        if (!m_isRaw)
            m_file.add(m_formatter->format(m_reader, record));
        else if (record.kind == RecordKind::Received)
            m_file.add(record.bytes);
    }

    bool isOpen()
    {
        if (m_file.isOpen() || m_hasFailed)
            return !m_hasFailed;
        if (const Result<void> opened = m_file.open(*m_formatter); !opened)
            fail(opened.error());
        return !m_hasFailed;
    }

    /// Tells of a change from \p result to the last one, whether it is about a write or about the place of the file.
    bool settle(const Result<void> &result)
    {
        m_shared->written = m_file.bytesWritten();
        m_shared->busySince = steadyNow();
        const bool wasStalled = std::exchange(m_isStalled, !result);
        m_error = result ? std::nullopt : std::optional(result.error());
        if (m_isStalled && !wasStalled && !m_isFinishing)
            Q_EMIT stalled(result.error());
        else if (!m_isStalled && wasStalled)
            Q_EMIT resumed();
        return !m_isStalled;
    }

    void fail(const Error &error)
    {
        m_error = error;
        m_hasFailed = true;
        m_hold = {};
        Q_EMIT failed(error);
    }

    JournalReader m_reader;
    std::unique_ptr<RecordFormatter> m_formatter;
    bool m_isRaw;
    LogFile m_file;
    RecordId m_next;
    JournalHold m_hold; ///< nothing goes that is not in the file
    std::shared_ptr<Shared> m_shared;
    QTimer m_look;
    std::optional<Error> m_error; ///< why nothing is written at present
    bool m_isStalled = false;     ///< and that was told
    bool m_hasFailed = false;
    bool m_isFinishing = false;
};

LiveLog::LiveLog(const JournalReader &reader, const LiveLogConfig &config, RecordId from, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_path(config.path)
    , m_patience(config.patience)
    , m_watch(this)
    , m_shared(std::make_shared<Shared>())
    , m_thread(new QThread)
    , m_writer(new Writer(reader, config, from, m_shared))
{
    m_reader.letGo();
    m_thread->setObjectName(QStringLiteral("live log"));
    m_writer->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater); // where the destructor did not wait for it
    connect(m_writer, &Writer::followed, this, &LiveLog::onFollowed);
    connect(m_writer, &Writer::stalled, this, &LiveLog::onStalled);
    connect(m_writer, &Writer::resumed, this, &LiveLog::onResumed);
    connect(m_writer, &Writer::failed, this, &LiveLog::failed);
    connect(m_writer, &Writer::finished, &m_watch, &QTimer::stop);
    connect(m_writer, &Writer::finished, this, &LiveLog::finished);
    connect(&m_watch, &QTimer::timeout, this, &LiveLog::watch);
    m_watch.start(m_patience / 2);
    m_thread->start();
    QMetaObject::invokeMethod(m_writer, &Writer::start);
}

/// A disk that does not end its write keeps the thread, which then ends by itself, but nobody who waits for it.
LiveLog::~LiveLog()
{
    m_writer->disconnect(this);
    if (m_shared->end == ~quint64(0))
        finish();
    QMetaObject::invokeMethod(
        m_writer, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection);
    const auto farewell = m_hungSince ? 0s : longestFarewell;
    if (m_thread->wait(QDeadlineTimer(farewell)))
        delete m_thread;
    else
        m_shared->giveUp = true;
}

qint64 LiveLog::bytesWritten() const
{
    return m_shared->written;
}

qint64 LiveLog::bytesMissing() const
{
    return m_shared->missing;
}

void LiveLog::advance()
{
    if (m_shared->isTold.exchange(true))
        return;
    QMetaObject::invokeMethod(m_writer, &Writer::follow);
    if (!m_watch.isActive())
        m_watch.start(m_patience / 2);
}

void LiveLog::finish()
{
    m_reader.refresh();
    m_shared->end = m_reader.count(); // at once: the writer may be about to look how far it can go
    QMetaObject::invokeMethod(m_writer, &Writer::finish);
    m_watch.start(m_patience / 2);
}

/// Looks whether the write under way ends, as long as there is one.
void LiveLog::watch()
{
    const qint64 since = m_shared->busySince;
    const std::chrono::milliseconds busy(since == 0 ? 0 : steadyNow() - since);
    const bool isFinishing = m_shared->end != ~quint64(0);
    if (busy >= m_patience && !m_hungSince) {
        m_hungSince = wallClockNow() - busy;
        Q_EMIT hung();
    } else if (busy < m_patience && m_hungSince) {
        m_hungSince.reset();
        if (!m_isStalled)
            Q_EMIT resumed();
    }
    if (isFinishing && busy >= farewellPatience * m_patience)
        giveUp();
    else if (since == 0 && !m_shared->isTold && !isFinishing)
        m_watch.stop();
}

/// Nobody waits for it any more: what the writer says from now on is not heard.
void LiveLog::giveUp()
{
    m_watch.stop();
    m_writer->disconnect(this);
    m_shared->giveUp = true;
    m_shared->missing = -1;
    Q_EMIT failed({ErrorCode::FileNotWritable, {m_path}, ETIMEDOUT, -1});
    Q_EMIT finished();
}

QString LiveLog::hungText() const
{
    if (!m_hungSince)
        return {};
    return tr("“%1” has accepted no data since %2. What comes is kept, and written as soon as it does.")
        .arg(m_path, formatLocalTime(*m_hungSince).first(8));
}

void LiveLog::onFollowed()
{
    if (const qint64 written = bytesWritten(); std::exchange(m_told, written) != written)
        Q_EMIT progressed();
}

void LiveLog::onStalled(const Error &error)
{
    m_isStalled = true;
    Q_EMIT stalled(error);
}

void LiveLog::onResumed()
{
    m_isStalled = false;
    Q_EMIT resumed();
}

} // namespace SocketDesk

#include "livelog.moc"
