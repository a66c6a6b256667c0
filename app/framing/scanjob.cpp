// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/scanjob.h"

#include "base/giveway.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr qint64 longestMs = 30; // the index grows once in a frame or two
constexpr std::chrono::milliseconds timerSlack{1};
constexpr quint64 recordsWithoutLook = 64; // at the clock: at most 16 MiB

} // namespace

std::chrono::milliseconds ScanJob::timeLeft(Timestamp deadline, Timestamp now, std::chrono::nanoseconds gap)
{
    const std::chrono::nanoseconds left =
        deadline > now ? std::min<std::chrono::nanoseconds>(deadline - now, gap) : std::chrono::nanoseconds::zero();
    return std::chrono::ceil<std::chrono::milliseconds>(left + publishing) + timerSlack;
}

ScanJob::ScanJob(MessageScan scan, JournalReader reader, Timestamp now)
    : m_scan(std::move(scan))
    , m_reader(std::move(reader))
    , m_now(now)
{}

void ScanJob::run()
{
    standBack();
    m_promise.start();
    readSome();
    passTime();
    ScanNotes notes = m_scan.takeNotes();
    m_promise.addResult(ScanResult{std::move(m_scan), std::move(notes)});
    m_promise.finish();
}

void ScanJob::readSome()
{
    QElapsedTimer timer;
    timer.start();
    m_scan.passOver(m_reader.first());
    quint64 left = recordsWithoutLook;
    m_reader.forEach(m_scan.next(), noRecord, [&](const Record &record) {
        m_scan.read(m_reader, record);
        if (--left > 0)
            return true;
        left = recordsWithoutLook;
        return timer.elapsed() < longestMs && !m_promise.isCanceled();
    });
}

void ScanJob::passTime()
{
    const quint64 records = m_reader.count();
    if (records == 0 || toNumber(m_scan.next()) < records)
        return;
    const Timestamp last = m_reader.record(RecordId(records - 1)).time;
    if (m_now < last)
        m_scan.elapse(m_now); // the clock was set back
    else if (m_now - publishing >= last)
        m_scan.elapse(m_now - publishing);
}

} // namespace SocketDesk
