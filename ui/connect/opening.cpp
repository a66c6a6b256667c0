// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connect/opening.h"

#include "ui/base/banner.h"
#include "ui/connect/networkpanel.h"

#include <QAbstractButton>

#include <algorithm>
#include <chrono>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds roomPatience{2}; ///< where room comes and goes, what is said of it does not

} // namespace

Opening::Opening(SessionHandle *session, NetworkPanel *panel, Banner *errors, Banner *question, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_errors(errors)
    , m_question(question)
{
    addAnswers();
    m_roomForGood.setSingleShot(true);
    connect(&m_roomForGood, &QTimer::timeout, this, [this] { takeBack(m_noRoom); });
    connect(m_panel, &NetworkPanel::openRequested, this, &Opening::onOpenRequested);
    connect(m_panel, &NetworkPanel::closeRequested, this, &Opening::close);
    connect(m_panel, &NetworkPanel::roleChanged, m_errors, &Banner::dismiss); // it was about the other role
    connect(m_panel, &NetworkPanel::cancelRequested, this, [this] { closeNow(PeersOnClose::Close); });
    connect(m_session, &SessionHandle::statusChanged, this, &Opening::onStatusChanged);
    connect(m_session, &SessionHandle::peersListed, this, &Opening::onPeersListed);
    connect(m_session, &SessionHandle::failed, this, &Opening::onFailed);
}

void Opening::addAnswers()
{
    const auto closeThem = m_question->addButton([] { return tr("Close them"); });
    const auto keepThem = m_question->addButton([] { return tr("Keep serving them"); });
    const auto cancel = m_question->addButton([] { return tr("Cancel"); });
    connect(closeThem, &QAbstractButton::clicked, this, [this] { answer(PeersOnClose::Close); });
    connect(keepThem, &QAbstractButton::clicked, this, [this] { answer(PeersOnClose::Keep); });
    connect(cancel, &QAbstractButton::clicked, m_question, &Banner::dismiss);
}

void Opening::answer(PeersOnClose peers)
{
    m_question->dismiss();
    closeNow(peers);
}

void Opening::closeNow(PeersOnClose peers)
{
    m_isWanted = false;
    m_panel->setFailed(false);
    m_session->close(peers);
}

void Opening::onOpenRequested(const EndpointConfig &config)
{
    m_errors->dismiss();
    m_panel->setFailed(false);
    m_isWanted = true;
    m_openingsBefore = m_session->status().openings;
    m_session->open(config);
}

void Opening::close()
{
    const SessionStatus &status = m_session->status();
    if (status.config.role != Role::TcpServer || status.unfinishedPeers == 0) {
        closeNow(PeersOnClose::Close);
        return;
    }
    m_question->present([session = m_session] {
        return Banner::Text{tr("What becomes of the connected peers (%1)?").arg(session->status().peerCount),
                            tr("Nobody new can connect once the port is closed.")};
    });
    m_question->focusFirstButton();
}

void Opening::onStatusChanged(const SessionStatus &status)
{
    m_panel->showStatus(status);
    if (status.state == EndpointState::Closed && status.openings != m_openingsBefore)
        m_isWanted = false;
    if (status.state != EndpointState::Open || status.unfinishedPeers == 0)
        m_question->dismiss(); // or there is nobody left to be asked about
    if (status.peerCount > 0 && !m_nobodyIsThere.isEmpty())
        takeBack(m_nobodyIsThere);
    if (!m_leftOut.isEmpty())
        m_session->requestPeers();
    if (status.readingPaused || m_noRoom.isEmpty())
        m_roomForGood.stop();
    else if (status.state == EndpointState::Open && !m_roomForGood.isActive())
        m_roomForGood.start(roomPatience);
}

/// Whoever has gone needs no advice any more.
void Opening::onPeersListed(const QList<PeerSnapshot> &peers)
{
    const auto isLeftOut = [this](const PeerSnapshot &peer) { return m_leftOutPeers.contains(peer.address); };
    if (!m_leftOut.isEmpty() && std::ranges::none_of(peers, isLeftOut))
        takeBack(m_leftOut);
}

/// What \p said says is over.
void Opening::takeBack(QString &said)
{
    if (m_errors->plainText() == said) // and not what others have said in the meantime
        m_errors->dismiss();
    said.clear();
}

/// Whether what fails now is the opening or the connection itself, so that the lamp tells of it when it is closed. What
/// fails on an open socket, a datagram or a file, does not close it; and what we close ourselves has not failed.
bool Opening::hasEnded() const
{
    const SessionStatus &status = m_session->status();
    const bool hasLostPeer = status.config.role == Role::TcpClient && status.connection == PeerState::Gone;
    return m_isWanted && (status.state != EndpointState::Open || hasLostPeer);
}

void Opening::onFailed(const Error &error)
{
    const bool isAsked = error.code == ErrorCode::AnswerLoop || error.code == ErrorCode::AnswersHeld;
    if (error.code == ErrorCode::Cancelled || isAsked) // in a banner of its own
        return;
    if (hasEnded())
        m_panel->setFailed(true);
    m_errors->present([error] {
        const ErrorText text = describe(error);
        return Banner::Text{text.what, ErrorText{{}, text.cause, text.advice}.oneLine(),
                            u"errors#"_s + stableName(error.code)};
    });
    m_nobodyIsThere = error.code == ErrorCode::NoPeers ? m_errors->plainText() : QString();
    const bool isLeftOut = error.code == ErrorCode::PeersSkipped;
    m_leftOut = isLeftOut ? m_errors->plainText() : QString();
    m_leftOutPeers = isLeftOut ? error.arguments.mid(0, 1) + error.arguments.mid(3) : QStringList();
    const bool isNoRoom = error.code == ErrorCode::DiskFull || error.code == ErrorCode::JournalLimit;
    m_noRoom = isNoRoom ? m_errors->plainText() : QString();
}

} // namespace SocketDesk
