// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagescan.h"

#include <QFuture>
#include <QPromise>
#include <QRunnable>

namespace SocketDesk {

/// A scan that has gone on for a while, and what it noted meanwhile.
struct ScanResult
{
    MessageScan scan;
    ScanNotes notes;
};

/// Goes on with a scan in a thread of the pool, for some milliseconds or until nobody wants the result any more.
class ScanJob final : public QRunnable
{
public:
    /// Between taking the time of a record and publishing it pass some microseconds, in which it must not be missed.
    static constexpr std::chrono::milliseconds publishing{10};

    /// How long a timer waits at \p now for a silence of \p gap that will have lasted at \p deadline. Where the clock was set
    /// back, the deadline is too far away; a job then measures the silence anew.
    [[nodiscard]] static std::chrono::milliseconds timeLeft(Timestamp deadline, Timestamp now,
                                                            std::chrono::nanoseconds gap);

    /// \param now silences are measured up to a little before it; it was taken before \p reader was refreshed
    ScanJob(MessageScan scan, JournalReader reader, Timestamp now);

    [[nodiscard]] QFuture<ScanResult> future() const { return m_promise.future(); }

    void run() override;

private:
    void readSome();
    void passTime();

    QPromise<ScanResult> m_promise;
    MessageScan m_scan;
    const JournalReader m_reader;
    const Timestamp m_now;
};

} // namespace SocketDesk
