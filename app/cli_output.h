// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"
#include "journal/journal.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace SocketDesk {

class CliPrinter;
class FileReceiving;
class LiveLog;
struct LiveLogConfig;
struct ReceivedFile;

/// Writes the records of a journal to a descriptor, in a thread of its own, at the pace of whoever reads there, and to
/// the files of --log, --save-received and --receive-folder.
///
/// Lives in the main thread, which it never holds up. Nothing is buffered beyond one block: what is not written yet
/// waits in the journal.
class CliOutput final : public QObject
{
    Q_OBJECT

public:
    /// \param mostMessages received records after which nothing more is printed
    CliOutput(const JournalReader &reader, const CliOptions &options, std::optional<quint64> mostMessages,
              int descriptor);
    ~CliOutput() override; ///< waits for the block that is being written

    /// The journal has grown: prints everything up to its present end, then says advanced(). One at a time.
    void advance();

    /// Writes what is left, then says finished().
    void finish();

    /// Grows as long as anything moves: bytes that have gone to the descriptor and to files, and files that are done with.
    [[nodiscard]] quint64 progress() const;

    /// Bytes that the files of --log and --save-received lack, once all is finished; nothing where one did not answer.
    [[nodiscard]] std::optional<qint64> missingBytes() const;
    [[nodiscard]] QString hungText() const; ///< of a file that does not take what it is given; empty for none

Q_SIGNALS:
    void advanced(quint64 records);              ///< how many of the journal's records are dealt with
    void limitReached();                         ///< that many messages are printed
    void failed(const SocketDesk::Error &error); ///< BrokenPipe: nobody reads any more. The rest is not printed
    void noticed(const QString &sentence);       ///< a file cannot be written for now, or again
    void fileLost();                             ///< one that was to be received is not there, or not whole
    void finished();

private:
    void startLog(const JournalReader &reader, const LiveLogConfig &config);
    void startReceiving(const JournalReader &reader, const CliOptions &options);
    void noticeFile(const ReceivedFile &file);
    void onPartFinished();

    QThread *m_thread = nullptr;
    CliPrinter *m_printer = nullptr; ///< lives in m_thread
    std::shared_ptr<std::atomic<quint64>> m_writtenBytes;
    std::vector<std::unique_ptr<LiveLog>> m_logs;
    std::unique_ptr<FileReceiving> m_files; ///< of --receive-folder
    quint64 m_filesDone = 0;                ///< each is waited for until the disk has it
    size_t m_unfinished = 1;                ///< the printer, the logs and the files
};

} // namespace SocketDesk
