// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/localaddresses.h"
#include "tests/support/rawpeer.h"
#include "tests/support/stricttest.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <ctime>
#include <filesystem>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What this machine says of its own addresses, interfaces and ports.
class LocalAddressesTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void listsLoopbackFirstAndWildcardsLast();
    void listsOnlyAddressesThatCanBeRead();
    void knowsTheLoopbackInterface();
    void findsWhoHoldsAPort_data();
    void findsWhoHoldsAPort();
    void findsOthersInTheTables();
    void findsNobodyOnAFreePort();
    void findsNobodyWithoutTables();
    void tellsWhatAnEndedProgramLeft_data();
    void tellsWhatAnEndedProgramLeft();
    void looksNoLongerThanItMay();
    void findsTheNextFreePort();
    void findsNoPortBeyondTheLast();
};

void LocalAddressesTest::listsLoopbackFirstAndWildcardsLast()
{
    const QList<LocalAddress> addresses = localAddresses();
    QVERIFY(addresses.size() >= 3);
    QCOMPARE(addresses.first().host, u"127.0.0.1"_s);
    QCOMPARE(addresses[addresses.size() - 2].host, u"0.0.0.0"_s);
    QCOMPARE(addresses.last().host, u"::"_s);
}

void LocalAddressesTest::listsOnlyAddressesThatCanBeRead()
{
    for (const LocalAddress &address : localAddresses())
        QVERIFY2(Address::fromHost(address.host, 0).has_value(), qPrintable(address.host));
}

void LocalAddressesTest::knowsTheLoopbackInterface()
{
    QVERIFY(multicastInterfaces().contains(localAddresses().constFirst().interfaceName));
}

void LocalAddressesTest::findsWhoHoldsAPort_data()
{
    QTest::addColumn<bool>("isTcp");
    QTest::addColumn<QString>("asked");
    QTest::newRow("TCP, the same address") << true << u"127.0.0.1"_s;
    QTest::newRow("TCP, every address") << true << u"0.0.0.0"_s;
    QTest::newRow("TCP, every address of both families") << true << u"::"_s;
    QTest::newRow("UDP, the same address") << false << u"127.0.0.1"_s;
    QTest::newRow("UDP, every address") << false << u"0.0.0.0"_s;
}

void LocalAddressesTest::findsWhoHoldsAPort()
{
    QFETCH(bool, isTcp);
    QFETCH(QString, asked);
    const RawListener listener;
    const RawDatagrams datagrams;
    const quint16 port = isTcp ? listener.port() : datagrams.port();
    const Transport transport = isTcp ? Transport::Tcp : Transport::Udp;
    const PortHolder holder = findPortHolder(transport, *Address::fromHost(asked, port));
    QVERIFY2(holder.program.endsWith(u"(pid %1)"_s.arg(QCoreApplication::applicationPid())),
             qPrintable(holder.program));
}

