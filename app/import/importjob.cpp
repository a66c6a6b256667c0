// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/importjob.h"

#include "base/fileerror.h"
#include "base/pcapngformat.h"
#include "base/readablefile.h"
#include "import/jsonlinesimporter.h"
#include "import/pcapngimporter.h"
#include "journal/spillreader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockBytes = 1024 * 1024;
constexpr qint64 leastRoom = qint64(64) << 20;

constexpr std::array pcapMagics{0xA1B2C3D4U, 0xD4C3B2A1U, 0xA1B23C4DU, 0x4D3CB2A1U};

quint32 firstNumber(QByteArrayView bytes)
{
    return bytes.size() < 4 ? 0 : qFromLittleEndian<quint32>(bytes.data());
}

/// Of a journal whose limit nobody knows; that of a file is known once it is open.
JournalConfig journalConfig()
{
    JournalConfig config;
    config.limit = {JournalLimit::largest, AtLimit::Pause};
    config.survivesCrash = false; // the file is still there
    return config;
}

} // namespace

/// The file under way.
class ImportJob::Work final : public SlicedWork
{
public:
    explicit Work(const QString &path)
        : m_journal(journalConfig())
        , m_leftover(isLeftoverName(path) ? std::make_unique<SpillReader>(path, m_journal) : nullptr)
        , m_file(path)
    {}

    [[nodiscard]] JournalReader reader() const { return m_journal.reader(); }
    [[nodiscard]] QString path() const { return m_file.fileName(); }
    [[nodiscard]] LeftOut leftOut() const;

    [[nodiscard]] Result<bool> advance(const std::atomic<bool> &cancelled) override;
    [[nodiscard]] double progress() const override;

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> recognise(QByteArrayView head);
    [[nodiscard]] Result<bool> readSome();
    [[nodiscard]] Error explained(const Error &error) const;

    Journal m_journal;
    std::unique_ptr<SpillReader> m_leftover; ///< where it is a folder that a crash has left
    QFile m_file;
    std::unique_ptr<RecordImporter> m_importer;
    qint64 m_size = 0;
    qint64 m_offset = 0; ///< bytes that were read
};

Result<bool> ImportJob::Work::advance(const std::atomic<bool> &cancelled)
{
    QElapsedTimer timer;
    timer.start();
    if (!m_leftover && !m_file.isOpen()) {
        if (const Result<void> opened = open(); !opened)
            return failure(opened.error());
    }
    while (!cancelled && !timer.hasExpired(slice.count())) {
        const Result<bool> isOver = m_leftover ? m_leftover->step() : readSome();
        if (!isOver)
            return failure(explained(isOver.error()));
        if (*isOver)
            return true;
    }
    if (cancelled)
        return failure({ErrorCode::Cancelled, {path()}, 0, -1});
    return false;
}

LeftOut ImportJob::Work::leftOut() const
{
    if (m_leftover)
        return {m_leftover->missingRecords(), {}, m_leftover->damagedSegments()};
    return m_importer ? m_importer->leftOut() : LeftOut();
}

double ImportJob::Work::progress() const
{
    if (m_leftover)
        return m_leftover->progress();
    return m_size <= 0 ? 1 : std::min(1.0, double(m_offset) / double(m_size));
}

Result<void> ImportJob::Work::open()
{
    const QFileInfo info(path());
    if (!info.exists())
        return failure({ErrorCode::FileNotFound, {path()}, 0, -1});
    if (isNoFile(info)) // a pipe would be waited for
        return failure({ErrorCode::NotRegularFile, {path()}, 0, -1});
    forgetFileError();
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure({ErrorCode::FileNotReadable, {path()}, lastFileError(), -1});
    m_size = m_file.size();
    // What is read takes less room than the file, or not much more where all of it is small records.
    m_journal.setLimit({std::max(JournalLimit().bytes, m_size * 2 + leastRoom), AtLimit::Pause});
    return {};
}

/// By what is in it: a name says little.
Result<void> ImportJob::Work::recognise(QByteArrayView head)
{
    const quint32 magic = firstNumber(head);
    if (std::ranges::find(pcapMagics, magic) != pcapMagics.end())
        return failure({ErrorCode::NotASavedLog, {path(), u"pcap"_s}, 0, -1});
    if (magic == Pcapng::SectionHeader)
        m_importer = std::make_unique<PcapngImporter>(m_journal);
    else
        m_importer = std::make_unique<JsonLinesImporter>(m_journal);
    return {};
}

/// \return true at the end of the file
Result<bool> ImportJob::Work::readSome()
{
    forgetFileError();
    QByteArray block(blockBytes, Qt::Uninitialized);
    const qint64 length = m_file.read(block.data(), block.size());
    if (length < 0)
        return failure({ErrorCode::FileNotReadable, {path()}, lastFileError(), -1});
    block.truncate(length);
    if (!m_importer) {
        if (const Result<void> recognised = recognise(block); !recognised)
            return failure(recognised.error());
    }
    const auto isOver = [length] { return length == 0; };
    const Result<void> done = length == 0 ? m_importer->finish() : m_importer->feed(block);
    if (done)
        m_offset += length;
    return done.map(isOver);
}

/// An importer knows no file; and a journal that is full is another thing here than where data arrives.
Error ImportJob::Work::explained(const Error &error) const
{
    if (error.code == ErrorCode::NotASavedLog)
        return {error.code, {path(), error.argument(1)}, 0, -1};
    if (error.code == ErrorCode::JournalLimit || error.code == ErrorCode::DiskFull)
        return {ErrorCode::NoRoomForLog, {QString::number(m_offset)}, error.systemError, -1};
    return error;
}

ImportJob::ImportJob(const QString &path, QObject *parent)
    : ImportJob(path, std::make_shared<Work>(path), parent)
{}

ImportJob::ImportJob(const QString &path, std::shared_ptr<Work> work, QObject *parent)
    : SlicedJob(work, parent)
    , m_path(path)
    , m_work(std::move(work))
{}

ImportJob::~ImportJob() = default;

JournalReader ImportJob::reader() const
{
    return m_work->reader();
}

LeftOut ImportJob::leftOut() const
{
    return hasEnded() ? m_work->leftOut() : LeftOut();
}

bool isSavedLogName(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix();
    return suffix.compare("jsonl"_L1, Qt::CaseInsensitive) == 0 ||
           suffix.compare("pcapng"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace SocketDesk
