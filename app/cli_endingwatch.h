// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <memory>

namespace SocketDesk {

/// What the events of a run say about how it ended, also those that the journal has released.
class EndingWatch
{
public:
    struct Findings
    {
        bool broke = false;     ///< a connection did
        qint64 unsentBytes = 0; ///< that were accepted, but never given to the system
    };

    /// \return that of a journal within \p limit, which keeps little of what nobody holds, and tells this watch what it
    /// releases; of one journal only
    [[nodiscard]] JournalConfig watched(const JournalLimit &limit) const;

    /// Once the writer of the journal has ended.
    [[nodiscard]] Findings findings(const JournalReader &reader) const;

private:
    std::shared_ptr<Findings> m_released = std::make_shared<Findings>(); ///< written by the journal's writer
};

} // namespace SocketDesk
