// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/keylist.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

/// Chinese menus have their mnemonic behind the words: 文件(&F).
QString plainName(QString text)
{
    if (const qsizetype at = text.lastIndexOf("(&"_L1); at >= 0 && at + 4 <= text.size())
        text.remove(at, 4);
    return text.remove(u'&').remove(u'…');
}

QString keysOf(const QAction *action)
{
    QStringList keys;
    const QList<QKeySequence> shortcuts = action->shortcuts();
    for (const QKeySequence &shortcut : shortcuts)
        keys << u"**%1**"_s.arg(shortcut.toString(QKeySequence::NativeText));
    return keys.join(u", ");
}

void addRows(const QMenu *menu, QString *rows)
{
    const QList<QAction *> actions = menu->actions();
    for (const QAction *action : actions) {
        if (action->menu() != nullptr)
            addRows(action->menu(), rows);
        else if (!action->shortcuts().isEmpty())
            *rows += u"| %1 | %2 |\n"_s.arg(plainName(action->text()), keysOf(action));
    }
}

} // namespace

QString keysAsMarkdown(const QMainWindow *window)
{
    const QString head = QCoreApplication::translate("KeyList", "| Command | Keys |") + u"\n|---|---|\n";
    QString markdown;
    const QList<QAction *> menus =
        window->menuWidget() != nullptr ? window->menuWidget()->actions() : QList<QAction *>();
    for (const QAction *entry : menus) {
        QString rows;
        if (entry->menu() != nullptr)
            addRows(entry->menu(), &rows);
        if (!rows.isEmpty())
            markdown += u"### %1\n\n%2%3\n"_s.arg(plainName(entry->text()), head, rows);
    }
    return markdown;
}

} // namespace SocketDesk
