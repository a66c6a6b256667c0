// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagesource.h"
#include "journal/decodersearch.h"
#include "journal/streamtext.h"
#include "ui/log/recordlayout.h"
#include "ui/log/rowbuilder.h"
#include "ui/log/shownrecords.h"
#include "ui/log/streamflow.h"

#include <QCache>

#include <memory>
#include <optional>
#include <set>

namespace SocketDesk {

/// The rows of a journal for a config and a width: which there are, how to go from one to another, what is in them.
///
/// Arithmetic: no widget, no timer. Lays out only the records it is asked for and keeps the last ones. For one thread;
/// another one takes a copy, which shares nothing, so that it has to be told of messages.
class TranscriptLayout
{
public:
    static constexpr int minimumWidth = 16; ///< cells

    TranscriptLayout();
    TranscriptLayout(const TranscriptLayout &other);
    TranscriptLayout &operator=(const TranscriptLayout &) = delete;
    ~TranscriptLayout();

    void setReader(const JournalReader &reader);
    [[nodiscard]] const JournalReader &reader() const { return m_reader; }
    bool refresh(); ///< \return true if there are more records than before, or fewer at the begin

    void setConfig(const TranscriptConfig &config);
    [[nodiscard]] const TranscriptConfig &config() const { return m_config; }
    void setTimeFormat(TimeFormat format);
    [[nodiscard]] TimeFormat timeFormat() const { return m_timeFormat; }
    void setWidth(int cells);
    [[nodiscard]] int width() const { return m_width; }
    void setFirstShown(RecordId first); ///< of those that are not released
    /// Only these records are shown, null for all. To be called again when there are others among them.
    void setFilter(const RecordSet *filter);
    [[nodiscard]] const ShownRecords &shown() const { return m_shown; }

    /// In log mode, messages begin rows, and headers tell of them. Null: there is no framing.
    void setMessages(std::shared_ptr<const MessageSource> messages);
    [[nodiscard]] const std::shared_ptr<const MessageSource> &messages() const { return m_messages; }
    [[nodiscard]] bool showsMessages() const { return m_messages && m_config.logMode; }
    /// More has been cut, or all of it anew. \return true if that concerns rows that were laid out
    bool onMessagesAdvanced();
    void onMessagesRestarted() { forgetRows(); }
    /// What is to be known of the message to which a payload row belongs; empty for other rows.
    [[nodiscard]] QString messageTip(RowPosition position);

    /// At most so many bytes are gone over to find where characters begin, until this is called again; see StreamText.
    void setPatience(std::optional<qsizetype> bytes);
    /// A record that was laid out by a guess, in rows of [first, last] if there is one.
    [[nodiscard]] std::optional<RecordId> guessed(RecordId first = noRecord, RecordId last = noRecord) const;
    [[nodiscard]] std::unique_ptr<DecoderSearch> search(RecordId id) const { return m_text.search(id); }
    void onStatesFound() { forgetRows(); } ///< where characters begin is known of more places

    /// Forgets the texts of headers, after a change of language.
    void retranslate();

    /// Counts what is hidden, at most \p limit records at a time. \return true if nothing is left to count
    bool advanceIndex(quint64 limit);
    [[nodiscard]] quint64 hiddenReceived() const; ///< as far as counted

    [[nodiscard]] std::optional<RowPosition> firstRow();
    [[nodiscard]] std::optional<RowPosition> lastRow();
    [[nodiscard]] std::optional<RowPosition> next(RowPosition position);
    [[nodiscard]] std::optional<RowPosition> previous(RowPosition position);

    /// \p rows rows further down (up if negative), or as far as there are rows.
    [[nodiscard]] RowPosition moved(RowPosition position, qint64 rows);

    /// The first row of the nearest record at or after \p id, else of the last one before.
    [[nodiscard]] std::optional<RowPosition> nearestRow(RecordId id);

    /// \p position, or the nearest row there is.
    [[nodiscard]] std::optional<RowPosition> valid(RowPosition position);

    [[nodiscard]] Row row(RowPosition position);
    [[nodiscard]] TextPosition beginOf(RowPosition position);
    [[nodiscard]] std::optional<RowPosition> rowOf(const TextPosition &position);

    /// Rows on the byte space of the journal, for a scroll bar.
    [[nodiscard]] quint64 bytePosition(RowPosition position);
    [[nodiscard]] std::optional<RowPosition> rowAt(quint64 bytePosition);

    /// The characters of a chunk as they are decoded; for copying.
    [[nodiscard]] ChunkText decoded(RecordId id);

private:
    using LayoutPointer = std::shared_ptr<const RecordLayout>;

    [[nodiscard]] LayoutPointer layoutOf(RecordId id);
    [[nodiscard]] bool hasRows(RecordId id);
    [[nodiscard]] RecordLayout layOut(const Record &record);
    [[nodiscard]] Timestamp timeReference(const Record &record) const;
    void addMessages(const Record &record, RecordLayout &layout);
    [[nodiscard]] MessageBeside besideRow(RecordId record, const RecordLayout &layout, int payloadRow) const;
    [[nodiscard]] std::optional<MessagePart> partAt(RecordId record, const RecordLayout &layout, int index) const;
    void layOutPayload(const Record &record, RecordLayout &layout);
    [[nodiscard]] ShownUnits unitsOf(const Record &record, RowState start);
    [[nodiscard]] bool goesOnBehind(const Record &record) const;
    [[nodiscard]] RowState stateBefore(const Record &record);
    [[nodiscard]] RowState stateBehind(const Record &record, RowState start);
    void addPayload(RowBuilder &builder, const Record &record, const RecordLayout &layout, int payloadRow);
    void addFollowing(RowBuilder &builder, RecordId record, const RecordLayout &layout);
    [[nodiscard]] int bytesPerRow() const;
    [[nodiscard]] std::optional<RowPosition> firstRowFrom(RecordId id);
    [[nodiscard]] std::optional<RowPosition> lastRowUpTo(RecordId id);
    void forgetRows();
    void readAnew();
    void rememberFirstTime();

    JournalReader m_reader;
    TranscriptConfig m_config;
    StreamText m_text;
    TimeFormat m_timeFormat = TimeFormat::Milliseconds;
    std::optional<Timestamp> m_firstTime; ///< of the first record there was, which may be released by now
    int m_width = 80;
    ShownRecords m_shown;
    StreamFlow m_flow;
    QCache<quint64, LayoutPointer> m_layouts;
    std::shared_ptr<const MessageSource> m_messages;
    std::vector<RecordId> m_awaiting;   ///< laid out before all of their messages were known
    std::vector<RecordId> m_unfinished; ///< laid out with bytes at the end whose character is not complete
    std::set<RecordId> m_guessed;       ///< laid out without knowing where characters begin
};

} // namespace SocketDesk
