// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/closing/unfinished.h"

#include "session/sessionhandle.h"
#include "text/visible.h"
#include "ui/base/transferstrip.h"
#include "ui/log/exporting.h"
#include "ui/log/filereception.h"
#include "ui/sessionpage.h"

#include <QFileInfo>
#include <QLocale>

namespace SocketDesk {

namespace {

constexpr qsizetype mostLines = 6; ///< that a small screen has room for

} // namespace

QStringList Unfinished::of(const SessionPage &page)
{
    QStringList things;
    if (page.isOpen()) {
        const SessionStatus &status = page.session()->status();
        things << page.stateText();
        if (status.config.role == Role::TcpServer && status.peerCount > 0)
            things << tr("peers: %1").arg(status.peerCount);
    }
    return things + transfers(page) + waiting(page);
}

QStringList Unfinished::transfers(const SessionPage &page)
{
    QStringList things;
    const SendProgress &sending = page.session()->status().sending;
    if (sending.sendingFile)
        things << tr("“%1” is being sent, %2")
                      .arg(withVisibleMarks(QFileInfo(sending.filePath).fileName()),
                           transferFigures(sending.fileSent - sending.fileWaiting, sending.fileSize, 0));
    const FileReceivingProgress arriving = page.fileReception()->progress();
    if (arriving.underWay > 0)
        things << tr("“%1” is being received, %2")
                      .arg(withVisibleMarks(arriving.name), transferFigures(arriving.bytes, arriving.size, 0));
    if (page.exporting()->isRunning())
        things << tr("the log is being exported");
    return things;
}

QStringList Unfinished::waiting(const SessionPage &page)
{
    QStringList things;
    const SendProgress &sending = page.session()->status().sending;
    if (sending.repeating)
        things << tr("a message is being repeated");
    if (sending.list.running)
        things << tr("a list of messages is being sent");
    if (const qint64 bytes = page.unsentBytes(); bytes > 0)
        things << tr("bytes that wait to be sent: %1").arg(QLocale().toString(bytes));
    return things;
}

QString Unfinished::sentence(const SessionPage &page)
{
    return of(page).join(tr("; ", "between things that would end"));
}

QString Unfinished::lines(const QList<QPointer<SessionPage>> &pages)
{
    QStringList lines;
    qsizetype further = 0;
    for (const SessionPage *page : pages) {
        if (page == nullptr)
            continue;
        if (lines.size() < mostLines)
            lines << tr("• %1: %2").arg(page->title(), sentence(*page));
        else
            ++further;
    }
    if (further > 0)
        lines << tr("Further tabs: %1.").arg(further);
    return lines.join(u'\n');
}

} // namespace SocketDesk
