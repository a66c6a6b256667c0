// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "endpoint/endpointconfig.h"
#include "tests/support/stricttest.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The settings of an endpoint, to JSON and back, also from hands that mean no good.
class EndpointConfigTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void survivesTheTripThroughJson();
    void takesDefaultsForWhatIsMissing();
    void leavesUnknownKeysAlone();
    void refusesBadValues_data();
    void refusesBadValues();
    void takesTheEdgesOfEachRange();
    void namesRolesBothWays();
    void staysOnThisMachineUnlessToldOtherwise();
};

namespace {

EndpointConfig unusual()
{
    EndpointConfig config;
    config.role = Role::Udp;
    config.localHost = u"::1"_s;
    config.localPort = 65535;
    config.remoteHost = u"例子.测试"_s;
    config.remotePort = 1;
    config.sharePort = true;
    config.connectTimeout = 1234ms;
    config.reconnect = true;
    config.reconnectDelay = 4321ms;
    config.halfOpenLimit = 0ms;
    config.noDelay = true;
    config.maxConnections = 3;
    config.writeQueueBytes = qint64(1) << 30;
    config.memberships = {{u"239.1.2.3"_s, u"lo"_s}, {u"ff02::4711"_s, {}}};
    config.multicastInterface = u"lo"_s;
    config.multicastTtl = 0;
    config.multicastLoop = false;
    config.receiveBufferBytes = 1 << 20;
    return config;
}

} // namespace

void EndpointConfigTest::survivesTheTripThroughJson()
{
    for (const EndpointConfig &config : {EndpointConfig(), unusual()}) {
        const QByteArray text = QJsonDocument(config.toJson()).toJson();
        const Result<EndpointConfig> read = EndpointConfig::fromJson(QJsonDocument::fromJson(text).object());
        QVERIFY(read.has_value());
        QCOMPARE(*read, config);
    }
}

void EndpointConfigTest::takesDefaultsForWhatIsMissing()
{
    QCOMPARE(EndpointConfig::fromJson({}).value_or(unusual()), EndpointConfig());
}

void EndpointConfigTest::leavesUnknownKeysAlone()
{
    const QJsonObject json{{"colour"_L1, "red"_L1}, {"localPort"_L1, 4711}};
    QCOMPARE(int(EndpointConfig::fromJson(json).value_or(EndpointConfig()).localPort), 4711);
}

void EndpointConfigTest::refusesBadValues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("port above range") << QByteArray(R"({"localPort": 70000})") << u"localPort"_s;
    QTest::newRow("negative port") << QByteArray(R"({"remotePort": -1})") << u"remotePort"_s;
    QTest::newRow("fraction of a port") << QByteArray(R"({"localPort": 80.5})") << u"localPort"_s;
    QTest::newRow("port as text") << QByteArray(R"({"localPort": "80"})") << u"localPort"_s;
    QTest::newRow("port beyond 64 bits") << QByteArray(R"({"localPort": 1e300})") << u"localPort"_s;
    QTest::newRow("port as null") << QByteArray(R"({"localPort": null})") << u"localPort"_s;
    QTest::newRow("unknown role") << QByteArray(R"({"role": "tls"})") << u"role"_s;
    QTest::newRow("role as number") << QByteArray(R"({"role": 1})") << u"role"_s;
    QTest::newRow("empty role") << QByteArray(R"({"role": ""})") << u"role"_s;
    QTest::newRow("host as list") << QByteArray(R"({"localHost": []})") << u"localHost"_s;
    QTest::newRow("flag as number") << QByteArray(R"({"sharePort": 1})") << u"sharePort"_s;
    QTest::newRow("flag as text") << QByteArray(R"({"reconnect": "true"})") << u"reconnect"_s;
    QTest::newRow("limit too short") << QByteArray(R"({"connectTimeoutMs": 99})") << u"connectTimeoutMs"_s;
    QTest::newRow("limit too long") << QByteArray(R"({"reconnectDelayMs": 600001})") << u"reconnectDelayMs"_s;
    QTest::newRow("negative limit") << QByteArray(R"({"halfOpenLimitMs": -1})") << u"halfOpenLimitMs"_s;
    QTest::newRow("queue too small") << QByteArray(R"({"writeQueueBytes": 1})") << u"writeQueueBytes"_s;
    QTest::newRow("queue too large") << QByteArray(R"({"writeQueueBytes": 1073741825})") << u"writeQueueBytes"_s;
    QTest::newRow("TTL too large") << QByteArray(R"({"multicastTtl": 256})") << u"multicastTtl"_s;
    QTest::newRow("buffer too large") << QByteArray(R"({"receiveBufferBytes": 2147483648})") << u"receiveBufferBytes"_s;
    QTest::newRow("no connections at all") << QByteArray(R"({"maxConnections": -1})") << u"maxConnections"_s;
    QTest::newRow("groups as text") << QByteArray(R"({"memberships": "239.1.1.1"})") << u"memberships"_s;
    QTest::newRow("group as text") << QByteArray(R"({"memberships": ["239.1.1.1"]})") << u"memberships[0]"_s;
    QTest::newRow("group of the wrong type")
        << QByteArray(R"({"memberships": [{"group": "a"}, {"group": 1}]})") << u"memberships[1].group"_s;
    QTest::newRow("interface of the wrong type")
        << QByteArray(R"({"memberships": [{"group": "a", "interface": true}]})") << u"memberships[0].interface"_s;
    QTest::newRow("endless host") << QByteArray(R"({"remoteHost": ")" + QByteArray(256, 'a') + R"("})")
                                  << u"remoteHost"_s;
    QTest::newRow("too many groups") << QByteArray(R"({"memberships": [{})" + QByteArray(",{}").repeated(1024) + "]}")
                                     << u"memberships"_s;
}

