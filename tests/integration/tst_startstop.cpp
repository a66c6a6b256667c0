// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/support/ownresources.h"
#include "tests/support/stricttest.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int warmUp = 50; ///< until the caches of Qt and of the allocator are filled
constexpr int rounds = 1000;
constexpr qint64 mebibyte = qint64(1) << 20;

/// By the signal, for a thousand steps of polling take minutes.
template<typename Reached>
void waitUntil(const SessionHandle &session, Reached reached)
{
    QSignalSpy changes(&session, &SessionHandle::statusChanged);
    while (!reached() && changes.wait(30'000)) {
    }
    QVERIFY(reached());
}

} // namespace

/// A thousand sessions, one after the other: nothing of them may stay.
class StartStopTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void nothingStaysOfAThousandSessions();

private:
    void openAndClose(Role role);

    QTemporaryDir m_folder;
};

/// Each of them serves, or is at least bound.
void StartStopTest::openAndClose(Role role)
{
    SessionHandle session({.folder = m_folder.path()});
    EndpointConfig config;
    config.role = role;
    config.localHost = u"127.0.0.1"_s;
    config.localPort = 0;
    session.open(config);
    waitUntil(session, [&session] { return session.status().state == EndpointState::Open; });
    if (role != Role::TcpServer)
        return;
    QTcpSocket peer;
    peer.connectToHost(u"127.0.0.1"_s, session.status().localAddress.section(u':', -1).toUShort());
    waitUntil(session, [&session] { return session.status().peerCount == 1; });
}

void StartStopTest::nothingStaysOfAThousandSessions()
{
    OwnResources before;
    for (int round = 0; round < rounds; ++round) {
        if (round == warmUp)
            before = OwnResources::now();
        openAndClose(round % 2 == 0 ? Role::TcpServer : Role::Udp);
        if (QTest::currentTestFailed())
            return;
    }
    QTRY_VERIFY(OwnResources::now().threads <= before.threads);
    QTRY_VERIFY(OwnResources::now().descriptors <= before.descriptors);
    QVERIFY2(OwnResources::now().residentBytes < before.residentBytes + 8 * mebibyte,
             qPrintable(u"%1 bytes more"_s.arg(OwnResources::now().residentBytes - before.residentBytes)));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

QTEST_GUILESS_MAIN(StartStopTest)
#include "tst_startstop.moc"
