// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/messagenote.h"
#include "ui/log/transcriptlayout.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr auto separator = u" · ";

/// A record that has been cut and has no parts has none for ever: it is empty, or what was before it was released.
bool isAllKnown(const std::vector<MessagePart> &parts, bool isCut)
{
    return parts.empty() ? isCut : parts.front().number && parts.back().number;
}

MessageBeside::Edge edge(bool isWhole)
{
    return isWhole ? MessageBeside::Edge::Message : MessageBeside::Edge::Seam;
}

} // namespace

void TranscriptLayout::setMessages(std::shared_ptr<const MessageSource> messages)
{
    m_messages = std::move(messages);
    forgetRows();
}

bool TranscriptLayout::onMessagesAdvanced()
{
    bool concernsRows = false;
    std::vector<RecordId> awaiting;
    for (const RecordId id : std::exchange(m_awaiting, {})) {
        if (!m_messages || toNumber(id) >= m_messages->recordsCut())
            awaiting.push_back(id);
        else
            concernsRows = m_layouts.remove(toNumber(id)) || concernsRows;
    }
    m_awaiting = std::move(awaiting);
    return concernsRows && showsMessages();
}

void TranscriptLayout::addMessages(const Record &record, RecordLayout &layout)
{
    const std::vector<MessagePart> parts = m_messages->parts(record.id);
    if (!isAllKnown(parts, toNumber(record.id) < m_messages->recordsCut()))
        m_awaiting.push_back(record.id);
    layout.partBegins.reserve(parts.size());
    for (const MessagePart &part : parts)
        layout.partBegins.push_back(qint32(part.begin));
    const MessageNote note = messageNote(*m_messages, record.id, parts);
    if (!note.text.isEmpty())
        layout.header.append(separator + note.text, CellStyle::Detail);
    if (!note.faults.isEmpty())
        layout.header.append(separator + note.faults, CellStyle::Alarm);
}

/// A read can hold 262,144 parts, of which a screen shows a few: so they are found again, not kept.
std::optional<MessagePart> TranscriptLayout::partAt(RecordId record, const RecordLayout &layout, int index) const
{
    if (index < 0 || !showsMessages())
        return {};
    const qint32 begin = layout.partBegins[std::size_t(index)];
    const std::vector<MessagePart> parts = m_messages->parts(record, begin, begin + 1);
    return parts.empty() ? std::nullopt : std::optional(parts.front());
}

MessageBeside TranscriptLayout::besideRow(RecordId record, const RecordLayout &layout, int payloadRow) const
{
    const int index = layout.partIndexOf(payloadRow);
    const std::optional<MessagePart> part = partAt(record, layout, index);
    if (!part)
        return {};
    MessageBeside beside;
    beside.isShown = true;
    beside.isFault = isFault(part->message.state);
    beside.isOneOfMany = layout.partBegins.size() > 1;
    beside.opensRead = payloadRow == 0;
    beside.closesRead = payloadRow == layout.payloadRows() - 1;
    if (beside.opensRead || layout.partIndexOf(payloadRow - 1) != index) {
        beside.top = edge(part->beginsHere);
        beside.tag = messageTag(*part);
    }
    if (beside.closesRead || layout.partIndexOf(payloadRow + 1) != index)
        beside.bottom = edge(part->endsHere);
    return beside;
}

QString TranscriptLayout::messageTip(RowPosition position)
{
    const LayoutPointer layout = layoutOf(position.record);
    const int index = layout->partIndexOf(position.row - layout->headerRows());
    const std::optional<MessagePart> part = partAt(position.record, *layout, index);
    if (!part)
        return {};
    const MessageNote note = messageNote(*m_messages, position.record, {&*part, 1});
    const QString size = byteCountText(qint64(part->message.length));
    return note.text + separator + size + (note.faults.isEmpty() ? QString() : QString(separator + note.faults));
}

} // namespace SocketDesk
