// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filecollector.h"

#include "base/clock.h"
#include "base/safefilename.h"

#include <cerrno>
#include <optional>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype rememberedNames = 4096;

/// "received-20260131-090500-127.0.0.1-50122.bin"
QString madeUpName(const QString &peer, Timestamp time)
{
    QString stamp = formatLocalDateTime(time).left(19);
    stamp.remove(u'-').remove(u':').replace(u' ', u'-');
    QString who = peer;
    who.remove(u'[').remove(u']').replace(u':', u'-');
    return u"received-%1-%2.bin"_s.arg(stamp, who);
}

} // namespace

/// The files of one peer.
class FileCollector::Stream final : public FileDeframer::Sink
{
public:
    Stream(FileCollector &collector, const PeerEntry &peer, Timestamp time)
        : m_collector(collector)
        , m_peer(peer)
        , m_time(time)
        , m_deframer(collector.m_config.framing, collector.m_config.encoding)
    {}

    void feed(QByteArrayView bytes) { m_deframer.feed(bytes, *this); }
    void end(bool isFinished) { m_deframer.end(isFinished, *this); }
    [[nodiscard]] bool isOfDatagrams() const { return !m_peer.isStream; }
    [[nodiscard]] bool hasBegunAny() const { return m_hasBegunAny; }

    void flush()
    {
        if (m_file)
            (void)isWritten();
    }

    void fileBegan(const FileHeader &header) override;
    void fileBytes(QByteArrayView bytes) override;
    void fileEnded(bool isComplete) override;
    void headerRefused(const Error &error) override;

private:
    [[nodiscard]] QString wantedName(const FileHeader &header) const;
    [[nodiscard]] bool settled(const Result<void> &result);
    [[nodiscard]] bool isWritten();
    void tell(bool isComplete);
    void giveUp();
    void tellLack();

    /// What a full disk has made of a file.
    struct Lack
    {
        QString path;
        qint64 written = 0;
        qint64 lost = 0; ///< bytes that came all the same
    };

    FileCollector &m_collector;
    PeerEntry m_peer;
    Timestamp m_time;
    FileDeframer m_deframer;
    std::unique_ptr<ArrivingFile> m_file; ///< null between files, and where it was given up
    std::optional<Lack> m_lack;           ///< told when the file ends
    qint64 m_expected = -1;
    bool m_hasBegunAny = false;
};

QString FileCollector::Stream::wantedName(const FileHeader &header) const
{
    const QString otherwise = madeUpName(m_peer.address, m_time);
    const QString name = header.name.isEmpty() ? m_collector.m_config.name : header.name;
    return name.isEmpty() ? otherwise : safeFileName(name, otherwise);
}

/// \return true if it is done, false if it is to be tried again; where neither helps, the file is given up
bool FileCollector::Stream::settled(const Result<void> &result)
{
    if (result)
        return true;
    if (result.error().code == ErrorCode::DiskFull && m_collector.m_listener.waitForRoom(result.error()))
        return false;
    if (result.error().code == ErrorCode::DiskFull && m_file->bytes() > 0)
        m_lack = Lack{m_file->path(), m_file->bytes() - m_file->unwritten(), m_file->unwritten()};
    else
        m_collector.m_listener.fileFailed(result.error());
    giveUp();
    return true;
}

/// Not before it ends: until then nobody knows how much it is.
void FileCollector::Stream::tellLack()
{
    const Lack lack = *std::exchange(m_lack, std::nullopt);
    const qint64 missing = m_expected < 0 ? lack.lost : m_expected - lack.written;
    m_collector.m_listener.fileFailed(
        {ErrorCode::FileIncomplete,
         {lack.path, QString::number(lack.written), QString::number(lack.written + missing), QString::number(missing)},
         ENOSPC,
         -1});
}

void FileCollector::Stream::giveUp()
{
    if (std::exchange(m_file, nullptr)) {
        --m_collector.m_progress.underWay;
        ++m_collector.m_progress.incomplete;
    }
}

