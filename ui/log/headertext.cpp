// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/headertext.h"

#include "journal/recordfilter.h"
#include "text/visible.h"
#include "ui/log/eventsentence.h"

#include <QCoreApplication>
#include <QLocale>

namespace SocketDesk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TranscriptHeader)

public:
    static QString bytes(qint64 count);
    static QString flags(quint8 flags);
};

QString Words::bytes(qint64 count)
{
    return count == 1 ? tr("1 byte") : tr("%1 bytes").arg(QLocale().toString(count));
}

QString Words::flags(quint8 flags)
{
    QString text;
    if (flags & BroadcastDatagram)
        text += QStringLiteral(" · ") + tr("broadcast or multicast");
    if (flags & TruncatedDatagram)
        text += QStringLiteral(" · ") + tr("truncated");
    return text;
}

/// Puts a header together, piece by piece.
class HeaderWriter
{
public:
    HeaderWriter &add(const QString &text, CellStyle style)
    {
        m_header.append(text, style);
        return *this;
    }

    [[nodiscard]] HeaderText take() { return std::move(m_header); }

private:
    HeaderText m_header;
};

QString peerAddress(const Record &record, const JournalReader &reader)
{
    return record.peer == noPeer ? QString() : withVisibleMarks(reader.peer(record.peer).address);
}

void addTime(HeaderWriter &writer, const Record &record, const HeaderTime &time)
{
    writer.add(QStringLiteral("["), CellStyle::Quiet)
        .add(timeText(record.time, time.format, time.reference), CellStyle::Time)
        .add(QStringLiteral("] "), CellStyle::Quiet);
}

/// Chinese has no spaces: a row may end behind any of its characters, but not with what opens, nor before what closes.
bool mayBreakBehind(char32_t code, int cells, QChar next)
{
    static constexpr QStringView opening(u"（“‘《【");
    static constexpr QStringView closing(u"，。、：；！？）”’》】…");
    return code == U' ' || (cells == 2 && !opening.contains(QChar(char16_t(code))) && !closing.contains(next));
}

} // namespace

CellStyle HeaderText::styleAt(qsizetype offset) const
{
    CellStyle style = CellStyle::Event;
    for (const Span &span : spans) {
        if (span.begin <= offset)
            style = span.style;
    }
    return style;
}

void HeaderText::append(const QString &more, CellStyle style)
{
    spans.push_back({text.size(), style});
    text += more;
}

HeaderText headerOf(const Record &record, const JournalReader &reader, const HeaderTime &time)
{
    HeaderWriter writer;
    addTime(writer, record, time);
    const QString mark = QString(directionMark(record.kind)) + u' ';
    const QString peer = peerAddress(record, reader);
    if (record.isChunk()) {
        writer.add(mark + peer, CellStyle::Direction)
            .add(QLatin1String("  ") + byteCountText(record.bytes.size()) + Words::flags(record.flags),
                 CellStyle::Detail);
    } else {
        writer.add(mark + eventSentence(record.event, record.detail(), peer, reader.peer(record.peer).isStream),
                   isError(record.event) ? CellStyle::Alarm : CellStyle::Event);
    }
    return writer.take();
}

QChar directionMark(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Received:
        return u'←';
    case RecordKind::Sent:
        return u'→';
    case RecordKind::Event:
        break;
    }
    return u'·';
}

QString byteCountText(qint64 count)
{
    return Words::bytes(count);
}

std::vector<qint32> headerStarts(const QString &text, int width)
{
    std::vector<qint32> starts{0};
    int cells = 0;
    int cellsAtBreak = 0;
    qint32 behindBreak = 0;
    qint32 i = 0;
    while (i < text.size()) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size();
        const char32_t code = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const int needed = cellWidth(code);
        if (cells + needed > width && cells > 0) {
            const bool atBreak = behindBreak > starts.back() && cellsAtBreak * 2 >= width;
            starts.push_back(atBreak ? behindBreak : i);
            cells = atBreak ? cells - cellsAtBreak : 0;
        }
        cells += needed;
        i += pair ? 2 : 1;
        if (mayBreakBehind(code, needed, i < text.size() ? text[i] : QChar())) {
            behindBreak = i;
            cellsAtBreak = cells;
        }
    }
    return starts;
}

} // namespace SocketDesk