void EndpointConfigTest::refusesBadValues()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    QCOMPARE(parseError.error, QJsonParseError::NoError);
    const Result<EndpointConfig> config = EndpointConfig::fromJson(document.object());
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::InvalidValue);
    QCOMPARE(config.error().argument(0), path);
    QVERIFY(!config.error().argument(1).isEmpty());
}

void EndpointConfigTest::takesTheEdgesOfEachRange()
{
    const QJsonObject lowest{{"localPort"_L1, 0},
                             {"connectTimeoutMs"_L1, 100},
                             {"halfOpenLimitMs"_L1, 0},
                             {"writeQueueBytes"_L1, 65536},
                             {"multicastTtl"_L1, 0}};
    const QJsonObject highest{{"localPort"_L1, 65535},
                              {"connectTimeoutMs"_L1, 600000},
                              {"writeQueueBytes"_L1, 1073741824},
                              {"multicastTtl"_L1, 255}};
    QVERIFY(EndpointConfig::fromJson(lowest).has_value());
    QVERIFY(EndpointConfig::fromJson(highest).has_value());
}

void EndpointConfigTest::namesRolesBothWays()
{
    for (const Role role : {Role::TcpServer, Role::TcpClient, Role::Udp})
        QCOMPARE(roleFromName(QString(stableName(role))).value_or(Role::Udp), role);
    QCOMPARE(roleFromName(u"UDP").error().code, ErrorCode::InvalidValue);
}

void EndpointConfigTest::staysOnThisMachineUnlessToldOtherwise()
{
    const Address near = *Address::fromText(u"127.0.0.2:80");
    const Address near6 = *Address::fromText(u"[::1]:80");
    const Address far = *Address::fromText(u"192.0.2.1:80");
    QCOMPARE(localHostFor(Role::TcpServer, {}), u"127.0.0.1"_s);
    QCOMPARE(localHostFor(Role::Udp, {}), u"127.0.0.1"_s);
    QCOMPARE(localHostFor(Role::Udp, {}, near), u"127.0.0.1"_s);
    QCOMPARE(localHostFor(Role::Udp, {}, near6), u"::1"_s);
    QCOMPARE(localHostFor(Role::Udp, {}, far), QString());
    QCOMPARE(localHostFor(Role::TcpClient, {}), QString());
    QCOMPARE(localHostFor(Role::Udp, u"localhost"_s, far), u"127.0.0.1"_s);
    QCOMPARE(localHostFor(Role::TcpServer, u"0.0.0.0"_s), u"0.0.0.0"_s);
}

QTEST_GUILESS_MAIN(EndpointConfigTest)
#include "tst_endpointconfig.moc"
