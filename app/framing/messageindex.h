// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/messagesource.h"

#include <QObject>

#include <memory>

namespace SocketDesk {

/// The messages of a journal: cut in the background, found again at once.
///
/// Lives in the GUI thread (or the main thread of the terminal program) and answers there from what has been cut so far;
/// nothing it does waits. The cutting is done by short jobs in the work threads, one at a time, behind everything
/// that a person waits for. Messages are numbered from 0 in the order in which they end; the numbers depend on the
/// records and the framing alone, and stay as the journal grows. It takes about a byte for each record, a quarter of
/// that with no framing, and some forty for each 64 chunks or 64 KiB of a stream.
class MessageIndex final : public QObject, public MessageSource
{
    Q_OBJECT

public:
    explicit MessageIndex(const JournalReader &reader, QObject *parent = nullptr);
    ~MessageIndex() override;

    /// No framing at first.
    [[nodiscard]] const FramingConfig &config() const override;

    /// Cuts everything anew, unless that is what has been done: all numbers become void. \p config must be valid.
    void setConfig(const FramingConfig &config);

    /// Tells that the journal has grown.
    void advance();

    /// Stops cutting where it is, until setConfig() is called.
    void cancel();
    [[nodiscard]] bool isCancelled() const;

    [[nodiscard]] quint64 recordsCut() const override;
    [[nodiscard]] quint64 recordsThere() const; ///< when the journal was last looked at
    [[nodiscard]] bool isUpToDate() const { return recordsCut() == recordsThere(); }

    /// The reader that the answers speak of; it sees recordsThere() records.
    [[nodiscard]] const JournalReader &reader() const override;

    [[nodiscard]] quint64 count() const; ///< of messages that have ended
    [[nodiscard]] const MessageTotals &totals() const;

    /// The message \p number, which is below count(); one without a record where it cannot be cut again, because its
    /// end, or much of its stream before it, was released. Its bytes: messagePieces(), messageBytes().
    [[nodiscard]] NumberedMessage message(quint64 number) const override;

    /// At which record it showed that the message \p number had ended. It can be one record behind all that there are,
    /// where a silence ended it.
    [[nodiscard]] RecordId endedAt(quint64 number) const;

    /// How many messages have ended at records before \p record, which is at most recordsCut(): the number of the first
    /// one that ends there or later.
    [[nodiscard]] quint64 countBefore(RecordId record) const;

    [[nodiscard]] std::vector<MessagePart> parts(RecordId record, qsizetype begin = 0,
                                                 qsizetype end = MessageLookup::wholeChunk) const override;

    /// The messages that have begun and not ended.
    [[nodiscard]] std::vector<JournalMessage> underWay() const;

Q_SIGNALS:
    void restarted(); ///< all numbers are void
    void advanced();  ///< more records have been cut, or there are more messages

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace SocketDesk
