// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/logdescription.h"

#include "journal/spillfolder.h"
#include "tests/support/stricttest.h"

using namespace Qt::StringLiterals;
using namespace SocketDesk;

/// What a crash leaves of a log's name and reading: read back as it was, or not at all.
class LogDescriptionTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void readBackAsItWas_data();
    void readBackAsItWas();
    void fitsWhatIsKept();
    void refused_data();
    void refused();
};

void LogDescriptionTest::readBackAsItWas_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("address");
    QTest::addColumn<LogReading>("reading");
    const Encoding gbk = Encoding::fromName(u"GBK").value();
    QTest::newRow("server") << Role::TcpServer << u"127.0.0.1:8080"_s << LogReading{};
    QTest::newRow("client of a name") << Role::TcpClient << u"example.org:80"_s
                                      << LogReading{u"名字 \n\""_s, gbk, ViewMode::Dump, {}};
    QTest::newRow("UDP, IPv6") << Role::Udp << u"[::1]:9"_s
                               << LogReading{{}, gbk, ViewMode::Hex, FramingConfig::fromSpec(u"length:2le").value()};
}

void LogDescriptionTest::readBackAsItWas()
{
    QFETCH(Role, role);
    QFETCH(QString, address);
    QFETCH(LogReading, reading);
    const LogDescription description{role, address, reading};
    QVERIFY(!description.toLine().contains('\n'));
    QVERIFY(LogDescription::fromLine(description.toLine()) == description);
}

void LogDescriptionTest::fitsWhatIsKept()
{
    LogDescription longest{Role::TcpClient, QString(253, u'a') % u":65535"_s, {QString(100, QChar(1)), {}, {}, {}}};
    longest.reading.framing.delimiter = QByteArray(FramingConfig::maximumDelimiter, '\n');
    QVERIFY(longest.toLine().size() <= SpillFolder::longestLine);
}

void LogDescriptionTest::refused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("no JSON") << "TCP Server 127.0.0.1:8080"_ba;
    QTest::newRow("cut off") << R"({"role":"udp","address":"127.0.0.1:1")"_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("never opened") << LogDescription().toLine();
    QTest::newRow("no address") << R"({"role":"udp"})"_ba;
    QTest::newRow("another role") << R"({"role":"file","address":"127.0.0.1:1"})"_ba;
    QTest::newRow("address of markup") << R"({"role":"udp","address":"<b>:1"})"_ba;
    QTest::newRow("address of another type") << R"({"role":"udp","address":1})"_ba;
    QTest::newRow("another encoding") << R"({"address":"127.0.0.1:1","encoding":"/etc/passwd"})"_ba;
    QTest::newRow("long name") << R"({"address":"127.0.0.1:1","name":")"_ba + QByteArray(101, 'x') + "\"}";
    QTest::newRow("framing out of range") << R"({"address":"127.0.0.1:1","framing":{"fixedBytes":0}})"_ba;
}

void LogDescriptionTest::refused()
{
    QFETCH(QByteArray, line);
    QVERIFY(!LogDescription::fromLine(line));
}

QTEST_GUILESS_MAIN(LogDescriptionTest)
#include "tst_logdescription.moc"
