// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/framingconfig.h"

#include "tests/support/stricttest.h"

#include <QJsonObject>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

FramingConfig ofKind(FramingKind kind)
{
    FramingConfig config;
    config.kind = kind;
    return config;
}

FramingConfig ofDelimiter(const QByteArray &delimiter)
{
    FramingConfig config = ofKind(FramingKind::Delimiter);
    config.delimiter = delimiter;
    return config;
}

FramingConfig ofSize(qint64 bytes)
{
    FramingConfig config = ofKind(FramingKind::Fixed);
    config.fixedBytes = bytes;
    return config;
}

FramingConfig ofLength(const LengthField &field)
{
    FramingConfig config = ofKind(FramingKind::Length);
    config.length = field;
    return config;
}

FramingConfig ofGap(std::chrono::milliseconds gap)
{
    FramingConfig config = ofKind(FramingKind::Gap);
    config.gap = gap;
    return config;
}

FramingConfig limited(FramingConfig config, qint64 limit)
{
    config.limit = limit;
    return config;
}

} // namespace

/// The settings of a framing, as JSON and as the text of an option.
class FramingConfigTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void specBothWays_data();
    void specBothWays();
    void specsThatMeanTheSame_data();
    void specsThatMeanTheSame();
    void wrongSpecs_data();
    void wrongSpecs();
    void jsonBothWays_data() { specBothWays_data(); }
    void jsonBothWays();
    void missingKeysKeepTheirDefaults();
    void wrongJson_data();
    void wrongJson();
    void validity();
};

void FramingConfigTest::specBothWays_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<FramingConfig>("config");
    const auto add = [](const QString &spec, const FramingConfig &config) {
        QTest::newRow(qUtf8Printable(spec)) << spec << config;
    };
    add(u"none"_s, FramingConfig());
    add(u"line"_s, ofKind(FramingKind::Line));
    add(u"line,limit=1"_s, limited(ofKind(FramingKind::Line), 1));
    add(u"delimiter:0D0A"_s, ofDelimiter("\r\n"));
    add(u"delimiter:00"_s, ofDelimiter(QByteArray(1, '\0')));
    add(u"delimiter:41414141414141414141414141414141,limit=1073741824"_s,
        limited(ofDelimiter(QByteArray(16, 'A')), FramingConfig::maximumBytes));
    add(u"fixed:1"_s, ofSize(1));
    add(u"fixed:1073741824"_s, ofSize(FramingConfig::maximumBytes));
    add(u"length:1"_s, ofLength({.width = 1}));
    add(u"length:2be"_s, ofLength({.width = 2}));
    add(u"length:3be"_s, ofLength({.width = 3}));
    add(u"length:3le"_s, ofLength({.width = 3, .byteOrder = ByteOrder::LittleEndian}));
    add(u"length:4le"_s, ofLength({.width = 4, .byteOrder = ByteOrder::LittleEndian}));
    add(u"length:8le,offset=65535,adjust=-1048576,limit=77"_s,
        limited(ofLength({8, ByteOrder::LittleEndian, 65535, -1048576}), 77));
    add(u"length:4be,adjust=4"_s, ofLength({4, ByteOrder::BigEndian, 0, 4}));
    add(u"gap:1"_s, ofGap(1ms));
    add(u"gap:3600000,limit=5"_s, limited(ofGap(1h), 5));
}

void FramingConfigTest::specBothWays()
{
    QFETCH(const QString, spec);
    QFETCH(const FramingConfig, config);
    QVERIFY(config.isValid());
    QCOMPARE(config.toSpec(), spec);
    const Result<FramingConfig> read = FramingConfig::fromSpec(spec);
    QVERIFY(read);
    QCOMPARE(*read, config);
}

void FramingConfigTest::specsThatMeanTheSame_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("big endian if nothing is said") << u"length:4"_s << u"length:4be"_s;
    QTest::newRow("one byte has no order") << u"length:1be"_s << u"length:1"_s;
    QTest::newRow("options in another order")
        << u"length:2,limit=9,adjust=1,offset=3"_s << u"length:2be,offset=3,adjust=1,limit=9"_s;
    QTest::newRow("defaults said aloud") << u"line,limit=8388608"_s << u"line"_s;
    QTest::newRow("hex as people type it") << u"delimiter:0x0d 0a"_s << u"delimiter:0D0A"_s;
    QTest::newRow("leading zeros") << u"fixed:007"_s << u"fixed:7"_s;
}

void FramingConfigTest::specsThatMeanTheSame()
{
    QFETCH(const QString, typed);
    const Result<FramingConfig> config = FramingConfig::fromSpec(typed);
    QVERIFY(config);
    QTEST(config->toSpec(), "canonical");
}

