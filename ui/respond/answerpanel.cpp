// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/answerpanel.h"

#include "ui/base/drawerhead.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/respond/fileserverbox.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace SocketDesk {

using namespace Qt::StringLiterals;

AnswerPanel::AnswerPanel(QWidget *parent)
    : Retranslated(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins);
    column->setSpacing(6);
    createHead();
    createSwitches();
    createFileServer();
    createGuards();
    column->addStretch();
    retranslate();
}

void AnswerPanel::createHead()
{
    m_head = new DrawerHead(this);
    layout()->addWidget(m_head);
    connect(m_head, &DrawerHead::closeRequested, this, &AnswerPanel::closeRequested);
}

void AnswerPanel::takeFocus()
{
    m_echo->setFocus(Qt::ShortcutFocusReason);
}

QCheckBox *AnswerPanel::addSwitch(bool ResponderSwitches::*on)
{
    auto *box = new QCheckBox(this);
    layout()->addWidget(box);
    connect(box, &QCheckBox::clicked, this, [this, on](bool checked) {
        m_config.on.*on = checked;
        Q_EMIT configEdited();
    });
    return box;
}

void AnswerPanel::createSwitches()
{
    m_echo = addSwitch(&ResponderSwitches::echo);
    m_groupChat = addSwitch(&ResponderSwitches::groupChat);
    m_rules = addSwitch(&ResponderSwitches::rules);
    m_editRules = new QPushButton(this);
    layout()->addWidget(m_editRules);
    connect(m_editRules, &QPushButton::clicked, this, &AnswerPanel::rulesRequested);
}

void AnswerPanel::createFileServer()
{
    m_fileServer = new FileServerBox(this);
    layout()->addWidget(m_fileServer);
    connect(m_fileServer, &FileServerBox::edited, this, [this] {
        m_config.on.fileServer = m_fileServer->isOn();
        m_config.fileServer.folder = m_fileServer->folder();
        m_config.fileServer.missingText = m_fileServer->missingText();
        Q_EMIT configEdited();
    });
}

void AnswerPanel::createGuards()
{
    m_limitLabel = new QLabel(this);
    m_limitLabel->setWordWrap(true);
    m_limit = new QSpinBox(this);
    m_limit->setRange(1, 1'000'000);
    m_limit->setKeyboardTracking(false);
    layout()->addWidget(m_limitLabel);
    layout()->addWidget(m_limit);
    connect(m_limit, &QSpinBox::valueChanged, this, [this](int replies) {
        m_config.udpRepliesPerSecond = replies;
        Q_EMIT configEdited();
    });
    m_stopLoops = new QCheckBox(this);
    layout()->addWidget(m_stopLoops);
    connect(m_stopLoops, &QCheckBox::clicked, this, [this](bool checked) {
        m_config.loops = checked ? LoopPolicy::Stop : LoopPolicy::Answer;
        Q_EMIT configEdited();
    });
}

void AnswerPanel::showConfig(const ResponderConfig &config)
{
    m_config = config;
    m_echo->setChecked(config.on.echo);
    m_groupChat->setChecked(config.on.groupChat);
    m_rules->setChecked(config.on.rules);
    m_fileServer->showConfig(config);
    m_stopLoops->setChecked(config.loops == LoopPolicy::Stop);
    const QSignalBlocker quiet(m_limit);
    m_limit->setValue(config.udpRepliesPerSecond);
}

void AnswerPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        Retranslated::keyPressEvent(event);
}

void AnswerPanel::retranslate()
{
    setAccessibleName(tr("Answer by itself"));
    m_head->setTexts(tr("Answer by itself"), tr("Close"),
                     tr("Closes the panel (F12, Esc); what is ticked goes on answering."));
    setLabel(m_echo, tr("Echo"));
    m_echo->setToolTip(tr("Whatever arrives is sent back."));
    setLabel(m_groupChat, tr("Group chat"));
    m_groupChat->setToolTip(tr("What one peer sends goes to all others."));
    setLabel(m_rules, tr("Rules"));
    m_rules->setToolTip(tr("A message that a rule waits for gets the answer of the rule."));
    setLabel(m_editRules, tr("Edit rules…"));
    m_editRules->setToolTip(
        tr("Which message gets which reply, how often and from whom, and what becomes of the connection"));
    setLabel(m_limitLabel, m_limit, tr("UDP replies to one source, per second"));
    m_limit->setToolTip(tr("More than that are left out. It does not limit the echo."));
    setLabel(m_stopLoops, tr("Stop what looks like a loop"));
    m_stopLoops->setToolTip(
        tr("Two programs that answer each other's answers never end. On the wire that looks just like a test of speed\n"
           "that waits for each answer: the same bytes again and again, each time at once behind an answer.\n"
           "Ticked: after two seconds at most the answers to such a peer are held, and a button lets them go on.\n"
           "Not ticked: it is only said."));
}

} // namespace SocketDesk
