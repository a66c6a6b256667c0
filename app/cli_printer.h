// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"

#include <QObject>

#include <atomic>
#include <limits>
#include <memory>

namespace SocketDesk {

/// Formats the records of a journal, one after the other, and writes them to a descriptor; waits where that is slow.
///
/// Lives in the thread of CliOutput.
class CliPrinter final : public QObject
{
    Q_OBJECT

public:
    CliPrinter(const JournalReader &reader, std::unique_ptr<RecordFormatter> formatter, quint64 mostMessages,
               int descriptor, std::shared_ptr<std::atomic<quint64>> writtenBytes);

    void advance();
    void finish();

Q_SIGNALS:
    void advanced(quint64 records);
    void limitReached();
    void failed(const SocketDesk::Error &error);
    void finished();

private:
    void print(const Record &record);
    void write();

    JournalReader m_reader;
    std::unique_ptr<RecordFormatter> m_formatter;
    quint64 m_messagesLeft;
    int m_descriptor;
    std::shared_ptr<std::atomic<quint64>> m_writtenBytes;
    RecordId m_next{0};
    QByteArray m_block;
    bool m_broken = false;
};

} // namespace SocketDesk
