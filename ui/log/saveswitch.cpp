// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/log/saveswitch.h"

#include "ui/base/fieldnote.h"
#include "ui/base/labels.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace SocketDesk {

SaveSwitch::SaveSwitch(QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(this))
    , m_note(new FieldNote(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(m_box);
    column->addWidget(m_note);
    connect(m_box, &QCheckBox::clicked, this, &SaveSwitch::toggled);
    hide();
}

void SaveSwitch::setText(const QString &text, const QString &tip)
{
    setLabel(m_box, text);
    m_tip = tip;
    showTip();
}

void SaveSwitch::showTip()
{
    m_box->setToolTip(m_path.isEmpty() ? m_tip : plainToolTip(m_path));
}

QWidget *SaveSwitch::box() const
{
    return m_box;
}

void SaveSwitch::showSaving(const QString &path, qint64 bytes)
{
    m_box->setChecked(!path.isEmpty());
    m_path = path;
    showTip();
    setVisible(!path.isEmpty());
    if (path.isEmpty()) {
        m_note->clearNote();
        return;
    }
    m_note->say(FieldNote::Kind::Quiet, [name = QFileInfo(path).fileName(), bytes] {
        return tr("%1: %2 bytes").arg(name, QLocale().toString(bytes));
    });
}

void SaveSwitch::showFailed(const Error &error)
{
    m_box->setChecked(false);
    showStalled(error);
}

void SaveSwitch::showHung(const std::function<QString()> &text)
{
    setVisible(true);
    m_note->say(FieldNote::Kind::Error, text);
}

void SaveSwitch::showStalled(const Error &error)
{
    setVisible(true);
    m_note->refuse(error);
}

} // namespace SocketDesk
