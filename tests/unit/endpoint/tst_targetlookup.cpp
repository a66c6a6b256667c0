// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/targetlookup.h"
#include "tests/support/stricttest.h"

#include <QSignalSpy>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Names among several targets become addresses, in the order of the targets.
class TargetLookupTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreTakenAtOnce();
    void namesAndNumbersKeepTheirOrder();
    void nobodyIsNamedTwice();
    void prefersTheFamilyOfTheSocket_data();
    void prefersTheFamilyOfTheSocket();
    void failsWithTheFirstThatIsUnknown();
    void aNewStartEndsTheOneBefore();
};

void TargetLookupTest::numbersAreTakenAtOnce()
{
    TargetLookup lookup;
    const QSignalSpy found(&lookup, &TargetLookup::found);
    lookup.start({{u"127.0.0.1"_s, 1}, {u"::1"_s, 2}}, Address::Family::None);
    QCOMPARE(found.size(), 1);
    const auto addresses = found.constFirst().constFirst().value<QList<Address>>();
    QCOMPARE(targetOf(addresses), SendTarget::to(u"127.0.0.1:1,[::1]:2"_s));
}

void TargetLookupTest::namesAndNumbersKeepTheirOrder()
{
    TargetLookup lookup;
    const QSignalSpy found(&lookup, &TargetLookup::found);
    lookup.start({{u"127.0.0.2"_s, 1}, {u"localhost"_s, 2}, {u"127.0.0.3"_s, 3}, {u"localhost"_s, 4}},
                 Address::Family::None);
    QTRY_COMPARE(found.size(), 1);
    const auto addresses = found.constFirst().constFirst().value<QList<Address>>();
    QCOMPARE(targetOf(addresses), SendTarget::to(u"127.0.0.2:1,127.0.0.1:2,127.0.0.3:3,127.0.0.1:4"_s));
}

void TargetLookupTest::nobodyIsNamedTwice()
{
    TargetLookup lookup;
    const QSignalSpy found(&lookup, &TargetLookup::found);
    lookup.start({{u"127.0.0.1"_s, 2}, {u"localhost"_s, 2}, {u"127.0.0.1"_s, 3}, {u"127.0.0.1"_s, 2}},
                 Address::Family::IPv4);
    QTRY_COMPARE(found.size(), 1);
    const auto addresses = found.constFirst().constFirst().value<QList<Address>>();
    QCOMPARE(targetOf(addresses), SendTarget::to(u"127.0.0.1:2,127.0.0.1:3"_s));
}

void TargetLookupTest::prefersTheFamilyOfTheSocket_data()
{
    QTest::addColumn<Address::Family>("family");
    QTest::newRow("IPv4") << Address::Family::IPv4;
    QTest::newRow("IPv6") << Address::Family::IPv6;
}

/// Where localhost has both; otherwise what it has is taken.
void TargetLookupTest::prefersTheFamilyOfTheSocket()
{
    QFETCH(const Address::Family, family);
    HostLookup all;
    const QSignalSpy known(&all, &HostLookup::found);
    all.start(u"localhost"_s, 7);
    QTRY_COMPARE(known.size(), 1);
    const auto addresses = known.constFirst().constFirst().value<QList<Address>>();
    const auto fits = std::ranges::find(addresses, family, &Address::family);
    TargetLookup lookup;
    const QSignalSpy found(&lookup, &TargetLookup::found);
    lookup.start({{u"localhost"_s, 7}}, family);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().constFirst().value<QList<Address>>(),
             QList<Address>{fits == addresses.end() ? addresses.constFirst() : *fits});
}

void TargetLookupTest::failsWithTheFirstThatIsUnknown()
{
    TargetLookup lookup;
    const QSignalSpy failed(&lookup, &TargetLookup::failed);
    const QSignalSpy found(&lookup, &TargetLookup::found);
    lookup.start({{u"localhost"_s, 1}, {u"no-such-host.invalid"_s, 2}}, Address::Family::None);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
    QCOMPARE(failed.constFirst().constFirst().value<Error>().argument(0), u"no-such-host.invalid"_s);
    QVERIFY(found.isEmpty());
}

void TargetLookupTest::aNewStartEndsTheOneBefore()
{
    TargetLookup lookup;
    const QSignalSpy found(&lookup, &TargetLookup::found);
    lookup.start({{u"localhost"_s, 1}, {u"localhost"_s, 2}}, Address::Family::IPv4);
    lookup.start({{u"localhost"_s, 3}}, Address::Family::IPv4);
    QTRY_COMPARE(found.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().constFirst().value<QList<Address>>().constFirst().port(), 3);
}

QTEST_GUILESS_MAIN(TargetLookupTest)
#include "tst_targetlookup.moc"
