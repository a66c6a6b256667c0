// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/searchpattern.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

Encoding encodingNamed(const QString &name)
{
    return Encoding::fromName(name).value();
}

/// The matches in \p bytes as "begin+length", the next one from behind the one before.
QStringList matches(const SearchPattern &pattern, const QByteArray &bytes)
{
    QStringList found;
    qsizetype at = 0;
    while (const auto match = pattern.find(bytes, at)) {
        found << u"%1+%2"_s.arg(match->begin).arg(match->length);
        at = match->begin + match->length;
    }
    return found;
}

qsizetype findNaively(const QByteArray &values, const QByteArray &masks, const QByteArray &bytes, qsizetype from)
{
    for (qsizetype at = from; at + values.size() <= bytes.size(); ++at) {
        qsizetype i = 0;
        while (i < values.size() && (bytes[at + i] & masks[i]) == values[i])
            ++i;
        if (i == values.size())
            return at;
    }
    return -1;
}

} // namespace

/// What was typed is found in bytes, or refused with the place of the mistake.
class SearchPatternTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreFoundAsByTheNaiveWay();
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void whereCharactersCount_data();
    void whereCharactersCount();
    void contextBeforeTheStart();
    void overlapIsTold();
};

void SearchPatternTest::bytesAreFoundAsByTheNaiveWay()
{
    QRandomGenerator random(7);
    const QByteArray maskKinds = QByteArray("\xFF\xFF\xFF\xDF\xF0\x0F\x00", 7);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes(random.bounded(90), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char('a' + random.bounded(3));
        QByteArray values(1 + random.bounded(6), Qt::Uninitialized);
        QByteArray masks(values.size(), '\xFF');
        for (qsizetype i = 0; i < values.size(); ++i) {
            masks[i] = i == 0 ? '\xFF' : maskKinds[random.bounded(int(maskKinds.size()))];
            values[i] = char(('a' + random.bounded(3)) & masks[i]);
        }
        const BytePattern pattern(values, masks);
        for (qsizetype from : {qsizetype(0), qsizetype(1), qsizetype(17), bytes.size()}) {
            if (from <= bytes.size())
                QCOMPARE(pattern.find(bytes, from), findNaively(values, masks, bytes, from));
        }
    }
}

