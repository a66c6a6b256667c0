// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "framing/framer.h"

#include <QStringList>

namespace SocketDesk {

/// \p bytes with all that is not printable ASCII as \n, \r or \xHH.
inline QString printable(QByteArrayView bytes)
{
    QString text;
    for (const char byte : bytes) {
        if (byte == '\n')
            text += QStringLiteral("\\n");
        else if (byte == '\r')
            text += QStringLiteral("\\r");
        else if (byte >= ' ' && byte <= '~')
            text += QLatin1Char(byte);
        else
            text += QStringLiteral("\\x%1").arg(uint(uchar(byte)), 2, 16, QLatin1Char('0'));
    }
    return text;
}

/// \p message as "head<content>tail!state", for tests that read like what they mean.
inline QString framedText(QByteArrayView stream, const Message &message)
{
    const char *const marks[] = {"", "!limit", "!length", "!unframed", "!unfinished", "!underway"};
    const QByteArrayView bytes = stream.sliced(qsizetype(message.offset), qsizetype(message.length));
    const QByteArrayView content = bytes.sliced(qsizetype(message.headBytes), qsizetype(message.contentLength()));
    return QString(printable(bytes.first(qsizetype(message.headBytes))) % u'<' % printable(content) % u'>' %
                   printable(bytes.last(qsizetype(message.tailBytes))) % QLatin1String(marks[int(message.state)]));
}

/// What a framer of \p config makes of a stream that comes in \p chunks and is then over.
inline QStringList cutAll(const FramingConfig &config, const QByteArrayList &chunks)
{
    const std::unique_ptr<Framer> framer = makeFramer(config);
    const QByteArray stream = chunks.join();
    QStringList messages;
    const MessageHandler note = [&](const Message &message) { messages.append(framedText(stream, message)); };
    for (const QByteArray &chunk : chunks)
        framer->feed(chunk, {}, note);
    framer->finish(note);
    return messages;
}

inline QStringList cutAll(const QString &spec, const QByteArrayList &chunks)
{
    return cutAll(FramingConfig::fromSpec(spec).value(), chunks);
}

} // namespace SocketDesk
