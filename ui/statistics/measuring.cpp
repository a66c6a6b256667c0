// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics/measuring.h"

#include "session/sessionhandle.h"
#include "ui/log/framingbox.h"
#include "ui/log/receivepanel.h"
#include "ui/log/reception.h"
#include "ui/statistics/statisticsview.h"

#include <utility>

namespace SocketDesk {

namespace {

/// Beyond these the figures of each would cost more memory than anybody can look at.
constexpr std::size_t mostPeers = 20'000;

} // namespace

Measuring::Measuring(SessionHandle *session, ReceivePanel *panel, Reception *reception, std::function<QString()> title,
                     bool isOver, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_panel(panel)
    , m_reception(reception)
    , m_title(std::move(title))
    , m_isOver(isOver)
    , m_page(page)
{
    m_config.mostPeers = mostPeers;
    connect(panel, &ReceivePanel::readingChanged, this, &Measuring::onReadingChanged);
}

void Measuring::show()
{
    if (!m_view)
        createView();
    m_view->show();
    m_view->raise();
    m_view->activateWindow();
}

void Measuring::createView()
{
    m_config.framing = m_panel->framing()->config();
    m_view = new StatisticsView(m_session->reader(),
                                {[this] { return m_session->counters(); },
                                 [this] { return m_reception->undecodableBytes(); }, m_title, m_isOver},
                                m_page);
    m_view->setConfig(m_config);
    connect(m_view, &StatisticsView::resetRequested, this, &Measuring::resetRequested);
    connect(m_view, &StatisticsView::sequenceChanged, this, [this] {
        m_config.sequence = m_view->config().sequence;
        Q_EMIT sequenceChanged();
    });
}

void Measuring::applyConfig()
{
    if (m_view)
        m_view->setConfig(m_config);
}

void Measuring::reset()
{
    JournalReader reader = m_session->reader();
    reader.refresh();
    m_config.from = RecordId(reader.count());
    m_config.since = wallClockNow();
    applyConfig();
}

void Measuring::setSequence(const std::optional<SequenceField> &field)
{
    m_config.sequence = field;
    applyConfig();
}

/// Most of what can be changed there is how bytes are shown.
void Measuring::onReadingChanged()
{
    const FramingConfig &framing = m_panel->framing()->config();
    if (!m_view || framing == m_config.framing)
        return;
    m_config.framing = framing;
    applyConfig();
}

} // namespace SocketDesk
