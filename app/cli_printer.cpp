// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_printer.h"

#include "cli_descriptors.h"
#include "framing/scanjob.h"

#include <algorithm>
#include <cerrno>

namespace SocketDesk {

namespace {

constexpr qsizetype blockBytes = 64 * 1024;

} // namespace

CliPrinter::CliPrinter(const JournalReader &reader, std::unique_ptr<RecordFormatter> formatter,
                       const FramingConfig &framing, quint64 mostMessages, int descriptor,
                       std::shared_ptr<std::atomic<quint64>> writtenBytes, JournalHold hold, quint64 longestHeld)
    : m_reader(reader)
    , m_hold(std::move(hold))
    , m_longestHeld(longestHeld)
    , m_formatter(std::move(formatter))
    , m_gap(framing.gap)
    , m_messagesLeft(mostMessages)
    , m_descriptor(descriptor)
    , m_writtenBytes(std::move(writtenBytes))
    , m_block(m_formatter->begin())
{
    if (framing.kind != FramingKind::None)
        m_cutter.emplace(framing);
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    connect(&m_silence, &QTimer::timeout, this, &CliPrinter::onSilence);
}

void CliPrinter::advance()
{
    readOn();
    write();
    waitForSilence();
    Q_EMIT advanced(toNumber(m_next));
}

void CliPrinter::readOn()
{
    m_reader.refresh();
    const RecordId end{m_reader.count()};
    if (m_messagesLeft == 0 || m_broken)
        m_next = end;
    m_reader.forEach(m_next, end, [this](const Record &record) {
        print(record);
        if (!m_cutter)
            m_hold.advanceTo(record.id + 1);
        return m_messagesLeft > 0 && !m_broken;
    });
    m_next = end;
    letGo();
}

/// What is printed is needed no more, but where a message has begun; of one that never ends, no more than is bearable.
void CliPrinter::letGo()
{
    if (!m_cutter || m_next == RecordId(0))
        return m_hold.advanceTo(m_next);
    const quint64 end = m_reader.endPosition();
    const RecordId oldest = m_reader.recordAt(end - std::min(end, m_longestHeld));
    m_hold.advanceTo(std::min(m_next, std::max(oldest, m_cutter->firstUnderWay())));
}

void CliPrinter::print(const Record &record)
{
    if (m_cutter)
        m_cutter->read(m_reader, record, m_printMessage);
    const bool goesByMessage = m_cutter && record.kind == RecordKind::Received;
    if (goesByMessage || m_messagesLeft == 0)
        return;
    add(m_formatter->format(m_reader, record));
    if (record.kind == RecordKind::Received)
        countMessage();
}

void CliPrinter::printMessage(const JournalMessage &where)
{
    if (where.direction != RecordKind::Received || m_messagesLeft == 0 || m_broken)
        return;
    add(m_formatter->formatMessage(m_reader, receivedMessage(m_reader, where, m_messages++)));
    countMessage();
}

void CliPrinter::add(const QByteArray &output)
{
    m_block += output;
    if (m_block.size() >= blockBytes)
        write();
}

void CliPrinter::countMessage()
{
    if (--m_messagesLeft > 0)
        return;
    write();
    Q_EMIT limitReached();
}

/// Messages that a silence ends are printed when it has lasted, not when something comes after it.
void CliPrinter::onSilence()
{
    const Timestamp now = wallClockNow(); // before the look, so that all records of earlier times are read
    readOn();
    if (m_messagesLeft > 0)
        m_cutter->elapse(now - ScanJob::publishing, m_printMessage);
    write();
    waitForSilence();
}

void CliPrinter::waitForSilence()
{
    const std::optional<Timestamp> deadline = m_cutter ? m_cutter->deadline() : std::nullopt;
    if (!deadline || m_messagesLeft == 0)
        return m_silence.stop();
    m_silence.start(ScanJob::timeLeft(*deadline, wallClockNow(), m_gap));
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
    readOn();
    m_silence.stop();
    if (m_cutter && m_messagesLeft > 0)
        m_cutter->finish(m_printMessage);
    m_block += m_formatter->finish(); // of what was printed, also where the last message has come before the end
    write();
    Q_EMIT finished();
}

} // namespace SocketDesk
