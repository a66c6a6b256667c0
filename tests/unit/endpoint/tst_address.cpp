// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/address.h"
#include "tests/support/stricttest.h"

#include <sys/socket.h>

#include <optional>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What is an address, a name, a port, and what only looks like one.
class AddressTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void readsHosts_data();
    void readsHosts();
    void refusesHosts_data();
    void refusesHosts();
    void readsHostsWithPorts_data();
    void readsHostsWithPorts();
    void refusesHostsWithPorts_data();
    void refusesHostsWithPorts();
    void readsPorts_data();
    void readsPorts();
    void survivesTheTripThroughTheSystem_data();
    void survivesTheTripThroughTheSystem();
    void readsItsOwnText_data() { survivesTheTripThroughTheSystem_data(); }
    void readsItsOwnText();
    void knowsWhatLacksAScope();
    void knowsKinds_data();
    void knowsKinds();
    void tellsScopesApart();
    void dropsAScopeThatMeansNothing();
    void takesOnlyNumbersForAnAddress();
};

void AddressTest::readsHosts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    const auto row = [](const char *name, const QString &text, const QString &host) {
        QTest::newRow(name) << text << host;
    };
    row("loopback", u"127.0.0.1"_s, u"127.0.0.1"_s);
    row("all zero", u"0.0.0.0"_s, u"0.0.0.0"_s);
    row("highest", u"255.255.255.255"_s, u"255.255.255.255"_s);
    row("spaces around", u"  127.0.0.1\t"_s, u"127.0.0.1"_s);
    row("full-width digits and dots", u"１２７．０．０．１"_s, u"127.0.0.1"_s);
    row("ideographic full stops", u"127。0｡0。1"_s, u"127.0.0.1"_s);
    row("full-width colons", u"：：１"_s, u"::1"_s);
    row("ideographic space after it", u"127.0.0.1\u3000"_s, u"127.0.0.1"_s);
    row("IPv6 loopback", u"::1"_s, u"::1"_s);
    row("IPv6 in full", u"0:0:0:0:0:0:0:1"_s, u"::1"_s);
    row("IPv6 in capitals", u"FE80::ABCD"_s, u"fe80::abcd"_s);
    row("IPv6 any", u"::"_s, u"::"_s);
    row("mapped", u"::ffff:1.2.3.4"_s, u"1.2.3.4"_s);
    row("mapped, in hex", u"::ffff:0102:0304"_s, u"1.2.3.4"_s);
    row("scope by name", u"fe80::1%lo"_s, u"fe80::1%lo"_s);
    row("scope by number", u"fe80::1%1"_s, u"fe80::1%lo"_s);
    row("full-width scope", u"fe80::1％lo"_s, u"fe80::1%lo"_s);
    row("name", u"example.org"_s, u"example.org"_s);
    row("single label", u"localhost"_s, u"localhost"_s);
    row("label that begins with a digit", u"3com.example"_s, u"3com.example"_s);
    row("root's dot", u"example.org."_s, u"example.org."_s);
    row("hyphens inside", u"a-b--c.example"_s, u"a-b--c.example"_s);
    row("international name", u"例子.测试"_s, u"例子.测试"_s);
    row("longest label", QString(63, u'a') % ".example"_L1, QString(63, u'a') % ".example"_L1);
}

void AddressTest::readsHosts()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QCOMPARE(parseHost(text).value_or(u"refused"_s), host);
}

