// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/starting.h"

#include "session/sessionhandle.h"
#include "ui/log/transcriptview.h"
#include "ui/start/startcards.h"

#include <utility>

namespace SocketDesk {

Starting::Starting(SessionHandle *session, TranscriptView *transcript, std::function<void(QWidget *)> cover,
                   QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_transcript(transcript)
    , m_cover(std::move(cover))
{
    transcript->viewport()->installEventFilter(this);
    connect(session, &SessionHandle::statusChanged, this, &Starting::update);
    connect(transcript, &TranscriptView::cleared, this, &Starting::update);
    connect(transcript, &TranscriptView::pulled, this, [this] {
        if (isShown())
            update();
    });
}

/// The first window is not kept waiting for the cards: they come with the next frame.
bool Starting::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && !std::exchange(m_isPainted, true)) {
        watched->removeEventFilter(this);
        QMetaObject::invokeMethod(this, &Starting::update, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

bool Starting::isShown() const
{
    return m_cards && !m_cards->isHidden();
}

bool Starting::isEmpty() const
{
    JournalReader reader = m_session->reader();
    reader.refresh();
    return reader.count() <= toNumber(m_transcript->firstShown());
}

void Starting::update()
{
    const bool isWanted = m_session->status().state == EndpointState::Closed && isEmpty();
    if (isWanted && !m_cards) {
        if (!m_transcript->isVisible() || !m_isPainted)
            return;
        createCards();
    }
    if (m_cards)
        setShown(isWanted);
}

void Starting::createCards()
{
    m_cards = new StartCards;
    m_cover(m_cards);
    m_cards->takeTabOrderAfter(m_transcript);
    connect(m_cards, &StartCards::roleChosen, this, &Starting::roleChosen);
    connect(m_cards, &StartCards::trialRequested, this, &Starting::trialRequested);
}

/// Nobody can see where in the transcript the focus is while it is covered: it is handed over, both ways.
void Starting::setShown(bool shown)
{
    const QWidget *focused = m_cards->window()->focusWidget();
    const bool hadFocus = m_cards->isAncestorOf(focused);
    m_transcript->setFocusPolicy(shown ? Qt::NoFocus : Qt::StrongFocus);
    m_cards->setVisible(shown);
    if (shown && focused == m_transcript)
        m_cards->focusFirst();
    if (!shown && hadFocus)
        m_transcript->setFocus();
}

} // namespace SocketDesk
