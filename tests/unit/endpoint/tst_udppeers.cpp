// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/udppeers.h"
#include "tests/support/stricttest.h"

using namespace SocketDesk;

/// The table of UDP peers: found by address and by id, the one silent for longest first to go.
class UdpPeersTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void findsByAddressAndById();
    void knowsWhoWasSilentForLongest();
    void listsInOrderOfJoining();
    void forgets();
};

namespace {

Address address(quint16 port)
{
    return *Address::fromHost(u"127.0.0.1", port);
}

UdpPeers threePeers()
{
    UdpPeers peers;
    for (quint16 i = 1; i <= 3; ++i)
        peers.add({PeerId(i), address(i), {}, {}});
    return peers;
}

} // namespace

void UdpPeersTest::findsByAddressAndById()
{
    UdpPeers peers = threePeers();
    for (quint16 i = 1; i <= 3; ++i) {
        QCOMPARE(peers.find(address(i))->id, PeerId(i));
        QCOMPARE(peers.find(PeerId(i))->address, address(i));
    }
    QVERIFY(!peers.find(address(4)));
    QVERIFY(!peers.find(PeerId(4)));
}

void UdpPeersTest::knowsWhoWasSilentForLongest()
{
    UdpPeers peers = threePeers();
    QCOMPARE(peers.oldest().id, PeerId(1));
    peers.touch(*peers.find(PeerId(1)));
    QCOMPARE(peers.oldest().id, PeerId(2));
    peers.touch(*peers.find(PeerId(2)));
    peers.touch(*peers.find(PeerId(2)));
    QCOMPARE(peers.oldest().id, PeerId(3));
}

void UdpPeersTest::listsInOrderOfJoining()
{
    UdpPeers peers = threePeers();
    peers.touch(*peers.find(PeerId(2)));
    QList<PeerId> ids;
    for (const UdpPeer *peer : peers.all())
        ids.append(peer->id);
    QCOMPARE(ids, (QList{PeerId(1), PeerId(2), PeerId(3)}));
}

void UdpPeersTest::forgets()
{
    UdpPeers peers = threePeers();
    peers.remove(PeerId(2));
    QVERIFY(!peers.find(PeerId(2)));
    QVERIFY(!peers.find(address(2)));
    QCOMPARE(peers.size(), std::size_t(2));
    peers.clear();
    QVERIFY(!peers.find(address(1)));
    QVERIFY(peers.all().empty());
}

QTEST_GUILESS_MAIN(UdpPeersTest)
#include "tst_udppeers.moc"
