// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ids.h"

#include <QList>
#include <QObject>

namespace SocketDesk {

class Banner;
class SessionHandle;
struct SessionStatus;

/// Asks, in a banner of the page, whether those go on being answered whose answers are held, since they look like one side
/// of a loop.
class LoopAsking final : public QObject
{
    Q_OBJECT

public:
    LoopAsking(SessionHandle *session, Banner *question, QObject *parent);

private:
    void onStatusChanged(const SessionStatus &status);

    SessionHandle *m_session;
    Banner *m_question;
    QList<PeerId> m_asked; ///< about these
};

} // namespace SocketDesk