void LocalAddressesTest::findsOthersInTheTables()
{
    const QTemporaryDir tables;
    const auto write = [&tables](const QString &name, const QByteArray &text) {
        QVERIFY(QDir(tables.path()).mkpath(QFileInfo(name).path()));
        QFile file(tables.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"net/tcp"_s, "0: 0100007F:1F90 00000000:0000 0A 0:0 00:00000 00000000 0 0 4711 1\n");
    for (const auto &[process, inode] : {std::pair("17", "4711"), std::pair("18", "1")}) {
        write(QLatin1StringView(process) + u"/comm", "python3\n");
        const std::filesystem::path descriptors = tables.filePath(QLatin1StringView(process) + u"/fd").toStdString();
        std::filesystem::create_directories(descriptors);
        std::filesystem::create_symlink("socket:[" + std::string(inode) + "]", descriptors / "3");
    }
    const PortHolder holder = findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.1", 8080), tables.path());
    QCOMPARE(holder.program, u"python3 (pid 17)"_s);
}

void LocalAddressesTest::findsNobodyOnAFreePort()
{
    quint16 port = 0;
    {
        const RawListener listener;
        port = listener.port();
    }
    QVERIFY(findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.1", port)).program.isEmpty());
    const RawListener listener;
    QVERIFY(findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.2", listener.port())).program.isEmpty());
}

void LocalAddressesTest::findsNobodyWithoutTables()
{
    const Address address = *Address::fromHost(u"127.0.0.1", 8080);
    QVERIFY(findPortHolder(Transport::Tcp, address, u"/nonexistent"_s).program.isEmpty());
    const QTemporaryDir strange;
    QVERIFY(QDir(strange.path()).mkpath(u"net"_s));
    QFile table(strange.filePath(u"net/tcp"_s));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("\n:\n::\n  0: 0100007F:1F90\n  1: :1F90 a b c d e f g h 1\n 2: 0100007F:1F90 1 2 3 4 5 6 7 9\n no");
    table.close();
    QVERIFY(findPortHolder(Transport::Tcp, address, strange.path()).program.isEmpty());
}

void LocalAddressesTest::tellsWhatAnEndedProgramLeft_data()
{
    const QByteArray leftOver = "0: 0100007F:1F90 0100007F:C350 06 0:0 03:00000 00000000 0 0 0 3 1\n"; // in TIME_WAIT
    const QByteArray listener = "1: 0100007F:1F90 00000000:0000 0A 0:0 00:00000 00000000 0 0 4711 1\n";
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<bool>("isLeftOver");
    QTest::newRow("a connection of nobody") << leftOver << true;
    QTest::newRow("somebody's besides") << leftOver + listener << false;
    QTest::newRow("on another port") << QByteArray(leftOver).replace("1F90 ", "1F91 ") << false;
}

void LocalAddressesTest::tellsWhatAnEndedProgramLeft()
{
    QFETCH(QByteArray, table);
    QFETCH(bool, isLeftOver);
    const QTemporaryDir tables;
    QVERIFY(QDir(tables.path()).mkpath(u"net"_s));
    QFile file(tables.filePath(u"net/tcp"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(table);
    file.close();
    const PortHolder holder = findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.1", 8080), tables.path());
    QVERIFY(holder.program.isEmpty());
    QCOMPARE(holder.isLeftOver, isLeftOver);
}

void LocalAddressesTest::looksNoLongerThanItMay()
{
    // A machine with more connections and processes than can be looked through, the holder of the port being the last.
    const QString inMemory = u"/dev/shm"_s; // thousands of entries take a disk long
    const QTemporaryDir tables((QFileInfo(inMemory).isWritable() ? inMemory : QDir::tempPath()) + u"/XXXXXX"_s);
    QVERIFY(tables.isValid());
    QVERIFY(QDir(tables.path()).mkpath(u"net"_s));
    QFile table(tables.filePath(u"net/tcp"_s));
    QVERIFY(table.open(QIODevice::WriteOnly));
    for (int i = 0; i < 200'000; ++i)
        table.write(
            "   0: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 77 1\n");
    table.write("   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1\n");
    table.close();
    for (int i = 1; i <= 5000; ++i) {
        const std::filesystem::path descriptors = tables.filePath(u"%1/fd"_s.arg(i)).toStdString();
        std::filesystem::create_directories(descriptors);
        std::filesystem::create_symlink("socket:[1]", descriptors / "3");
    }
    timespec begin{};
    timespec end{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    (void)findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.1", 8080), tables.path());
    (void)findPortHolder(Transport::Tcp, *Address::fromHost(u"127.0.0.1", 80), tables.path());
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    const double spent = double(end.tv_sec - begin.tv_sec) * 1e3 + double(end.tv_nsec - begin.tv_nsec) / 1e6;
    QVERIFY2(spent < 200, qPrintable(u"%1 ms"_s.arg(spent)));
}

void LocalAddressesTest::findsTheNextFreePort()
{
    const RawListener listener;
    const quint16 free = nextFreePort(Transport::Tcp, *Address::fromHost(u"127.0.0.1", listener.port()));
    QVERIFY(free > listener.port() && free <= listener.port() + 100);
    const RawListener second(1, "127.0.0.1", free);
    QVERIFY(second.isOpen());
}

void LocalAddressesTest::findsNoPortBeyondTheLast()
{
    QCOMPARE(int(nextFreePort(Transport::Udp, *Address::fromHost(u"127.0.0.1", 65535))), 0);
}

QTEST_GUILESS_MAIN(LocalAddressesTest)
#include "tst_localaddresses.moc"
