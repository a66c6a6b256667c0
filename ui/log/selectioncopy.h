// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/log/transcriptlayout.h"

#include <functional>

namespace SocketDesk {

/// What copying the selection gives.
enum class CopyFormat : quint8 {
    Shown, ///< the rows as they are on the screen, headers included; rows that were only wrapped are joined
    Text,  ///< the selected payload as text, without marks and headers; blocks of different peers, directions and
           ///< datagrams begin a line
    Hex,   ///< "E4 BD A0", a line for each record, or for each message where these are shown
    Raw    ///< application/octet-stream on the clipboard, and the bytes as Latin-1 text
};

/// Makes what is copied from a range of a journal, up to a limit. For one thread, any.
class SelectionCopy
{
public:
    static constexpr qint64 largest = qint64(64) << 20; ///< bytes, or characters of text

    /// \param layout is copied, so that the work can be done elsewhere
    SelectionCopy(const TranscriptLayout &layout, const TextRange &range, qint64 limit = largest);

    /// The messages that the layout shows are those of \p layout itself: for work in its thread.
    void shareMessagesOf(const TranscriptLayout &layout) { m_layout.setMessages(layout.messages()); }

    /// What was taken is right only if it is no guess(); see TranscriptLayout::setPatience().
    void setPatience(qsizetype bytes) { m_layout.setPatience(bytes); }
    [[nodiscard]] bool isGuess() const { return m_layout.guessed().has_value(); }
    /// They are cut anew with \p framing, which takes its time: for work elsewhere.
    void cutMessages(const FramingConfig &framing);

    [[nodiscard]] QByteArray bytes();
    [[nodiscard]] QString text(CopyFormat format);

    /// What is selected of a record.
    struct Piece
    {
        Record record;
        qint32 begin = 0;     ///< of the bytes in the record
        QByteArrayView bytes; ///< none of an event, or of a record that is not shown
    };
    /// Every record that the range touches, until \p handle returns false. The limit does not count.
    void forEachPiece(const std::function<bool(const Piece &)> &handle);

    /// The last call met the limit: there is more than it gave.
    [[nodiscard]] bool isCut() const { return m_cut; }

private:
    struct Slice
    {
        Record record;
        qint32 begin = 0;
        qint32 end = 0;

        [[nodiscard]] QByteArrayView bytes() const { return record.bytes.sliced(begin, end - begin); }
    };

    template<typename Handle>
    void forEachSlice(Handle handle); ///< until it returns false
    [[nodiscard]] Slice sliceOf(const Record &record) const;
    [[nodiscard]] QString shownText();
    [[nodiscard]] QString plainText();
    [[nodiscard]] QString hexText();
    [[nodiscard]] std::vector<MessagePart> partsOf(const Slice &slice) const;
    void appendCharacters(QString &text, const Slice &slice);
    bool keepWithin(qsizetype size); ///< false, and isCut(), if \p size is beyond the limit

    TranscriptLayout m_layout;
    TextRange m_range;
    qint64 m_limit;
    bool m_cut = false;
};

} // namespace SocketDesk
