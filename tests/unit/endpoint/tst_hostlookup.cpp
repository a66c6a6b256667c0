// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/hostlookup.h"
#include "tests/support/stricttest.h"

#include <QSignalSpy>

#include <memory>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

QList<Address> addresses(std::initializer_list<const char *> hosts)
{
    QList<Address> result;
    for (const char *host : hosts)
        result.append(*Address::fromHost(QString::fromLatin1(host), 80));
    return result;
}

} // namespace

/// Names are looked up in the background; late answers are never heard; the families take turns.
class HostLookupTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void ordersForTheRace_data();
    void ordersForTheRace();
    void findsAllAddressesOfLocalhost();
    void tellsWhenThereIsNoSuchName();
    void neverHearsACancelledLookup();
    void hearsOnlyTheLatestLookup();
    void bearsDestructionDuringALookup();
};

void HostLookupTest::ordersForTheRace_data()
{
    QTest::addColumn<QList<Address>>("found");
    QTest::addColumn<QList<Address>>("ordered");
    QTest::newRow("nothing") << QList<Address>() << QList<Address>();
    QTest::newRow("one") << addresses({"1.1.1.1"}) << addresses({"1.1.1.1"});
    QTest::newRow("one family") << addresses({"1.1.1.1", "2.2.2.2"}) << addresses({"1.1.1.1", "2.2.2.2"});
    QTest::newRow("families take turns") << addresses({"::1", "::2", "::3", "1.1.1.1", "2.2.2.2"})
                                         << addresses({"::1", "1.1.1.1", "::2", "2.2.2.2", "::3"});
    QTest::newRow("IPv4 came first") << addresses({"1.1.1.1", "2.2.2.2", "::1"})
                                     << addresses({"1.1.1.1", "::1", "2.2.2.2"});
    QTest::newRow("none twice") << addresses({"::1", "1.1.1.1", "::1", "1.1.1.1"}) << addresses({"::1", "1.1.1.1"});
}

void HostLookupTest::ordersForTheRace()
{
    QFETCH(QList<Address>, found);
    QTEST(orderedForRace(found), "ordered");
}

void HostLookupTest::findsAllAddressesOfLocalhost()
{
    HostLookup lookup;
    const QSignalSpy found(&lookup, &HostLookup::found);
    lookup.start(u"localhost"_s, 4711);
    QVERIFY(found.isEmpty()); // never from within start()
    QTRY_COMPARE(found.size(), 1);
    const auto hosts = found.first().first().value<QList<Address>>();
    QVERIFY(hosts.contains(*Address::fromHost(u"127.0.0.1", 4711)));
}

void HostLookupTest::tellsWhenThereIsNoSuchName()
{
    HostLookup lookup;
    const QSignalSpy failed(&lookup, &HostLookup::failed);
    lookup.start(u"no-such-host.invalid"_s, 80); // RFC 6761: never exists
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30000);
    const auto error = failed.first().first().value<Error>();
    QVERIFY(error.code == ErrorCode::NameNotFound || error.code == ErrorCode::NameLookupFailed); // without a network
    QCOMPARE(error.argument(0), u"no-such-host.invalid"_s);
}

void HostLookupTest::neverHearsACancelledLookup()
{
    HostLookup lookup;
    const QSignalSpy found(&lookup, &HostLookup::found);
    HostLookup other;
    const QSignalSpy otherFound(&other, &HostLookup::found);
    lookup.start(u"localhost"_s, 80);
    lookup.cancel();
    other.start(u"localhost"_s, 80);
    QTRY_COMPARE(otherFound.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(found.isEmpty());
}

void HostLookupTest::hearsOnlyTheLatestLookup()
{
    HostLookup lookup;
    const QSignalSpy found(&lookup, &HostLookup::found);
    for (quint16 port = 1; port <= 5; ++port)
        lookup.start(u"localhost"_s, port);
    QTRY_COMPARE(found.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(found.size(), 1);
    QCOMPARE(int(found.first().first().value<QList<Address>>().first().port()), 5);
}

void HostLookupTest::bearsDestructionDuringALookup()
{
    auto lookup = std::make_unique<HostLookup>();
    lookup->start(u"localhost"_s, 80);
    lookup.reset();
    HostLookup other;
    const QSignalSpy found(&other, &HostLookup::found);
    other.start(u"localhost"_s, 80);
    QTRY_COMPARE(found.size(), 1);
}

QTEST_GUILESS_MAIN(HostLookupTest)
#include "tst_hostlookup.moc"
