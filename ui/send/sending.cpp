// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sending.h"

#include "ui/send/composer.h"
#include "ui/send/historypopup.h"
#include "ui/send/sendfiledialog.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr std::size_t mostWaiting = 256;

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
    connect(m_composer, &Composer::messageEdited, m_panel, &SendPanel::clearFormatRefusal);
    connect(m_session, &SessionHandle::sendRefused, this, &Sending::onSendRefused);
    connect(&m_lookup, &HostLookup::found, this, &Sending::onLookedUp);
    connect(&m_lookup, &HostLookup::failed, this, &Sending::onLookupFailed);
    connect(m_session, &SessionHandle::statusChanged, this, &Sending::showStatus);
}

void Sending::connectPanel()
{
    connect(m_panel, &SendPanel::formatChosen, this, &Sending::onFormatChosen);
    connect(m_panel, &SendPanel::optionsChanged, m_composer, &Composer::clearError);
    connect(m_panel, &SendPanel::fileRequested, this, &Sending::chooseFile);
    connect(m_panel, &SendPanel::filePauseToggled, m_session, &SessionHandle::pauseFile);
    connect(m_panel, &SendPanel::fileCancelled, m_session, &SessionHandle::cancelFile);
    connect(m_panel, &SendPanel::repeatToggled, this, &Sending::onRepeatToggled);
    connect(m_panel, &SendPanel::repeatIntervalChanged, this, &Sending::onRepeatIntervalChanged);
    connect(m_panel, &SendPanel::historyRequested, this, &Sending::popUpHistory);
}

PayloadConfig Sending::payloadConfig(PayloadFormat format) const
{
    return {format, m_encoding, m_panel->escapes(), m_panel->lineEnd(), m_panel->checksum(), m_panel->placeholders()};
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
        waitForName({*name, std::move(use)});
        return;
    }
    const Result<SendTarget> target = m_composer->target()->target(m_selectedPeers());
    if (!target)
        showTargetError(target.error());
    else if (m_waiting.empty())
        use(*target);
    else
        waitForName({{}, [use = std::move(use), target = *target](const SendTarget &) { use(target); }});
}

/// The position is that in the target, while what the composer can mark is the message.
void Sending::showTargetError(Error error)
{
    error.position = -1;
    m_composer->showError(error);
}

/// All that is sent while a name is being looked up waits behind it, so that it goes out in the order of the clicks.
void Sending::waitForName(Waiting waiting)
{
    if (m_waiting.size() >= mostWaiting) {
        const HostAndPort &name = *m_waiting.front().name;
        m_composer->showError({ErrorCode::LookupPending, {name.host}, 0, -1});
        return;
    }
    m_waiting.push_back(std::move(waiting));
    if (m_waiting.size() == 1)
        lookUpNext();
}

void Sending::lookUpNext()
{
    while (!m_waiting.empty() && !m_waiting.front().name)
        takeNext().use({});
    if (!m_waiting.empty())
        m_lookup.start(m_waiting.front().name->host, m_waiting.front().name->port);
}

Sending::Waiting Sending::takeNext()
{
    Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    return next;
}

/// Of several addresses the first that the open socket can reach.
void Sending::onLookedUp(const QList<Address> &addresses)
{
    const Result<Address> local = Address::fromText(m_session->status().localAddress);
    const auto fits = [&local](const Address &address) { return !local || address.family() == local->family(); };
    const auto found = std::ranges::find_if(addresses, fits);
    const auto target = SendTarget::to((found == addresses.end() ? addresses.constFirst() : *found).toString());
    const std::optional<HostAndPort> name = m_waiting.front().name;
    while (!m_waiting.empty() && m_waiting.front().name == name)
        takeNext().use(target);
    lookUpNext();
}

/// What waits for the same name fails with it.
void Sending::onLookupFailed(const Error &error)
{
    m_composer->showError(error);
    const std::optional<HostAndPort> name = m_waiting.front().name;
    while (!m_waiting.empty() && m_waiting.front().name == name)
        m_waiting.pop_front();
    lookUpNext();
}

void Sending::withPayload(const TypedPayload &typed,
                          std::function<void(const PayloadTemplate &, const SendTarget &)> use)
{
    m_composer->clearError();
    const Result<PayloadTemplate> payload = PayloadTemplate::make(typed.typed, payloadConfig(typed.format));
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
    withPayload(typed, [this, typed](const PayloadTemplate &payload, const SendTarget &target) {
        m_session->send(payload, target);
        m_stores->history.add(typed);
    });
}

Result<QByteArray> Sending::bytesOf(const TypedPayload &typed) const
{
    return makePayload(typed.typed, payloadConfig(typed.format));
}

/// All or nothing: what is wrong with one of them is found before the first goes out.
void Sending::sendList(const QList<QuickItem> &items, bool loop)
{
    ListPlan plan;
    plan.rounds = loop ? 0 : 1;
    const QList<QuickItem> sent = inSendingOrder(items);
    for (const QuickItem &item : sent) {
        const Result<PayloadTemplate> payload =
            PayloadTemplate::make(item.payload.typed, payloadConfig(item.payload.format));
        if (!payload) {
            Q_EMIT listRefused(item.name, payload.error());
            return;
        }
        plan.steps.append({*payload, item.delay});
    }
    if (plan.steps.isEmpty())
        Q_EMIT listRefused({}, {ErrorCode::NothingToSend, {}, 0, -1});
    else
        sendSteps(plan);
}

void Sending::sendSteps(ListPlan plan)
{
    m_composer->clearError();
    withTarget([this, plan = std::move(plan)](const SendTarget &target) {
        ListPlan addressed = plan;
        addressed.target = target;
        m_session->startList(addressed);
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
        m_panel->refuseFormat(converted.error());
        m_composer->markError(converted.error().position);
        return;
    }
    m_panel->setFormat(format);
    m_composer->setMessage(*converted);
    m_panel->clearFormatRefusal();
}

void Sending::chooseFile()
{
    askForFile({});
}

void Sending::askForFile(const QString &path)
{
    if (!path.isEmpty())
        m_filePlan.path = path;
    auto *dialog = new SendFileDialog(m_filePlan, m_panel->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SendFileDialog::chosen, this, [this](const FilePlan &plan) {
        m_filePlan = plan; // the next file is sent in the same way
        sendFile(plan.path);
    });
    connect(this, &QObject::destroyed, dialog, &QDialog::reject); // the page it is about is gone
    dialog->open();
}

void Sending::sendFile(const QString &path)
{
    m_composer->clearError();
    withTarget([this, path](const SendTarget &target) {
        FilePlan plan = m_filePlan;
        plan.path = path;
        plan.target = target;
        m_session->sendFile(plan);
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
    withPayload(composed(),
                [this](const PayloadTemplate &payload, const SendTarget &target) { repeat(payload, target); });
    showStatus(); // unticks where nothing came of it; the session ticks again
}

void Sending::repeat(const PayloadTemplate &payload, const SendTarget &target)
{
    m_repeat = {{payload}, target, std::chrono::milliseconds(m_panel->repeatMs()), 0, LatePolicy::Skip};
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
