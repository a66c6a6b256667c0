// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/compiledrules.h"

#include "respond/rulefile.h"
#include "tests/support/stricttest.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

Rule rule(RuleMatch match, const QString &pattern)
{
    Rule made;
    made.match = match;
    made.pattern = pattern;
    return made;
}

std::vector<int> matching(const CompiledRules &rules, QByteArrayView content)
{
    CompiledRules::Scratch scratch;
    std::vector<int> found;
    rules.match(content, scratch, &found);
    return found;
}

bool matches(RuleMatch match, const QString &pattern, const QByteArray &content, const Encoding &encoding = {})
{
    const auto rules = CompiledRules::compile({rule(match, pattern)}, encoding);
    return rules && matching(**rules, content) == std::vector<int>{0};
}

} // namespace

/// A list of rules finds those that match, all of them and no others, however many there are.
class CompiledRulesTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void matchesAsItSays_data();
    void matchesAsItSays();
    void whatIsOffMatchesNothing();
    void literalsAreInTheEncoding();
    void manyFindTheSameAsEachAlone();
    void groupsBecomePartsOfTheReply();
    void placeholdersBecomePartsOfTheReply();
    void aWrongPlaceholderIsNamedWithItsPlace();
    void knowAPeerHoweverItsAddressIsWritten();
    void sayWhatIsWrongAndWhere_data();
    void sayWhatIsWrongAndWhere();
    void anEvilPatternEnds();
    void filesSurvive();
    void filesThatAreWrongAreRefused_data();
    void filesThatAreWrongAreRefused();
    void whereAFileIsNoJsonIsSaid();
};

void CompiledRulesTest::matchesAsItSays_data()
{
    QTest::addColumn<RuleMatch>("match");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, RuleMatch match, const QString &pattern, const QByteArray &content, bool is) {
        QTest::newRow(name) << match << pattern << content << is;
    };
    row("any", RuleMatch::Any, {}, "x", true);
    row("equals", RuleMatch::Equals, u"ping"_s, "ping", true);
    row("equals no more", RuleMatch::Equals, u"ping"_s, "pings", false);
    row("equals no less", RuleMatch::Equals, u"ping"_s, "pin", false);
    row("equals nothing", RuleMatch::Equals, {}, "", true);
    row("equals nothing, but there is something", RuleMatch::Equals, {}, "a", false);
    row("begins", RuleMatch::Begins, u"GET "_s, "GET /", true);
    row("begins elsewhere", RuleMatch::Begins, u"GET "_s, " GET /", false);
    row("contains", RuleMatch::Contains, u"needle"_s, "hay needle hay", true);
    row("contains at the end", RuleMatch::Contains, u"aab"_s, "aaaab", true);
    row("contains a part only", RuleMatch::Contains, u"needle"_s, "hay needl", false);
    row("escapes", RuleMatch::Equals, uR"(a\x00b)"_s, QByteArray("a\0b", 3), true);
    row("mask", RuleMatch::Mask, u"01 ?? 0? FF"_s, QByteArray::fromHex("01990aFF"), true);
    row("mask of another length", RuleMatch::Mask, u"01 ?? 0? FF"_s, QByteArray::fromHex("01990aFF00"), false);
    row("mask of another digit", RuleMatch::Mask, u"01 ?? 0? FF"_s, QByteArray::fromHex("01991aFF"), false);
    row("mask at the beginning", RuleMatch::Mask, u"01 03 *"_s, QByteArray::fromHex("010305"), true);
    row("mask at the end", RuleMatch::Mask, u"* 0D ??"_s, QByteArray::fromHex("AA0D0A"), true);
    row("mask anywhere", RuleMatch::Mask, u"*AA ?5*"_s, QByteArray::fromHex("00AA1500"), true);
    row("mask of wildcards", RuleMatch::Mask, u"?? ??"_s, "ab", true);
    row("regex", RuleMatch::Regex, uR"(^id=(\d+)$)"_s, "id=42", true);
    row("regex over bytes", RuleMatch::Regex, uR"(\x80.\xff)"_s, QByteArray::fromHex("8000FF"), true);
    row("regex of what begins alike", RuleMatch::Regex, u"你好|你们"_s, u"你们"_s.toUtf8(), true);
    row("regex of bytes that begin alike", RuleMatch::Regex, uR"(^\xAA\x01|^\xAA\xFF)"_s, QByteArray::fromHex("AAFF"),
        true);
    row("regex without a literal", RuleMatch::Regex, uR"(\d{3})"_s, "a123", true);
    row("regex that does not", RuleMatch::Regex, uR"(^id=(\d+)$)"_s, "id=x", false);
    row("regex without regard to case", RuleMatch::Regex, u"(?i)hello"_s, "say HeLLo", true);
}

