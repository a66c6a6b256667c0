// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <compare>

namespace SocketDesk {

/// A row of the transcript: the record in which it begins, and its number among the rows that begin there.
///
/// In a running stream a row may go on over the following records; it still belongs to the one in which it begins.
struct RowPosition
{
    RecordId record = noRecord;
    qint32 row = 0;

    friend auto operator<=>(const RowPosition &, const RowPosition &) = default;
};

/// The header of a record comes before its payload.
enum class RecordPart : quint8 { Header, Payload };

/// A place before a character. It names what is recorded, not what is on the screen, so it outlives every change of
/// width, view and encoding.
struct TextPosition
{
    RecordId record = noRecord;
    RecordPart part = RecordPart::Payload;
    qint32 offset = 0; ///< in the payload: bytes; in a header: UTF-16 units of its text

    [[nodiscard]] bool isValid() const { return record != noRecord; }
    friend auto operator<=>(const TextPosition &, const TextPosition &) = default;
};

/// All places from `begin` to before `end`.
struct TextRange
{
    TextPosition begin;
    TextPosition end;

    [[nodiscard]] bool isEmpty() const { return !begin.isValid() || begin >= end; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

} // namespace SocketDesk
