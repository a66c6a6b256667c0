// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sending.h"

#include "ui/send/composer.h"
#include "ui/send/historypopup.h"
#include "ui/send/messageedit.h"
#include "ui/send/sendfiledialog.h"
#include "ui/send/sendpanel.h"
#include "ui/send/targetbox.h"

#include <algorithm>

namespace SocketDesk {

namespace {

constexpr std::size_t mostWaiting = 256;
constexpr auto previewInterval = std::chrono::milliseconds(60);

} // namespace

Sending::Sending(SessionHandle *session, SendPanel *panel, Composer *composer,
                 std::function<QList<PeerId>()> selectedPeers, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_composer(composer)
    , m_selectedPeers(std::move(selectedPeers))
    , m_previews(previewInterval)
{
    connectPanel();
    connect(m_composer, &Composer::messageEdited, this, &Sending::requestPreview);
    connect(m_composer, &Composer::shown, this, &Sending::renewPreview);
    connect(m_composer->target(), &TargetBox::chosen, this, &Sending::renewPreview);
    connect(m_composer->target(), &TargetBox::addressChanged, this, &Sending::renewPreview);
    connect(m_panel, &SendPanel::optionsChanged, this, &Sending::requestPreview);
    connect(m_panel, &SendPanel::optionsChanged, this, &Sending::payloadsChanged);
    connect(&m_previews, &Throttle::due, this, &Sending::showPreview);
    connect(m_composer, &Composer::sendRequested, this, &Sending::send);
    connect(m_composer, &Composer::messageEdited, m_panel, &SendPanel::clearFormatRefusal);
    connect(m_session, &SessionHandle::sendRefused, this, &Sending::onSendRefused);
    connect(&m_lookup, &TargetLookup::found, this, &Sending::onLookedUp);
    connect(&m_lookup, &TargetLookup::failed, this, &Sending::onLookupFailed);
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
    if (const QList<HostAndPort> targets = m_composer->target()->namesToLookUp(); !targets.isEmpty()) {
        waitForName({targets, std::move(use)});
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
        const QList<HostAndPort> &targets = m_waiting.front().targets;
        const auto name = std::ranges::find_if_not(targets, isNumeric);
        m_composer->showError({ErrorCode::LookupPending, {name->host}, 0, -1});
        return;
    }
    m_waiting.push_back(std::move(waiting));
    if (m_waiting.size() == 1)
        lookUpNext();
}

void Sending::lookUpNext()
{
    while (!m_waiting.empty() && m_waiting.front().targets.isEmpty())
        takeNext().use({});
    if (m_waiting.empty())
        return;
    const Result<Address> local = Address::fromText(m_session->status().localAddress);
    m_lookup.start(m_waiting.front().targets, local.value_or(Address()).family());
}

Sending::Waiting Sending::takeNext()
{
    Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    return next;
}

void Sending::onLookedUp(const QList<Address> &addresses)
{
    const QList<HostAndPort> targets = m_waiting.front().targets;
    while (!m_waiting.empty() && m_waiting.front().targets == targets)
        takeNext().use(targetOf(addresses));
    lookUpNext();
}

/// What waits for the same name fails with it.
void Sending::onLookupFailed(const Error &error)
{
    m_composer->showError(error);
    const QList<HostAndPort> targets = m_waiting.front().targets;
    while (!m_waiting.empty() && m_waiting.front().targets == targets)
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
    if (m_panel->repeatOptions().lineByLine)
        startRepeat(1);
    else
        sendTyped(composed());
}

void Sending::sendTyped(const TypedPayload &typed)
{
    withPayload(typed, [this, typed](const PayloadTemplate &payload, const SendTarget &target) {
        m_session->send(payload, target);
        m_history.add(typed);
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
    Result<QString> converted = convertTyped(m_composer->message(), payloadConfig(before), payloadConfig(format));
    if (converted && converted->size() > MessageEdit::limit)
        converted = failure(MessageEdit::tooLongError(converted->size()));
    if (!converted) {
        m_panel->setFormat(before);
        m_panel->refuseFormat(converted.error());
        m_composer->markError(converted.error().position);
        return;
    }
    m_panel->setFormat(format);
    m_composer->setMessage(*converted);
    m_panel->clearFormatRefusal();
    requestPreview();
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
    dialog->showTarget(m_composer->target()->currentText());
    connect(dialog, &SendFileDialog::chosen, this, [this](const FilePlan &plan) {
        m_filePlan = plan; // the next file is sent in the same way
        sendFile(plan.path);
    });
    connect(this, &QObject::destroyed, dialog, &QDialog::reject); // the page it is about is gone
    dialog->open();
}

void Sending::setFileSettings(const FileSettings &settings)
{
    m_filePlan.framing = settings.sendFraming;
    m_filePlan.blockBytes = settings.blockBytes;
    m_filePlan.bytesPerSecond = settings.bytesPerSecond;
}

void Sending::addFileSettings(FileSettings *settings) const
{
    settings->sendFraming = m_filePlan.framing;
    settings->blockBytes = m_filePlan.blockBytes;
    settings->bytesPerSecond = m_filePlan.bytesPerSecond;
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
    auto *popup = new HistoryPopup(m_history.items(), m_panel);
    connect(popup, &HistoryPopup::chosen, this, &Sending::compose);
    connect(popup, &HistoryPopup::sendRequested, this, &Sending::sendTyped);
    popup->popUpAt(button);
}

void Sending::onRepeatToggled(bool on)
{
    if (!on)
        m_session->stopRepeat();
    else
        startRepeat(quint64(m_panel->repeatOptions().count));
    showStatus(); // unticks where nothing came of it; the session ticks again
}

void Sending::startRepeat(quint64 rounds)
{
    m_composer->clearError();
    const Result<std::vector<PayloadTemplate>> payloads = composedLines();
    if (!payloads) {
        m_composer->showError(payloads.error());
        return;
    }
    withTarget([this, payloads = *payloads, typed = composed(), rounds](const SendTarget &target) {
        m_repeat = {payloads, target, std::chrono::milliseconds(m_panel->repeatMs()), rounds * payloads.size(),
                    m_panel->repeatOptions().late};
        m_session->startRepeat(m_repeat);
        m_history.add(typed);
    });
}

/// The message as one, or each of its lines that is not empty.
Result<std::vector<PayloadTemplate>> Sending::composedLines() const
{
    const QString message = m_composer->message();
    const PayloadConfig config = payloadConfig(m_panel->format());
    std::vector<PayloadTemplate> payloads;
    const auto separators = m_panel->repeatOptions().lineByLine ? QStringView(u"\n") : QStringView();
    const QList<QStringView> lines =
        separators.isEmpty() ? QList{QStringView(message)} : QStringView(message).split(separators);
    for (const QStringView line : lines) {
        if (line.isEmpty() && lines.size() > 1)
            continue;
        const Result<PayloadTemplate> payload = PayloadTemplate::make(line, config);
        if (!payload)
            return failure(movedBy(payload.error(), line.begin() - QStringView(message).begin()));
        payloads.push_back(*payload);
    }
    if (payloads.empty())
        return failure({ErrorCode::NothingToSend, {}, 0, -1});
    return payloads;
}

void Sending::setEncoding(const Encoding &encoding)
{
    m_encoding = encoding;
    requestPreview();
    Q_EMIT payloadsChanged();
}

/// Not before somebody looks: the start of the program has enough to do.
void Sending::requestPreview()
{
    if (m_composer->isVisible())
        m_previews.requestLater();
}

/// What has changed while nobody saw it, or for another target.
void Sending::renewPreview()
{
    if (m_composer->hasPreviewed())
        requestPreview();
}

void Sending::showPreview()
{
    m_composer->showPreview(previewOf(composed()));
}

PayloadPreview Sending::previewOf(const TypedPayload &typed) const
{
    const Result<PayloadTemplate> payload = PayloadTemplate::make(typed.typed, payloadConfig(typed.format));
    if (!payload)
        return {failure(payload.error())};
    SendMoment moment;
    moment.peer = m_composer->target()->address();
    if (moment.peer.isEmpty())
        moment.peer = m_session->status().remoteAddress;
    return {payload->render(moment), !payload->isConstant()};
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
    if (m_session->status().state == EndpointState::Open && !m_composer->hasPreviewed())
        requestPreview();
}

} // namespace SocketDesk
