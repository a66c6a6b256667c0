// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helping.h"

#include "ui/help/helptopics.h"
#include "ui/help/helpwindow.h"
#include "ui/help/keylist.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QShortcut>

namespace SocketDesk {

using namespace Qt::StringLiterals;

Helping::Helping(QMainWindow *window)
    : QObject(window)
{
    window->installEventFilter(this);
    setPart(u"keys"_s, [window] { return keysAsMarkdown(window); });
}

Helping::~Helping() = default;

void Helping::open(const QString &link)
{
    if (!m_help)
        m_help = std::make_unique<HelpWindow>(m_parts);
    const HelpTopic topic = HelpTopic::fromLink(link);
    m_help->showPage(topic.page, topic.section);
}

void Helping::openForFocus()
{
    const HelpTopic topic = helpTopicOf(QApplication::focusWidget());
    open(topic.section.isEmpty() ? topic.page : QString(topic.page + u'#' + topic.section));
}

/// The keys of a window are dead while a dialog blocks it.
bool Helping::eventFilter(QObject *watched, QEvent *event)
{
    QWidget *dialog = event->type() == QEvent::WindowBlocked ? QApplication::activeModalWidget() : nullptr;
    if (dialog != nullptr)
        giveKey(dialog);
    return QObject::eventFilter(watched, event);
}

void Helping::giveKey(QWidget *dialog)
{
    const QString name = u"helpKey"_s;
    if (dialog->findChild<QShortcut *>(name, Qt::FindDirectChildrenOnly) != nullptr)
        return;
    auto *key = new QShortcut(QKeySequence(Qt::Key_F1), dialog);
    key->setObjectName(name);
    connect(key, &QShortcut::activated, this, &Helping::openForFocus);
}

} // namespace SocketDesk
