// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sending.h"

#include "ui/send/composer.h"
#include "ui/send/historypopup.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"

#include <QFileDialog>

#include <algorithm>

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
    connect(&m_lookup, &HostLookup::found, this, &Sending::onLookedUp);
    connect(&m_lookup, &HostLookup::failed, m_composer, &Composer::showError);
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

bool Sending::isAnythingOpen() const
{
    return m_session->status().state != EndpointState::Closed || m_session->status().peerCount > 0;
}

void Sending::withTarget(std::function<void(const SendTarget &)> use)
{
    if (!isAnythingOpen()) {
        m_composer->showError({ErrorCode::NotOpen, {}, 0, -1});
        return;
    }
    if (const auto name = m_composer->target()->nameToLookUp()) {
        m_afterLookup = std::move(use);
        m_lookup.start(name->host, name->port);
        return;
    }
    if (const Result<SendTarget> target = m_composer->target()->target(m_selectedPeers()))
        use(*target);
    else
        m_composer->showError(target.error());
}

/// Of several addresses the first that the open socket can reach.
void Sending::onLookedUp(const QList<Address> &addresses)
{
    const Result<Address> local = Address::fromText(m_session->status().localAddress);
    const auto fits = [&local](const Address &address) { return !local || address.family() == local->family(); };
    const auto found = std::ranges::find_if(addresses, fits);
    const auto use = std::exchange(m_afterLookup, {});
    use(SendTarget::to((found == addresses.end() ? addresses.constFirst() : *found).toString()));
}

void Sending::withPayload(const TypedPayload &typed, std::function<void(const QByteArray &, const SendTarget &)> use)
{
    m_composer->clearError();
    const Result<QByteArray> payload = makePayload(typed.typed, payloadConfig(typed.format));
    if (!payload) {
        Error error = payload.error();
        if (typed != composed())
            error.position = -1; // it is not the text in the box that is wrong
        m_composer->showError(error);
        return;
    }
    withTarget([payload = *payload, use = std::move(use)](const SendTarget &target) { use(payload, target); });
}

void Sending::send()
{
    sendTyped(composed());
}

void Sending::sendTyped(const TypedPayload &typed)
{
    withPayload(typed, [this, typed](const QByteArray &payload, const SendTarget &target) {
        m_session->send(payload, target);
        m_stores->history.add(typed);
    });
}

void Sending::compose(const TypedPayload &typed)
{
    m_panel->setFormat(typed.format);
    m_composer->setMessage(typed.typed);
    m_composer->focusMessage();
}

void Sending::finishSending()
{
    withTarget([this](const SendTarget &target) { m_session->finishSending(target); });
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
    withTarget([this, path](const SendTarget &target) {
        const bool isUdp = m_session->status().config.role == Role::Udp;
        m_session->sendFile(path, target, isUdp ? datagramBlock : streamBlock);
    });
}

void Sending::popUpHistory(const QWidget *button)
{
    auto *popup = new HistoryPopup(m_stores->history.items(), m_panel);
    connect(popup, &HistoryPopup::chosen, this, &Sending::compose);
    popup->popUpAt(button);
}

void Sending::onRepeatToggled(bool on)
{
    if (!on) {
        m_session->stopRepeat();
        return;
    }
    withPayload(composed(), [this](const QByteArray &payload, const SendTarget &target) { repeat(payload, target); });
    showStatus(); // unticks where nothing came of it; the session ticks again
}

void Sending::repeat(const QByteArray &payload, const SendTarget &target)
{
    m_repeat = {payload, target, std::chrono::milliseconds(m_panel->repeatMs()), 0};
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
