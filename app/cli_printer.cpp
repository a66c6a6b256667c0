// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_printer.h"

#include "cli_descriptors.h"

#include <cerrno>

namespace SocketDesk {

namespace {

constexpr qsizetype blockBytes = 64 * 1024;

} // namespace

CliPrinter::CliPrinter(const JournalReader &reader, std::unique_ptr<RecordFormatter> formatter, quint64 mostMessages,
                       int descriptor, std::shared_ptr<std::atomic<quint64>> writtenBytes)
    : m_reader(reader)
    , m_formatter(std::move(formatter))
    , m_messagesLeft(mostMessages)
    , m_descriptor(descriptor)
    , m_writtenBytes(std::move(writtenBytes))
{}

void CliPrinter::advance()
{
    m_reader.refresh();
    const RecordId end{m_reader.count()};
    if (m_messagesLeft == 0 || m_broken)
        m_next = end;
    m_reader.forEach(m_next, end, [this](const Record &record) {
        print(record);
        return m_messagesLeft > 0 && !m_broken;
    });
    write();
    m_next = end;
    Q_EMIT advanced(toNumber(end));
}

void CliPrinter::print(const Record &record)
{
    m_block += m_formatter->format(m_reader, record);
    if (m_block.size() >= blockBytes)
        write();
    if (record.kind == RecordKind::Received && --m_messagesLeft == 0) {
        write();
        Q_EMIT limitReached();
    }
}

void CliPrinter::write()
{
    const QByteArray block = std::exchange(m_block, {});
    if (block.isEmpty() || m_broken)
        return;
    if (const int error = writeAll(m_descriptor, block)) {
        m_broken = true;
        Q_EMIT failed(
            {error == EPIPE ? ErrorCode::BrokenPipe : ErrorCode::FileNotWritable, {tr("standard output")}, error});
    } else {
        m_writtenBytes->fetch_add(quint64(block.size()), std::memory_order_relaxed);
    }
}

void CliPrinter::finish()
{
    advance();
    if (m_messagesLeft > 0)
        m_block += m_formatter->finish();
    write();
    Q_EMIT finished();
}

} // namespace SocketDesk
