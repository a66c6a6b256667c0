// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/composer.h"

#include "ui/base/elidedlabel.h"
#include "ui/base/fieldnote.h"
#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/measures.h"
#include "ui/send/bytespreview.h"
#include "ui/send/messageedit.h"
#include "ui/send/targetbox.h"

#include <QGridLayout>
#include <QPushButton>
#include <QShortcut>
#include <QTextDocument>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

// pixels
constexpr int sideWidth = 176;   ///< of the column with the target and the button
constexpr int leastTarget = 108; ///< of the target below the message
constexpr int leastBeside = 340; ///< of the whole, for target and button to stand beside the message

} // namespace

Composer::Composer(QWidget *parent)
    : Retranslated(parent)
{
    createFields();
    arrange();
    connect(m_send, &QPushButton::clicked, this, &Composer::sendRequested);
    connect(m_message, &MessageEdit::tooLong, this, &Composer::onTooLong);
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
    grid->addWidget(m_note, 4, 0, 1, 2);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(0, 1);
    stack(false);
}

/// Beside the message where there is room, else below it, so that a small window has a line to write in.
void Composer::stack(bool narrow)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    m_isNarrow = narrow;
    m_targetLabel->setVisible(!narrow);
    grid->addWidget(m_message, 1, 0, narrow ? 1 : 3, narrow ? 2 : 1);
    grid->addWidget(m_targetLabel, 0, 1);
    grid->addWidget(m_target, narrow ? 2 : 1, narrow ? 0 : 1);
    grid->addWidget(m_send, 2, 1);
    m_target->setMinimumWidth(narrow ? leastTarget : sideWidth);
    grid->setRowStretch(1, narrow ? 1 : 0);
    grid->setRowStretch(3, narrow ? 0 : 1);
}

void Composer::showEvent(QShowEvent *event)
{
    Retranslated::showEvent(event);
    Q_EMIT shown();
}

void Composer::resizeEvent(QResizeEvent *event)
{
    Retranslated::resizeEvent(event);
    if (const bool narrow = width() < leastBeside; narrow != m_isNarrow)
        stack(narrow);
}

QString Composer::message() const
{
    // Not toPlainText(), which makes a space of a no-break space: what is shown is what is sent.
    QString text = m_message->document()->toRawText();
    for (const QChar separator : {QChar(QChar::ParagraphSeparator), QChar(QChar::LineSeparator)})
        text.replace(separator, u'\n');
    return text;
}

void Composer::setMessage(const QString &message)
{
    m_message->setPlainText(message.left(MessageEdit::limit));
}

void Composer::setFontPointSize(int points)
{
    m_message->setFontPointSize(points);
}

void Composer::setFontFamily(const QString &family)
{
    m_message->setFontFamily(family);
}

void Composer::focusMessage()
{
    m_message->setFocus();
}

void Composer::showError(const Error &error)
{
    if (m_preview != nullptr)
        m_preview->hide();
    m_note->refuse(error);
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

void Composer::createPreview()
{
    m_preview = makePreviewLabel(this);
    static_cast<QGridLayout *>(layout())->addWidget(m_preview, 4, 0, 1, 2); // in the place of the note
}

void Composer::showPreview(const PayloadPreview &preview)
{
    if (m_note->isRefusal())
        return;
    if (m_preview == nullptr)
        createPreview();
    m_preview->setVisible(preview.bytes.has_value());
    if (!preview.bytes) {
        m_note->say(FieldNote::Kind::Notice, [error = preview.bytes.error()] { return describe(error).oneLine(); });
        return;
    }
    m_note->clearNote();
    m_previewBytes = *preview.bytes;
    m_isExample = preview.isExample;
    m_preview->setFullText(previewText(m_previewBytes, m_isExample));
}

void Composer::onTooLong(qsizetype size)
{
    showError(MessageEdit::tooLongError(size));
}

void Composer::retranslate()
{
    setTitle(tr("Data send"));
    setLabel(m_messageLabel, m_message, tr("Message"), u'M');
    explain(m_messageLabel, m_message,
            tr("What is sent: text in the encoding of the page, or hex, as chosen under Send.\n"
               "The line below it shows the bytes that go out."));
    setLabel(m_targetLabel, m_target, tr("Send to"));
    explain(m_targetLabel, m_target,
            tr("Who gets it: all peers, or one of them. It never changes by itself.\n"
               "For UDP host:port may be typed too, several separated by commas."));
    setLabel(m_send, tr("Send"));
    m_send->setToolTip(tr("Send the message (Ctrl+Enter)"));
    if (m_preview != nullptr)
        m_preview->setFullText(previewText(m_previewBytes, m_isExample));
}

} // namespace SocketDesk