void AddressTest::refusesHosts_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("nothing", u""_s);
    row("spaces", u"   "_s);
    row("leading zero", u"127.0.0.010"_s);
    row("leading zeros that look harmless", u"127.000.000.001"_s);
    row("one number", u"1"_s);
    row("two numbers", u"127.1"_s);
    row("three numbers", u"1.2.3"_s);
    row("five numbers", u"1.2.3.4.5"_s);
    row("hex number", u"0x7f.1"_s);
    row("hex as a whole", u"0x7f000001"_s);
    row("hex at the end", u"1.2.3.0x4"_s);
    row("hex prefix alone", u"1.2.3.0x"_s);
    row("too large a number", u"300.1.1.1"_s);
    row("one too large", u"1.2.3.256"_s);
    row("empty part", u"1..2.3"_s);
    row("dot behind", u"1.2.3.4."_s);
    row("sign", u"1.2.3.-4"_s);
    row("plus", u"+1.2.3.4"_s);
    row("space inside", u"1.2. 3.4"_s);
    row("number with a name before", u"host.42"_s);
    row("digits of another script", u"١٢٧.٠.٠.١"_s);
    row("circled digits", u"①②⑦.0.0.①"_s);
    row("brackets", u"[::1]"_s);
    row("with a port", u"::1:99999"_s);
    row("two gaps", u"1::2::3"_s);
    row("five digits", u"::12345"_s);
    row("nine groups", u"1:2:3:4:5:6:7:8:9"_s);
    row("bad mapped part", u"::ffff:1.2.3.04"_s);
    row("colon alone", u":"_s);
    row("unknown interface", u"fe80::1%nic0"_s);
    row("empty scope", u"fe80::1%"_s);
    row("scope 0", u"fe80::1%0"_s);
    row("scope on a name", u"example.org%lo"_s);
    row("underscore", u"my_host"_s);
    row("slash", u"http://example.org"_s);
    row("space in a name", u"exam ple.org"_s);
    row("hyphen in front", u"-a.example"_s);
    row("hyphen behind", u"a-.example"_s);
    row("empty label", u"a..example"_s);
    row("dot in front", u".example"_s);
    row("label too long", QString(64, u'a') % ".example"_L1);
    row("name too long", u"abcdefg."_s.repeated(32));
    row("zero byte", u"127.0.0.1\0.example"_s);
    row("line break", u"127.0.0.1\nevil"_s);
}

void AddressTest::refusesHosts()
{
    QFETCH(QString, text);
    const Result<QString> host = parseHost(text);
    QVERIFY2(!host, qPrintable(host.value_or(QString())));
    const ErrorCode code = host.error().code;
    QVERIFY(code == ErrorCode::InvalidAddress || (text.contains(u'%') && code == ErrorCode::InterfaceNotFound));
}

void AddressTest::readsHostsWithPorts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << u"127.0.0.1:8080"_s << u"127.0.0.1"_s << 8080;
    QTest::newRow("no host") << u":0"_s << QString() << 0;
    QTest::newRow("IPv6") << u"[::1]:9000"_s << u"::1"_s << 9000;
    QTest::newRow("IPv6 with scope") << u"[fe80::1%lo]:80"_s << u"fe80::1%lo"_s << 80;
    QTest::newRow("mapped") << u"[::ffff:1.2.3.4]:80"_s << u"1.2.3.4"_s << 80;
    QTest::newRow("name") << u"example.org:80"_s << u"example.org"_s << 80;
    QTest::newRow("highest port") << u"localhost:65535"_s << u"localhost"_s << 65535;
    QTest::newRow("zeros before the port") << u"localhost:00080"_s << u"localhost"_s << 80;
    QTest::newRow("full-width") << u"１２７．０．０．１：８０８０"_s << u"127.0.0.1"_s << 8080;
    QTest::newRow("full-width brackets") << u"［::1］：80"_s << u"::1"_s << 80;
    QTest::newRow("spaces around the colon") << u" localhost : 80 "_s << u"localhost"_s << 80;
}

void AddressTest::readsHostsWithPorts()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    const Result<HostAndPort> parts = HostAndPort::parse(text);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->host, host);
    QCOMPARE(int(parts->port), port);
    QCOMPARE(HostAndPort::parse(parts->toString()).value_or(HostAndPort()), *parts);
}

