// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/streamdecoders.h"

#include <QString>

#include <map>
#include <vector>

namespace SocketDesk {

/// Reads the chunks of a journal as text, in order: each gives the characters that end in it.
class RecordText
{
public:
    /// How a character that must not be obeyed, and bytes that are none, are written.
    enum class Style : quint8 {
        Plain,        ///< the character itself; U+FFFD for each ill-formed sequence
        Marked,       ///< marks for both; line feeds, tabs, and carriage returns before line feeds are kept
        MarkedRunning ///< the same for text that runs on: also where a line feed comes with the next chunk of the stream
    };

    struct Text
    {
        QString text;
        qint64 invalidBytes = 0;
    };

    RecordText(const Encoding &encoding, Style style);

    /// The text of \p chunk, which is of \p reader.
    [[nodiscard]] Text chunk(const JournalReader &reader, const Record &chunk);

    /// The text of bytes that have nothing to do with those before and behind them.
    [[nodiscard]] Text alone(QByteArrayView bytes);

    /// What the end of a stream leaves unfinished: the bytes pending in the direction \p kind when \p event came, if it
    /// is one that ends the stream.
    [[nodiscard]] Text ended(const Record &event, RecordKind kind);

    /// What is pending in streams that have not ended.
    struct Unfinished
    {
        PeerId peer = noPeer;
        RecordKind kind = RecordKind::Received;
        Text text;
    };
    [[nodiscard]] std::vector<Unfinished> finish();

private:
    [[nodiscard]] QByteArray pendingBefore(const JournalReader &reader, const Record &chunk, qsizetype count) const;
    using StreamKey = StreamDecoders::StreamKey;

    [[nodiscard]] QString takeHeldReturn(const StreamKey &stream, const Record &chunk);
    void holdReturn(const StreamKey &stream, const Record &chunk);
    [[nodiscard]] Text write(QByteArrayView bytes, qsizetype carried) const;
    [[nodiscard]] Text writeUnfinished(QByteArrayView bytes) const;
    [[nodiscard]] QString invalidText(QByteArrayView bytes) const;
    void appendCharacter(std::size_t unit, QString &text) const;
    [[nodiscard]] bool isKept(std::size_t unit) const;
    [[nodiscard]] bool isUnit(std::size_t unit, char32_t codePoint) const;

    Style m_style;
    StreamDecoders m_decoders;
    std::vector<DecodedUnit> m_units;             ///< of the chunk under way
    std::map<StreamKey, QByteArray> m_unfinished; ///< bytes of characters that have not ended
    /// Where streams go on behind a carriage return that is not yet written; the record that brought it may be released.
    std::map<StreamKey, quint64> m_heldReturns;
};

} // namespace SocketDesk
