// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/payloadrenderer.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

PayloadConfig textConfig()
{
    PayloadConfig config;
    config.placeholders = true;
    return config;
}

PayloadConfig hexConfig()
{
    PayloadConfig config = textConfig();
    config.format = PayloadFormat::Hex;
    return config;
}

PayloadTemplate made(QStringView typed, const PayloadConfig &config)
{
    const Result<PayloadTemplate> payload = PayloadTemplate::make(typed, config);
    if (!payload)
        qFatal("%s", qPrintable(describe(payload.error()).oneLine()));
    return *payload;
}

SendMoment third()
{
    SendMoment moment;
    moment.sentBefore = 2;
    moment.time = Timestamp(std::chrono::seconds(1'700'000'000));
    moment.peer = u"127.0.0.1:9"_s;
    return moment;
}

} // namespace

/// Placeholders become what they say at each send; what is none is refused with its place.
class PlaceholdersTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void becomeWhatTheySay_data();
    void becomeWhatTheySay();
    void becomeBytesInHex();
    void randomOnesDiffer();
    void areWorkedOutBeforeWhatIsAppended();
    void areBytesOfTheEncoding();
    void areOffUnlessAskedFor();
    void escapesKeepTheirBraces();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void conversionLeavesThemAlone();
    void eachPeerGetsItsOwn();
};

void PlaceholdersTest::becomeWhatTheySay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *typed, const QByteArray &bytes) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << bytes;
    };
    row("{n}", "3");
    row("a{n:4}b{n}", "a0003b3");
    row("{n:4,100}", "0102");
    row("{n:1,0}", "2");
    row("{n:20,18446744073709551615}", "00000000000000000001"); // round the end
    row("{n:4be}", QByteArray("\0\0\0\3", 4));
    row("{n:2le,513}", "\3\2");
    row("{n:1be,254}", QByteArray("\0", 1));
    row("{time}", formatLocalDateTime(third().time).toUtf8());
    row("to {peer}", "to 127.0.0.1:9");
    row("{len}:hello", "6:hello");
    row("{len:4}hello{n}", "0006hello3");
    row("{len:4be}你好", QByteArray("\0\0\0\6\xE4\xBD\xA0\xE5\xA5\xBD", 10));
    row("{{n}} {{ }}", "{n} { }");
    row("{{{n}}}", "{3}");
    row("{{}}", "{}");
    row("plain", "plain");
    row("", "");
}

void PlaceholdersTest::becomeWhatTheySay()
{
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(made(typed, textConfig()).render(third()), Result<QByteArray>(bytes));
}

void PlaceholdersTest::becomeBytesInHex()
{
    QCOMPARE(made(u"AA {n:2be} 55{n}", hexConfig()).render(third())->toHex(), QByteArray("aa00035533"));
    QCOMPARE(made(u"{len:2le} 01 02 03", hexConfig()).render({})->toHex(), QByteArray("0300010203"));
}

