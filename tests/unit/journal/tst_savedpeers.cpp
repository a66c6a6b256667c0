// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/savedpeers.h"
#include "journal/spillfolder.h"
#include "tests/support/ownresources.h"
#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The peers file of a leftover, whole, cut or made up.
class SavedPeersTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void areReadAsFarAsTheyGo();
    void anyNumberIsFound();
    void millionsTakeNoMemoryOfTheirOwn();
};

void SavedPeersTest::areReadAsFarAsTheyGo()
{
    const PeerEntry stream{u"127.0.0.1:50122"_s, u"[::1]:80"_s, true};
    const PeerEntry source{QString(300, u'é'), {}, false};
    const QByteArray bytes = savedPeer(stream) + savedPeer(source);
    const SavedPeers peers(bytes);
    QCOMPARE(peers.size(), 2U);
    QCOMPARE(peers.at(0).address, stream.address);
    QCOMPARE(peers.at(0).localAddress, stream.localAddress);
    QVERIFY(peers.at(0).isStream && !peers.at(1).isStream);
    QVERIFY(peers.at(1).address.startsWith(QString(127, u'é')));
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(SavedPeers(bytes.first(size)).size(), size < savedPeer(stream).size() ? 0U : 1U);
    QCOMPARE(SavedPeers(savedPeer(stream) + "\3" + savedPeer(stream)).size(), 1U);
    QCOMPARE(SavedPeers().size(), 0U);
}

void SavedPeersTest::anyNumberIsFound()
{
    QByteArray bytes;
    for (int i = 0; i < 1000; ++i)
        bytes += savedPeer({QString::number(i), QString(i % 7, u'x'), i % 3 == 0});
    const SavedPeers peers(bytes);
    QCOMPARE(peers.size(), 1000U);
    for (int i = 0; i < 1000; ++i) {
        const PeerEntry peer = peers.at(std::size_t(i));
        QCOMPARE(peer.address, QString::number(i));
        QCOMPARE(peer.localAddress, QString(i % 7, u'x'));
        QCOMPARE(peer.isStream, i % 3 == 0);
    }
}

/// The shortest possible ones, as somebody would forge them.
void SavedPeersTest::millionsTakeNoMemoryOfTheirOwn()
{
    const QByteArray bytes = QByteArray("\1\0\0", 3).repeated(10'000'000);
    [[maybe_unused]] const qint64 before = OwnResources::now().residentBytes;
    const SavedPeers peers(bytes);
    QCOMPARE(peers.size(), 10'000'000U);
    QVERIFY(peers.at(9'999'999).isStream);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which take memory of their own
    const qint64 grown = OwnResources::now().residentBytes - before;
    QVERIFY2(grown < bytes.size(), qPrintable(QString::number(grown)));
#endif
}

QTEST_GUILESS_MAIN(SavedPeersTest)
#include "tst_savedpeers.moc"
