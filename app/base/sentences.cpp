// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/sentences.h"

namespace SocketDesk {

QString joinSentences(const QStringList &sentences)
{
    QString line;
    for (const QString &sentence : sentences) {
        const bool isSpaced = line.isEmpty() || line.endsWith(u'。') || line.endsWith(u'？') || line.endsWith(u'！');
        if (!sentence.isEmpty())
            line += isSpaced ? sentence : u' ' + sentence;
    }
    return line;
}

} // namespace SocketDesk
