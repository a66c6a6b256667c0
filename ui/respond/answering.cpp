// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/answering.h"

#include "session/sessionhandle.h"
#include "ui/base/throttle.h"
#include "ui/log/framingbox.h"
#include "ui/log/receivepanel.h"
#include "ui/log/reception.h"
#include "ui/respond/answerbar.h"
#include "ui/respond/answerpanel.h"
#include "ui/respond/rulesdialog.h"

#include <utility>

namespace SocketDesk {

namespace {

constexpr std::chrono::milliseconds editPause{300};

} // namespace

Answering::Answering(SessionHandle *session, Reception *reception, ReceivePanel *reading, AnswerBar *bar,
                     std::function<void(QWidget *)> place, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_reception(reception)
    , m_reading(reading)
    , m_bar(bar)
    , m_place(std::move(place))
    , m_ruleEdits(new Throttle(editPause, this))
{
    connect(m_ruleEdits, &Throttle::due, this, [this] { change(m_config); });
    connect(m_reading, &ReceivePanel::readingChanged, this, &Answering::onReadingChanged);
    connect(m_reception, &Reception::encodingChanged, this, &Answering::onReadingChanged);
    connect(m_bar, &AnswerBar::panelToggled, this, &Answering::setShown);
}

void Answering::setConfig(const ResponderConfig &config)
{
    m_config = config.switchedOff();
    if (m_panel != nullptr)
        m_panel->showConfig(m_config);
    if (m_rules)
        m_rules->showRules(m_config.rules, m_reading->encoding());
    apply();
}

void Answering::switchOn(const ResponderSwitches &on, const QList<Rule> &rules)
{
    ResponderConfig config = m_config;
    config.on = on;
    if (!rules.isEmpty())
        config.rules = rules;
    change(config);
}

void Answering::switchEcho(bool on)
{
    ResponderConfig config = m_config;
    config.on.echo = on;
    change(config);
}

void Answering::serveFolder(const QString &folder)
{
    ResponderConfig config = m_config;
    config.on.fileServer = true;
    config.fileServer.folder = folder;
    change(config);
}

void Answering::change(const ResponderConfig &config)
{
    m_config = config;
    apply();
    if (m_panel != nullptr)
        m_panel->showConfig(m_config);
    Q_EMIT edited();
}

/// What answers begins anew, so nothing is said where nothing is different.
void Answering::apply()
{
    if (m_rules)
        m_rules->showAnswering(m_config.on.rules);
    ResponderSetup wanted{m_config, m_reading->framing()->config(), m_reading->encoding(), {}};
    wanted.config.fileServer.encoding = m_reading->encoding();
    const bool isQuiet = !m_config.on.any() && !m_applied.config.on.any();
    if (isQuiet || wanted == m_applied)
        return;
    const Result<ResponderSetup> setup = ResponderSetup::make(wanted.config, wanted.framing, wanted.encoding);
    if (!setup && m_applied.config.on.rules)
        return; // while somebody edits them, the last that were right go on
    if (!setup) {
        Q_EMIT refused(setup.error());
        m_config.on.rules = false;
        return apply();
    }
    m_applied = wanted;
    m_activitiesOutdated = m_activitiesAsked;
    m_session->setResponders(*setup);
}

/// The echo and the chat pass bytes on, however they are read.
void Answering::onReadingChanged()
{
    if (m_config.on.rules || m_config.on.fileServer)
        apply();
}

void Answering::editRules()
{
    if (!m_rules) {
        m_rules = new RulesDialog(m_bar->window());
        connect(m_rules, &RulesDialog::rulesEdited, this, &Answering::onRulesEdited);
        connect(m_rules, &RulesDialog::activityWanted, this, &Answering::askForActivity);
        connect(m_session, &SessionHandle::activityTold, this, &Answering::onActivityTold);
        connect(this, &QObject::destroyed, m_rules, &QObject::deleteLater);
    }
    m_rules->showRules(m_config.rules, m_reading->encoding());
    m_rules->showAnswering(m_config.on.rules);
    m_rules->show();
    m_rules->activateWindow();
}

void Answering::askForActivity()
{
    ++m_activitiesAsked;
    m_session->requestActivity();
}

/// Hits are told by the places of the rules, so those of rules that have been replaced or moved since say nothing.
void Answering::onActivityTold(const ResponderActivity &activity)
{
    --m_activitiesAsked;
    const bool isOutdated = m_activitiesOutdated > 0;
    m_activitiesOutdated -= isOutdated ? 1 : 0;
    if (m_rules && !isOutdated && !m_ruleEdits->isWanted())
        m_rules->showActivity(activity);
}

/// They are kept at once, for what is saved or switched on now, and answer when there is a pause.
void Answering::onRulesEdited()
{
    m_config.rules = m_rules->rules();
    m_ruleEdits->requestLater();
}

void Answering::onPanelEdited()
{
    ResponderConfig config = m_panel->config();
    config.rules = m_config.rules; // which are edited elsewhere
    change(config);
}

void Answering::setShown(bool shown)
{
    if (shown && m_panel == nullptr)
        createPanel();
    if (m_panel != nullptr)
        m_panel->setVisible(shown);
    if (shown)
        m_panel->takeFocus(); // so that Esc closes it
    m_bar->setPanelShown(shown);
    Q_EMIT shownChanged();
}

bool Answering::isShown() const
{
    return m_panel != nullptr && !m_panel->isHidden();
}

void Answering::createPanel()
{
    m_panel = new AnswerPanel;
    m_panel->showConfig(m_config);
    m_place(m_panel);
    connect(m_panel, &AnswerPanel::configEdited, this, &Answering::onPanelEdited);
    connect(m_panel, &AnswerPanel::rulesRequested, this, &Answering::editRules);
    connect(m_panel, &AnswerPanel::closeRequested, this, [this] { setShown(false); });
}

} // namespace SocketDesk
