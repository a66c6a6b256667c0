// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/transcriptview_p.h"

#include "text/visible.h"

#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

namespace SocketDesk {

namespace {

/// Tool tips take text that looks like HTML for HTML; ours may hold text from the network.
QString plainToolTip(const QString &text)
{
    return QLatin1String("<p style='white-space:pre'>") + text.toHtmlEscaped() + QLatin1String("</p>");
}

} // namespace

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString tip = d->tipAt(help->pos());
    QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : plainToolTip(tip), viewport());
    return true;
}

QString TranscriptView::Private::tipAt(QPoint point)
{
    const Cluster *cluster = screen.clusterAt(point);
    if (!cluster)
        return point.x() < screen.left() ? tipOfMessage(point) : QString();
    switch (cluster->style) {
    case CellStyle::Invalid:
        return TranscriptView::tr("A byte that is no character in %1").arg(layout.config().encoding.name());
    case CellStyle::Continued:
        return TranscriptView::tr("This character began in an earlier block: its bytes came in two reads");
    case CellStyle::Pending:
        return TranscriptView::tr("The first bytes of a character whose other bytes are not in this block");
    case CellStyle::Mark:
        return TranscriptView::tr("An invisible or control character, shown instead of obeyed");
    default:
        return cluster->part == RecordPart::Header ? tipOfHeader(cluster->record) : QString();
    }
}

QString TranscriptView::Private::tipOfMessage(QPoint point)
{
    const int row = screen.rowAt(point);
    if (row < 0 || !screen.rows()[row].message.isShown || point.y() >= screen.topOf(int(screen.rows().size())))
        return {};
    return layout.messageTip(screen.rows()[row].position);
}

QString TranscriptView::Private::tipOfHeader(RecordId id) const
{
    const Record record = layout.reader().record(id);
    QString tip = formatLocalDateTime(record.time);
    if (record.peer != noPeer) {
        const PeerEntry peer = layout.reader().peer(record.peer);
        tip += u'\n' + TranscriptView::tr("Peer: %1").arg(withVisibleMarks(peer.address));
        if (!peer.localAddress.isEmpty())
            tip += u'\n' + TranscriptView::tr("Our end: %1").arg(withVisibleMarks(peer.localAddress));
    }
    if (record.isChunk() && layout.reader().peer(record.peer).isStream)
        tip += u'\n' + TranscriptView::tr("From byte %1 of its stream").arg(QLocale().toString(record.streamOffset));
    return tip;
}

} // namespace SocketDesk
