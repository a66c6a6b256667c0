// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QTcpSocket>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Ctrl+F, and what a person does from there, in a server page to which a client sends.
class TestWindowFind : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void opensAndCloses();
    void goesFromHitToHit();
    void keysGoFromHitToHit();
    void firstHitIsBehindWhereOneLooks();
    void crossesReads();
    void newHitsAppear();
    void followsTheEncoding();
    void hexWithWildcards();
    void mistakesAreSaidInPlace();
    void hitsAreMarked_data();
    void hitsAreMarked();
    void ticksInTheScrollBar();
    void clearedIsNotFound();
    void tellsWhatTheFilterHides();
    void f3GoesToAHitAtOnce();

private:
    void receive(const QByteArray &bytes); ///< in one read
    void receiveLines(int count);
    void find(const QString &text);
    [[nodiscard]] QString status() { return shownText(); }
    [[nodiscard]] QImage picture() { return page()->transcript()->viewport()->grab().toImage(); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&scene().window(), Qt::Key(key), modifiers);
    }
    [[nodiscard]] bool isFindOpen() { return shownText().contains(u"Find"_s); }

    std::unique_ptr<QTcpSocket> m_client;
};

void TestWindowFind::init()
{
    WindowTest::init();
    const QString address = scene().openServer();
    m_client = std::make_unique<QTcpSocket>();
    m_client->connectToHost(u"127.0.0.1"_s, address.section(u':', 1).toUShort());
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
}

void TestWindowFind::receive(const QByteArray &bytes)
{
    const auto received = [this] { return page()->session()->counters().traffic.receivedBytes; };
    const quint64 before = received();
    m_client->write(bytes);
    m_client->flush();
    QTRY_COMPARE(received(), before + quint64(bytes.size()));
}

void TestWindowFind::receiveLines(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += QByteArray("line ") + QByteArray::number(i).rightJustified(3, '0') + '\n';
    receive(lines);
    QTRY_VERIFY(log().contains(u"line %1"_s.arg(count - 1, 3, 10, QChar(u'0'))));
}

void TestWindowFind::find(const QString &text)
{
    key(Qt::Key_F, Qt::ControlModifier);
    driver().type(u"Find"_s, text);
}

void TestWindowFind::opensAndCloses()
{
    QVERIFY(!isFindOpen());
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(isFindOpen());
    QVERIFY(control<QLineEdit>(u"Find").hasFocus());
    QTest::keyClick(&control<QLineEdit>(u"Find"), Qt::Key_Escape);
    QVERIFY(!isFindOpen());
    QVERIFY(page()->transcript()->hasFocus());
    key(Qt::Key_F3);
    QVERIFY(isFindOpen());
    page()->transcript()->setFocus();
    QTest::keyClick(page()->transcript(), Qt::Key_Escape);
    QVERIFY(!isFindOpen());
    key(Qt::Key_F, Qt::ControlModifier);
    driver().press(u"Close find"_s);
    QVERIFY(!isFindOpen());
}

void TestWindowFind::goesFromHitToHit()
{
    receiveLines(300);
    page()->transcript()->setAutoScroll(false);
    QTest::keyClick(page()->transcript(), Qt::Key_Home);
    find(u"LINE 1"_s);
    QTRY_VERIFY2(status().contains(u"1 of 100"_s), qUtf8Printable(status()));
    QTRY_VERIFY2(log().contains(u"line 100"_s), qUtf8Printable(log()));
    driver().press(u"Next"_s);
    QTRY_VERIFY2(status().contains(u"2 of 100"_s), qUtf8Printable(status()));
    driver().press(u"Previous"_s);
    driver().press(u"Previous"_s);
    QTRY_VERIFY2(status().contains(u"100 of 100"_s), qUtf8Printable(status()));
    QTRY_VERIFY2(log().contains(u"line 199"_s), qUtf8Printable(log()));
    driver().tick(u"Match case"_s, true);
    QTRY_VERIFY2(status().contains(u"No hits"_s), qUtf8Printable(status()));
}

