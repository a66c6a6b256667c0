// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sessionpage.h"

#include "session/sessionhandle.h"
#include "text/visible.h"
#include "ui/base/banner.h"
#include "ui/base/folders.h"
#include "ui/base/throttle.h"
#include "ui/closing/unfinished.h"
#include "ui/connect/networkpanel.h"
#include "ui/connect/opening.h"
#include "ui/connect/peerspanel.h"
#include "ui/connect/statewords.h"
#include "ui/inspect/inspecting.h"
#include "ui/log/exporting.h"
#include "ui/log/filtering.h"
#include "ui/log/filterline.h"
#include "ui/log/finding.h"
#include "ui/log/findline.h"
#include "ui/log/framingbox.h"
#include "ui/log/logheader.h"
#include "ui/log/receivepanel.h"
#include "ui/log/reception.h"
#include "ui/log/transcriptview.h"
#include "ui/pageparts.h"
#include "ui/respond/answering.h"
#include "ui/respond/loopasking.h"
#include "ui/saved/savedlog.h"
#include "ui/saved/savedshowing.h"
#include "ui/send/composer.h"
#include "ui/send/quicklisting.h"
#include "ui/send/sending.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"
#include "ui/start/starting.h"
#include "ui/statistics/measuring.h"
#include "ui/statusline.h"

#include <QVBoxLayout>

