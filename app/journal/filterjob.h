// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/recordfilter.h"
#include "journal/recordset.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

/// Applies a filter to a journal in the background, and to what it grows by. The journal itself is not touched.
///
/// Lives in the GUI thread; the work is done by short jobs in the work threads, one at a time, whose results come
/// in with changed(). Never blocks.
class FilterJob final : public QObject
{
    Q_OBJECT

public:
    explicit FilterJob(QObject *parent = nullptr);
    ~FilterJob() override;

    /// Starts over. Until the first changed() what passed is as before, so that a view of it does not go blank.
    void start(const JournalReader &reader, const RecordFilter &filter);
    void stop();    ///< nothing is filtered any more, and nothing is known
    void advance(); ///< tells that the journal has grown

    [[nodiscard]] bool isActive() const;
    [[nodiscard]] bool isUpToDate() const; ///< every record that the last look at the journal showed is known
    [[nodiscard]] const RecordSet &passed() const;

Q_SIGNALS:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
