// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The workers of a page for what is sent over and over, in pieces, and for how a peer is treated on purpose.

#include "ui/sessionpage.h"

#include "session/sessionhandle.h"
#include "ui/connect/peerspanel.h"
#include "ui/pageparts.h"
#include "ui/saved/savedlog.h"
#include "ui/send/quicklisting.h"
#include "ui/send/segmenting.h"
#include "ui/send/sending.h"
#include "ui/send/sendpanel.h"

namespace SocketDesk {

void SessionPage::createLabWorkers(SendStores *stores)
{
    m_quickListing = new QuickListing(
        m_session, m_sending, &stores->quickList, [this](QWidget *panel) { m_parts->addDrawer(panel); }, this);
    if (m_saved == nullptr)
        m_quickListing->createKeys();
    connect(m_quickListing, &QuickListing::shownChanged, this, [this] {
        m_parts->send()->showQuickList(m_quickListing->isShown());
        Q_EMIT changed();
    });
    m_segmenting = new Segmenting(m_session, m_sending, &stores->quickList, this);
    connect(m_parts->peers(), &PeersPanel::conductRequested, this,
            [this](const QList<PeerId> &peers, const PeerConduct &conduct) {
                for (const PeerId peer : peers)
                    m_session->setConduct(peer, conduct);
                m_session->requestPeers();
            });
}

} // namespace SocketDesk
