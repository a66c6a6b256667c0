// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a page is closed: at once, or after it has asked about what would end.

#include "ui/sessionpage.h"

#include "session/sessionhandle.h"
#include "ui/base/banner.h"
#include "ui/closing/unfinished.h"
#include "ui/connect/peerspanel.h"
#include "ui/pageparts.h"

#include <QAbstractButton>

namespace SocketDesk {

void SessionPage::createTabQuestion()
{
    Banner *question = m_parts->tabQuestion();
    const auto closeIt = question->addButton([] { return tr("Close the tab"); });
    const auto cancel = question->addButton([] { return tr("Cancel"); });
    connect(closeIt, &QAbstractButton::clicked, this, &SessionPage::closeConfirmed);
    connect(cancel, &QAbstractButton::clicked, question, &Banner::dismiss);
}

qint64 SessionPage::unsentBytes() const
{
    return isOpen() ? m_parts->peers()->unsentBytes() : 0;
}

void SessionPage::requestClose()
{
    if (!m_asksBeforeClosing || Unfinished::of(*this).isEmpty()) {
        Q_EMIT closeConfirmed();
        return;
    }
    askBeforeClosing();
    m_parts->tabQuestion()->focusLastButton(); // what would be lost may not be known yet
    connect(m_session, &SessionHandle::peersListed, this, &SessionPage::onUnsentBytesTold, Qt::SingleShotConnection);
    m_session->requestPeers();
}

void SessionPage::askBeforeClosing()
{
    m_parts->tabQuestion()->present([this] {
        return Banner::Text{tr("Close this tab?"),
                            tr("%1. Closing the tab ends that.").arg(Unfinished::sentence(*this))};
    });
}

/// How much waits to be sent was not known when the question was asked.
void SessionPage::onUnsentBytesTold()
{
    if (unsentBytes() > 0 && !m_parts->tabQuestion()->isHidden())
        askBeforeClosing();
}

} // namespace SocketDesk
