// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/logheader.h"

#include "ui/base/fieldnote.h"
#include "ui/base/labels.h"
#include "ui/base/linkbutton.h"

#include <QHBoxLayout>
#include <QLocale>

namespace SocketDesk {

LogHeader::LogHeader(QWidget *parent)
    : Retranslated(parent)
{
    m_title = makePlainLabel(this);
    m_released = new FieldNote(this);
    m_released->setWordWrap(false);
    m_messages = new FieldNote(this);
    m_messages->setWordWrap(false);
    m_showAll = new LinkButton(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2, 0, 2, 0);
    row->setSpacing(16);
    row->addWidget(m_title);
    row->addWidget(m_released);
    row->addWidget(m_messages);
    row->addStretch();
    row->addWidget(m_showAll);
    connect(m_showAll, &LinkButton::clicked, this, &LogHeader::showAllRequested);
    showCleared(false);
    retranslate();
}

void LogHeader::showCleared(bool cleared)
{
    m_showAll->setVisible(cleared);
}

void LogHeader::showReleased(const ReleasedRecords &released)
{
    m_released->say(FieldNote::Kind::Quiet, [released] {
        const QLocale locale;
        return tr("Oldest records gone: %1 (%2)")
            .arg(locale.toString(released.count), locale.formattedDataSize(qint64(released.chunkBytes)));
    });
}

void LogHeader::showMessages(std::function<QString()> text)
{
    if (text)
        m_messages->say(FieldNote::Kind::Quiet, std::move(text));
    else
        m_messages->clearNote();
}

void LogHeader::retranslate()
{
    m_title->setText(tr("Data log"));
    setLabel(m_showAll, tr("Show what was cleared"));
    m_released->setToolTip(
        tr("The log of this tab has reached its limit, so its oldest records make room for new ones.\n"
           "Session → Limit of the log… sets how much is kept, and whether reception pauses instead."));
}

} // namespace SocketDesk