namespace SocketDesk {

using namespace std::chrono_literals;

namespace {

constexpr auto counterInterval = 100ms;
constexpr auto peersInterval = 250ms;

} // namespace

SessionPage::SessionPage(SendStores *stores, QWidget *parent)
    : SessionPage(stores, static_cast<SavedLog *>(nullptr), parent)
{
    createStart();
}

SessionPage::SessionPage(SendStores *stores, std::unique_ptr<SavedLog> log, QWidget *parent)
    : SessionPage(stores, log.get(), parent)
{
    log.release()->setParent(this);
    showSavedLog();
}

SessionPage::SessionPage(SendStores *stores, SavedLog *log, QWidget *parent)
    : QWidget(parent)
    , m_stores(stores)
    , m_saved(log)
    , m_session(log ? SessionHandle::ofSavedLog(log->reader(), this)
                    : new SessionHandle({.folder = journalFolder()}, this))
    , m_parts(new PageParts(this))
    , m_counters(new Throttle(counterInterval, this))
    , m_peersRequests(new Throttle(peersInterval, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_parts);
    m_counters->setOn(false);
    m_peersRequests->setOn(false);
    createWorkers(stores);
    createTabQuestion();
    connectSession();
    connectPanels();
    connectPeers();
    connectLog();
    connectEdits();
    setState(PageState::fresh());
}

SessionPage::~SessionPage()
{
    delete m_session; // before the widgets, which it tells things
}

void SessionPage::showSavedLog()
{
    auto *showing = new SavedShowing(m_saved, m_parts, this);
    connect(showing, &SavedShowing::anotherRequested, this, &SessionPage::anotherSavedLogRequested);
    connect(m_saved, &SavedLog::grew, m_session, &SessionHandle::grew);
    connect(m_saved, &SavedLog::changed, this, &SessionPage::changed);
}

void SessionPage::createWorkers(SendStores *stores)
{
    new Opening(m_session, m_parts->network(), m_parts->errors(), m_parts->peersQuestion(), this);
    m_reception = new Reception(m_session, m_parts->receive(), m_parts->transcript(), m_parts->hint(), this);
    m_exporting = new Exporting(m_session, m_parts->receive(), m_parts->transcript(), m_parts->errors(),
                                m_parts->exports(), this);
    m_measuring = new Measuring(
        m_session, m_parts->receive(), m_reception, [this] { return title(); }, m_saved != nullptr, this);
    connect(m_measuring, &Measuring::resetRequested, this, &SessionPage::resetCounters);
    m_answering = new Answering(
        m_session, m_reception, m_parts->receive(), m_parts->answers(),
        [this](QWidget *panel) { m_parts->addDrawer(panel, [this] { m_answering->setShown(false); }); }, this);
    connect(m_answering, &Answering::refused, this, [this](const Error &error) {
        m_parts->errors()->present([error] { return Banner::Text{{}, describe(error).oneLine()}; });
    });
    connect(m_answering, &Answering::shownChanged, this, &SessionPage::changed);
    new LoopAsking(m_session, m_parts->loopQuestion(), this);
    m_inspecting = new Inspecting(
        transcript(), [this](QWidget *panel) { m_parts->addDrawer(panel, [this] { m_inspecting->setShown(false); }); },
        this);
    connect(m_inspecting, &Inspecting::shownChanged, this, &SessionPage::changed);
    m_sending = new Sending(
        m_session, m_parts->send(), m_parts->composer(), [peers = m_parts->peers()] { return peers->selectedPeers(); },
        this);
    createFileWorkers();
    createLabWorkers(stores);
}

void SessionPage::connectSession()
{
    connect(m_session, &SessionHandle::statusChanged, this, &SessionPage::onStatusChanged);
    connect(m_session, &SessionHandle::failed, this, &SessionPage::changed);
    connect(m_session, &SessionHandle::peersListed, this, [this](const QList<PeerSnapshot> &peers) {
        m_parts->peers()->listPeers(peers);
        m_parts->composer()->target()->setPeers(peers);
    });
    connect(m_peersRequests, &Throttle::due, m_session, &SessionHandle::requestPeers);
    connect(m_counters, &Throttle::due, this, &SessionPage::showCounters);
    connect(m_parts->statusLine(), &StatusLine::resetRequested, this, &SessionPage::resetCounters);
}

/// Made when it is first wanted, as the start of the program has enough to do.
Finding *SessionPage::finding()
{
    if (!m_finding) {
        auto *line = new FindLine(this);
        m_parts->addLogLine(line);
        m_finding = new Finding(m_session->reader(), line, transcript(), this);
        m_finding->setEncoding(m_parts->receive()->encoding());
        connect(m_reception, &Reception::encodingChanged, m_finding, &Finding::setEncoding);
    }
    return m_finding;
}

Filtering *SessionPage::filtering()
{
    if (!m_filtering) {
        auto *line = new FilterLine(this);
        m_parts->addLogLine(line);
        m_filtering = new Filtering(m_session->reader(), line, transcript(), this);
        m_filtering->setEncoding(m_parts->receive()->encoding());
        connect(m_reception, &Reception::encodingChanged, m_filtering, &Filtering::setEncoding);
    }
    return m_filtering;
}

void SessionPage::showOnlyPeer(PeerId peer)
{
    filtering()->showOnly(peer);
}

void SessionPage::connectPanels()
{
    connect(m_parts->network(), &NetworkPanel::roleChanged, this, &SessionPage::onRoleChanged);
    connect(m_parts->network(), &NetworkPanel::edited, this, &SessionPage::changed);
    connect(m_parts->send(), &SendPanel::quickListToggled, this, &SessionPage::toggleQuickList);
    connect(m_reception, &Reception::encodingChanged, m_sending, &Sending::setEncoding);
    connect(m_reception, &Reception::encodingChanged, m_inspecting, &Inspecting::setEncoding);
    connect(m_reception, &Reception::undecodableBytesChanged, m_counters, &Throttle::request);
}

void SessionPage::connectPeers()
{
    PeersPanel *peers = m_parts->peers();
    connect(peers, &PeersPanel::disconnectRequested, this, [this](const QList<PeerId> &ids) {
        for (const PeerId id : ids)
            m_session->disconnectPeer(id);
    });
    connect(peers, &PeersPanel::resetRequested, this, [this](const QList<PeerId> &ids) {
        for (const PeerId id : ids)
            m_session->resetPeer(id);
    });
    connect(peers, &PeersPanel::finishRequested, this, [this](const QList<PeerId> &ids) {
        m_session->finishSending({SendTarget::Kind::Peers, ids, {}});
    });
    connect(peers, &PeersPanel::goOnRequested, m_session, &SessionHandle::goOnAnswering);
    connect(peers, &PeersPanel::onlyPeerRequested, this, &SessionPage::showOnlyPeer);
    connect(peers, &PeersPanel::sendToRequested, m_parts->composer()->target(), &TargetBox::choosePeer);
}

void SessionPage::connectLog()
{
    connect(transcript(), &TranscriptView::onlyPeerRequested, this, &SessionPage::showOnlyPeer);
    LogHeader *header = m_parts->logHeader();
    // Not at SessionHandle::grew(): what comes between that and the pull is told no second time.
    connect(transcript(), &TranscriptView::pulled, this, &SessionPage::onPulled);
    connect(transcript(), &TranscriptView::autoScrollChanged, this, &SessionPage::changed);
    connect(transcript(), &TranscriptView::fontPointSizeChanged, this, &SessionPage::fontPointSizeChanged);
    connect(header, &LogHeader::showAllRequested, this, &SessionPage::showAllOfLog);
    connect(transcript(), &TranscriptView::releasedChanged, this, &SessionPage::onReleased);
    connect(m_reception, &Reception::messagesChanged, header, &LogHeader::showMessages);
    connect(transcript(), &TranscriptView::cleared, header, [header] { header->showCleared(true); });
}

void SessionPage::connectEdits()
{
    connect(this, &SessionPage::edited, this, &SessionPage::tellLogReading);
    const auto passOn = [this](const auto *part, auto signal) { connect(part, signal, this, &SessionPage::edited); };
    passOn(m_parts, &PageParts::layoutDragged);
    passOn(m_parts->network(), &NetworkPanel::edited);
    passOn(m_parts->network(), &NetworkPanel::roleChanged);
    passOn(m_parts->receive(), &ReceivePanel::readingChanged);
    passOn(m_reception, &Reception::encodingChanged);
    passOn(m_answering, &Answering::edited);
    passOn(m_measuring, &Measuring::sequenceChanged);
    passOn(m_parts->send(), &SendPanel::formatChosen);
    passOn(m_parts->send(), &SendPanel::optionsChanged);
    passOn(m_parts->send(), &SendPanel::repeatIntervalChanged);
    passOn(m_parts->send(), &SendPanel::repeatOptionsChanged);
    passOn(m_parts->composer(), &Composer::messageEdited);
    passOn(m_parts->composer()->target(), &TargetBox::chosen);
}

TranscriptView *SessionPage::transcript() const
{
    return m_parts->transcript();
}

void SessionPage::setPageLayout(const PageLayout &layout)
{
    m_parts->setPageLayout(layout);
    m_peersRequests->request();
}

PageLayout SessionPage::pageLayout() const
{
    return m_parts->pageLayout();
}

QString SessionPage::title() const
{
    return m_name.isEmpty() || m_saved ? automaticTitle() : withVisibleMarks(m_name);
}

QString SessionPage::automaticTitle() const
{
    if (m_saved)
        return m_saved->title();
    return StateWords::tabTitle(m_session->status(), m_parts->network()->draft());
}

QString SessionPage::stateText() const
{
    return m_saved ? m_saved->stateText() : StateWords::session(m_session->status(), m_parts->network()->role());
}

LampState SessionPage::lamp() const
{
    return StateWords::lamp(m_session->status(), m_parts->network()->hasFailed());
}

bool SessionPage::isOpen() const
{
    const SessionStatus &status = m_session->status();
    return isActive(status.state) || (status.config.role == Role::TcpServer && status.peerCount > 0);
}

QString SessionPage::openActionText() const
{
    return m_parts->network()->actionText();
}

QString SessionPage::openActionIcon() const
{
    return m_parts->network()->actionIcon();
}

void SessionPage::triggerOpen()
{
    m_parts->network()->trigger();
}

void SessionPage::setFontPointSize(int points)
{
    transcript()->setFontPointSize(points);
    m_parts->composer()->setFontPointSize(points);
}

void SessionPage::resetCounters()
{
    m_session->resetCounters();
    m_reception->resetUndecodableBytes();
    m_measuring->reset();
    m_counters->requestLater(); // the session has to hear of it first
}

void SessionPage::clearLog()
{
    transcript()->clear();
}

/// What was cleared away may be gone by now.
void SessionPage::onReleased(const ReleasedRecords &released)
{
    m_parts->logHeader()->showReleased(released);
    m_parts->statusLine()->showReleased(released);
    if (toNumber(transcript()->firstShown()) == released.count)
        m_parts->logHeader()->showCleared(false);
}

void SessionPage::showAllOfLog()
{
    transcript()->unclear();
    m_parts->logHeader()->showCleared(false);
    if (m_finding)
        m_finding->restart();
    if (m_starting)
        m_starting->update();
}

void SessionPage::toggleQuickList(bool shown)
{
    m_quickListing->setShown(shown);
}

bool SessionPage::isQuickListShown() const
{
    return m_quickListing->isShown();
}

void SessionPage::focusMessage()
{
    m_parts->composer()->focusMessage();
}

void SessionPage::onStatusChanged(const SessionStatus &status)
{
    m_parts->statusLine()->showStatus(status, m_parts->network()->role());
    m_parts->peers()->setStopped(status.stoppedPeers);
    m_counters->request();
    m_peersRequests->request();
    if (!m_parts->tabQuestion()->isHidden() && Unfinished::of(*this).isEmpty())
        m_parts->tabQuestion()->dismiss();
    Q_EMIT changed();
}

void SessionPage::onRoleChanged(Role role)
{
    m_parts->peers()->setRole(role);
    m_parts->composer()->target()->setRole(role);
    m_parts->statusLine()->showStatus(m_session->status(), role);
    Q_EMIT changed();
}

void SessionPage::onPulled()
{
    m_counters->request();
    m_peersRequests->request();
    const quint64 chunks = m_session->counters().traffic.receivedChunks;
    if (isVisible())
        m_chunksSeen = chunks;
    else
        setNews(m_hasNews || chunks != m_chunksSeen);
}

void SessionPage::showCounters()
{
    m_parts->statusLine()->showCounters(m_session->counters(), m_reception->undecodableBytes());
}

void SessionPage::setNews(bool news)
{
    if (std::exchange(m_hasNews, news) != news)
        Q_EMIT changed();
}

void SessionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_chunksSeen = m_session->counters().traffic.receivedChunks;
    setNews(false);
    m_counters->setOn(true);
    m_peersRequests->setOn(true);
    if (m_starting)
        m_starting->update();
}

void SessionPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_chunksSeen = m_session->counters().traffic.receivedChunks;
    m_counters->setOn(false);
    m_peersRequests->setOn(false);
}

void SessionPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        Q_EMIT changed();
}

} // namespace SocketDesk