void SearchPatternTest::finds_data()
{
    QTest::addColumn<SearchMode>("mode");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matchCase");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, SearchMode mode, const QString &text, bool matchCase, const QString &encoding,
                        const QByteArray &bytes, const QStringList &found) {
        QTest::newRow(name) << mode << text << matchCase << encoding << bytes << found;
    };
    using enum SearchMode;
    const QString utf8 = u"UTF-8"_s;
    const QString gbk = u"GBK"_s;
    row("text of any case", Text, u"Hello"_s, false, utf8, "hELLO Hello", {u"0+5"_s, u"6+5"_s});
    row("text of one case", Text, u"Hello"_s, true, utf8, "hELLO Hello", {u"6+5"_s});
    row("a mark is no other mark in another case", Text, u"[1]"_s, false, utf8, "{1} [1] {1}", {u"4+3"_s});
    row("Chinese in UTF-8", Text, u"你好"_s, false, utf8, "\xE4\xBD\xA0\xE5\xA5\xBD", {u"0+6"_s});
    row("Chinese in GBK", Text, u"你好"_s, false, gbk, "ab\xC4\xE3\xBA\xC3", {u"2+4"_s});
    row("accents of any case", Text, u"éA"_s, false, utf8,
        "\xC3\x89"
        "a \xC3\xA9"
        "A",
        {u"0+3"_s, u"4+3"_s});
    row("Cyrillic of any case", Text, u"Яр"_s, false, utf8, "\xD1\x8F\xD0\xA0 \xD0\xAF\xD1\x80", {u"0+4"_s, u"5+4"_s});
    row("cases of different length", Text, u"ⱥx"_s, false, utf8, "\xC8\xBAX", {u"0+3"_s});
    row("two bytes a character", Text, u"Ab"_s, false, u"UTF-16LE"_s, QByteArray("a\0B\0", 4), {u"0+4"_s});
    row("an encoding with states", Text, u"你好"_s, false, u"HZ-GB-2312"_s, "~{Dc:C~}", {u"0+8"_s});
    row("hex", Hex, u"0D 0a"_s, false, utf8, "a\r\nb", {u"1+2"_s});
    row("hex with a wild byte", Hex, u"AA ?? 03"_s, false, utf8, QByteArray("\xAA\x07\x03\xAA\x00\x03", 6),
        {u"0+3"_s, u"3+3"_s});
    row("hex with a wild digit", Hex, u"4? ？1"_s, false, utf8, "A1 A2 Oa", {u"0+2"_s, u"6+2"_s});
    row("hex of upper case is not text", Hex, u"41"_s, false, utf8, "aA", {u"1+1"_s});
    row("regular expression", Regex, u"[0-9]+ms"_s, false, utf8, "in 15MS or 7ms", {u"3+4"_s, u"11+3"_s});
    row("regular expression with case", Regex, u"[0-9]+ms"_s, true, utf8, "in 15MS or 7ms", {u"11+3"_s});
    row("a dot is a character in UTF-8", Regex, u"<.>"_s, false, utf8, "<\xE4\xBD\xA0>", {u"0+5"_s});
    row("a dot is a byte elsewhere", Regex, u"<..>"_s, false, gbk, "<\xC4\xE3>", {u"0+4"_s});
    row("Chinese in a regular expression", Regex, u"你+好"_s, false, gbk, "\xC4\xE3\xC4\xE3\xBA\xC3", {u"0+6"_s});
    row("Chinese in brackets", Regex, u"[你x好]+"_s, false, gbk, "a\xBA\xC3X\xC4\xE3 \xC4\xE4", {u"1+5"_s});
    row("bytes have no case", Regex, u"你"_s, false, gbk, "\xE4\xE3", {});
    const QByteArray katakana("\xC0 \xE0\x9F", 4); // ﾀ, and 濔, which begins with what Latin-1 takes for it
    row("a byte has the case of its encoding", Regex, u"ﾀ"_s, false, u"Shift_JIS"_s, katakana, {u"0+1"_s});
    row("Cyrillic of any case in one byte", Regex, u"(да)+|[нт]"_s, false, u"ISO-8859-5"_s,
        "\xB4\xD0\xD4\xB0 \xBD\xE2\xF4", {u"0+4"_s, u"5+1"_s, u"6+1"_s});
    row("Cyrillic of any case in two", Regex, u"да"_s, false, gbk, "\xA7\xA5\xA7\xD1", {u"0+4"_s});
    row("Cyrillic of one case in one byte", Regex, u"да"_s, true, u"ISO-8859-5"_s, "\xB4\xD0\xD4\xD0", {u"2+2"_s});
    row("forms that begin alike", Text, u"мир"_s, false, utf8, u"мир МИР"_s.toUtf8(), {u"0+6"_s, u"7+6"_s});
    row("alternatives that begin alike", Regex, u"你好|你们"_s, false, gbk, "\xC4\xE3\xC3\xC7", {u"0+4"_s});
    row("brackets with what begins alike", Regex, u"[你哪]+"_s, false, gbk, "\xC4\xE3\xC4\xC4", {u"0+4"_s});
    row("raw bytes that begin alike", Regex, u"\\xAA\\x01|\\x{AA}+\\x02|\\\\xAA"_s, true, u"ISO-8859-1"_s,
        "\xAA\x01\xAA\xAA\x02\\xAA", {u"0+2"_s, u"2+3"_s, u"5+4"_s});
    row("line starts", Regex, u"^b"_s, false, utf8, "b\nb b", {u"0+1"_s, u"2+1"_s});
    row("nothing is no match", Regex, u"x*"_s, false, utf8, "axxb", {u"1+2"_s});
    row("raw bytes", Regex, u"\\x00.\\xFF"_s, false, u"ISO-8859-1"_s, QByteArray("\0a\xFF", 3), {u"0+3"_s});
}

void SearchPatternTest::finds()
{
    QFETCH(SearchMode, mode);
    QFETCH(QString, text);
    QFETCH(bool, matchCase);
    QFETCH(QString, encoding);
    QFETCH(QByteArray, bytes);
    const Result<SearchPattern> pattern = SearchPattern::compile({mode, text, matchCase, encodingNamed(encoding)});
    QVERIFY(pattern);
    QTEST(matches(*pattern, bytes), "found");
}

