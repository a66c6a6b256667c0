// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "export/recordformatter.h"
#include "export/recordtext.h"

namespace SocketDesk {

class JsonObjectWriter;

/// Writes every record as one JSON object on a line of its own.
///
/// All have `n` (record number), `t` (RFC 3339, UTC, nanoseconds), `dir` ("rx", "tx", "event") and `peer` ("host:port",
/// empty for the session itself).
///
/// A chunk has `len`, `hex`, `text` (the characters that end in it; U+FFFD for each ill-formed sequence) and `invalid`
/// (bytes of those sequences); also `datagram`: true where it is one, and `truncated` or `broadcast` where that was so.
///
/// A message, in place of the chunks that it came in, has the `n` and `t` of the one with its last byte; `message` (its
/// number among those received, from 0), `len`, `head` and `tail` (bytes of them that frame it: a header with a length
/// field, a line end), `hex` of all, `text` and `invalid` of the content, and `parts`, one for each read: `n` of the
/// chunk, `begin` in it, `len`. Where something is wrong with it, `mark` says "unfinished", "too-long",
/// "invalid-length", or "unframed" for what came behind an invalid length.
///
/// An event has `event` (a stable name) and `detail`, an object with what is known of: `local`, `remote`, `datagram`
/// (true where a source of datagrams joins), `text`, `by` and `count`, `error` (a stable code), `errno`, `arguments` of
/// the error. Where it ends a stream within a character, it also has `text` and `invalid` for the bytes that had been
/// received, `sentText` and `sentInvalid` for those sent; so the texts of a stream joined, with that of the event, are
/// the text of the stream. At the end, streams that go on get an event "unfinished" of the same kind, with `n` null.
class JsonLinesFormatter final : public RecordFormatter
{
public:
    explicit JsonLinesFormatter(const Encoding &encoding);

    [[nodiscard]] QByteArray format(JournalReader &reader, const Record &record) override;
    [[nodiscard]] QByteArray formatMessage(JournalReader &reader, const ReceivedMessage &message) override;
    [[nodiscard]] QByteArray finish() override;

private:
    void addChunk(const JournalReader &reader, const Record &record, bool isStream, JsonObjectWriter &line);
    void addMessage(const ReceivedMessage &message, JsonObjectWriter &line);
    void addEvent(const JournalReader &reader, const Record &record, JsonObjectWriter &line);

    RecordText m_text;
    JournalReader m_reader; ///< as it was for the last record, to name the peers of unfinished streams
    Timestamp m_lastTime{};
};

} // namespace SocketDesk
