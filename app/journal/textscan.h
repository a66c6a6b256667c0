// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "text/encoding.h"

#include <QObject>

#include <memory>
#include <optional>

namespace SocketDesk {

/// Counts the undecodable bytes of everything received, in the background, and watches for a better encoding.
///
/// Lives in the GUI thread (or the main thread of the terminal program); the walking is done by short jobs in the work
/// threads behind all others, one at a time, each over a slice of the journal. Results of an outdated encoding are
/// dropped. Never blocks: the destructor waits at most for the slice under way (a few ms).
class TextScan final : public QObject
{
    Q_OBJECT

public:
    explicit TextScan(JournalReader reader, QObject *parent = nullptr);
    ~TextScan() override;

    /// Starts over with \p encoding.
    void setEncoding(const Encoding &encoding);

    /// Nothing is released from now on that is not counted yet: reception waits for the count, which is exact then.
    void holdRecords();

    /// Tells that the journal has grown.
    void advance();

    /// Starts counting anew at \p from: what lies before is no longer counted (Reset counters).
    void restartFrom(RecordId from);

    [[nodiscard]] qint64 invalidBytes() const; ///< so far, in what was not released before
    [[nodiscard]] bool isUpToDate() const;     ///< everything the journal held at the last advance() is counted
    [[nodiscard]] std::optional<Encoding> hint() const; ///< betterEncoding() of a stream that has invalid bytes

Q_SIGNALS:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
