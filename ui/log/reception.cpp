// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/reception.h"

#include "ui/base/banner.h"
#include "ui/base/throttle.h"
#include "ui/log/framingbox.h"
#include "ui/log/receivepanel.h"
#include "ui/log/transcriptview.h"

#include <QAbstractButton>
#include <QLocale>

#include <utility>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds framingPause{200};
constexpr quint64 recordsWithoutWord = 50'000; // they are cut before one could read it

PayloadView payloadView(ViewMode mode)
{
    switch (mode) {
    case ViewMode::Text:
        return PayloadView::Text;
    case ViewMode::Hex:
        return PayloadView::Hex;
    case ViewMode::Dump:
        return PayloadView::Dump;
    }
    Q_UNREACHABLE();
}

} // namespace

Reception::Reception(SessionHandle *session, ReceivePanel *panel, TranscriptView *transcript, Banner *hint,
                     QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_transcript(transcript)
    , m_hint(hint)
    , m_scan(session->reader())
    , m_framingShown(new Throttle(framingPause, this))
    , m_saving(session, Saving::Content::ReceivedBytes, panel->saveSwitch())
    , m_logging(session, Saving::Content::Log, panel->logSwitch())
{
    connect(m_framingShown, &Throttle::due, this, &Reception::showFraming);
    m_transcript->setReader(m_session->reader());
    connectPanel();
    addHintButton();
    connect(m_session, &SessionHandle::statusChanged, this, &Reception::onStatusChanged);
    connect(m_session, &SessionHandle::grew, m_transcript, &TranscriptView::onJournalGrew);
    connect(m_transcript, &TranscriptView::pulled, this, &Reception::onPulled);
    connect(&m_scan, &TextScan::changed, this, &Reception::onScanned);
}

void Reception::connectPanel()
{
    connect(m_panel, &ReceivePanel::readingChanged, this, &Reception::applyPanel);
    connect(m_panel, &ReceivePanel::autoScrollToggled, m_transcript, &TranscriptView::setAutoScroll);
    connect(m_panel, &ReceivePanel::clearRequested, m_transcript, &TranscriptView::clear);
    connect(m_transcript, &TranscriptView::cleared, this, &Reception::forgetHint);
    connect(m_transcript, &TranscriptView::autoScrollChanged, m_panel, &ReceivePanel::showAutoScroll);
}

void Reception::addHintButton()
{
    const auto button =
        m_hint->addButton([this] { return m_offered ? tr("Switch to %1").arg(m_offered->name()) : QString(); });
    connect(button, &QAbstractButton::clicked, this, &Reception::switchToHint);
    connect(m_hint, &Banner::dismissed, this, [this] {
        if (m_offered)
            m_declined.append(*m_offered);
        m_offered.reset();
    });
}

void Reception::applyPanel()
{
    m_logging.setReading(m_panel->encoding(), m_panel->view() == ViewMode::Text);
    const bool isOtherEncoding = m_panel->encoding() != m_transcript->config().encoding;
    m_transcript->setConfig({payloadView(m_panel->view()), m_panel->encoding(), m_panel->logMode(),
                             m_panel->lineBreakAfterBlock(), m_panel->hideReceived()});
    if (isOtherEncoding) {
        dropHint();
        m_declined.clear();
        m_forgottenBytes = 0;
        m_scan.setEncoding(m_panel->encoding());
    }
    applyFraming();
    Q_EMIT encodingChanged(m_panel->encoding());
}

void Reception::applyFraming()
{
    FramingConfig framing = m_panel->framing()->config();
    if (framing.kind == FramingKind::Line)
        framing.codeUnit = CodeUnit::of(m_panel->encoding());
    if (framing.kind != FramingKind::None) {
        if (!m_messages)
            startFraming();
        m_messages->setConfig(framing);
    } else if (m_messages) {
        m_messages.reset();
        m_transcript->setMessages(nullptr);
    }
    showFraming();
}

void Reception::startFraming()
{
    m_messages = std::make_shared<MessageIndex>(m_session->reader());
    connect(m_messages.get(), &MessageIndex::advanced, m_framingShown, &Throttle::request);
    m_transcript->setMessages(m_messages);
}

/// While much of the past is still to be cut, how far that is; otherwise what has come of it.
void Reception::showFraming()
{
    if (!m_messages) {
        Q_EMIT messagesChanged({});
        return;
    }
    const quint64 cut = m_messages->recordsCut();
    const quint64 there = m_messages->recordsThere();
    const MessageTotals totals = m_messages->totals();
    Q_EMIT messagesChanged([cut, there, totals] {
        if (there - cut > recordsWithoutWord)
            return tr("Cutting what was recorded: %1 %").arg(cut * 100 / there);
        const QLocale locale;
        const quint64 marked = totals.limitExceeded + totals.badLengths + totals.unframed + totals.unfinished;
        const QString counts =
            tr("Messages: %1 received, %2 sent").arg(locale.toString(totals.received), locale.toString(totals.sent));
        return marked == 0 ? counts : QString(counts + tr(", %1 marked").arg(locale.toString(marked)));
    });
}

void Reception::onPulled()
{
    m_session->pulled();
    m_scan.advance();
    if (m_messages)
        m_messages->advance();
    m_saving.advance();
    m_logging.advance();
}

void Reception::onScanned()
{
    Q_EMIT undecodableBytesChanged();
    const std::optional<Encoding> better = m_scan.hint();
    const bool isNew = better && better != m_offered && !m_declined.contains(*better);
    if (!isNew || m_scan.invalidBytes() <= m_forgottenBytes)
        return;
    m_offered = better;
    m_hint->present([from = m_panel->encoding().name(), to = better->name()] {
        return Banner::Text{{}, tr("Some bytes are not valid %1, but are valid %2.").arg(from, to)};
    });
}

void Reception::switchToHint()
{
    if (!m_offered)
        return;
    m_panel->setEncoding(*m_offered);
    applyPanel();
}

void Reception::dropHint()
{
    m_offered.reset();
    m_hint->dismiss();
}

void Reception::resetUndecodableBytes()
{
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_forgottenBytes = 0;
    m_scan.restartFrom(RecordId(reader.count()));
}

/// What it speaks of is no longer on the screen, or was said by those who have gone.
void Reception::forgetHint()
{
    m_forgottenBytes = m_scan.invalidBytes();
    dropHint();
}

void Reception::onStatusChanged()
{
    const quint32 openings = m_session->status().openings;
    if (std::exchange(m_openings, openings) != openings)
        forgetHint();
}

} // namespace SocketDesk
