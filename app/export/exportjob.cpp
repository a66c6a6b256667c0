// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/exportjob.h"

#include "base/atomicfile.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>
#include <QThreadPool>

#include <array>
#include <atomic>
#include <mutex>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockBytes = 256 * 1024;
constexpr qint64 sliceMilliseconds = 50;
constexpr int queuePriority = -1; // behind everything that takes a moment only

struct FileFormat
{
    QLatin1StringView suffix;
    RecordFormat format;
};

constexpr std::array fileFormats{FileFormat{"log"_L1, RecordFormat::NetAssistText},
                                 FileFormat{"txt"_L1, RecordFormat::Text},
                                 FileFormat{"csv"_L1, RecordFormat::Csv},
                                 FileFormat{"csv"_L1, RecordFormat::CsvForExcel}, // the suffix alone names the other
                                 FileFormat{"jsonl"_L1, RecordFormat::JsonLines},
                                 FileFormat{"pcapng"_L1, RecordFormat::Pcapng},
                                 FileFormat{"bin"_L1, RecordFormat::Raw},
                                 FileFormat{"raw"_L1, RecordFormat::Raw}};

} // namespace

std::optional<RecordFormat> formatOfFile(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix();
    for (const FileFormat &known : fileFormats) {
        if (suffix.compare(known.suffix, Qt::CaseInsensitive) == 0)
            return known.format;
    }
    return {};
}

std::optional<RecordFormat> logFormatOfFile(const QString &path, bool asText)
{
    const std::optional<RecordFormat> format = formatOfFile(path);
    if (format == RecordFormat::Raw)
        return {};
    return format == RecordFormat::NetAssistText && !asText ? RecordFormat::NetAssistHex : format;
}

QLatin1StringView suffixOf(RecordFormat format)
{
    for (const FileFormat &known : fileFormats) {
        if (known.format == format)
            return known.suffix;
    }
    return {};
}

/// The file under way: for one thread of the pool after the other.
class ExportJob::Work
{
public:
    Work(const JournalReader &reader, const ExportConfig &config)
        : m_config(config)
        , m_reader(reader)
        , m_formatter(makeRecordFormatter(config.format, config.encoding, config.direction))
        , m_file(std::in_place, config.path)
        , m_next(std::max(config.from, reader.first())) // what was released cannot be written
        , m_end(std::min(config.to, RecordId(reader.count())))
        , m_block(m_formatter->begin())
    {}

    [[nodiscard]] const ExportConfig &config() const { return m_config; }

    /// Goes on until the time is over or \p cancelled.
    /// \return true at the end
    [[nodiscard]] Result<bool> advance(const std::atomic<bool> &cancelled)
    {
        const Result<bool> done = writeSlice(cancelled);
        if (!done)
            m_file.reset();
        return done;
    }

    [[nodiscard]] double progress() const
    {
        const quint64 records = toNumber(m_end) - std::min(toNumber(m_end), toNumber(m_config.from));
        return records == 0 ? 1 : double(toNumber(m_next) - toNumber(m_config.from)) / double(records);
    }

private:
    [[nodiscard]] bool isWanted(const Record &record) const
    {
        const bool isOfPeer = !m_config.peer || record.peer == *m_config.peer || record.peer == noPeer;
        return isOfPeer && (!m_config.only || m_config.only->contains(record.id));
    }
    [[nodiscard]] Result<bool> writeSlice(const std::atomic<bool> &cancelled);
    [[nodiscard]] Result<void> writeSome(const QElapsedTimer &timer, const std::atomic<bool> &cancelled);
    [[nodiscard]] Result<void> flush();

    ExportConfig m_config;
    JournalReader m_reader;
    std::unique_ptr<RecordFormatter> m_formatter;
    std::optional<AtomicFile> m_file; ///< gone where it went wrong, and with it the part that was written
    RecordId m_next;
    RecordId m_end;
    QByteArray m_block;
    bool m_isOpen = false;
};

Result<bool> ExportJob::Work::writeSlice(const std::atomic<bool> &cancelled)
{
    QElapsedTimer timer;
    timer.start();
    if (!m_isOpen) {
        if (const Result<void> opened = m_file->open(); !opened)
            return failure(opened.error());
        m_isOpen = true;
    }
    while (m_next < m_end && !cancelled && timer.elapsed() < sliceMilliseconds) {
        if (const Result<void> written = writeSome(timer, cancelled); !written)
            return failure(written.error());
    }
    if (cancelled)
        return failure({ErrorCode::Cancelled, {m_config.path}, 0, -1});
    if (m_next < m_end)
        return false;
    m_block += m_formatter->finish();
    return flush().and_then([this] { return m_file->commit(); }).map([] { return true; });
}

/// One block, or less.
Result<void> ExportJob::Work::writeSome(const QElapsedTimer &timer, const std::atomic<bool> &cancelled)
{
    m_reader.forEach(m_next, m_end, [&](const Record &record) {
        if (isWanted(record))
            m_block += m_formatter->format(m_reader, record);
        m_next = record.id + 1;
        const bool isLookingUp = toNumber(m_next) % 1024 == 0;
        return m_block.size() < blockBytes && !(isLookingUp && (cancelled || timer.elapsed() >= sliceMilliseconds));
    });
    return flush();
}

Result<void> ExportJob::Work::flush()
{
    return m_file->write(std::exchange(m_block, {}));
}

/// What the job and the pool share.
struct ExportJob::Shared : std::enable_shared_from_this<Shared>
{
    Shared(ExportJob *owner, const JournalReader &reader, const ExportConfig &config)
        : job(owner)
        , work(reader, config)
    {}

    void startSlice();
    void runSlice();

    std::mutex mutex;
    ExportJob *job; ///< nothing when nobody waits any more
    std::optional<Error> error;
    bool isDone = false;
    std::atomic<bool> cancelled = false;
    std::atomic<double> progress = 0;
    Work work; ///< of the slice under way, which needs no lock
};

void ExportJob::Shared::startSlice()
{
    QThreadPool::globalInstance()->start([self = shared_from_this()] { self->runSlice(); }, queuePriority);
}

void ExportJob::Shared::runSlice()
{
    const Result<bool> done = work.advance(cancelled);
    progress = work.progress();
    const bool goesOn = done && !*done;
    {
        const std::lock_guard lock(mutex);
        isDone = !goesOn;
        if (!done)
            error = done.error();
        if (job != nullptr)
            QMetaObject::invokeMethod(job, &ExportJob::onSliceDone, Qt::QueuedConnection);
    }
    if (goesOn)
        startSlice();
}

ExportJob::ExportJob(const JournalReader &reader, const ExportConfig &config, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>(this, reader, config))
{
    m_shared->startSlice();
}

ExportJob::~ExportJob()
{
    cancel();
    const std::lock_guard lock(m_shared->mutex);
    m_shared->job = nullptr;
}

const ExportConfig &ExportJob::config() const
{
    return m_shared->work.config();
}

double ExportJob::progress() const
{
    return m_shared->progress;
}

void ExportJob::cancel()
{
    m_shared->cancelled = true;
}

void ExportJob::onSliceDone()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_hasEnded)
        return; // an earlier slice was told late
    std::optional<Error> error;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_hasEnded = m_shared->isDone;
        error = m_shared->error;
    }
    if (error)
        Q_EMIT failed(*error);
    else if (m_hasEnded)
        Q_EMIT finished();
    else
        Q_EMIT progressed();
}

} // namespace SocketDesk
