// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/loopasking.h"

#include "base/error.h"
#include "session/sessionhandle.h"
#include "text/visible.h"
#include "ui/base/banner.h"

#include <QAbstractButton>

#include <algorithm>
#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

LoopAsking::LoopAsking(SessionHandle *session, Banner *question, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_question(question)
{
    const auto goOn = m_question->addButton([] { return tr("Go on answering"); },
                                            [] {
                                                return tr("Sends what is held, and answers on: who is let go on is not "
                                                          "stopped again while it stays.");
                                            });
    connect(goOn, &QAbstractButton::clicked, this, [this] { m_session->goOnAnswering(m_asked); });
    connect(m_session, &SessionHandle::statusChanged, this, &LoopAsking::onStatusChanged);
}

/// Who was asked about and sent the banner away is not asked again, until there is somebody new.
void LoopAsking::onStatusChanged(const SessionStatus &status)
{
    const QList<PeerId> before = std::exchange(m_asked, status.stoppedPeers);
    if (m_asked == before)
        return;
    if (m_asked.isEmpty())
        return m_question->dismiss();
    const bool isNew = std::ranges::any_of(m_asked, [&before](PeerId peer) { return !before.contains(peer); });
    if (m_question->isHidden() && !isNew)
        return;
    const QString first = withVisibleMarks(m_session->reader().peer(m_asked.constFirst()).address);
    m_question->presentStep([first, count = m_asked.size()] {
        return Banner::Text{
            count == 1 ? tr("%1 gets no answers for now: this looks like a loop.").arg(first)
                       : tr("%1 peers get no answers for now: this looks like a loop.").arg(count),
            tr("The same came again and again, each time at once behind an answer: either both sides answer by "
               "themselves, "
               "or a program over there tests how fast we are. What would go there is held. If it is a test, go on; if "
               "not, switch off the answers on one side."),
            u"errors#"_s + stableName(ErrorCode::AnswersHeld)};
    });
}

} // namespace SocketDesk
