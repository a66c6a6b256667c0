// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/undoline.h"

#include "text/visible.h"
#include "ui/base/elidedlabel.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"

#include <QHBoxLayout>
#include <QShortcut>

namespace SocketDesk {

UndoLine::UndoLine(QWidget *part)
    : Retranslated(part)
    , m_text(new ElidedLabel(this))
    , m_undo(new LinkButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    auto *key = new QShortcut(QKeySequence::Undo, part);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, &UndoLine::undoRequested);
    connect(m_undo, &LinkButton::clicked, this, &UndoLine::undoRequested);
    retranslate();
    hide();
}

void UndoLine::offer(const QString &name)
{
    m_name = name;
    retranslate();
    show();
}

void UndoLine::withdraw()
{
    hide();
}

void UndoLine::retranslate()
{
    m_text->setFullText(tr("Deleted: “%1”").arg(withVisibleMarks(m_name)));
    setLabel(m_undo, tr("Undo"));
    m_undo->setToolTip(tr("Puts it back where it was (Ctrl+Z)"));
}

} // namespace SocketDesk
