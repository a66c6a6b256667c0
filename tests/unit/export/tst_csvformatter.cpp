// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/export/sampleconversation.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// A row a record, which every reader of RFC 4180 takes apart again.
class CsvFormatterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordIsARow();
    void nothingBecomesAFormula_data();
    void nothingBecomesAFormula();
    void quotesAndLinesStayInTheirCell();
    void controlsBecomeMarks();
    void flagsAreDetails();
    void unfinishedCharacters();
};

namespace {

constexpr QByteArrayView header = "n,t,dir,peer,len,event,detail,text,invalid,hex\r\n";

QByteArray line(int number, const QByteArray &cells)
{
    return QByteArray::number(number) + ",2026-01-31T01:05:00.123456789Z," + cells + "\r\n";
}

} // namespace

void CsvFormatterTest::everyRecordIsARow()
{
    Conversation talk;
    talk.eventOf(noPeer, EventKind::Opened, {u"127.0.0.1:8080"_s, {}, false, 0});
    talk.receive("\xC4\xE3");
    talk.send("");
    talk.event(EventKind::PeerFinished);
    QCOMPARE(talk.as(RecordFormat::Csv, Encoding::fromName(u"GBK").value()),
             header + line(0, R"(event,,,opened,"{""local"":""127.0.0.1:8080""}",,,)") +
                 line(1, "rx,\"127.0.0.1:50122\",2,,,\"你\",0,\"c4e3\"") +
                 line(2, R"(tx,"127.0.0.1:50122",0,,,"",0,"")") +
                 line(3, R"(event,"127.0.0.1:50122",,peer-finished,,,,)"));
}

void CsvFormatterTest::nothingBecomesAFormula_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("equals") << "=1+1"_ba;
    QTest::newRow("plus") << "+1"_ba;
    QTest::newRow("minus") << "-1"_ba;
    QTest::newRow("at") << "@SUM(A1)"_ba;
    QTest::newRow("tab") << "\t=1"_ba;
    QTest::newRow("carriage return") << "\r\n=1"_ba;
}

void CsvFormatterTest::nothingBecomesAFormula()
{
    QFETCH(const QByteArray, text);
    Conversation talk;
    talk.receive(text);
    const QByteArray csv = talk.as(RecordFormat::Csv);
    QVERIFY2(csv.contains(QByteArray(",\"'" + text + "\",")), csv.constData());
}

void CsvFormatterTest::quotesAndLinesStayInTheirCell()
{
    Conversation talk;
    talk.receive("a,\"b\"\r\nc");
    const QByteArray csv = talk.as(RecordFormat::Csv);
    QVERIFY2(csv.contains(",\"a,\"\"b\"\"\r\nc\",0,"), csv.constData());
}

void CsvFormatterTest::controlsBecomeMarks()
{
    Conversation talk;
    talk.receive("\x1B[2J\0\xFF"_ba);
    const QByteArray csv = talk.as(RecordFormat::Csv);
    QVERIFY2(csv.contains(",\"␛[2J␀\\xFF\",1,\"1b5b324a00ff\"\r\n"), csv.constData());
}

void CsvFormatterTest::flagsAreDetails()
{
    Conversation talk(false);
    talk.receive("x", TruncatedDatagram | BroadcastDatagram);
    const QByteArray csv = talk.as(RecordFormat::Csv);
    QVERIFY2(csv.contains(R"(,1,,"{""truncated"":true,""broadcast"":true}","x",0,"78")"), csv.constData());
}

void CsvFormatterTest::unfinishedCharacters()
{
    Conversation talk;
    talk.receive("\xE4");
    talk.send("\xBD\xE4");
    const QByteArray begin = header + line(0, R"(rx,"127.0.0.1:50122",1,,,"",0,"e4")") +
                             line(1, R"(tx,"127.0.0.1:50122",2,,,"\xBD",1,"bde4")");
    const QByteArray time = ",2026-01-31T01:05:00.123456789Z,event,\"127.0.0.1:50122\",,unfinished,";
    const QByteArray sent = R"("{""sentText"":""\\xE4"",""sentInvalid"":1}",)";
    QCOMPARE(talk.as(RecordFormat::Csv), begin + time + ",\"\\xE4\",1,\r\n" + time + sent + ",,\r\n");
    talk.event(EventKind::WeClosed);
    QCOMPARE(talk.as(RecordFormat::Csv),
             begin + line(2, "event,\"127.0.0.1:50122\",,we-closed," + sent + "\"\\xE4\",1,"));
}

QTEST_GUILESS_MAIN(CsvFormatterTest)
#include "tst_csvformatter.moc"