void CompiledRulesTest::matchesAsItSays()
{
    QFETCH(const RuleMatch, match);
    QFETCH(const QString, pattern);
    QFETCH(const QByteArray, content);
    QFETCH(const bool, expected);
    QCOMPARE(matches(match, pattern, content), expected);
}

void CompiledRulesTest::whatIsOffMatchesNothing()
{
    for (const RuleMatch match : {RuleMatch::Any, RuleMatch::Equals, RuleMatch::Begins, RuleMatch::Contains,
                                  RuleMatch::Mask, RuleMatch::Regex}) {
        Rule made = rule(match, u"61"_s);
        made.enabled = false;
        for (const QByteArray &content : {QByteArray("61"), QByteArray("a"), QByteArray()})
            QVERIFY(matching(**CompiledRules::compile({made}, Encoding()), content).empty());
    }
}

void CompiledRulesTest::literalsAreInTheEncoding()
{
    const Encoding gbk = *Encoding::fromName(u"GBK");
    const QByteArray hello = QByteArray::fromHex("C4E3BAC3");
    for (const RuleMatch match : {RuleMatch::Equals, RuleMatch::Begins, RuleMatch::Contains, RuleMatch::Regex}) {
        QVERIFY(matches(match, u"你好"_s, hello, gbk));
        QVERIFY(!matches(match, u"你好"_s, hello));
    }
    Rule own = rule(RuleMatch::Equals, u"你好"_s);
    own.encoding = gbk;
    QCOMPARE(matching(**CompiledRules::compile({own}, Encoding()), hello), std::vector<int>{0});
}

void CompiledRulesTest::manyFindTheSameAsEachAlone()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    const auto word = [&random](int longest) {
        QString text;
        for (int i = random.bounded(1, longest + 1); i > 0; --i)
            text += QChar(char16_t(u'a' + random.bounded(3)));
        return text;
    };
    for (int round = 0; round < 30; ++round) {
        QList<Rule> list;
        for (int i = 0; i < 60; ++i) {
            Rule made = rule(RuleMatch(1 + random.bounded(5)), word(4));
            if (made.match == RuleMatch::Mask)
                made.pattern = QString(made.pattern.size() % 2 ? u"*"_s : QString()) + u"6? "_s + u"61 *"_s;
            made.enabled = random.bounded(5) > 0;
            list << made;
        }
        const auto all = CompiledRules::compile(list, Encoding());
        QVERIFY(all);
        for (int i = 0; i < 30; ++i) {
            const QByteArray content = word(12).toLatin1();
            std::vector<int> expected;
            for (int k = 0; k < list.size(); ++k) {
                if (matching(**CompiledRules::compile({list.at(k)}, Encoding()), content).size() == 1)
                    expected.push_back(k);
            }
            QVERIFY2(matching(**all, content) == expected,
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(QString::fromLatin1(content))));
        }
    }
}

void CompiledRulesTest::groupsBecomePartsOfTheReply()
{
    Rule made = rule(RuleMatch::Regex, uR"((\w+)=(\w*)(x)?)"_s);
    made.replies = {{ReplyFormat::Text, uR"([\2|\1|\3|\0]\n)"_s, {}}, {ReplyFormat::Hex, u"0D 0A"_s, {}}};
    const auto rules = CompiledRules::compile({made}, Encoding());
    QVERIFY(rules);
    std::vector<QByteArrayView> captures;
    (*rules)->capture(0, "a=bc!", &captures);
    QCOMPARE((*rules)->item(0).replies[0].render(captures, {}), Result<QByteArray>("[bc|a||a=bc!]\n"));
    QCOMPARE((*rules)->item(0).replies[1].render(captures, {}), Result<QByteArray>("\r\n"));
}

