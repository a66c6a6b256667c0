// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/drawerhead.h"

#include "ui/base/icons.h"
#include "ui/base/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace SocketDesk {

using namespace Qt::StringLiterals;

DrawerHead::DrawerHead(QWidget *drawer)
    : QWidget(drawer)
    , m_title(makePlainLabel(this))
    , m_close(new QToolButton(this))
{
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_title, 1);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &DrawerHead::closeRequested);
}

void DrawerHead::setTexts(const QString &title, const QString &closeName, const QString &closeTip)
{
    m_title->setText(title);
    m_close->setAccessibleName(closeName);
    m_close->setToolTip(closeTip);
}

} // namespace SocketDesk
