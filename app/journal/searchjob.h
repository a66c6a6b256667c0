// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journalreader.h"
#include "journal/searchhits.h"
#include "journal/searchpattern.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

enum class SearchDirection : quint8 { Forwards, Backwards };

/// Searches a journal in the background, from where one looks to one end and then to the other, and what it grows by.
///
/// Lives in the GUI thread; the searching is done by short jobs in the work threads, one at a time, whose hits
/// come in with changed(). Never blocks.
class SearchJob final : public QObject
{
    Q_OBJECT

public:
    explicit SearchJob(QObject *parent = nullptr);
    ~SearchJob() override;

    /// Another journal. Ends the search.
    void setReader(const JournalReader &reader);

    /// Begins at \p from, which is not before \p first; records before \p first are never looked at.
    void start(const SearchPattern &pattern, RecordId first, RecordId from, SearchDirection direction);

    /// What was found so far stays, and nothing is added to it.
    void cancel();

    /// Cancels and forgets the hits.
    void clear();

    /// Tells that the journal has grown.
    void advance();

    [[nodiscard]] const SearchHits &hits() const;
    [[nodiscard]] bool isActive() const;   ///< started and not cancelled
    [[nodiscard]] bool isComplete() const; ///< the journal that was there at the start, and more perhaps, is searched
    [[nodiscard]] bool wasCancelled() const;
    [[nodiscard]] bool hasReachedEnd() const;   ///< from where it began to the end that the journal had then
    [[nodiscard]] bool hasReachedBegin() const; ///< and to the first record
    [[nodiscard]] int percent() const;          ///< of the journal's bytes

Q_SIGNALS:
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
