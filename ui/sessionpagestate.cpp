// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sessionpage.h"

#include "session/sessionhandle.h"
#include "ui/connect/networkpanel.h"
#include "ui/dialogs/limitdialog.h"
#include "ui/log/filereception.h"
#include "ui/log/framingbox.h"
#include "ui/log/receivepanel.h"
#include "ui/log/reception.h"
#include "ui/log/transcriptview.h"
#include "ui/pageparts.h"
#include "ui/respond/answering.h"
#include "ui/send/composer.h"
#include "ui/send/sending.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"
#include "ui/statistics/measuring.h"

#include <utility>

namespace SocketDesk {

void SessionPage::setState(const PageState &state)
{
    m_name = state.name;
    const SessionConfig &config = state.session;
    m_parts->network()->setConfig(config.endpoint);
    ReceivePanel *receive = m_parts->receive();
    receive->setView(config.view);
    receive->setEncoding(config.encoding);
    receive->framing()->setConfig(config.framing);
    receive->setLogMode(config.logMode);
    receive->setLineBreakAfterBlock(config.lineBreakAfterBlock);
    receive->setHideReceived(state.hideReceived);
    m_reception->applyPanel();
    m_measuring->setSequence(config.sequence);
    SendPanel *send = m_parts->send();
    send->setFormat(config.sendFormat);
    send->setEscapes(config.escapes);
    send->setLineEnd(config.lineEnd);
    send->setChecksum(config.checksum);
    send->setPlaceholders(config.placeholders);
    send->setRepeatMs(static_cast<int>(config.repeatInterval.count()));
    send->setRepeatOptions(config.repeat);
    m_parts->composer()->setMessage(state.message);
    if (config.endpoint.role == Role::Udp)
        m_parts->composer()->target()->chooseAddress(config.sendTo);
    setJournalLimit(config.journal);
    m_answering->setConfig(config.responders);
    m_fileReception->setSettings(state.files);
    m_sending->setFileSettings(state.files);
    m_unknown = state.unknown;
    tellLogReading();
    Q_EMIT changed();
}

void SessionPage::offer(const EndpointConfig &endpoint)
{
    m_parts->network()->setConfig(endpoint);
}

void SessionPage::setLook(const QString &fontFamily, TimeFormat times)
{
    transcript()->setFontFamily(fontFamily);
    transcript()->setTimeFormat(times);
    m_parts->composer()->setFontFamily(fontFamily);
}

void SessionPage::setProjected(bool on)
{
    m_parts->setProjected(on);
    transcript()->setProjected(on);
}

void SessionPage::widenColumn(int pixels)
{
    m_parts->widenColumn(pixels);
}

void SessionPage::heightenLog(int pixels)
{
    m_parts->heightenLog(pixels);
}

bool SessionPage::answersByItself() const
{
    return m_session->status().answering.any();
}

PageState SessionPage::state() const
{
    PageState state;
    SessionConfig &config = state.session;
    config.endpoint = m_parts->network()->draft();
    config.view = m_parts->receive()->view();
    config.encoding = m_parts->receive()->encoding();
    config.framing = m_parts->receive()->framing()->config();
    config.sequence = m_measuring->sequence();
    config.logMode = m_parts->receive()->logMode();
    config.lineBreakAfterBlock = m_parts->receive()->lineBreakAfterBlock();
    config.sendFormat = m_parts->send()->format();
    config.escapes = m_parts->send()->escapes();
    config.lineEnd = m_parts->send()->lineEnd();
    config.checksum = m_parts->send()->checksum();
    config.placeholders = m_parts->send()->placeholders();
    config.sendTo = m_parts->composer()->target()->typedAddress();
    config.repeat = m_parts->send()->repeatOptions();
    config.repeatInterval = std::chrono::milliseconds(m_parts->send()->repeatMs());
    config.journal = m_journalLimit;
    config.responders = m_answering->config();
    state.message = m_parts->composer()->message();
    state.hideReceived = m_parts->receive()->hideReceived();
    m_fileReception->addSettings(&state.files);
    m_sending->addFileSettings(&state.files);
    state.name = m_name;
    state.unknown = m_unknown;
    return state;
}

void SessionPage::setLogReading(const LogReading &reading)
{
    PageState wanted = state();
    wanted.session.encoding = reading.encoding;
    wanted.session.view = reading.view;
    wanted.session.framing = reading.framing;
    setState(wanted);
}

/// So that after a crash the log is read as it was.
void SessionPage::tellLogReading()
{
    const ReceivePanel *receive = m_parts->receive();
    const LogReading reading{m_name, receive->encoding(), receive->view(), receive->framing()->config()};
    if (std::exchange(m_logReading, reading) != reading)
        m_session->setLogReading(reading);
}

void SessionPage::setName(const QString &name)
{
    m_name = name;
    Q_EMIT changed();
    Q_EMIT edited();
}

void SessionPage::setJournalLimit(const JournalLimit &limit)
{
    m_journalLimit = limit;
    m_session->setJournalLimit(limit);
}

void SessionPage::chooseJournalLimit()
{
    auto *dialog = new LimitDialog(m_journalLimit, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LimitDialog::chosen, this, [this](const JournalLimit &limit) {
        setJournalLimit(limit);
        Q_EMIT edited();
    });
    connect(this, &QObject::destroyed, dialog, &QDialog::reject); // the page it is about is gone
    dialog->open();
}

} // namespace SocketDesk
