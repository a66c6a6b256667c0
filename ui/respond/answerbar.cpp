// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/respond/answerbar.h"

#include "ui/base/labels.h"
#include "ui/base/measures.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace SocketDesk {

AnswerBar::AnswerBar(QWidget *parent)
    : Retranslated(parent)
    , m_button(new QPushButton(this))
{
    m_button->setCheckable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelMargins.left(), 0, panelMargins.right(), 0);
    column->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &AnswerBar::panelToggled);
    retranslate();
}

void AnswerBar::setPanelShown(bool shown)
{
    m_button->setChecked(shown);
}

void AnswerBar::retranslate()
{
    setLabel(m_button, tr("Answer by itself"), u'B');
    m_button->setToolTip(tr("Echo, group chat, rules and the file server of this page."));
}

} // namespace SocketDesk
