// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/projector/projectorstrip.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace SocketDesk {

ProjectorStrip::ProjectorStrip(QWidget *parent)
    : Retranslated(parent)
    , m_state(new ElidedLabel(this))
    , m_leave(new QPushButton(this))
{
    m_leave->setFocusPolicy(Qt::TabFocus); // whoever clicks it goes on where he was
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 2);
    row->addWidget(m_state, 1);
    row->addWidget(m_leave);
    connect(m_leave, &QPushButton::clicked, this, &ProjectorStrip::leaveRequested);
    retranslate();
}

void ProjectorStrip::showState(const QString &text)
{
    m_state->setFullText(text);
}

void ProjectorStrip::retranslate()
{
    setLabel(m_leave, tr("Leave the projector mode (F11)"));
    m_leave->setToolTip(tr("Everything will be as it was before. Esc does it too."));
}

} // namespace SocketDesk
