// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/segmenting.h"

#include "session/sessionhandle.h"
#include "ui/send/quicklistmodel.h"
#include "ui/send/segmentdialog.h"
#include "ui/send/sending.h"

namespace SocketDesk {

Segmenting::Segmenting(SessionHandle *session, Sending *sending, QuickListModel *quickList, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_sending(sending)
    , m_quickList(quickList)
    , m_page(page)
{}

void Segmenting::show()
{
    if (!m_dialog) {
        const SegmentDialog::Sources sources{[this] { return m_sending->bytesOf(m_sending->composed()); },
                                             [this] { return inSendingOrder(m_quickList->items()); },
                                             [this](const TypedPayload &typed) { return m_sending->bytesOf(typed); }};
        m_dialog = new SegmentDialog(sources, m_page);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &SegmentDialog::sendRequested, m_sending, &Sending::sendSteps);
        connect(m_dialog, &SegmentDialog::stopRequested, m_session, &SessionHandle::stopList);
        connect(m_session, &SessionHandle::statusChanged, m_dialog,
                [this] { m_dialog->showProgress(m_session->status().sending.list); });
        m_dialog->showProgress(m_session->status().sending.list);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace SocketDesk
