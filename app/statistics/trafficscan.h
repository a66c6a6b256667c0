// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statistics/trafficreading.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

/// Measures a journal in the background, what is in it already and what comes.
///
/// Lives in the GUI thread (or the main thread of the terminal program); nothing it does waits. The reading is done by
/// short jobs in the work threads, one at a time, behind everything that a person waits for.
class TrafficScan final : public QObject
{
    Q_OBJECT

public:
    explicit TrafficScan(const JournalReader &reader, QObject *parent = nullptr);
    ~TrafficScan() override;

    [[nodiscard]] const TrafficConfig &config() const;
    void setConfig(const TrafficConfig &config); ///< starts over, with the next advance()

    /// Nothing is released from now on that is not read yet: reception waits for the figures, which are exact then.
    void holdRecords();

    /// Goes on to the end of what the journal holds, and says advanced() on the way and at the end: always once at least.
    void advance();

    [[nodiscard]] bool isUpToDate() const; ///< with what the journal held at the last advance()

    /// How many of the records that the last advance() found have been read, of how many.
    [[nodiscard]] quint64 recordsRead() const;
    [[nodiscard]] quint64 recordsThere() const;

    /// All that has been measured so far, as of \p now; costs a step for each peer. Only in a slot called by advanced(),
    /// or while isUpToDate().
    [[nodiscard]] TrafficFigures figures(Timestamp now) const;
    [[nodiscard]] TrafficFigures figuresAtEnd() const; ///< the same as of the last record

    /// The same at the end, while isUpToDate(): messages under way are counted as unfinished. It cannot go on afterwards.
    [[nodiscard]] TrafficFigures finish(Timestamp now);

Q_SIGNALS:
    void advanced();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
