// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The workers of a page for what is sent over and over, in pieces, and for how a peer is treated on purpose.

#include "ui/sessionpage.h"

#include "session/sessionhandle.h"
#include "ui/connect/peerspanel.h"
#include "ui/pageparts.h"
#include "ui/saved/savedlog.h"
#include "ui/send/composer.h"
#include "ui/send/quicklisting.h"
#include "ui/send/segmenting.h"
#include "ui/send/sending.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"
#include "ui/statusline.h"

namespace SocketDesk {

void SessionPage::createLabWorkers(SendStores *stores)
{
    m_quickListing = new QuickListing(
        m_session, m_sending, &stores->quickList,
        [this](QWidget *panel) { m_parts->addDrawer(panel, [this] { m_quickListing->setShown(false); }); }, this);
    if (m_saved == nullptr)
        m_quickListing->createKeys();
    connect(m_quickListing, &QuickListing::shownChanged, this, [this] {
        m_parts->send()->showQuickList(m_quickListing->isShown());
        Q_EMIT changed();
    });
    connect(m_parts->statusLine(), &StatusLine::stopRequested, this, [this] {
        m_session->stopList();
        m_session->stopRepeat();
    });
    m_segmenting = new Segmenting(m_session, m_sending, &stores->quickList, this);
    connect(m_parts->peers(), &PeersPanel::conductRequested, this,
            [this](const QList<PeerId> &peers, const PeerConduct &conduct) {
                for (const PeerId peer : peers)
                    m_session->setConduct(peer, conduct);
                m_session->requestPeers();
            });
    connect(m_parts->peers(), &PeersPanel::messageRequested, this, &SessionPage::writeTo);
}

/// Where the message box is folded away, it comes back.
void SessionPage::writeTo(PeerId peer)
{
    m_parts->composer()->target()->choosePeer(peer);
    PageLayout layout = pageLayout();
    if (!layout.composer) {
        layout.composer = true;
        setPageLayout(layout);
        Q_EMIT edited();
        Q_EMIT changed();
    }
    focusMessage();
}

} // namespace SocketDesk