void CompiledRulesTest::placeholdersBecomePartsOfTheReply()
{
    Rule made = rule(RuleMatch::Regex, uR"((\w+)=(\w*))"_s);
    made.encoding = Encoding::fromName(u"GBK"_s).value();
    made.replies = {{ReplyFormat::Text, uR"({n:3}你{{\1}} {peer} {len:4}\n)"_s, {}},
                    {ReplyFormat::Hex, u"AA {n:2be} {len:1be}"_s, {}}};
    SendMoment moment;
    moment.sentBefore = 6;
    moment.peer = u"127.0.0.1:9"_s;
    std::vector<QByteArrayView> captures{"a=bc", "a", "bc"};
    const auto off = CompiledRules::compile({made}, Encoding()); // the hex of the second is none
    QVERIFY(!off);
    QCOMPARE(off.error().argument(0), u"rules[0].then.replies[1].text"_s);
    made.placeholders = true;
    const auto rules = CompiledRules::compile({made}, Encoding());
    QVERIFY(rules);
    QCOMPARE((*rules)->item(0).replies[0].render(captures, moment),
             Result<QByteArray>("007\xC4\xE3{a} 127.0.0.1:9 0022\n"));
    QCOMPARE((*rules)->item(0).replies[1].render(captures, moment)->toHex(), QByteArray("aa000703"));
    made.placeholders = false;
    made.replies = {{ReplyFormat::Text, u"{n}{"_s, {}}};
    QCOMPARE((*CompiledRules::compile({made}, Encoding()))->item(0).replies[0].render(captures, moment),
             Result<QByteArray>("{n}{"));
}

void CompiledRulesTest::aWrongPlaceholderIsNamedWithItsPlace()
{
    Rule made = rule(RuleMatch::Equals, u"a"_s);
    made.placeholders = true;
    made.replies = {{ReplyFormat::Text, u"right {n}"_s, {}}, {ReplyFormat::Text, u"{n} \\n{foo}"_s, {}}};
    const auto rules = CompiledRules::compile({made}, Encoding());
    QVERIFY(!rules);
    QCOMPARE(rules.error().argument(0), u"rules[0].then.replies[1].text"_s);
    QCOMPARE(rules.error().position, 6);
    made.replies = {{ReplyFormat::Text, u"{n} {peer} \\q"_s, {}}};
    QCOMPARE(CompiledRules::compile({made}, Encoding()).error().position, 11); // in the whole, not in its piece
}

void CompiledRulesTest::knowAPeerHoweverItsAddressIsWritten()
{
    const PeerCondition condition = *PeerCondition::parse(u"::ffff:127.0.0.2, [0:0::1]:80, 10.0.0.1:7"_s);
    for (const auto &address : {u"127.0.0.2:5000"_s, u"[::1]:80"_s, u"10.0.0.1:7"_s})
        QVERIFY2(condition.matches(address), qPrintable(address));
    for (const auto &address : {u"127.0.0.1:5000"_s, u"[::1]:81"_s, u"10.0.0.1:8"_s})
        QVERIFY2(!condition.matches(address), qPrintable(address));
}

void CompiledRulesTest::sayWhatIsWrongAndWhere_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<QString>("path");
    const auto with = [](RuleMatch match, const QString &pattern, const QString &reply, const QString &from = {}) {
        Rule made = rule(match, pattern);
        made.from = from;
        made.replies = {{ReplyFormat::Text, reply, {}}};
        return made;
    };
    QTest::newRow("a parenthesis") << with(RuleMatch::Regex, u"(a"_s, {}) << u"rules[1].when.pattern"_s;
    QTest::newRow("half a byte") << with(RuleMatch::Mask, u"A"_s, {}) << u"rules[1].when.pattern"_s;
    QTest::newRow("an escape") << with(RuleMatch::Equals, uR"(\q)"_s, {}) << u"rules[1].when.pattern"_s;
    QTest::newRow("a group that is not there")
        << with(RuleMatch::Regex, u"(a)"_s, uR"(\2)"_s) << u"rules[1].then.replies[0].text"_s;
    QTest::newRow("a group of a literal")
        << with(RuleMatch::Equals, u"a"_s, uR"(\1)"_s) << u"rules[1].then.replies[0].text"_s;
    for (const QString &from : {u"nobody"_s, u"127.1"_s, u"1"_s, u"010.0.0.1"_s, u"127.0.0.1:+80"_s, u"127.0.0.1:"_s})
        QTest::newRow(qPrintable(u"from "_s + from)) << with(RuleMatch::Any, {}, {}, from) << u"rules[1].when.from"_s;
}

void CompiledRulesTest::sayWhatIsWrongAndWhere()
{
    QFETCH(const Rule, rule);
    QFETCH(const QString, path);
    const auto rules = CompiledRules::compile({Rule(), rule}, Encoding());
    QVERIFY(!rules);
    QCOMPARE(stableName(rules.error().code), stableName(ErrorCode::InvalidValue));
    QCOMPARE(rules.error().argument(0), path);
    QVERIFY(!rules.error().argument(1).isEmpty());
}

