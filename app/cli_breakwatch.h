// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"

#include <memory>

namespace SocketDesk {

/// Whether a connection broke, also where the journal has released the record that said so.
class BreakWatch
{
public:
    /// \return that of a journal within \p limit, which keeps little of what nobody holds, and tells this watch what it
    /// releases; of one journal only
    [[nodiscard]] JournalConfig watched(const JournalLimit &limit) const;

    /// True where a connection broke. Once the writer of the journal has ended.
    [[nodiscard]] bool sawBreak(const JournalReader &reader) const;

private:
    std::shared_ptr<bool> m_released = std::make_shared<bool>(false); ///< written by the journal's writer
};

} // namespace SocketDesk
