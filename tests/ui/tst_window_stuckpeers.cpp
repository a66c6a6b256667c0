// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/support/rawpeer.h"
#include "tests/ui/windowtest.h"

#include <QProgressBar>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What the window says of peers that do not read.
class TestWindowStuckPeers : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsOfAFileIsNotShownAsSent();
    void whoWasLeftOutAndHasGoneIsSpokenOfNoMore();

private:
    void listen(qint64 writeQueueBytes);
    [[nodiscard]] RawStream connectedPeer(int count);

    QTemporaryDir m_folder;
};

void TestWindowStuckPeers::listen(qint64 writeQueueBytes)
{
    EndpointConfig config;
    config.role = Role::TcpServer;
    config.localPort = 0;
    config.writeQueueBytes = writeQueueBytes;
    page()->session()->open(config);
    driver().waitFor(u"the server"_s, [this] { return page()->session()->status().state == EndpointState::Open; });
}

RawStream TestWindowStuckPeers::connectedPeer(int count)
{
    RawStream peer = RawStream::connectTo(page()->session()->status().localAddress.section(u':', -1).toUShort());
    driver().waitFor(u"the peer"_s, [this, count] { return page()->session()->status().peerCount == count; });
    return peer;
}

void TestWindowStuckPeers::whatWaitsOfAFileIsNotShownAsSent()
{
    listen(qint64(64) << 20);
    RawStream peer = connectedPeer(1);
    QFile file(m_folder.filePath(u"a.bin"_s));
    const QByteArray all(32 << 20, 'x'); // more than two kernels take together
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(all) == all.size() && file.flush());
    page()->session()->sendFile({file.fileName(), SendTarget::all(), {}});
    QTRY_COMPARE(page()->session()->status().sending.fileSent, all.size());
    QTRY_VERIFY(!page()->session()->status().sending.sendingFile);
    const auto &bar = control<QProgressBar>(u"Progress of the file");
    QVERIFY(bar.isVisible());
    QVERIFY2(bar.value() < bar.maximum(), QByteArray::number(bar.value()).constData());
    QVERIFY(!shownText().contains(u"100 %"_s));
    QVERIFY(!control(u"Pause").isEnabled() && control(u"Send from file…").isEnabled());
    QTRY_COMPARE(peer.received().size(), all.size());
    QTRY_VERIFY(!bar.isVisible());
}

void TestWindowStuckPeers::whoWasLeftOutAndHasGoneIsSpokenOfNoMore()
{
    listen(64 << 10);
    RawStream reading = connectedPeer(1);
    RawStream stuck = connectedPeer(2);
    RawStream another = connectedPeer(3);
    const QByteArray block(32 << 10, 'x');
    const auto fill = [&] {
        page()->session()->send(block, SendTarget::all());
        (void)reading.received();
        return bannerText().contains(u"2 of 3 peers were left out."_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(fill(), 20'000);
    stuck.reset();
    QTRY_COMPARE(page()->session()->status().peerCount, 2);
    QVERIFY(bannerText().contains(u"left out"_s)); // for the other's sake
    another.reset();
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
    QTRY_VERIFY2(bannerText().isEmpty(), qUtf8Printable(bannerText()));
}

QTEST_MAIN(TestWindowStuckPeers)
#include "tst_window_stuckpeers.moc"
