// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionconfig.h"

#include "tests/support/stricttest.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

SessionConfig unusualConfig()
{
    SessionConfig config;
    config.endpoint.role = Role::Udp;
    config.endpoint.localPort = 9000;
    config.encoding = *Encoding::fromName(u"GBK");
    config.framing = FramingConfig::fromSpec(u"length:2le,offset=1,adjust=-3").value();
    config.sequence = SequenceField{8, ByteOrder::LittleEndian, 12};
    config.view = ViewMode::Dump;
    config.logMode = false;
    config.lineBreakAfterBlock = false;
    config.sendFormat = PayloadFormat::Hex;
    config.escapes = true;
    config.lineEnd = LineEnd::CrLf;
    config.checksum = ChecksumConfig::fromSpec(u"crc:12,80F,0,false,true,0,from=2,after-line-end").value();
    config.placeholders = true;
    config.sendTo = u"127.0.0.1:9001"_s;
    config.repeatInterval = 1ms;
    config.responders.on = {.echo = true, .groupChat = true, .rules = true, .fileServer = true};
    config.responders.fileServer = {u"/srv"_s, *Encoding::fromName(u"GBK"), u"none"_s};
    config.responders.udpRepliesPerSecond = 3;
    config.responders.loops = LoopPolicy::Answer;
    return config;
}

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// The config of a session survives JSON, and JSON that is wrong is refused by field.
class SessionConfigTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void survivesJson();
    void missingKeysKeepTheirDefaults();
    void unknownKeysAreLeftAlone();
    void theEchoOfEarlierSettingsIsRead();
    void refuses_data();
    void refuses();
    void viewModesHaveNames();
};

void SessionConfigTest::survivesJson()
{
    for (const SessionConfig &config : {SessionConfig(), unusualConfig()}) {
        const QByteArray text = QJsonDocument(config.toJson()).toJson();
        const Result<SessionConfig> read = SessionConfig::fromJson(QJsonDocument::fromJson(text).object());
        QVERIFY(read);
        QVERIFY(*read == config);
    }
    QVERIFY(!(SessionConfig() == unusualConfig()));
}

void SessionConfigTest::missingKeysKeepTheirDefaults()
{
    QVERIFY(*SessionConfig::fromJson({}) == SessionConfig());
}

void SessionConfigTest::unknownKeysAreLeftAlone()
{
    QVERIFY(*SessionConfig::fromJson(object(R"({"later": [1, 2]})")) == SessionConfig());
}

/// It had a key of its own before there were other responders.
void SessionConfigTest::theEchoOfEarlierSettingsIsRead()
{
    QVERIFY(SessionConfig::fromJson(object(R"({"echo": true})"))->responders.on.echo);
    QVERIFY(!SessionConfig::fromJson(object(R"({"echo": true, "responders": {"on": {"echo": false}}})"))
                 ->responders.on.echo);
}

void SessionConfigTest::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("an endpoint that is no object") << QByteArray(R"({"endpoint": 3})") << u"endpoint"_s;
    QTest::newRow("a port beyond the last")
        << QByteArray(R"({"endpoint": {"localPort": 70000}})") << u"endpoint.localPort"_s;
    QTest::newRow("an unknown encoding") << QByteArray(R"({"encoding": "Klingon"})") << u"encoding"_s;
    QTest::newRow("an encoding that is a number") << QByteArray(R"({"encoding": 8})") << u"encoding"_s;
    QTest::newRow("an unknown view") << QByteArray(R"({"view": "pie"})") << u"view"_s;
    QTest::newRow("a counter of five bytes") << QByteArray(R"({"sequence": "5"})") << u"sequence"_s;
    QTest::newRow("a framing that is no object") << QByteArray(R"({"framing": "line"})") << u"framing"_s;
    QTest::newRow("a field of five bytes") << QByteArray(R"({"framing": {"width": 5}})") << u"framing.width"_s;
    QTest::newRow("a switch that is a text") << QByteArray(R"({"echo": "yes"})") << u"echo"_s;
    QTest::newRow("a switch among the responders")
        << QByteArray(R"({"responders": {"on": {"rules": 1}}})") << u"responders.on.rules"_s;
    QTest::newRow("an encoding of file names")
        << QByteArray(R"({"responders": {"fileServer": {"encoding": "x"}}})") << u"responders.fileServer.encoding"_s;
    QTest::newRow("no replies at all") << QByteArray(R"({"responders": {"udpRepliesPerSecond": 0}})")
                                       << u"responders.udpRepliesPerSecond"_s;
    QTest::newRow("an unknown end of loops")
        << QByteArray(R"({"responders": {"loops": "never"}})") << u"responders.loops"_s;
    QTest::newRow("loops that are a switch")
        << QByteArray(R"({"responders": {"loops": true}})") << u"responders.loops"_s;
    QTest::newRow("an unknown line end") << QByteArray(R"({"lineEnd": "lfcr"})") << u"lineEnd"_s;
    QTest::newRow("an unknown checksum") << QByteArray(R"({"checksum": "crc99"})") << u"checksum"_s;
    QTest::newRow("an interval of nothing") << QByteArray(R"({"repeatIntervalMs": 0})") << u"repeatIntervalMs"_s;
    QTest::newRow("an interval of years") << QByteArray(R"({"repeatIntervalMs": 1e15})") << u"repeatIntervalMs"_s;
    QTest::newRow("an interval with a fraction") << QByteArray(R"({"repeatIntervalMs": 1.5})") << u"repeatIntervalMs"_s;
    QTest::newRow("the first of two") << QByteArray(R"({"view": 1, "echo": 1})") << u"view"_s;
}

void SessionConfigTest::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const Result<SessionConfig> read = SessionConfig::fromJson(object(json));
    QVERIFY(!read);
    QCOMPARE(stableName(read.error().code), stableName(ErrorCode::InvalidValue));
    QCOMPARE(read.error().argument(0), path);
    QVERIFY(!read.error().argument(1).isEmpty());
}

void SessionConfigTest::viewModesHaveNames()
{
    for (const ViewMode mode : {ViewMode::Text, ViewMode::Hex, ViewMode::Dump})
        QCOMPARE(viewModeFromName(QString(stableName(mode))), Result<ViewMode>(mode));
    QVERIFY(!viewModeFromName(u"TEXT"));
}

QTEST_GUILESS_MAIN(SessionConfigTest)
#include "tst_sessionconfig.moc"
