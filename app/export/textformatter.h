// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "export/recordtext.h"

namespace SocketDesk {

/// Writes what came, or what was sent, as running text, safe for a terminal: nothing is added, no line break either.
///
/// Control characters except \n, \t and \r before \n, and bytes that are no character, are shown as marks.
class TextFormatter final : public RecordFormatter
{
public:
    /// \param direction Received or Sent
    explicit TextFormatter(const Encoding &encoding, RecordKind direction = RecordKind::Received);

    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;
    [[nodiscard]] QByteArray finish() override;

private:
    RecordText m_text;
    RecordKind m_direction;
};

} // namespace SocketDesk
