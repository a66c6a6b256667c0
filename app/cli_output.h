// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"
#include "journal/journal.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

class QThread;

namespace SocketDesk {

class CliPrinter;

/// Writes the records of a journal to a descriptor, in a thread of its own, at the pace of whoever reads there.
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

    /// Prints what is left, then says finished().
    void finish();

    /// Bytes that have gone to the descriptor; from any thread.
    [[nodiscard]] quint64 writtenBytes() const;

Q_SIGNALS:
    void advanced(quint64 records);              ///< how many of the journal's records are dealt with
    void limitReached();                         ///< that many messages are printed
    void failed(const SocketDesk::Error &error); ///< BrokenPipe: nobody reads any more. The rest is not printed
    void finished();

private:
    QThread *m_thread = nullptr;
    CliPrinter *m_printer = nullptr; ///< lives in m_thread
    std::shared_ptr<std::atomic<quint64>> m_writtenBytes;
};

} // namespace SocketDesk
