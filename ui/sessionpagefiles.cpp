// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sessionpage.h"

#include "ui/log/filereception.h"
#include "ui/log/reception.h"
#include "ui/pageparts.h"
#include "ui/saved/savedlog.h"
#include "ui/send/filedrop.h"
#include "ui/send/sending.h"

namespace SocketDesk {

void SessionPage::createFileWorkers()
{
    m_fileReception = new FileReception(m_session, m_parts->receive(), transcript(), this);
    connect(m_reception, &Reception::encodingChanged, m_fileReception, &FileReception::setEncoding);
    connect(m_fileReception, &FileReception::switched, this, &SessionPage::changed);
    for (const Saving *saving : {m_reception->saving(), m_reception->logging()})
        connect(saving, &Saving::activeChanged, this, &SessionPage::changed);
    if (m_saved == nullptr)
        connect(new FileDrop(this), &FileDrop::dropped, m_sending, &Sending::askForFile);
}

} // namespace SocketDesk