void AddressTest::refusesHostsWithPorts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("mistake");
    const auto row = [](const char *name, const QString &text, ErrorCode code, const QString &part, int position,
                        const QString &mistake = {}) {
        QTest::newRow(name) << text << int(code) << part << position << mistake;
    };
    row("port too large", u"127.0.0.1:70000"_s, ErrorCode::InvalidPort, u"70000"_s, 10);
    row("port just too large", u"127.0.0.1:65536"_s, ErrorCode::InvalidPort, u"65536"_s, 10);
    row("port of many digits", u"h:000000000080"_s, ErrorCode::InvalidPort, u"000000000080"_s, 2);
    row("negative port", u"127.0.0.1:-1"_s, ErrorCode::InvalidPort, u"-1"_s, 10);
    row("named port", u"127.0.0.1:http"_s, ErrorCode::InvalidPort, u"http"_s, 10);
    row("port in hex", u"127.0.0.1:0x50"_s, ErrorCode::InvalidPort, u"0x50"_s, 10);
    row("empty port", u"127.0.0.1:"_s, ErrorCode::InvalidPort, u"127.0.0.1:"_s, 10, u"missing"_s);
    row("no port", u"127.0.0.1"_s, ErrorCode::InvalidPort, u"127.0.0.1"_s, 9, u"missing"_s);
    row("no port after brackets", u"[::1]"_s, ErrorCode::InvalidPort, u"[::1]"_s, 5, u"missing"_s);
    row("nothing", u""_s, ErrorCode::InvalidPort, u""_s, 0, u"missing"_s);
    row("leading zero", u"127.0.0.010:80"_s, ErrorCode::InvalidAddress, u"127.0.0.010"_s, 0);
    row("IPv6 without brackets", u"::1:80"_s, ErrorCode::InvalidAddress, u"::1:80"_s, 0, u"brackets"_s);
    row("IPv6 that is none", u"::g:80"_s, ErrorCode::InvalidAddress, u"::g:80"_s, 0);
    row("bracket left open", u"[::1:80"_s, ErrorCode::InvalidAddress, u"[::1:80"_s, 0);
    row("text after the bracket", u"[::1]x:80"_s, ErrorCode::InvalidAddress, u"[::1]x:80"_s, 0);
    row("IPv4 in brackets", u"[127.0.0.1]:80"_s, ErrorCode::InvalidAddress, u"[127.0.0.1]:80"_s, 0);
    row("empty brackets", u"[]:80"_s, ErrorCode::InvalidAddress, u"[]:80"_s, 0);
}

void AddressTest::refusesHostsWithPorts()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    QFETCH(QString, part);
    QFETCH(int, position);
    QFETCH(QString, mistake);
    const Result<HostAndPort> parts = HostAndPort::parse(text);
    QVERIFY(!parts);
    QCOMPARE(parts.error().argument(1), mistake);
    QCOMPARE(int(parts.error().code), code);
    QCOMPARE(parts.error().argument(0), part);
    QCOMPARE(int(parts.error().position), position);
}

void AddressTest::readsPorts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("port");
    QTest::newRow("nothing is 0") << u""_s << 0;
    QTest::newRow("zero") << u"0"_s << 0;
    QTest::newRow("usual") << u"8080"_s << 8080;
    QTest::newRow("highest") << u"65535"_s << 65535;
    QTest::newRow("full-width") << u"８０８０"_s << 8080;
    QTest::newRow("spaces around") << u" 80 "_s << 80;
    QTest::newRow("too large") << u"65536"_s << -1;
    QTest::newRow("70000") << u"70000"_s << -1;
    QTest::newRow("letters") << u"80a"_s << -1;
    QTest::newRow("fraction") << u"80.0"_s << -1;
    QTest::newRow("sign") << u"+80"_s << -1;
    QTest::newRow("digits of another script") << u"٨٠"_s << -1;
}

void AddressTest::readsPorts()
{
    QFETCH(QString, text);
    QFETCH(int, port);
    const Result<quint16> parsed = parsePort(text);
    QCOMPARE(parsed ? int(*parsed) : -1, port);
    if (!parsed)
        QCOMPARE(parsed.error().code, ErrorCode::InvalidPort);
}

void AddressTest::survivesTheTripThroughTheSystem_data()
{
    QTest::addColumn<QString>("host");
    for (const QString &host : {u"127.0.0.1"_s, u"0.0.0.0"_s, u"255.255.255.255"_s, u"239.1.2.3"_s, u"::"_s, u"::1"_s,
                                u"fe80::1%lo"_s, u"ff02::1%lo"_s, u"2001:db8::ffff:1:2"_s})
        QTest::newRow(qPrintable(host)) << host;
}

