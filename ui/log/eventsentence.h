// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/record.h"

namespace SocketDesk {

/// What an event record says, as a sentence in the language of the program. Foreign text in it is made visible, so the
/// sentence is one line without control characters.
/// \param peer the address of the event's peer; empty for the session itself; \p isStream: it has a connection
[[nodiscard]] QString eventSentence(EventKind kind, const EventDetail &detail, const QString &peer,
                                    bool isStream = true);

} // namespace SocketDesk
