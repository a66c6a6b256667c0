// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/composer.h"

#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/send/messageedit.h"
#include "ui/send/targetbox.h"

#include <QGridLayout>
#include <QPushButton>
#include <QShortcut>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideWidth = 176; ///< of the column with the target and the button

} // namespace

Composer::Composer(QWidget *parent)
    : Retranslated(parent)
{
    createFields();
    arrange();
    connect(m_send, &QPushButton::clicked, this, &Composer::sendRequested);
    connect(m_message, &MessageEdit::pasteRefused, this, &Composer::onPasteRefused);
    connect(m_message, &MessageEdit::textChanged, this, [this] {
        clearError();
        Q_EMIT messageEdited();
    });
    retranslate();
}

void Composer::createFields()
{
    m_messageLabel = new QLabel(this);
    m_message = new MessageEdit(this);
    m_note = new FieldNote(this);
    m_targetLabel = new QLabel(this);
    m_target = new TargetBox(this);
    m_send = new QPushButton(icon(u"send"_s), {}, this);
    QSizePolicy tall = m_send->sizePolicy();
    tall.setVerticalPolicy(QSizePolicy::Preferred);
    m_send->setSizePolicy(tall);
    m_send->setMinimumHeight(m_send->sizeHint().height() + 8);
}

void Composer::arrange()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(panelMargins);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_messageLabel, 0, 0);
    grid->addWidget(m_message, 1, 0, 3, 1);
    grid->addWidget(m_note, 4, 0, 1, 2);
    grid->addWidget(m_targetLabel, 0, 1);
    grid->addWidget(m_target, 1, 1);
    grid->addWidget(m_send, 2, 1);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(0, 1);
    m_target->setMinimumWidth(sideWidth);
}

QString Composer::message() const
{
    return m_message->toPlainText();
}

void Composer::setMessage(const QString &message)
{
    m_message->setPlainText(message.left(MessageEdit::limit));
}

void Composer::setFontPointSize(int points)
{
    m_message->setFontPointSize(points);
}

void Composer::focusMessage()
{
    m_message->setFocus();
}

void Composer::showError(const Error &error)
{
    m_note->say(FieldNote::Kind::Error, describe(error).oneLine());
    m_message->markError(error.position);
}

void Composer::markError(qsizetype position)
{
    m_message->markError(position);
}

void Composer::clearError()
{
    m_note->clearNote();
    m_message->clearError();
}

void Composer::onPasteRefused(qsizetype size)
{
    showError({ErrorCode::TextTooLong, {QString::number(size), QString::number(MessageEdit::limit)}, 0, -1});
}

void Composer::retranslate()
{
    setTitle(tr("Data send"));
    setLabel(m_messageLabel, m_message, tr("Message"), u'M');
    setLabel(m_targetLabel, m_target, tr("Send to"));
    setLabel(m_send, tr("Send"));
    m_send->setToolTip(tr("Send the message (Ctrl+Enter)"));
}

} // namespace SocketDesk
