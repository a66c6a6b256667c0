// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/messagenote.h"
#include "ui/log/transcriptlayout.h"

#include <algorithm>
#include <utility>

namespace SocketDesk {

namespace {

constexpr auto separator = u" · ";

bool isAllKnown(const std::vector<MessagePart> &parts)
{
    return !parts.empty() && parts.front().number && parts.back().number;
}

MessageBeside::Edge edge(bool isWhole)
{
    return isWhole ? MessageBeside::Edge::Message : MessageBeside::Edge::Seam;
}

} // namespace

void TranscriptLayout::setMessages(std::shared_ptr<const MessageIndex> messages)
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
    layout.parts = m_messages->parts(record.id);
    if (!isAllKnown(layout.parts))
        m_awaiting.push_back(record.id);
    const MessageNote note = messageNote(*m_messages, record.id, layout.parts);
    if (!note.text.isEmpty())
        layout.header.append(separator + note.text, CellStyle::Detail);
    if (!note.faults.isEmpty())
        layout.header.append(separator + note.faults, CellStyle::Alarm);
}

MessageBeside TranscriptLayout::besideRow(const RecordLayout &layout, int payloadRow)
{
    const int index = layout.partIndexOf(payloadRow);
    if (index < 0)
        return {};
    const MessagePart &part = layout.parts[std::size_t(index)];
    MessageBeside beside;
    beside.isShown = true;
    beside.isFault = isFault(part.message.state);
    beside.isOneOfMany = layout.parts.size() > 1;
    beside.opensRead = payloadRow == 0;
    beside.closesRead = payloadRow == layout.payloadRows() - 1;
    if (beside.opensRead || layout.partIndexOf(payloadRow - 1) != index) {
        beside.top = edge(part.beginsHere);
        beside.tag = messageTag(part);
    }
    if (beside.closesRead || layout.partIndexOf(payloadRow + 1) != index)
        beside.bottom = edge(part.endsHere);
    return beside;
}

QString TranscriptLayout::messageTip(RowPosition position)
{
    const LayoutPointer layout = layoutOf(position.record);
    const int index = layout->partIndexOf(position.row - layout->headerRows());
    if (index < 0 || !m_messages)
        return {};
    const MessageNote note = messageNote(*m_messages, position.record, {&layout->parts[std::size_t(index)], 1});
    const QString size = byteCountText(qint64(layout->parts[std::size_t(index)].message.length));
    return note.text + separator + size + (note.faults.isEmpty() ? QString() : QString(separator + note.faults));
}

} // namespace SocketDesk