void FramingConfigTest::wrongSpecs_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("position");
    const auto add = [](const char *name, const QString &spec, const QString &part, int position) {
        QTest::newRow(name) << spec << part << position;
    };
    add("nothing", u""_s, u""_s, 0);
    add("unknown kind", u"lines"_s, u"lines"_s, 0);
    add("another case", u"LINE"_s, u"LINE"_s, 0);
    add("space before the kind", u" line"_s, u" line"_s, 0);
    add("value for line", u"line:5"_s, u"line:5"_s, 0);
    add("no value", u"fixed"_s, u"fixed"_s, 0);
    add("empty value", u"gap:"_s, u"gap:"_s, 0);
    add("delimiter is no hex", u"delimiter:0G"_s, u"0G"_s, 10);
    add("delimiter with half a byte", u"delimiter:0D0"_s, u"0D0"_s, 10);
    add("delimiter of 17 bytes", u"delimiter:"_s % QString(34, u'0'), QString(34, u'0'), 10);
    add("size 0", u"fixed:0"_s, u"0"_s, 6);
    add("negative size", u"fixed:-1"_s, u"-1"_s, 6);
    add("size beyond the limit", u"fixed:1073741825"_s, u"1073741825"_s, 6);
    add("size beyond any number", u"fixed:99999999999999999999"_s, u"99999999999999999999"_s, 6);
    add("size in hex", u"fixed:0x10"_s, u"0x10"_s, 6);
    add("size with a space", u"fixed: 5"_s, u" 5"_s, 6);
    add("size with a plus", u"fixed:+5"_s, u"+5"_s, 6);
    add("full-width digits", u"fixed:５"_s, u"５"_s, 6);
    add("width 5", u"length:5"_s, u"5"_s, 7);
    add("width without number", u"length:le"_s, u"le"_s, 7);
    add("unknown order", u"length:4me"_s, u"4me"_s, 7);
    add("native", u"length:4native"_s, u"4native"_s, 7);
    add("negative offset", u"length:4,offset=-1"_s, u"-1"_s, 16);
    add("offset too large", u"length:4,offset=65536"_s, u"65536"_s, 16);
    add("adjust too small", u"length:4,adjust=-1048577"_s, u"-1048577"_s, 16);
    add("adjust is no number", u"length:4,adjust=--1"_s, u"--1"_s, 16);
    add("offset twice", u"length:4,offset=1,offset=1"_s, u"offset=1"_s, 18);
    add("unknown option", u"length:4,size=1"_s, u"size=1"_s, 9);
    add("option of another kind", u"gap:5,offset=1"_s, u"offset=1"_s, 6);
    add("option without value", u"line,limit="_s, u"limit="_s, 5);
    add("limit 0", u"line,limit=0"_s, u"0"_s, 11);
    add("limit for none", u"none,limit=5"_s, u"limit=5"_s, 5);
    add("comma at the end", u"line,"_s, u"line,"_s, 5);
    add("gap of more than an hour", u"gap:3600001"_s, u"3600001"_s, 4);
    add("gap of a part of a millisecond", u"gap:0.5"_s, u"0.5"_s, 4);
}

void FramingConfigTest::wrongSpecs()
{
    QFETCH(const QString, spec);
    const Result<FramingConfig> config = FramingConfig::fromSpec(spec);
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::InvalidValue);
    QTEST(config.error().argument(0), "part");
    QVERIFY(!config.error().argument(1).isEmpty());
    QFETCH(const int, position);
    QCOMPARE(config.error().position, qsizetype(position));
}

void FramingConfigTest::jsonBothWays()
{
    QFETCH(const FramingConfig, config);
    const Result<FramingConfig> read = FramingConfig::fromJson(config.toJson());
    QVERIFY(read);
    QCOMPARE(*read, config);
}

void FramingConfigTest::missingKeysKeepTheirDefaults()
{
    QCOMPARE(FramingConfig::fromJson({}).value(), FramingConfig());
    const QJsonObject json{{u"kind"_s, u"line"_s}, {u"of a later version"_s, true}};
    QCOMPARE(FramingConfig::fromJson(json).value(), ofKind(FramingKind::Line));
}

void FramingConfigTest::wrongJson_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto add = [](const char *name, const QString &key, const QJsonValue &value) {
        QTest::newRow(name) << key << value;
    };
    add("unknown kind", u"kind"_s, u"lines"_s);
    add("kind is a number", u"kind"_s, 1);
    add("kind is null", u"kind"_s, QJsonValue());
    add("empty delimiter", u"delimiter"_s, u""_s);
    add("delimiter of 17 bytes", u"delimiter"_s, QString(34, u'0'));
    add("delimiter is no hex", u"delimiter"_s, u"xyz"_s);
    add("size 0", u"fixedBytes"_s, 0);
    add("size too large", u"fixedBytes"_s, 1e300);
    add("size is a text", u"fixedBytes"_s, u"16"_s);
    add("size has a part", u"fixedBytes"_s, 1.5);
    add("width 5", u"width"_s, 5);
    add("width is true", u"width"_s, true);
    add("unknown order", u"byteOrder"_s, u"native"_s);
    add("negative offset", u"offset"_s, -1);
    add("adjust too large", u"adjust"_s, 1048577);
    add("no gap", u"gapMs"_s, 0);
    add("limit 0", u"limit"_s, 0);
}

void FramingConfigTest::wrongJson()
{
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    QJsonObject json = FramingConfig().toJson();
    json.insert(key, value);
    const Result<FramingConfig> config = FramingConfig::fromJson(json);
    QVERIFY(!config);
    QCOMPARE(config.error().code, ErrorCode::InvalidValue);
    QCOMPARE(config.error().argument(0), key);
    QVERIFY(!config.error().argument(1).isEmpty());
}

void FramingConfigTest::validity()
{
    QVERIFY(FramingConfig().isValid());
    QVERIFY(!ofDelimiter({}).isValid());
    QVERIFY(!ofSize(0).isValid());
    QVERIFY(!ofLength({.width = 5}).isValid());
    QVERIFY(!ofGap(0ms).isValid());
    QVERIFY(!limited(FramingConfig(), 0).isValid());
}

QTEST_GUILESS_MAIN(FramingConfigTest)
#include "tst_framingconfig.moc"