void FileCollector::Stream::fileBegan(const FileHeader &header)
{
    QHash<QString, int> &numbers = m_collector.m_lastNumbers;
    const QString name = wantedName(header);
    if (numbers.size() > rememberedNames)
        numbers.clear();
    m_hasBegunAny = true;
    m_expected = header.size;
    m_file = std::make_unique<ArrivingFile>(m_collector.m_openFiles, m_collector.m_config.folder, name,
                                            numbers.value(name) + 1);
    ++m_collector.m_progress.underWay;
    while (m_file && !settled(m_file->open())) {
    }
    if (!m_file)
        return;
    numbers.insert(name, m_file->number());
    tell(false);
}

void FileCollector::Stream::fileBytes(QByteArrayView bytes)
{
    if (m_lack)
        m_lack->lost += bytes.size();
    if (!m_file)
        return;
    m_file->add(bytes);
    m_collector.m_progress.allBytes += bytes.size();
    if (m_file->isBlockFull())
        (void)isWritten();
    if (m_file)
        tell(false);
}

/// \return false where it was given up
bool FileCollector::Stream::isWritten()
{
    while (m_file && !settled(m_file->flush())) {
    }
    return m_file != nullptr;
}

void FileCollector::Stream::tell(bool isComplete)
{
    FileReceivingProgress &progress = m_collector.m_progress;
    progress.name = m_file->path().section(u'/', -1);
    if (!isComplete && progress.name.endsWith(".part"_L1))
        progress.name.chop(5);
    progress.size = m_expected;
    progress.bytes = m_file->bytes();
}

void FileCollector::Stream::fileEnded(bool isComplete)
{
    if (m_file)
        (void)isWritten();
    if (m_lack)
        tellLack();
    if (!m_file)
        return;
    while (isComplete && m_file && !settled(m_file->complete())) {
    }
    if (!m_file)
        return;
    tell(isComplete);
    const ReceivedFile received{m_file->path(), m_file->bytes(), m_expected, isComplete};
    m_file.reset();
    --m_collector.m_progress.underWay;
    ++(isComplete ? m_collector.m_progress.complete : m_collector.m_progress.incomplete);
    m_collector.m_listener.fileSaved(received);
}

void FileCollector::Stream::headerRefused(const Error &error)
{
    m_hasBegunAny = true; // it is told of, in other words
    Error named = error;
    named.arguments[0] = m_peer.address;
    ++m_collector.m_progress.incomplete;
    m_collector.m_listener.fileFailed(named);
}

FileCollector::FileCollector(const FileReceivingConfig &config, Listener &listener)
    : m_config(config)
    , m_listener(listener)
{}

FileCollector::~FileCollector() = default;

FileCollector::Stream &FileCollector::streamOf(const JournalReader &reader, const Record &record)
{
    std::shared_ptr<Stream> &stream = m_streams[record.peer];
    if (!stream)
        stream = std::make_shared<Stream>(*this, reader.peer(record.peer), record.time);
    return *stream;
}

void FileCollector::take(const JournalReader &reader, const Record &record)
{
    if (record.kind == RecordKind::Received) {
        streamOf(reader, record).feed(record.bytes);
    } else if (record.kind == RecordKind::Event && record.event == EventKind::Closed) {
        finish(); // of datagrams that is the end; connections have ended before it
    } else if (record.kind == RecordKind::Event && record.peer != noPeer &&
               endsStream(record.event, RecordKind::Received) && reader.peer(record.peer).isStream) {
        const bool isFinished = record.event == EventKind::PeerFinished;
        if (!m_config.name.isEmpty())
            (void)streamOf(reader, record); // so that it is told of when nothing came
        endStream(record.peer, isFinished);
    }
}

void FileCollector::endStream(PeerId peer, bool isFinished)
{
    const std::shared_ptr<Stream> stream = m_streams.take(peer);
    if (!stream)
        return;
    stream->end(isFinished);
    const bool isFirstEnd = !std::exchange(m_hasEnded, true);
    if (isFirstEnd && !stream->hasBegunAny() && !m_config.name.isEmpty())
        m_listener.fileFailed({ErrorCode::NothingToSave, {m_config.name}, 0, -1});
}

void FileCollector::flush()
{
    for (const std::shared_ptr<Stream> &stream : std::as_const(m_streams))
        stream->flush();
}

void FileCollector::finish()
{
    const QList<PeerId> peers = m_streams.keys();
    for (const PeerId peer : peers)
        endStream(peer, m_streams.value(peer)->isOfDatagrams());
}

FileReceivingProgress FileCollector::progress() const
{
    return m_progress;
}

} // namespace SocketDesk
