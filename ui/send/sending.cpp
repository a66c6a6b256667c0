// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sending.h"

#include "ui/send/composer.h"
#include "ui/send/historypopup.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"

#include <QFileDialog>

namespace SocketDesk {

namespace {

constexpr qsizetype streamBlock = 64 * 1024;
constexpr qsizetype datagramBlock = 1400; ///< fits in an Ethernet frame, so that no datagram of a file is fragmented

} // namespace

Sending::Sending(SessionHandle *session, SendPanel *panel, Composer *composer, SendStores *stores,
                 std::function<QList<PeerId>()> selectedPeers, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_composer(composer)
    , m_stores(stores)
    , m_selectedPeers(std::move(selectedPeers))
{
    connectPanel();
    connect(m_composer, &Composer::sendRequested, this, &Sending::send);
    connect(m_composer, &Composer::messageEdited, this, [this] { m_panel->showFormatRefused({}); });
    connect(m_session, &SessionHandle::sendRefused, this, &Sending::onSendRefused);
    connect(m_session, &SessionHandle::statusChanged, this, &Sending::showStatus);
}

void Sending::connectPanel()
{
    connect(m_panel, &SendPanel::formatChosen, this, &Sending::onFormatChosen);
    connect(m_panel, &SendPanel::optionsChanged, m_composer, &Composer::clearError);
    connect(m_panel, &SendPanel::fileRequested, this, &Sending::chooseFile);
    connect(m_panel, &SendPanel::fileCancelled, m_session, &SessionHandle::cancelFile);
    connect(m_panel, &SendPanel::repeatToggled, this, &Sending::onRepeatToggled);
    connect(m_panel, &SendPanel::repeatIntervalChanged, this, &Sending::onRepeatIntervalChanged);
    connect(m_panel, &SendPanel::historyRequested, this, &Sending::popUpHistory);
}

PayloadConfig Sending::payloadConfig(PayloadFormat format) const
{
    return {format, m_encoding, m_panel->escapes(), m_panel->lineEnd()};
}

TypedPayload Sending::composed() const
{
    return {m_panel->format(), m_composer->message()};
}

Result<SendTarget> Sending::target() const
{
    if (m_session->status().state == EndpointState::Closed && m_session->status().peerCount == 0)
        return failure({ErrorCode::NotOpen, {}, 0, -1});
    return m_composer->target()->target(m_selectedPeers());
}

/// What is wrong with the text comes first: it is what the user is looking at.
Result<RepeatPlan> Sending::planFor(const TypedPayload &typed) const
{
    const Result<QByteArray> payload = makePayload(typed.typed, payloadConfig(typed.format));
    if (!payload)
        return failure(payload.error());
    const Result<SendTarget> to = target();
    if (!to)
        return failure(to.error());
    return RepeatPlan{*payload, *to, std::chrono::milliseconds(m_panel->repeatMs()), 0};
}

void Sending::send()
{
    sendTyped(composed());
}

void Sending::sendTyped(const TypedPayload &typed)
{
    m_composer->clearError();
    const Result<RepeatPlan> plan = planFor(typed);
    if (!plan) {
        Error error = plan.error();
        if (typed != composed())
            error.position = -1; // it is not the text in the box that is wrong
        m_composer->showError(error);
        return;
    }
    m_session->send(plan->payload, plan->target);
    m_stores->history.add(typed);
}

void Sending::compose(const TypedPayload &typed)
{
    m_panel->setFormat(typed.format);
    m_composer->setMessage(typed.typed);
    m_composer->focusMessage();
}

void Sending::finishSending()
{
    if (const Result<SendTarget> to = target())
        m_session->finishSending(*to);
    else
        m_composer->showError(to.error());
}

void Sending::onFormatChosen(PayloadFormat format)
{
    const PayloadFormat before = format == PayloadFormat::Hex ? PayloadFormat::Text : PayloadFormat::Hex;
    const Result<QString> converted = convertTyped(m_composer->message(), payloadConfig(before), payloadConfig(format));
    if (!converted) {
        m_panel->setFormat(before);
        m_panel->showFormatRefused(describe(converted.error()).oneLine());
        m_composer->markError(converted.error().position);
        return;
    }
    m_panel->setFormat(format);
    m_composer->setMessage(*converted);
    m_panel->showFormatRefused({});
}

void Sending::chooseFile()
{
    auto *dialog = new QFileDialog(m_panel, tr("Send from file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Sending::sendFile);
    dialog->open();
}

void Sending::sendFile(const QString &path)
{
    m_composer->clearError();
    const bool isUdp = m_session->status().config.role == Role::Udp;
    if (const Result<SendTarget> to = target())
        m_session->sendFile(path, *to, isUdp ? datagramBlock : streamBlock);
    else
        m_composer->showError(to.error());
}

void Sending::popUpHistory(const QWidget *button)
{
    auto *popup = new HistoryPopup(m_stores->history.items(), m_panel);
    connect(popup, &HistoryPopup::chosen, this, &Sending::compose);
    popup->popUpAt(button);
}

void Sending::onRepeatToggled(bool on)
{
    m_composer->clearError();
    if (!on) {
        m_session->stopRepeat();
        return;
    }
    const Result<RepeatPlan> plan = planFor(composed());
    if (!plan) {
        m_composer->showError(plan.error());
        showStatus();
        return;
    }
    m_repeat = *plan;
    m_session->startRepeat(m_repeat);
    m_stores->history.add(composed());
}

void Sending::onRepeatIntervalChanged()
{
    if (!m_session->status().sending.repeating)
        return;
    m_repeat.interval = std::chrono::milliseconds(m_panel->repeatMs());
    m_session->startRepeat(m_repeat);
}

void Sending::onSendRefused(const Error &error)
{
    m_composer->showError(error);
    showStatus();
}

void Sending::showStatus()
{
    m_panel->showProgress(m_session->status().sending);
}

} // namespace SocketDesk