void AddressTest::survivesTheTripThroughTheSystem()
{
    QFETCH(QString, host);
    const Result<Address> address = Address::fromHost(host, 4711);
    QVERIFY(address.has_value());
    sockaddr_storage storage;
    QVERIFY(address->toNative(&storage) > 0);
    QCOMPARE(Address::fromNative(reinterpret_cast<const sockaddr *>(&storage)), *address);
}

void AddressTest::readsItsOwnText()
{
    QFETCH(QString, host);
    const Result<Address> address = Address::fromHost(host, 4711);
    QCOMPARE(address->host(), host);
    QCOMPARE(Address::fromText(address->toString()).value_or(Address()), *address);
}

/// Group addresses too, which the kernel takes without one all the same.
void AddressTest::knowsWhatLacksAScope()
{
    for (const char *host : {"fe80::1", "febf::1", "ff02::1"})
        QVERIFY2(Address::fromHost(QLatin1String(host).toString(), 1)->lacksScope(), host);
    for (const char *host : {"fe80::1%lo", "ff02::1%lo", "fec0::1", "::1", "254.128.0.1", "ff05::1"})
        QVERIFY2(!Address::fromHost(QLatin1String(host).toString(), 1)->lacksScope(), host);
    QVERIFY(!Address().lacksScope());
}

void AddressTest::knowsKinds_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("any");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("multicast");
    QTest::addColumn<bool>("broadcast");
    const auto row = [](const char *host, bool any, bool loopback, bool multicast, bool broadcast) {
        QTest::newRow(host) << QString::fromLatin1(host) << any << loopback << multicast << broadcast;
    };
    row("0.0.0.0", true, false, false, false);
    row("::", true, false, false, false);
    row("127.0.0.1", false, true, false, false);
    row("127.255.0.9", false, true, false, false);
    row("::1", false, true, false, false);
    row("::2", false, false, false, false);
    row("224.0.0.0", false, false, true, false);
    row("239.255.255.255", false, false, true, false);
    row("240.0.0.0", false, false, false, false);
    row("223.255.255.255", false, false, false, false);
    row("ff05::1", false, false, true, false);
    row("255.255.255.255", false, false, false, true);
    row("ffff::", false, false, true, false);
    row("192.0.2.255", false, false, false, false);
}

void AddressTest::knowsKinds()
{
    QFETCH(QString, host);
    const Address address = *Address::fromHost(host, 1);
    QTEST(address.isAny(), "any");
    QTEST(address.isLoopback(), "loopback");
    QTEST(address.isMulticast(), "multicast");
    QTEST(address.isLimitedBroadcast(), "broadcast");
    QVERIFY(!address.isNull());
    QVERIFY(Address().isNull() && !Address().isAny() && !Address().isLoopback() && !Address().isMulticast());
}

void AddressTest::tellsScopesApart()
{
    // QHostAddress would call these two equal.
    sockaddr_storage storage;
    Address first = *Address::fromHost(u"fe80::1%1", 80);
    QVERIFY(first.toNative(&storage) > 0);
    reinterpret_cast<quint32 *>(&storage)[6] = 2; // sin6_scope_id
    const Address second = Address::fromNative(reinterpret_cast<const sockaddr *>(&storage));
    QCOMPARE(second.bytes(), first.bytes());
    QVERIFY(second != first);
    QVERIFY(qHash(second, 0) != qHash(first, 0));
    first.setPort(81);
    QVERIFY(*Address::fromHost(u"fe80::1%1", 80) != first);
}

void AddressTest::dropsAScopeThatMeansNothing()
{
    QCOMPARE(*Address::fromHost(u"2001:db8::1%lo", 80), *Address::fromHost(u"2001:db8::1", 80));
}

void AddressTest::takesOnlyNumbersForAnAddress()
{
    QCOMPARE(Address::fromText(u"example.org:80").error().code, ErrorCode::InvalidAddress);
    QCOMPARE(Address::fromText(u":80").error().code, ErrorCode::InvalidAddress);
    QCOMPARE(Address::fromHost(u"localhost", 80).error().code, ErrorCode::InvalidAddress);
}

QTEST_GUILESS_MAIN(AddressTest)
#include "tst_address.moc"