void TestWindowFind::keysGoFromHitToHit()
{
    receiveLines(300);
    find(u"line 2"_s);
    QTRY_VERIFY2(status().contains(u" of 100"_s), qUtf8Printable(status()));
    auto *field = &control<QLineEdit>(u"Find");
    const QString before = status();
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(status() != before);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(status(), before);
    key(Qt::Key_F3);
    QTRY_VERIFY(status() != before);
    key(Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(status(), before);
}

void TestWindowFind::firstHitIsBehindWhereOneLooks()
{
    receiveLines(300);
    QVERIFY(page()->transcript()->autoScroll());
    find(u"9"_s);
    // The newest are on the screen, so the first hit there is the one that is gone to, and the newest no longer followed.
    QTRY_VERIFY2(log().contains(u"line 299"_s) && status().contains(u" of "_s), qUtf8Printable(status()));
    QVERIFY2(!status().contains(u"\n1 of "_s), qUtf8Printable(status()));
    QVERIFY(!page()->transcript()->autoScroll());
    driver().type(u"Find"_s, u"line 000"_s); // over the end
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
    QTRY_VERIFY2(log().contains(u"line 000"_s), qUtf8Printable(log()));
}

void TestWindowFind::crossesReads()
{
    receive("..nee");
    receive("dle..");
    find(u"needle"_s);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
}

void TestWindowFind::newHitsAppear()
{
    receive("one needle");
    find(u"needle"_s);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
    receive("another needle, and a needle");
    QTRY_VERIFY2(status().contains(u"1 of 3"_s), qUtf8Printable(status()));
}

void TestWindowFind::followsTheEncoding()
{
    receive(QByteArray::fromHex("c4e3bac3")); // 你好 in GBK
    find(u"你好"_s);
    QTRY_VERIFY2(status().contains(u"No hits"_s), qUtf8Printable(status()));
    scene().chooseEncoding(u"GBK"_s);
    QTRY_VERIFY2(status().contains(u"Hits: 1"_s), qUtf8Printable(status()));
    driver().press(u"Next"_s);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
}

void TestWindowFind::hexWithWildcards()
{
    receive(QByteArray::fromHex("AA 01 03 00 AA 02 03"));
    key(Qt::Key_F, Qt::ControlModifier);
    driver().choose(u"Find mode"_s, u"Hex"_s);
    QVERIFY(!control<QCheckBox>(u"Match case").isEnabled());
    driver().type(u"Find"_s, u"AA ?? 03"_s);
    QTRY_VERIFY2(status().contains(u"1 of 2"_s), qUtf8Printable(status()));
    driver().choose(u"Find mode"_s, u"Regex"_s);
    driver().type(u"Find"_s, u"\\x03."_s);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
}

void TestWindowFind::mistakesAreSaidInPlace()
{
    key(Qt::Key_F, Qt::ControlModifier);
    driver().choose(u"Find mode"_s, u"Regex"_s);
    driver().type(u"Find"_s, u"ab(c"_s);
    QTRY_VERIFY2(shownText().contains(u"The parenthesis at position 3 has no partner."_s), qUtf8Printable(shownText()));
    driver().type(u"Find"_s, u"ab"_s);
    QTRY_VERIFY2(!shownText().contains(u"position"_s), qUtf8Printable(shownText()));
    driver().choose(u"Find mode"_s, u"Hex"_s);
    driver().type(u"Find"_s, u"4G"_s);
    QTRY_VERIFY2(shownText().contains(u"“G” at position 2"_s), qUtf8Printable(shownText()));
}

void TestWindowFind::hitsAreMarked_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<bool>("logMode");
    for (const bool logMode : {true, false}) {
        for (const QString &view : {u"Text"_s, u"Hex"_s, u"Dump"_s})
            QTest::addRow("%s, %s", qUtf8Printable(view), logMode ? "log mode" : "running stream") << view << logMode;
    }
}

