// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/saved/savedshowing.h"

#include "base/sentences.h"
#include "journal/spillreader.h"
#include "ui/log/transcriptview.h"
#include "ui/pageparts.h"
#include "ui/saved/savedlog.h"
#include "ui/saved/savedlogpanel.h"
#include "ui/statusline.h"

#include <QLocale>

#include <utility>

namespace SocketDesk {

SavedShowing::SavedShowing(SavedLog *log, PageParts *parts, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_parts(parts)
{
    auto *panel = new SavedLogPanel(log, parts);
    parts->showSaved(panel);
    parts->transcript()->goToBegin(); // which may be far from what has been read meanwhile
    parts->transcript()->setComplete([log] {
        if (log->isReading())
            return tr("The saved log is being read.");
        return log->error() ? tr("Nothing was read from this file.") : tr("The saved log is empty.");
    });
    connect(panel, &SavedLogPanel::cancelRequested, log, &SavedLog::cancel);
    connect(panel, &SavedLogPanel::anotherRequested, this, &SavedShowing::anotherRequested);
    connect(log, &SavedLog::changed, this, &SavedShowing::onChanged);
    onChanged();
}

void SavedShowing::onChanged()
{
    m_parts->statusLine()->showSaved([log = m_log] { return log->stateText(); });
    if (m_log->isReading() || std::exchange(m_hasEnded, true))
        return;
    m_parts->transcript()->viewport()->update(); // its words where it is empty
    if (m_log->error() || m_log->leftOut().isAnything())
        m_parts->errors()->present([this] { return trouble(); });
}

Banner::Text SavedShowing::trouble() const
{
    const LeftOut &leftOut = m_log->leftOut();
    const QString count = QLocale().toString(leftOut.count);
    QString details;
    if (isLeftoverName(m_log->path()) && leftOut.isAnything())
        details = tr("Not all of it can be read: %1 records are missing, %2 files of it are damaged.")
                      .arg(count, QLocale().toString(leftOut.damagedSegments));
    else if (leftOut.first)
        details = tr("Lines left out: %1. The first: %2").arg(count, describe(*leftOut.first).oneLine());
    else if (leftOut.count > 0)
        details = tr("Packets that are no UDP or TCP, or not whole, were left out: %1.").arg(count);
    if (!m_log->error())
        return {{}, details};
    const bool isStopped = m_log->error()->code == ErrorCode::Cancelled;
    const ErrorText error = describe(*m_log->error());
    QStringList sentences{isStopped ? QString() : error.cause, isStopped ? QString() : error.advice, details};
    if (m_log->count() > 0)
        sentences.prepend(tr("What was read before that is shown."));
    return {isStopped ? tr("The reading was stopped.") : error.what, joinSentences(sentences)};
}

} // namespace SocketDesk
