// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "respond/rulefile.h"

#include <QTemporaryDir>
#include <QTemporaryFile>

inline SocketDesk::Rule answering(SocketDesk::RuleMatch match, const QString &pattern, const QString &reply,
                                  SocketDesk::RuleEnd end = SocketDesk::RuleEnd::Stay)
{
    SocketDesk::Rule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.replies = {{SocketDesk::ReplyFormat::Text, reply, {}}};
    rule.end = end;
    return rule;
}

/// A new file with \p rules in \p folder; empty where it cannot be written.
inline QString rulesFile(const QTemporaryDir &folder, const QList<SocketDesk::Rule> &rules)
{
    QTemporaryFile file(folder.filePath(QStringLiteral("rules-XXXXXX.json")));
    file.setAutoRemove(false);
    return file.open() && SocketDesk::writeRules(file.fileName(), rules) ? file.fileName() : QString();
}
