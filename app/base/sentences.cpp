// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/sentences.h"

#include <QLocale>

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

QString limitText(qint64 bytes)
{
    const qint64 unit = bytes < (1 << 30) ? 1 << 20 : 1 << 30;
    return QLocale().formattedDataSize(bytes, bytes % unit == 0 ? 0 : 2);
}

} // namespace SocketDesk
