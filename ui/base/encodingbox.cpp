// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/encodingbox.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>

namespace SocketDesk {

EncodingBox::EncodingBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMaxVisibleItems(16);
    for (const Encoding &common : commonEncodings())
        addItem(common.name());
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    lineEdit()->installEventFilter(this);
    setEncoding(m_encoding);
    connect(this, &QComboBox::textActivated, this, &EncodingBox::take);
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] { take(currentText()); });
    connect(lineEdit(), &QLineEdit::textChanged, this, &EncodingBox::onTextChanged);
}

void EncodingBox::setEncoding(const Encoding &encoding)
{
    m_encoding = encoding;
    setEditText(encoding.name());
    setCurrentIndex(findText(encoding.name(), Qt::MatchFixedString));
    setEditText(encoding.name());
}

void EncodingBox::showPopup()
{
    addOthers();
    QComboBox::showPopup();
}

bool EncodingBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        addOthers();
    return QComboBox::eventFilter(watched, event);
}

void EncodingBox::addOthers()
{
    if (std::exchange(m_isComplete, true))
        return;
    const QString typed = currentText();
    insertSeparator(count());
    for (const Encoding &other : otherEncodings())
        addItem(other.name());
    setEditText(typed);
}

/// What assistive technology or a script writes here is whole, and no key follows it.
void EncodingBox::onTextChanged(const QString &text)
{
    if (lineEdit()->isModified())
        return; // somebody is typing
    const Result<Encoding> written = Encoding::fromName(text);
    if (written && *written != m_encoding && !completer()->popup()->isVisible())
        take(text);
}

void EncodingBox::take(const QString &name)
{
    const Result<Encoding> chosen = Encoding::fromName(name);
    const Encoding before = m_encoding;
    setEncoding(chosen.value_or(before));
    if (!chosen)
        Q_EMIT encodingRefused(chosen.error());
    else if (*chosen != before)
        Q_EMIT encodingChosen(*chosen);
}

} // namespace SocketDesk
