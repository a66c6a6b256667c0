// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/responderconfig.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace SocketDesk {

class AnswerBar;
class AnswerPanel;
class RulesDialog;
struct ResponderActivity;
class Throttle;
class Reception;
class ReceivePanel;
class SessionHandle;

/// What a page answers by itself: the settings, and the session that follows them. The panel is made when first shown.
///
/// What is set with setConfig() answers nothing until a person, or an option of the program, switches it on.
class Answering final : public QObject
{
    Q_OBJECT

public:
    /// \param place puts the panel where it belongs
    Answering(SessionHandle *session, Reception *reception, ReceivePanel *reading, AnswerBar *bar,
              std::function<void(QWidget *)> place, QObject *parent);

    void setConfig(const ResponderConfig &config); ///< switched off, whatever \p config says
    /// Those, and no others; \p rules take the place of what is there, where there are any.
    void switchOn(const ResponderSwitches &on, const QList<Rule> &rules = {});
    void switchEcho(bool on);
    void serveFolder(const QString &folder); ///< switches the file server on
    [[nodiscard]] const ResponderConfig &config() const { return m_config; }

    void editRules();
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;

Q_SIGNALS:
    void edited();
    void refused(const SocketDesk::Error &error); ///< rules that cannot be used, so they are not switched on
    void shownChanged();

private:
    void createPanel();
    void onRulesEdited();
    void askForActivity();
    void onActivityTold(const ResponderActivity &activity);
    void onPanelEdited();
    void change(const ResponderConfig &config);
    void apply();
    void onReadingChanged();

    SessionHandle *m_session;
    Reception *m_reception;
    ReceivePanel *m_reading;
    AnswerBar *m_bar;
    std::function<void(QWidget *)> m_place;
    AnswerPanel *m_panel = nullptr;
    QPointer<RulesDialog> m_rules;
    Throttle *m_ruleEdits; ///< while somebody types
    ResponderConfig m_config;
    ResponderSetup m_applied;
    int m_activitiesAsked = 0;    ///< and not yet told
    int m_activitiesOutdated = 0; ///< of these, asked for before the rules were replaced
};

} // namespace SocketDesk
