// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/text/decoding.h"

#include "text/encodinghint.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace SocketDesk::Decoding;

/// Which other encoding is offered, and when none is.
class TestEncodingHint : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void hints_data();
    void hints();
    void textCutAnywhere_data();
    void textCutAnywhere();
    void randomBytesGiveNoHint();
    void ownEncodingIsNeverOffered();
};

void TestEncodingHint::hints_data()
{
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("better");

    const auto encoded = [](const char *encoding, const QString &text) {
        return encodeText(text, named(encoding)).value();
    };
    const auto row = [](const char *what, const char *current, const QByteArray &bytes, const char *better) {
        QTest::addRow("%s in %s", what, current) << QByteArray(current) << bytes << QString::fromLatin1(better);
    };
    const QString hello = QStringLiteral("你好");
    const QString sentence = QStringLiteral("网络调试助手：收到的数据，2024年。");
    const QString traditional = QStringLiteral("網路除錯助手：這是收到的資料。");
    row("nothing", "UTF-8", {}, "");
    row("ASCII", "UTF-8", "hello", "");
    row("GBK greeting", "UTF-8", encoded("GBK", hello), "GBK");
    row("GBK greeting among ASCII", "UTF-8", "HELLO " + encoded("GBK", hello) + "\r\n", "GBK");
    row("GBK sentence", "UTF-8", encoded("GBK", sentence), "GBK");
    row("GBK sentence, which is Big5 too", "Big5", encoded("GBK", sentence), "");
    row("GBK sentence", "Shift_JIS", encoded("GBK", sentence), "GBK");
    row("GBK greeting", "GB18030", encoded("GBK", hello), "");
    row("GBK greeting", "ISO-8859-1", encoded("GBK", hello), "");
    row("UTF-8 sentence", "GBK", encoded("UTF-8", sentence), "UTF-8");
    row("UTF-8 greeting, which is GBK too", "GBK", encoded("UTF-8", hello), "");
    row("UTF-8 greeting", "Shift_JIS", encoded("UTF-8", hello), "UTF-8");
    row("UTF-8 sentence", "US-ASCII", encoded("UTF-8", sentence), "UTF-8");
    row("UTF-8 sentence", "UTF-8", encoded("UTF-8", sentence), "");
    const QByteArray little = QByteArray("\xFF\xFE") + encoded("UTF-16LE", hello);
    const QByteArray big = QByteArray("\xFE\xFF") + encoded("UTF-16BE", hello);
    row("UTF-16 greeting behind its mark", "UTF-8", little, "UTF-16LE");
    row("big-endian UTF-16 greeting behind its mark", "UTF-8", big, "UTF-16BE");
    row("UTF-16 greeting behind its mark", "UTF-16LE", little, "");
    row("a mark and nothing to speak of", "UTF-8", QByteArray("\xFF\xFE\xFD"), "");
    row("binary data like a mark", "UTF-8", QByteArray("\xFF\xFE\x01\x00\x02\x00", 6), "");
    row("Big5 greeting", "UTF-8", encoded("Big5", hello), "Big5");
    row("Big5 sentence", "UTF-8", encoded("Big5", traditional), "Big5");
    row("Shift_JIS greeting", "UTF-8", encoded("Shift_JIS", QStringLiteral("こんにちは")), "Shift_JIS");
    row("Shift_JIS sentence", "UTF-8", encoded("Shift_JIS", QStringLiteral("日本語のデータを受信しました。")),
        "Shift_JIS");
    row("EUC-KR, mostly GBK too", "UTF-8", encoded("EUC-KR", QStringLiteral("안녕하세요")), "GBK");
    row("UTF-16LE with line ends", "UTF-8", encoded("UTF-16LE", QStringLiteral("状态 status: 好的吧 OK\r\n")),
        "UTF-16LE");
    row("UTF-16BE with line ends", "UTF-8", encoded("UTF-16BE", QStringLiteral("状态 status: 好的吧 OK\r\n")),
        "UTF-16BE");
    row("one byte", "UTF-8", "\xC4", "");
    row("one bad byte", "UTF-8",
        "abc\xFF"
        "def",
        "");
    row("one GBK character is too little", "UTF-8",
        "A\xC4\xE3"
        "B",
        "");
    row("binary header", "UTF-8", QByteArray::fromHex("aa5500010003ffee"), "");
    row("compressed", "UTF-8", QByteArray::fromHex("1f8b0800000000000003cb48cdc9c95728cf2fca49e1020030f8d6e50c000000"),
        "");
}

void TestEncodingHint::hints()
{
    QFETCH(QByteArray, current);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, better);
    const auto hint = betterEncoding(bytes, named(current.constData()));
    QCOMPARE(hint ? hint->name() : QString(), better);
}

void TestEncodingHint::textCutAnywhere_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"GBK", "UTF-8"})
        QTest::newRow(name) << QByteArray(name);
}

/// Neither a character cut at the head nor one cut at the tail changes the answer.
void TestEncodingHint::textCutAnywhere()
{
    QFETCH(QByteArray, name);
    const QByteArray bytes =
        encodeText(QStringLiteral("服务器收到了客户端的消息，正在处理请求。"), named(name.constData())).value();
    const Encoding current = named(name == "GBK" ? "UTF-8" : "US-ASCII");
    for (qsizetype begin = 0; begin < 6; ++begin) {
        for (qsizetype length = 20; length < 27; ++length) {
            const auto hint = betterEncoding(QByteArrayView(bytes).sliced(begin, length), current);
            QVERIFY2(hint, qPrintable(QStringLiteral("%1 bytes from %2").arg(length).arg(begin)));
            QCOMPARE(hint->name(), QString::fromLatin1(name));
            QVERIFY(!betterEncoding(QByteArrayView(bytes).sliced(begin, length), named(name.constData())));
        }
    }
}

void TestEncodingHint::randomBytesGiveNoHint()
{
    QRandomGenerator random(20240131);
    int hints = 0;
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes(8 + random.bounded(120), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        hints += betterEncoding(bytes, Encoding()).has_value();
    }
    QVERIFY2(hints <= 2, qPrintable(QString::number(hints)));
}

void TestEncodingHint::ownEncodingIsNeverOffered()
{
    QRandomGenerator random(20240201);
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes(random.bounded(12), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        for (const Encoding &encoding : commonEncodings()) {
            const auto hint = betterEncoding(bytes, encoding);
            QVERIFY(!hint || *hint != encoding);
        }
    }
}

QTEST_GUILESS_MAIN(TestEncodingHint)
#include "tst_encodinghint.moc"
