// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_output.h"

#include "cli_dumpformatter.h"
#include "cli_printer.h"
#include "session/filereceiving.h"
#include "session/livelog.h"
#include "text/visible.h"

#include <QThread>

#include <limits>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

std::unique_ptr<RecordFormatter> makeFormatter(CliFormat format, const Encoding &encoding)
{
    switch (format) {
    case CliFormat::NetAssistText:
        return makeRecordFormatter(RecordFormat::NetAssistText, encoding);
    case CliFormat::NetAssistHex:
        return makeRecordFormatter(RecordFormat::NetAssistHex, encoding);
    case CliFormat::Text:
        return makeRecordFormatter(RecordFormat::Text, encoding);
    case CliFormat::Hex:
        return makeRecordFormatter(RecordFormat::Hex, encoding);
    case CliFormat::Dump:
        return std::make_unique<DumpFormatter>();
    case CliFormat::JsonLines:
        return makeRecordFormatter(RecordFormat::JsonLines, encoding);
    case CliFormat::Raw:
        return makeRecordFormatter(RecordFormat::Raw, encoding);
    case CliFormat::None:
        return makeRecordFormatter(RecordFormat::None, encoding);
    }
    Q_UNREACHABLE();
}

} // namespace

CliOutput::CliOutput(const JournalReader &reader, const CliOptions &options, std::optional<quint64> mostMessages,
                     int descriptor)
    : m_thread(new QThread(this))
    , m_writtenBytes(std::make_shared<std::atomic<quint64>>(0))
{
    m_printer = new CliPrinter(reader, makeFormatter(options.format, options.encoding), options.framing,
                               mostMessages.value_or(std::numeric_limits<quint64>::max()), descriptor, m_writtenBytes,
                               options.wantOutput() ? reader.hold(RecordId(0)) : JournalHold(),
                               quint64(options.journal.bytes / 4)); // of bytes; room takes up to twice as much
    connect(m_printer, &CliPrinter::advanced, this, &CliOutput::advanced);
    connect(m_printer, &CliPrinter::limitReached, this, &CliOutput::limitReached);
    connect(m_printer, &CliPrinter::failed, this, &CliOutput::failed);
    connect(m_printer, &CliPrinter::finished, this, &CliOutput::onPartFinished);
    m_printer->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_printer, &QObject::deleteLater);
    m_thread->setObjectName(u"output"_s);
    m_thread->start();
    if (!options.logFile.isEmpty())
        startLog(reader, {options.logFile, options.logFormat, options.encoding});
    if (!options.receivedFile.isEmpty())
        startLog(reader, {options.receivedFile, RecordFormat::Raw, options.encoding});
    if (!options.files.receiveFolder.isEmpty())
        startReceiving(reader, options);
}

CliOutput::~CliOutput()
{
    m_printer->disconnect(this);
    m_thread->quit();
    m_thread->wait();
}

void CliOutput::startLog(const JournalReader &reader, const LiveLogConfig &config)
{
    auto log = std::make_unique<LiveLog>(reader, config, RecordId(0));
    connect(log.get(), &LiveLog::failed, this, [this, log = log.get()](const Error &error) {
        if (log->bytesMissing() <= 0)
            return Q_EMIT failed(error);
        Q_EMIT noticed(tr("“%1” lacks its last %2 bytes.").arg(log->path(), QString::number(log->bytesMissing())));
        Q_EMIT fileLost();
    });
    connect(log.get(), &LiveLog::finished, this, &CliOutput::onPartFinished);
    connect(log.get(), &LiveLog::stalled, this,
            [this](const Error &error) { Q_EMIT noticed(describe(error).oneLine()); });
    connect(log.get(), &LiveLog::hung, this, [this, log = log.get()] { Q_EMIT noticed(log->hungText()); });
    connect(log.get(), &LiveLog::resumed, this,
            [this, path = config.path] { Q_EMIT noticed(tr("“%1” is written again.").arg(path)); });
    m_logs.push_back(std::move(log));
    ++m_unfinished;
}

void CliOutput::startReceiving(const JournalReader &reader, const CliOptions &options)
{
    const CliFileOptions &files = options.files;
    m_files = std::make_unique<FileReceiving>(
        reader, FileReceivingConfig{files.receiveFolder, files.framing, options.encoding, files.download}, RecordId(0));
    const auto complain = [this](const Error &error) { Q_EMIT noticed(describe(error).oneLine()); };
    connect(m_files.get(), &FileReceiving::fileSaved, this, &CliOutput::noticeFile);
    connect(m_files.get(), &FileReceiving::fileFailed, this, complain);
    connect(m_files.get(), &FileReceiving::fileFailed, this, &CliOutput::fileLost);
    connect(m_files.get(), &FileReceiving::stalled, this, complain);
    connect(m_files.get(), &FileReceiving::finished, this, &CliOutput::onPartFinished);
    ++m_unfinished;
}

void CliOutput::noticeFile(const ReceivedFile &file)
{
    ++m_filesDone;
    if (file.isComplete) {
        const QString sentence = file.bytes == 1 ? tr("“%1” is saved, 1 byte.") : tr("“%1” is saved, %2 bytes.");
        const QString path = withVisibleMarks(file.path);
        Q_EMIT noticed(file.bytes == 1 ? sentence.arg(path) : sentence.arg(path, QString::number(file.bytes)));
        return;
    }
    const QString expected = file.expectedBytes < 0 ? QString() : QString::number(file.expectedBytes);
    const Error error{ErrorCode::FileIncomplete, {file.path, QString::number(file.bytes), expected}, 0, -1};
    Q_EMIT noticed(describe(error).oneLine());
    Q_EMIT fileLost();
}

void CliOutput::onPartFinished()
{
    if (--m_unfinished == 0)
        Q_EMIT finished();
}

void CliOutput::advance()
{
    for (const auto &log : m_logs)
        log->advance();
    if (m_files)
        m_files->advance();
    QMetaObject::invokeMethod(m_printer, &CliPrinter::advance, Qt::QueuedConnection);
}

void CliOutput::finish()
{
    for (const auto &log : m_logs)
        log->finish();
    if (m_files)
        m_files->finish();
    QMetaObject::invokeMethod(m_printer, &CliPrinter::finish, Qt::QueuedConnection);
}

QString CliOutput::hungText() const
{
    for (const auto &log : m_logs) {
        if (const QString text = log->hungText(); !text.isEmpty())
            return text;
    }
    return {};
}

std::optional<qint64> CliOutput::missingBytes() const
{
    qint64 bytes = 0;
    for (const auto &log : m_logs) {
        if (log->bytesMissing() < 0)
            return {};
        bytes += log->bytesMissing();
    }
    return bytes;
}

quint64 CliOutput::progress() const
{
    quint64 bytes = m_writtenBytes->load(std::memory_order_relaxed) + m_filesDone;
    for (const auto &log : m_logs)
        bytes += quint64(log->bytesWritten());
    if (m_files)
        bytes += quint64(m_files->progress().allBytes);
    return bytes;
}

} // namespace SocketDesk
