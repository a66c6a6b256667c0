// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli_inputlines.h"

#include "tests/support/stricttest.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

Encoding gbk()
{
    return *Encoding::fromName(u"GBK");
}

QByteArray joined(const std::vector<QByteArray> &payloads)
{
    QByteArray all;
    for (const QByteArray &payload : payloads)
        all += payload;
    return all;
}

} // namespace

/// Standard input becomes payloads, whatever the pieces in which it comes.
class CliInputLinesTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheEndOfALine();
    void bytesPassToUtf8();
    void aDatagramForEachLine();
    void linesAreEncoded();
    void aLineThatCannotBeEncodedIsNamed();
    void aLineThatIsNoTextIsNamed();
    void aLongLineOfAStreamGoesInPieces();
    void aLongLineIsNoDatagram();
    void aLineThatIsNoTextIsNamedInASentence();
    void cuttingChangesNothing_data();
    void cuttingChangesNothing();
};

void CliInputLinesTest::waitsForTheEndOfALine()
{
    InputLines lines(Encoding(), InputLines::Unit::StreamPart);
    QVERIFY(lines.feed("hel").empty());
    QCOMPARE(lines.feed("lo\nwor"), std::vector<QByteArray>{"hello\n"});
    QCOMPARE(lines.finish(), std::vector<QByteArray>{"wor"});
    QVERIFY(lines.finish().empty());
}

void CliInputLinesTest::bytesPassToUtf8()
{
    InputLines lines(Encoding(), InputLines::Unit::StreamPart);
    const QByteArray binary("\xFF\x00\n\xFE\r\n", 6);
    QCOMPARE(joined(lines.feed(binary)), binary);
    QVERIFY(lines.takeRefusals().empty());
}

void CliInputLinesTest::aDatagramForEachLine()
{
    InputLines lines(Encoding(), InputLines::Unit::Datagram);
    QCOMPARE(lines.feed("a\n\nb\r\nc"), (std::vector<QByteArray>{"a\n", "\n", "b\r\n"}));
    QCOMPARE(lines.finish(), std::vector<QByteArray>{"c"});
}

void CliInputLinesTest::linesAreEncoded()
{
    InputLines lines(gbk(), InputLines::Unit::StreamPart);
    QCOMPARE(joined(lines.feed(u"你\n好\n"_s.toUtf8())).toHex(), QByteArray("c4e30abac30a"));
}

void CliInputLinesTest::aLineThatCannotBeEncodedIsNamed()
{
    InputLines lines(gbk(), InputLines::Unit::StreamPart);
    QCOMPARE(joined(lines.feed(u"好\nab😀\n好\n"_s.toUtf8())).toHex(), QByteArray("bac30abac30a"));
    const std::vector<InputLines::Refusal> refusals = lines.takeRefusals();
    QCOMPARE(refusals.size(), 1U);
    QCOMPARE(refusals[0].line, 2U);
    QCOMPARE(refusals[0].error.code, ErrorCode::UnencodableCharacter);
    QCOMPARE(refusals[0].error.position, 2);
    QVERIFY(lines.takeRefusals().empty());
}

void CliInputLinesTest::aLineThatIsNoTextIsNamed()
{
    InputLines lines(gbk(), InputLines::Unit::Datagram);
    QCOMPARE(lines.feed("\xC4\xE3\nok\n"), std::vector<QByteArray>{"ok\n"});
    QCOMPARE(lines.takeRefusals().at(0).line, 1U);
}

void CliInputLinesTest::aLongLineOfAStreamGoesInPieces()
{
    for (const Encoding &encoding : {Encoding(), gbk()}) {
        InputLines lines(encoding, InputLines::Unit::StreamPart);
        const QString line = QString(100'000, u'好') + u'\n';
        QByteArray sent;
        const QByteArray input = line.toUtf8();
        for (qsizetype i = 0; i < input.size(); i += 1000) {
            const auto ready = lines.feed(QByteArrayView(input).sliced(i, std::min<qsizetype>(1000, input.size() - i)));
            sent += joined(ready);
            QVERIFY(i + 1000 - sent.size() < 2 * InputLines::longestPiece + i / 2); // it does not pile up
        }
        QCOMPARE(sent.size(), encoding == Encoding() ? 300'001 : 200'001);
        QVERIFY(lines.takeRefusals().empty());
    }
}

void CliInputLinesTest::aLongLineIsNoDatagram()
{
    InputLines lines(Encoding(), InputLines::Unit::Datagram);
    std::vector<QByteArray> ready;
    for (int i = 0; i < 200; ++i)
        QVERIFY(lines.feed(QByteArray(1000, 'x')).empty());
    QCOMPARE(lines.feed("tail\nnext\n"), std::vector<QByteArray>{"next\n"});
    const std::vector<InputLines::Refusal> refusals = lines.takeRefusals();
    QCOMPARE(refusals.size(), 1U);
    QCOMPARE(refusals[0].line, 1U);
    QCOMPARE(refusals[0].error.code, ErrorCode::MessageTooLong);
}

void CliInputLinesTest::aLineThatIsNoTextIsNamedInASentence()
{
    InputLines lines(*Encoding::fromName(u"GBK"), InputLines::Unit::Datagram);
    QCOMPARE(lines.feed("\xFF\nb\n"), std::vector<QByteArray>{"b\n"});
    const std::vector<InputLines::Refusal> refusals = lines.takeRefusals();
    QCOMPARE(refusals.size(), 1U);
    QCOMPARE(describe(refusals[0].error).oneLine(), u"It is not UTF-8."_s);
}

void CliInputLinesTest::cuttingChangesNothing_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("stream");
    for (const char *encoding : {"UTF-8", "GBK", "UTF-16LE"}) {
        QTest::addRow("%s stream", encoding) << QString::fromLatin1(encoding) << true;
        QTest::addRow("%s datagrams", encoding) << QString::fromLatin1(encoding) << false;
    }
}

void CliInputLinesTest::cuttingChangesNothing()
{
    QFETCH(QString, encoding);
    QFETCH(bool, stream);
    const auto unit = stream ? InputLines::Unit::StreamPart : InputLines::Unit::Datagram;
    const QByteArray input = u"你好\r\n\n😀 smile\nabc\n龙"_s.toUtf8() + "\xFF\n" + u"最后"_s.toUtf8();

    InputLines whole(*Encoding::fromName(encoding), unit);
    std::vector<QByteArray> expected = whole.feed(input);
    for (const QByteArray &payload : whole.finish())
        expected.push_back(payload);
    const std::vector<InputLines::Refusal> expectedRefusals = whole.takeRefusals();

    for (qsizetype cut = 0; cut <= input.size(); ++cut) {
        InputLines lines(*Encoding::fromName(encoding), unit);
        std::vector<QByteArray> ready = lines.feed(QByteArrayView(input).first(cut));
        for (const std::vector<QByteArray> &more : {lines.feed(QByteArrayView(input).sliced(cut)), lines.finish()})
            ready.insert(ready.end(), more.begin(), more.end());
        QCOMPARE(joined(ready).toHex(), joined(expected).toHex());
        if (!stream)
            QVERIFY(ready == expected);
        QVERIFY(lines.takeRefusals() == expectedRefusals);
    }
}

QTEST_GUILESS_MAIN(CliInputLinesTest)
#include "tst_cliinputlines.moc"