void SearchPatternTest::refuses_data()
{
    QTest::addColumn<SearchMode>("mode");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qsizetype>("position");
    const auto row = [](const char *name, SearchMode mode, const QString &text, const QString &encoding, ErrorCode code,
                        qsizetype position) { QTest::newRow(name) << mode << text << encoding << code << position; };
    using enum SearchMode;
    using enum ErrorCode;
    const QString utf8 = u"UTF-8"_s;
    row("a character that the encoding lacks", Text, u"a€"_s, u"GBK"_s, UnencodableCharacter, 1);
    row("no hex digit", Hex, u"41 g"_s, utf8, BadHexDigit, 3);
    row("half a byte", Hex, u"41 ?"_s, utf8, OddHexDigits, 3);
    row("nothing known", Hex, u"?? ??"_s, utf8, BadPattern, 0);
    row("a parenthesis too many", Regex, u"ab(c"_s, utf8, BadPattern, 2);
    row("a bracket too many", Regex, u"ab[c"_s, utf8, BadPattern, 2);
    row("an escape that is none", Regex, u"ab\\y"_s, utf8, BadPattern, 2);
    row("a backslash at the end", Regex, u"ab\\"_s, utf8, BadPattern, 2);
    row("a range backwards", Regex, u"[z-a]"_s, utf8, BadPattern, 1);
    row("nothing to repeat", Regex, u"a|*"_s, utf8, BadPattern, 2);
    row("a missing character in a regular expression", Regex, u"ab€"_s, u"GBK"_s, UnencodableCharacter, 2);
    row("several bytes in brackets", Regex, u"a[你-好]"_s, u"GBK"_s, BadPattern, 2);
}

void SearchPatternTest::refuses()
{
    QFETCH(SearchMode, mode);
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    const Result<SearchPattern> pattern = SearchPattern::compile({mode, text, false, encodingNamed(encoding)});
    QVERIFY(!pattern);
    QTEST(pattern.error().code, "code");
    QTEST(pattern.error().position, "position");
    QVERIFY(!describe(pattern.error()).what.isEmpty());
}

void SearchPatternTest::whereCharactersCount_data()
{
    QTest::addColumn<SearchMode>("mode");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("counts");
    using enum SearchMode;
    QTest::newRow("text in GBK") << Text << u"."_s << u"GBK"_s << true;
    QTest::newRow("text in UTF-16") << Text << u"a"_s << u"UTF-16BE"_s << true;
    QTest::newRow("text in UTF-8") << Text << u"a"_s << u"UTF-8"_s << false;
    QTest::newRow("text in Latin-1") << Text << u"a"_s << u"ISO-8859-1"_s << false;
    QTest::newRow("text with states") << Text << u"a"_s << u"ISO-2022-JP"_s << false;
    QTest::newRow("hex") << Hex << u"61"_s << u"GBK"_s << false;
    QTest::newRow("regex of characters") << Regex << u"(欢|[一a])+"_s << u"GBK"_s << true;
    QTest::newRow("regex with a dot") << Regex << u"一.+"_s << u"GBK"_s << false;
    QTest::newRow("regex with an escape") << Regex << u"\\xBB"_s << u"GBK"_s << false;
    QTest::newRow("regex with what is not in brackets") << Regex << u"[^a]"_s << u"GBK"_s << false;
    QTest::newRow("regex in UTF-16") << Regex << u"a"_s << u"UTF-16BE"_s << false; // is the byte 61
}

void SearchPatternTest::whereCharactersCount()
{
    QFETCH(const SearchMode, mode);
    QFETCH(const QString, text);
    QFETCH(const QString, encoding);
    const auto pattern = SearchPattern::compile({mode, text, true, encodingNamed(encoding)}).value();
    QTEST(pattern.characters().has_value(), "counts");
}

void SearchPatternTest::contextBeforeTheStart()
{
    const SearchPattern pattern = SearchPattern::compile({SearchMode::Regex, u"^b"_s, false, {}}).value();
    QCOMPARE(pattern.find("ab", 0).has_value(), false);
    QCOMPARE(pattern.find("ab", 1).has_value(), false);
    QCOMPARE(pattern.find("\nb", 1).has_value(), true);
}

void SearchPatternTest::overlapIsTold()
{
    const auto overlap = [](SearchMode mode, const QString &text) {
        return SearchPattern::compile({mode, text, false, {}}).value().overlap();
    };
    QCOMPARE(overlap(SearchMode::Text, u"hello"_s), 4);
    QCOMPARE(overlap(SearchMode::Text, u"Яр"_s), 3);
    QCOMPARE(overlap(SearchMode::Hex, u"AA ?? BB"_s), 2);
    QCOMPARE(overlap(SearchMode::Regex, u"h+"_s), SearchPattern::regexOverlap);
}

QTEST_GUILESS_MAIN(SearchPatternTest)
#include "tst_searchpattern.moc"
