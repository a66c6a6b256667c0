// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/exportjob.h"

#include "base/atomicfile.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <array>
#include <atomic>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockBytes = 256 * 1024;

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

/// The file under way.
class ExportJob::Work final : public SlicedWork
{
public:
    Work(const JournalReader &reader, const ExportConfig &config)
        : m_config(config)
        , m_reader(reader)
        , m_formatter(makeRecordFormatter(config.format, config.encoding, config.direction))
        , m_file(std::in_place, config.path)
        , m_next(std::max(config.from, reader.first())) // what was released cannot be written
        , m_end(std::min(config.to, RecordId(reader.count())))
        , m_position(positionOf(m_next))
        , m_begin(m_position)
        , m_endPosition(std::max(m_begin, positionOf(m_end)))
        , m_block(m_formatter->begin())
    {}

    [[nodiscard]] Result<bool> advance(const std::atomic<bool> &cancelled) override
    {
        const Result<bool> done = writeSlice(cancelled);
        if (!done)
            m_file.reset();
        return done;
    }

    /// By bytes: records may be of 20 bytes first and of 64 KiB then.
    [[nodiscard]] double progress() const override
    {
        if (m_next >= m_end)
            return 1;
        return double(m_position - m_begin) / double(m_endPosition - m_begin);
    }

private:
    [[nodiscard]] quint64 positionOf(RecordId id) const
    {
        return toNumber(id) < m_reader.count() ? m_reader.record(id).position : m_reader.endPosition();
    }
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
    quint64 m_position; ///< in the journal's byte space, and where it begins and ends
    quint64 m_begin;
    quint64 m_endPosition;
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
    while (m_next < m_end && !cancelled && !timer.hasExpired(slice.count())) {
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
        m_position = record.position;
        const bool isLookingUp = toNumber(m_next) % 1024 == 0;
        return m_block.size() < blockBytes && !(isLookingUp && (cancelled || timer.hasExpired(slice.count())));
    });
    return flush();
}

Result<void> ExportJob::Work::flush()
{
    return m_file->write(std::exchange(m_block, {}));
}

ExportJob::ExportJob(const JournalReader &reader, const ExportConfig &config, QObject *parent)
    : SlicedJob(std::make_shared<Work>(reader, config), parent)
    , m_config(config)
{}

ExportJob::~ExportJob() = default;

} // namespace SocketDesk
