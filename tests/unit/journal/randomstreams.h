// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/journal.h"
#include "text/encoding.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

/// Byte streams that are hard to decode, and a journal that holds several of them in random pieces.
namespace RandomStreams {

using StreamKey = std::pair<SocketDesk::PeerId, SocketDesk::RecordKind>;

/// Random bytes of one of the kinds that trouble decoders: anything, text, lead bytes alone, code units, escapes.
inline QByteArray someBytes(QRandomGenerator &random, qsizetype length)
{
    static const std::vector<QByteArray> alphabets = {
        {},
        "hello \n world\r\n",
        "\xE4\xBD\xA0\xE5\xA5\xBD\xF0\x9F\x98\x80", // UTF-8 in pieces
        "\xC4\xE3\xBA\xC3\x81\x30\x81\x30\xFE\x39", // GBK and four-byte codes of GB18030 in pieces
        "\x81\x82\xA1\xE0\xFE",                     // lead bytes with no end
        QByteArray("\x00\xD8\xDC\x3D\xFE\xFF\x4F", 7),
        "\x1B$B(J)~{}+-/AZaz09",
    };
    const QByteArray &alphabet = alphabets[random.bounded(quint32(alphabets.size()))];
    QByteArray bytes(length, Qt::Uninitialized);
    std::generate(bytes.begin(), bytes.end(), [&] {
        return alphabet.isEmpty() ? char(random.generate()) : alphabet[random.bounded(int(alphabet.size()))];
    });
    return bytes;
}

/// Some streams, each with its bytes so far.
class Streams
{
public:
    Streams(SocketDesk::Journal &journal, quint32 seed, bool areStreams, quint32 peers = 3)
        : m_journal(journal)
        , m_random(seed)
        , m_peers(peers)
    {
        for (quint32 i = 0; i < peers; ++i)
            journal.addPeer({QString::number(i), {}, areStreams});
    }

    /// Appends chunks of random peers and directions, up to \p longest bytes each.
    void append(int chunks, int longest)
    {
        using namespace SocketDesk;
        for (int i = 0; i < chunks; ++i) {
            const PeerId peer{1 + m_random.bounded(m_peers)};
            const RecordKind kind = m_random.bounded(3) == 0 ? RecordKind::Sent : RecordKind::Received;
            const int limit = m_random.bounded(4) == 0 ? longest : std::min(longest, 3);
            const QByteArray bytes = someBytes(m_random, m_random.bounded(limit + 1));
            (void)m_journal.append(kind, peer, wallClockNow(), bytes).value();
            m_bytes[{peer, kind}] += bytes;
            if (m_random.bounded(20) == 0)
                m_journal.appendEvent(EventKind::Note, peer, wallClockNow());
        }
    }

    [[nodiscard]] const std::map<StreamKey, QByteArray> &bytes() const { return m_bytes; }
    [[nodiscard]] QRandomGenerator &random() { return m_random; }

private:
    SocketDesk::Journal &m_journal;
    QRandomGenerator m_random;
    quint32 m_peers;
    std::map<StreamKey, QByteArray> m_bytes;
};

/// The encodings offered first, and some of every other kind: stateful, with byte order mark, wide, single byte.
inline QList<SocketDesk::Encoding> encodings()
{
    QList<SocketDesk::Encoding> list = SocketDesk::commonEncodings();
    for (const char16_t *name :
         {u"ISO-2022-JP", u"HZ-GB-2312", u"UTF-7", u"UTF-16", u"UTF-32LE", u"windows-1252", u"EUC-JP"}) {
        if (const auto encoding = SocketDesk::Encoding::fromName(name); encoding && !list.contains(*encoding))
            list.append(*encoding);
    }
    return list;
}

} // namespace RandomStreams
