// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTextDocument>

namespace SocketDesk {

namespace {

/// Where the focus is in a field of several parts; nullptr where it has none.
QWidget *innerOf(QWidget *field)
{
    const auto *box = qobject_cast<QComboBox *>(field);
    return box != nullptr && box->isEditable() ? box->lineEdit() : field->focusProxy();
}

} // namespace

QString withMnemonic(const QString &text, QChar letter)
{
    const qsizetype at = letter.isNull() ? -1 : text.indexOf(letter, 0, Qt::CaseInsensitive);
    return at < 0 ? text : QString(text).insert(at, u'&');
}

void setLabel(QAbstractButton *button, const QString &text, QChar letter)
{
    button->setText(withMnemonic(text, letter));
    button->setAccessibleName(text);
}

void setLabel(QLabel *label, QWidget *field, const QString &text, QChar letter)
{
    label->setText(withMnemonic(text, letter));
    label->setAccessibleName(text);
    label->setBuddy(field);
    field->setAccessibleName(text);
    if (QWidget *inner = innerOf(field))
        inner->setAccessibleName(text);
}

void explain(QLabel *label, QWidget *field, const QString &text)
{
    label->setToolTip(text);
    field->setToolTip(text);
    if (QWidget *inner = innerOf(field))
        inner->setToolTip(text);
}

QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

QLabel *makePlainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace SocketDesk