void PlaceholdersTest::randomOnesDiffer()
{
    QRandomGenerator random(1);
    SendMoment moment = third();
    moment.random = &random;
    const PayloadTemplate payload = made(u"{random:8}{bytes:4}", textConfig());
    const QByteArray first = *payload.render(moment);
    const QByteArray second = *payload.render(moment);
    QCOMPARE(first.size(), 12);
    QVERIFY(first != second);
    const QByteArray digits = first.first(8);
    for (const char c : digits)
        QVERIFY2((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'), first.toHex().constData());
    random.seed(1);
    QCOMPARE(*payload.render(moment), first);
}

void PlaceholdersTest::areWorkedOutBeforeWhatIsAppended()
{
    PayloadConfig config = textConfig();
    config.lineEnd = LineEnd::CrLf;
    config.checksum = ChecksumConfig::usual(ChecksumKind::Sum8);
    QCOMPARE(made(u"{n}", config).render(third()), Result<QByteArray>("3\x33\r\n"));
    config.checksum.from = 3;
    QVERIFY(!PayloadTemplate::make(u"{n}", config));
    const PayloadTemplate grows = made(u"{n:1,99}x", config); // three bytes, and later four
    QCOMPARE(grows.render(third()), Result<QByteArray>("101x\xA9\r\n"));
}

void PlaceholdersTest::areBytesOfTheEncoding()
{
    PayloadConfig config = textConfig();
    config.encoding = *Encoding::fromName(u"UTF-16LE");
    QCOMPARE(made(u"{n:2}", config).render(third())->toHex(), QByteArray("30003300"));
}

void PlaceholdersTest::areOffUnlessAskedFor()
{
    QCOMPARE(makePayload(u"{n} {", PayloadConfig()), Result<QByteArray>("{n} {"));
}

void PlaceholdersTest::escapesKeepTheirBraces()
{
    PayloadConfig config = textConfig();
    config.escapes = true;
    QCOMPARE(made(u"\\u{4F60}{n}\\x7Bn\\x7D\\\\{n}", config).render(third()), Result<QByteArray>("\xE4\xBD\xA0"
                                                                                                 "3{n}\\3"));
}

void PlaceholdersTest::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("position");
    QTest::newRow("a brace alone") << u"ab{"_s << 2;
    QTest::newRow("a closing one") << u"ab}c"_s << 2;
    QTest::newRow("unknown") << u"x{foo}"_s << 1;
    QTest::newRow("nothing") << u"{n}{}"_s << 3;
    QTest::newRow("no number") << u"{n:}"_s << 0;
    QTest::newRow("too wide") << u"{n:21}"_s << 0;
    QTest::newRow("three bytes") << u"{n:3be}"_s << 0;
    QTest::newRow("a start that is none") << u"{n:4,x}"_s << 0;
    QTest::newRow("how many at random") << u"{random}"_s << 0;
    QTest::newRow("too many at random") << u"{bytes:257}"_s << 0;
    QTest::newRow("a time has no number") << u"{time:3}"_s << 0;
    QTest::newRow("behind two braces") << u"{{}}{n"_s << 4;
    QTest::newRow("a space in it") << u"{ n }"_s << 0;
}

void PlaceholdersTest::whatIsWrongIsNamed()
{
    QFETCH(const QString, typed);
    QFETCH(const int, position);
    const Result<PayloadTemplate> payload = PayloadTemplate::make(typed, textConfig());
    QVERIFY(!payload);
    QCOMPARE(stableName(payload.error().code), stableName(ErrorCode::BadPlaceholder));
    QCOMPARE(payload.error().position, position);
    const Result<PayloadTemplate> hex = PayloadTemplate::make(u"01 {n} 2", hexConfig());
    QCOMPARE(hex.error().position, 7); // in the whole, not in its piece
}

void PlaceholdersTest::conversionLeavesThemAlone()
{
    const QString text = u"a{{b{n:4}你{time}"_s;
    const Result<QString> hex = convertTyped(text, textConfig(), hexConfig());
    QCOMPARE(hex, Result<QString>(u"61 7B 62 {n:4} E4 BD A0 {time}"_s));
    QCOMPARE(convertTyped(*hex, hexConfig(), textConfig()), Result<QString>(text));
    const Result<QString> refused = convertTyped(u"41 {n} FF", hexConfig(), textConfig());
    QCOMPARE(stableName(refused.error().code), stableName(ErrorCode::NotText));
}

void PlaceholdersTest::eachPeerGetsItsOwn()
{
    PayloadRenderer renderer;
    renderer.setPeers([] { return QList<SendPeer>{{PeerId(1), u"127.0.0.1:1"_s}, {PeerId(2), u"127.0.0.1:2"_s}}; });
    const PayloadTemplate payload = made(u"{n} {peer}", textConfig());
    const auto all = renderer.render(payload, SendTarget::all(), 4);
    QCOMPARE(all->size(), 2U);
    QCOMPARE((*all)[1].bytes, QByteArray("5 127.0.0.1:2"));
    QCOMPARE((*all)[1].target, SendTarget::peer(PeerId(2)));
    const auto one = renderer.render(payload, SendTarget::to(u"127.0.0.1:7"_s));
    QCOMPARE(one->front().bytes, QByteArray("1 127.0.0.1:7"));
    // Without {peer} it is the same for all, and one send.
    QCOMPARE(renderer.render(made(u"{n}", textConfig()), SendTarget::all())->front().target, SendTarget::all());
    // One that has gone is not left out in silence: the outbox refuses it.
    const auto gone = renderer.render(payload, SendTarget::peer(PeerId(9)));
    QCOMPARE(gone->front().target, SendTarget::peer(PeerId(9)));
}

QTEST_GUILESS_MAIN(PlaceholdersTest)
#include "tst_placeholders.moc"
