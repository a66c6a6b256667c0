// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a page that is still empty begins.

#include "ui/sessionpage.h"

#include "ui/connect/networkpanel.h"
#include "ui/pageparts.h"
#include "ui/start/starting.h"

namespace SocketDesk {

void SessionPage::createStart()
{
    m_starting = new Starting(
        m_session, transcript(), [this](QWidget *cards) { m_parts->coverTranscript(cards); }, this);
    connect(m_starting, &Starting::roleChosen, this, &SessionPage::beginAs);
    connect(m_starting, &Starting::trialRequested, this, &SessionPage::trialRequested);
    for (const Banner *banner : {m_parts->errors(), m_parts->loopQuestion()})
        connect(banner, &Banner::explanationRequested, this, &SessionPage::helpRequested);
}

/// Where the settings column is folded away, nobody could see where to go on.
void SessionPage::beginAs(Role role)
{
    PageLayout layout = pageLayout();
    if (!layout.column) {
        layout.column = true;
        setPageLayout(layout);
        Q_EMIT edited();
    }
    m_parts->network()->beginAs(role);
    Q_EMIT changed();
}

void SessionPage::showNote(std::function<Banner::Text()> text)
{
    auto *note = new Banner(Banner::Kind::Hint, m_parts);
    m_parts->addStrip(note);
    connect(note, &Banner::dismissed, note, &QObject::deleteLater);
    note->present(std::move(text));
}

} // namespace SocketDesk
