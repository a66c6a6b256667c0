// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sscomlist.h"

#include "tests/support/stricttest.h"
#include "text/encoder.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray inGbk(const QString &text)
{
    return encodeText(text, Encoding::fromName(u"GBK").value()).value();
}

QuickItem item(const QString &name, const TypedPayload &payload, int order, std::chrono::milliseconds delay)
{
    QuickItem result;
    result.name = name;
    result.payload = payload;
    result.order = order;
    result.delay = delay;
    return result;
}

/// As version 5 writes it, with what it says of itself.
const QString version5 = u";删除本文件可以恢复默认值。\r\n"
                         ";\"=\"后面的H表示这是个HEX数据串\r\n"
                         "N101=1,十六进制数据串1,1000\r\n"
                         "N1=H,13 00 FF 88\r\n"
                         "\r\n"
                         "N102=3,字符串, 有逗号,20\r\n"
                         "N2=A,output, string \r\n"
                         "\r\n"
                         "N103=2,欢迎语,0\r\n"
                         "N3=A,欢迎您!\r\n"
                         "N104=0,4无注释,1000\r\n"
                         "N4=A,\r\n"
                         "N105=0,,1000\r\n"
                         "N5=A,last\r\n"
                         ";主面板ASC字符串\r\n"
                         "N1053=,abcdefg\r\n"
                         "N1055=,A\r\n"
                         "N1100=,汉语\r\n"
                         ";end"_s;

} // namespace

/// Quick lists of another program.
class SscomListTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void readsVersion5InGbk();
    void readsItInUtf8();
    void readsVersion3();
    void keepsTheOrderOfTheFile();
    void saysWhatIsNotRight();
    void outOfRangeIsBrought();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
};

void SscomListTest::readsVersion5InGbk()
{
    const SscomList list = quickListFromSscom(inGbk(version5)).value();
    QCOMPARE(list.items.size(), 4);
    QCOMPARE(list.items.at(0), item(u"十六进制数据串1"_s, {PayloadFormat::Hex, u"13 00 FF 88"_s}, 1, 1000ms));
    QCOMPARE(list.items.at(1), item(u"字符串, 有逗号"_s, {PayloadFormat::Text, u"output, string "_s}, 3, 20ms));
    QCOMPARE(list.items.at(2).payload.typed, u"欢迎您!"_s);
    QCOMPARE(list.items.at(2).delay, 0ms);
    QCOMPARE(list.items.at(3).name, u"N5"_s);
    QCOMPARE(list.items.at(3).order, 0);
    QCOMPARE(list.emptyRows, 1);
    QCOMPARE(list.otherKeys, 3);
    QCOMPARE(list.unreadLines, 0);
    QVERIFY(list.badHex.isEmpty());
}

void SscomListTest::readsItInUtf8()
{
    const QList<QuickItem> items = quickListFromSscom(inGbk(version5)).value().items;
    QCOMPARE(quickListFromSscom(version5.toUtf8()).value().items, items);
    QCOMPARE(quickListFromSscom("\xEF\xBB\xBF" + version5.toUtf8()).value().items, items);
    QCOMPARE(quickListFromSscom(inGbk(version5).replace("\r\n", "\n")).value().items, items);
}

/// Without orders and delays, and with the settings of the port in between.
void SscomListTest::readsVersion3()
{
    const SscomList list = quickListFromSscom(inGbk(u";SSCOM\r\n"
                                                    "N81=,9600\r\n"
                                                    "N101=,双击此处加入该条目注释\r\nN1=H,13 00 FF 88\r\n"
                                                    "N102=,读版本\r\nN2=A,output string\r\n"
                                                    "N33=,abcdefg\r\nN35=,H\r\n"_s))
                               .value();
    QCOMPARE(list.items.size(), 2);
    QCOMPARE(list.items.at(0).name, u"N1"_s);
    QCOMPARE(list.items.at(1).name, u"读版本"_s);
    QCOMPARE(list.items.at(1).order, 0);
    QCOMPARE(list.otherKeys, 3);
}

void SscomListTest::keepsTheOrderOfTheFile()
{
    const SscomList list =
        quickListFromSscom("N102=0,,1000\nN2=A,b\n\nN105=0,,1000\nN5=A,e\nN103=0,,1\nN3=A,c\n").value();
    QStringList typed;
    for (const QuickItem &item : list.items)
        typed << item.payload.typed;
    QCOMPARE(typed, (QStringList{u"b"_s, u"e"_s, u"c"_s}));
}

/// Real files have such lines: that program writes over what it wrote before.
void SscomListTest::saysWhatIsNotRight()
{
    const SscomList list =
        quickListFromSscom(inGbk(u"N101=1,坏,1000\nN1=H,13 00 FF 88据串1\nN2=A,ok\n\n99\n文件\n.\n"_s)).value();
    QCOMPARE(list.items.size(), 2); // to be mended
    QCOMPARE(list.badHex, QStringList{u"坏"_s});
    QCOMPARE(list.unreadLines, 3);
}

void SscomListTest::outOfRangeIsBrought()
{
    const SscomList list =
        quickListFromSscom("N101=-5,x,-1\nN1=A,a\nN102=99999999,y,2000000000\nN2=A,b\nN100=3,z,1\nN0=A,c\nN1=A,again")
            .value();
    QCOMPARE(list.items.size(), 2);
    QCOMPARE(list.items.at(0).order, 0);
    QCOMPARE(list.items.at(0).delay, 0ms);
    QCOMPARE(list.items.at(0).payload.typed, u"again"_s);
    QCOMPARE(list.items.at(1).order, QuickItem::largestOrder);
    QCOMPARE(list.items.at(1).delay, std::chrono::milliseconds(QuickItem::longestDelay));
}

void SscomListTest::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another INI file") << "[window]\nx=1\n"_ba;
    QTest::newRow("JSON") << R"({"N1": "A,x"})"_ba;
    QTest::newRow("noise") << QByteArray::fromHex("00ff8b0a5b13d70a7f454c46");
}

void SscomListTest::refusesOtherFiles()
{
    QFETCH(const QByteArray, file);
    const auto list = quickListFromSscom(file);
    QVERIFY(!list);
    QCOMPARE(list.error().code, ErrorCode::InvalidValue);
}

QTEST_GUILESS_MAIN(SscomListTest)
#include "tst_sscomlist.moc"