/// What takes other engines for ever takes RE2 time in proportion to the message.
void CompiledRulesTest::anEvilPatternEnds()
{
    QElapsedTimer clock;
    clock.start();
    for (const auto &pattern : {u"(a+)+$"_s, u"(a|a)*b"_s, u"(a|aa)+c"_s, u"(.*a){20}"_s, u"(a|b)*a(a|b){12}"_s}) {
        const auto rules = CompiledRules::compile({rule(RuleMatch::Regex, pattern)}, Encoding());
        if (rules)
            matching(**rules, QByteArray(QByteArray(64 * 1024, 'a') + '!'));
    }
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

void CompiledRulesTest::filesSurvive()
{
    Rule made = rule(RuleMatch::Regex, u"(a)"_s);
    made.name = u"one"_s;
    made.enabled = false;
    made.from = u"127.0.0.1"_s;
    made.nth = 3;
    made.replies = {{ReplyFormat::Hex, u"AA"_s, std::chrono::milliseconds(20)}, {ReplyFormat::Text, u"\\1"_s, {}}};
    made.end = RuleEnd::Close;
    made.stop = false;
    made.encoding = *Encoding::fromName(u"GBK");
    Rule greeting;
    greeting.onConnect = true;
    const QList<Rule> list{made, greeting};
    const auto read = rulesFromFile(rulesToFile(list));
    QVERIFY(read);
    QVERIFY(*read == list);
}

void CompiledRulesTest::filesThatAreWrongAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QByteArray &rules, const QString &path) {
        QTest::newRow(name) << QByteArray(R"({"socketdeskRules": 1, "rules": )" + rules + '}') << path;
    };
    QTest::newRow("no version") << QByteArray(R"({"rules": []})") << u"socketdeskRules"_s;
    QTest::newRow("a later version") << QByteArray(R"({"socketdeskRules": 2, "rules": []})") << u"socketdeskRules"_s;
    QTest::newRow("no rules") << QByteArray(R"({"socketdeskRules": 1})") << u"rules"_s;
    row("no list", "{}", u"rules"_s);
    row("a rule that is a text", R"(["a"])", u"rules[0]"_s);
    row("a field that there is not", R"([{}, {"whem": {}}])", u"rules[1].whem"_s);
    row("one within", R"([{"when": {"patern": "88"}}])", u"rules[0].when.patern"_s);
    row("one in a reply", R"([{"then": {"replies": [{}, {"txt": "a"}]}}])", u"rules[0].then.replies[1].txt"_s);
    row("a switch", R"([{}, {"enabled": 1}])", u"rules[1].enabled"_s);
    row("a way to match", R"([{"when": {"match": "like"}}])", u"rules[0].when.match"_s);
    row("a part that is none", R"([{"when": []}])", u"rules[0].when"_s);
    row("a count", R"([{"when": {"nth": -1}}])", u"rules[0].when.nth"_s);
    row("a delay", R"([{"then": {"replies": [{}, {"afterMs": 1e9}]}}])", u"rules[0].then.replies[1].afterMs"_s);
    row("a reply that is none", R"([{"then": {"replies": [3]}}])", u"rules[0].then.replies[0]"_s);
    row("an encoding", R"([{"encoding": "Klingon"}])", u"rules[0].encoding"_s);
    row("too many replies", R"([{"then": {"replies": [)" + QByteArray("{},").repeated(16) + "{}]}}]",
        u"rules[0].then.replies"_s);
    row("too long a pattern", R"([{"when": {"pattern": ")" + QByteArray(5000, 'a') + "\"}}]",
        u"rules[0].when.pattern"_s);
    row("too many rules", '[' + QByteArray("{},").repeated(10'000) + "{}]", u"rules"_s);
}

void CompiledRulesTest::filesThatAreWrongAreRefused()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, path);
    const auto rules = rulesFromFile(file);
    QVERIFY(!rules);
    QCOMPARE(stableName(rules.error().code), stableName(ErrorCode::InvalidValue));
    QCOMPARE(rules.error().argument(0), path);
}

void CompiledRulesTest::whereAFileIsNoJsonIsSaid()
{
    const auto rules = rulesFromFile("{\n  \"socketdeskRules\": 1,\n  \"rules\": [,]\n}");
    QVERIFY(!rules);
    QCOMPARE(stableName(rules.error().code), stableName(ErrorCode::NotJson));
    QCOMPARE(rules.error().argument(0), u"3"_s);
}

QTEST_GUILESS_MAIN(CompiledRulesTest)
#include "tst_compiledrules.moc"
