// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/messagenote.h"

#include "ui/log/headertext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace SocketDesk {

namespace {

constexpr int mostReads = 1000; // that are counted: a message can have come in millions
constexpr qsizetype longestTag = 9;

/// Which of the reads that a message came in.
struct ReadPlace
{
    int which = 0; ///< from 1
    int count = 0;
};

/// Nothing where there are too many, and none for the count where the first ones were released.
std::optional<ReadPlace> placeOf(const JournalReader &reader, const JournalMessage &message, RecordId chunk)
{
    int count = 0;
    int fromLast = 0;
    for (RecordId id = message.lastRecord; id != noRecord && count < mostReads;) {
        const Record record = reader.record(id);
        count += record.bytes.isEmpty() ? 0 : 1;
        if (id == chunk)
            fromLast = count;
        if (record.streamOffset <= message.message.offset)
            return ReadPlace{count - fromLast + 1, count};
        id = record.previousInStream;
    }
    return count < mostReads ? std::optional(ReadPlace()) : std::nullopt;
}

class Words
{
    Q_DECLARE_TR_FUNCTIONS(MessageNote)

public:
    static QString number(quint64 number) { return QLocale().toString(number + 1); }
    static QString one(const MessageSource &messages, RecordId chunk, const MessagePart &part);
    static QString many(std::span<const MessagePart> parts);
    static QString fault(MessageState state);
};

QString Words::one(const MessageSource &messages, RecordId chunk, const MessagePart &part)
{
    if (part.beginsHere && part.endsHere && part.number)
        return tr("message %1").arg(number(*part.number));
    if (!part.number)
        return part.beginsHere ? tr("begins a message") : tr("goes on with a message");
    const QString size = byteCountText(qint64(part.message.length));
    const auto place = placeOf(messages.reader(), messages.message(*part.number).where, chunk);
    if (!place)
        return tr("message %1 (%2): one of very many reads").arg(number(*part.number), size);
    if (place->count == 0)
        return tr("message %1 (%2): it began in what is gone").arg(number(*part.number), size);
    return tr("message %1 (%2): read %3 of %4")
        .arg(number(*part.number), size, QString::number(place->which), QString::number(place->count));
}

QString Words::many(std::span<const MessagePart> parts)
{
    QString text = tr("%1 messages in one read").arg(QLocale().toString(qulonglong(parts.size())));
    if (!parts.front().beginsHere)
        text += QStringLiteral(" · ") + tr("the first began before");
    if (!parts.back().endsHere)
        text += QStringLiteral(" · ") + tr("the last goes on");
    return text;
}

QString Words::fault(MessageState state)
{
    switch (state) {
    case MessageState::LimitExceeded:
        return tr("too long, cut here");
    case MessageState::BadLength:
        return tr("invalid length");
    case MessageState::Unframed:
        return tr("not framed, behind an invalid length");
    case MessageState::Unfinished:
        return tr("unfinished");
    case MessageState::Complete:
    case MessageState::UnderWay:
        break;
    }
    return {};
}

} // namespace

MessageNote messageNote(const MessageSource &messages, RecordId chunk, std::span<const MessagePart> parts)
{
    if (parts.empty())
        return {};
    QStringList faults;
    for (const MessageState state :
         {MessageState::LimitExceeded, MessageState::BadLength, MessageState::Unframed, MessageState::Unfinished}) {
        if (std::ranges::any_of(parts, [state](const MessagePart &part) { return part.message.state == state; }))
            faults << Words::fault(state);
    }
    const QString text = parts.size() == 1 ? Words::one(messages, chunk, parts.front()) : Words::many(parts);
    return {text, faults.join(QStringLiteral(" · "))};
}

QString messageTag(const MessagePart &part)
{
    if (!part.number)
        return QStringLiteral("…");
    const QString number = QString::number(*part.number + 1);
    const QString withSize = QStringLiteral("%1: %2 B").arg(number, QString::number(part.message.length));
    return withSize.size() <= longestTag ? withSize : number;
}

} // namespace SocketDesk
