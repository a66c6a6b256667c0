// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/announcer.h"

#include <QAccessibleWidget>

namespace SocketDesk {

namespace {

QAccessibleInterface *makeInterface(const QString & /*className*/, QObject *object)
{
    auto *announcer = qobject_cast<Announcer *>(object);
    return announcer ? new QAccessibleWidget(announcer, QAccessible::Notification) : nullptr;
}

bool isPretended = false;

void install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace

bool isListenedTo()
{
    return isPretended || QAccessible::isActive();
}

void pretendListener(bool isThere)
{
    isPretended = isThere;
}

void announce(const QWidget *speaker, const QString &sentence)
{
    QWidget *window = speaker->window();
    if (!isListenedTo() || !speaker->isVisible() || !window->isActiveWindow() || sentence.isEmpty())
        return;
    auto *announcer = window->findChild<Announcer *>(QString(), Qt::FindDirectChildrenOnly);
    (announcer != nullptr ? announcer : new Announcer(window))->say(sentence);
}

Announcer::Announcer(QWidget *window)
    : QWidget(window)
{
    install();
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(0, 0, 1, 1);
    show();
}

/// Qt 6.8 has an event for this. Before, on Linux, an alert reaches nobody, and a notification is read out when it
/// comes up: so it comes up for each sentence.
void Announcer::say(const QString &sentence)
{
    setAccessibleName(sentence);
    QAccessibleEvent comesUp(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&comesUp);
}

} // namespace SocketDesk
