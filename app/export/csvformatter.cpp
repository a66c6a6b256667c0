// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/csvformatter.h"

#include "export/eventdetailjson.h"
#include "export/jsonobjectwriter.h"

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// What makes a formula of a cell, as OWASP lists it.
bool isFormula(const QByteArray &text)
{
    return !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front());
}

QByteArray quoted(QByteArray text)
{
    const QByteArray begin = isFormula(text) ? "\"'" : "\"";
    return begin + text.replace('"', "\"\"") + '"';
}

QByteArray quoted(const QString &text)
{
    return quoted(text.toUtf8());
}

QByteArray detailCell(const JsonObjectWriter &detail)
{
    const QByteArray object = detail.object();
    return object == "{}" ? QByteArray() : quoted(object);
}

/// The cells `text` and `invalid`, both empty where there is nothing to tell.
QByteArray textCells(const RecordText::Text &text)
{
    return text.text.isEmpty() ? QByteArray(",") : quoted(text.text) + ',' + QByteArray::number(text.invalidBytes);
}

void addUnfinishedSent(const RecordText::Text &text, JsonObjectWriter &detail)
{
    if (text.text.isEmpty())
        return;
    detail.add("sentText"_L1, text.text);
    detail.add("sentInvalid"_L1, text.invalidBytes);
}

/// The cells before `len`.
QByteArray rowBegin(const QByteArray &number, Timestamp time, RecordKind kind, const QString &peer)
{
    return number + ',' + formatRfc3339(time).toUtf8() + ',' + QByteArray(directionName(kind).data()) + ',' +
           (peer.isEmpty() ? QByteArray() : quoted(peer)) + ',';
}

} // namespace

CsvFormatter::CsvFormatter(const Encoding &encoding, Mark mark)
    : m_text(encoding, RecordText::Style::Marked)
    , m_mark(mark)
{}

QByteArray CsvFormatter::begin()
{
    const QByteArray mark = m_mark == Mark::ByteOrder ? "\xEF\xBB\xBF" : "";
    return mark + "n,t,dir,peer,len,event,detail,text,invalid,hex\r\n";
}

QByteArray CsvFormatter::format(JournalReader &reader, const Record &record)
{
    m_reader = reader;
    m_lastTime = record.time;
    const QByteArray number = QByteArray::number(toNumber(record.id));
    return rowBegin(number, record.time, record.kind, reader.peer(record.peer).address) +
           (record.isChunk() ? chunkCells(record) : eventCells(record)) + "\r\n";
}

QByteArray CsvFormatter::chunkCells(const Record &record)
{
    const RecordText::Text text = m_text.chunk(m_reader, record);
    JsonObjectWriter detail;
    if (record.flags & TruncatedDatagram)
        detail.add("truncated"_L1, true);
    if (record.flags & BroadcastDatagram)
        detail.add("broadcast"_L1, true);
    return QByteArray::number(record.bytes.size()) + ",," + detailCell(detail) + ',' + quoted(text.text) + ',' +
           QByteArray::number(text.invalidBytes) + ",\"" + record.bytes.toByteArray().toHex() + '"';
}

QByteArray CsvFormatter::eventCells(const Record &record)
{
    JsonObjectWriter detail;
    addEventDetail(m_reader, record, detail);
    addUnfinishedSent(m_text.ended(record, RecordKind::Sent), detail);
    return ',' + QByteArray(stableName(record.event).data()) + ',' + detailCell(detail) + ',' +
           textCells(m_text.ended(record, RecordKind::Received)) + ',';
}

QByteArray CsvFormatter::finish()
{
    QByteArray rows;
    for (const RecordText::Unfinished &unfinished : m_text.finish()) {
        const bool isReceived = unfinished.kind == RecordKind::Received;
        JsonObjectWriter detail;
        if (!isReceived)
            addUnfinishedSent(unfinished.text, detail);
        rows += rowBegin({}, m_lastTime, RecordKind::Event, m_reader.peer(unfinished.peer).address) + ",unfinished," +
                detailCell(detail) + ',' + textCells(isReceived ? unfinished.text : RecordText::Text()) + ",\r\n";
    }
    return rows;
}

} // namespace SocketDesk