/// The picture changes where a hit is, for the current one otherwise than for the others, and is as before afterwards.
void TestWindowFind::hitsAreMarked()
{
    QFETCH(QString, view);
    QFETCH(bool, logMode);
    receive("first needle, second nee");
    receive("dle");
    driver().press(view);
    driver().tick(u"Log mode"_s, logMode);
    QTRY_VERIFY(!log().isEmpty());
    key(Qt::Key_F, Qt::ControlModifier);
    const QImage plain = picture();
    driver().type(u"Find"_s, u"needle"_s);
    QTRY_VERIFY2(status().contains(u"1 of 2"_s), qUtf8Printable(status()));
    const QImage first = picture();
    driver().press(u"Next"_s);
    QTRY_VERIFY2(status().contains(u"2 of 2"_s), qUtf8Printable(status()));
    const QImage second = picture();
    QVERIFY(first != plain);
    QVERIFY(second != plain);
    QVERIFY(first != second);
}

void TestWindowFind::ticksInTheScrollBar()
{
    receiveLines(500);
    QScrollBar *bar = page()->transcript()->verticalScrollBar();
    key(Qt::Key_F, Qt::ControlModifier);
    driver().type(u"Find"_s, u"nothing like that"_s);
    QTRY_VERIFY2(status().contains(u"No hits"_s), qUtf8Printable(status()));
    QTest::keyClick(page()->transcript(), Qt::Key_Home);
    const QImage plain = bar->grab().toImage();
    driver().type(u"Find"_s, u"line 01"_s);
    QTRY_VERIFY2(status().contains(u"1 of 10"_s), qUtf8Printable(status()));
    QTest::keyClick(page()->transcript(), Qt::Key_Home);
    const QImage ticked = bar->grab().toImage();
    int lowest = -1;
    for (int y = 0; y < plain.height(); ++y) {
        if (plain.pixel(plain.width() / 2, y) != ticked.pixel(plain.width() / 2, y))
            lowest = y;
    }
    QVERIFY2(lowest > 0 && lowest < plain.height() / 4, qPrintable(QString::number(lowest)));
}

void TestWindowFind::clearedIsNotFound()
{
    receive("needle");
    find(u"needle"_s);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
    driver().trigger(u"Clear the data log"_s);
    QTRY_VERIFY2(status().contains(u"No hits"_s), qUtf8Printable(status()));
    driver().trigger(u"Show what was cleared"_s);
    QTRY_VERIFY2(status().contains(u"Hits: 1"_s), qUtf8Printable(status()));
}

void TestWindowFind::tellsWhatTheFilterHides()
{
    receive("needle in hay");
    receive("needle in straw");
    find(u"needle"_s);
    QTRY_VERIFY2(status().contains(u"1 of 2"_s), qUtf8Printable(status()));
    QVERIFY2(!status().contains(u"hidden"_s), qUtf8Printable(status()));
    driver().trigger(u"Filter the data log"_s);
    driver().type(u"Filter by content"_s, u"straw"_s);
    QTRY_VERIFY2(status().contains(u"1 of 2 · 1 hidden by the filter"_s), qUtf8Printable(status()));
    driver().press(u"Clear filter"_s);
    QTRY_VERIFY2(!status().contains(u"hidden"_s), qUtf8Printable(status()));
}

void TestWindowFind::f3GoesToAHitAtOnce()
{
    receive("needle");
    find(u"needle"_s);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
    QTest::keyClick(&control<QLineEdit>(u"Find"), Qt::Key_Escape);
    key(Qt::Key_F3);
    QTRY_VERIFY2(status().contains(u"1 of 1"_s), qUtf8Printable(status()));
}

QTEST_MAIN(TestWindowFind)
#include "tst_window_find.moc"
