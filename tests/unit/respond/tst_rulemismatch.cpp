// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "respond/rulemismatch.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

using Kind = RuleMismatch::Kind;

/// What a message lacks for a rule to match it, or has too much.
class RuleMismatchTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereTheyPart_data();
    void saysWhereTheyPart();
    void saysNothingItDoesNotKnow_data();
    void saysNothingItDoesNotKnow();
};

void RuleMismatchTest::saysWhereTheyPart_data()
{
    QTest::addColumn<RuleMatch>("match");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<RuleMismatch>("expected");
    const auto row = [](const char *name, RuleMatch match, const QString &pattern, const QByteArray &content,
                        const RuleMismatch &expected) {
        QTest::newRow(name) << match << pattern << content << expected;
    };
    row("line end", RuleMatch::Equals, u"hi"_s, "hi\r\n", {Kind::TooLong, 2, {}, "\r\n"});
    row("no line end", RuleMatch::Equals, u"hi\\n"_s, "hi", {Kind::TooShort, 2, "\n", {}});
    row("case", RuleMatch::Begins, u"hI"_s, "hi!", {Kind::Differs, 1, "I", "i"});
    row("nothing came", RuleMatch::Begins, u"a"_s, "", {Kind::TooShort, 0, "a", {}});
    row("nothing was wanted", RuleMatch::Equals, u""_s, "a", {Kind::TooLong, 0, {}, "a"});
    row("other encoding", RuleMatch::Equals, u"你"_s, "\xC4\xE3", {Kind::Differs, 0, "\xE4", "\xC4"});
}

void RuleMismatchTest::saysWhereTheyPart()
{
    QFETCH(RuleMatch, match);
    QFETCH(QString, pattern);
    QFETCH(QByteArray, content);
    QFETCH(RuleMismatch, expected);
    Rule rule;
    rule.match = match;
    rule.pattern = pattern;
    const auto mismatch = findMismatch(rule, {}, content, content.size());
    QVERIFY(mismatch);
    QVERIFY(*mismatch == expected);
}

void RuleMismatchTest::saysNothingItDoesNotKnow_data()
{
    QTest::addColumn<RuleMatch>("match");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("bytes");
    QTest::newRow("it matches") << RuleMatch::Equals << u"abc"_s << 3;
    QTest::newRow("it begins so") << RuleMatch::Begins << u"ab"_s << 3;
    QTest::newRow("anywhere") << RuleMatch::Contains << u"x"_s << 3;
    QTest::newRow("mask") << RuleMatch::Mask << u"00"_s << 3;
    QTest::newRow("expression") << RuleMatch::Regex << u"x"_s << 3;
    QTest::newRow("the rest was not kept") << RuleMatch::Equals << u"abcd"_s << 9;
    QTest::newRow("the pattern is wrong") << RuleMatch::Equals << u"\\q"_s << 3;
}

void RuleMismatchTest::saysNothingItDoesNotKnow()
{
    QFETCH(RuleMatch, match);
    QFETCH(QString, pattern);
    QFETCH(int, bytes);
    Rule rule;
    rule.match = match;
    rule.pattern = pattern;
    QVERIFY(!findMismatch(rule, {}, "abc", bytes));
}

QTEST_GUILESS_MAIN(RuleMismatchTest)
#include "tst_rulemismatch.moc"
