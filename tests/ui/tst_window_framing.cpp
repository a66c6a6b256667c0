// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "text/encoder.h"
#include "ui/log/reception.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The framing row of the receive panel, and what it does to the log.
class TestWindowFraming : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindShowsWhatItNeeds_data();
    void eachKindShowsWhatItNeeds();
    void stickyMessagesAreSeenApart();
    void linesFollowTheEncoding();
    void canBeChangedWhileClosed();
    void aWrongDelimiterIsRefusedInPlace();
    void lengthFieldsAreSetByTheKeyboard();
    void isRemembered();

private:
    [[nodiscard]] FramingConfig framing() { return page()->state().session.framing; }
    [[nodiscard]] bool isShown(const char16_t *name);
};

bool TestWindowFraming::isShown(const char16_t *name)
{
    for (const auto *widget : page()->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->accessibleName() == QString::fromUtf16(name))
            return true;
    }
    return false;
}

void TestWindowFraming::eachKindShowsWhatItNeeds_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("none") << u"None"_s << u"none"_s << QStringList();
    QTest::newRow("line") << u"Line"_s << u"line"_s << QStringList();
    QTest::newRow("delimiter") << u"Delimiter"_s << u"delimiter:0D0A"_s << QStringList{u"Delimiter bytes"_s};
    QTest::newRow("fixed") << u"Fixed length"_s << u"fixed:16"_s << QStringList{u"Message size"_s};
    QTest::newRow("length") << u"Length field"_s << u"length:4be"_s << QStringList{u"Length field settings"_s};
    QTest::newRow("gap") << u"Idle gap"_s << u"gap:20"_s << QStringList{u"Silence"_s};
}

void TestWindowFraming::eachKindShowsWhatItNeeds()
{
    QFETCH(QString, kind);
    QFETCH(QString, spec);
    QFETCH(QStringList, fields);
    driver().choose(u"Framing"_s, kind);
    QCOMPARE(framing().toSpec(), spec);
    for (const char16_t *field : {u"Delimiter bytes", u"Message size", u"Length field settings", u"Silence"})
        QCOMPARE(isShown(field), fields.contains(QString::fromUtf16(field)));
}

void TestWindowFraming::stickyMessagesAreSeenApart()
{
    scene().connectClient(scene().openServer());
    page()->session()->send("one\ntwo\nthree\n", SendTarget::all());
    scene().goToTab(0);
    driver().choose(u"Framing"_s, u"Line"_s);
    QTRY_VERIFY2(log().contains(u"3 messages in one read"_s), qUtf8Printable(log()));
    QVERIFY2(log().endsWith(u"one\ntwo\nthree"_s), qUtf8Printable(log()));
    QTRY_VERIFY2(shownText().contains(u"Messages: 3 received, 0 sent"_s), qUtf8Printable(shownText()));
    driver().choose(u"Framing"_s, u"None"_s);
    QTRY_VERIFY2(!log().contains(u"messages"_s), qUtf8Printable(log()));
    QVERIFY2(!shownText().contains(u"Messages:"_s), qUtf8Printable(shownText()));
}

/// The bytes of U+0A0D are a line feed and a carriage return, and none of either where a character has two bytes.
void TestWindowFraming::linesFollowTheEncoding()
{
    scene().connectClient(scene().openServer());
    page()->session()->send(encodeText(u"a\u0A0D\nb\r\n"_s, Encoding::fromName(u"UTF-16LE").value()).value(),
                            SendTarget::all());
    scene().goToTab(0);
    driver().choose(u"Framing"_s, u"Line"_s);
    QTRY_VERIFY2(shownText().contains(u"Messages: 4 received"_s), qUtf8Printable(shownText()));
    driver().choose(u"Encoding"_s, u"UTF-16LE"_s);
    QTRY_VERIFY2(shownText().contains(u"Messages: 2 received, 0 sent"_s), qUtf8Printable(shownText()));
    QTRY_VERIFY2(log().endsWith(u"a\u0A0D\nb"_s), qUtf8Printable(log()));
}

void TestWindowFraming::canBeChangedWhileClosed()
{
    scene().connectClient(scene().openServer());
    page()->session()->send("abcd", SendTarget::all());
    scene().waitInLog(u"abcd"_s);
    driver().press(u"Disconnect"_s);
    driver().waitForControl(u"Connect"_s);
    driver().choose(u"Framing"_s, u"Fixed length"_s);
    auto &size = control<QSpinBox>(u"Message size");
    size.setFocus();
    size.selectAll();
    QTest::keyClicks(&size, u"2"_s);
    QTest::keyClick(&size, Qt::Key_Return);
    QTRY_VERIFY2(log().contains(u"\nab\ncd"_s), qUtf8Printable(log()));
}

void TestWindowFraming::aWrongDelimiterIsRefusedInPlace()
{
    driver().choose(u"Framing"_s, u"Delimiter"_s);
    auto &field = control<QLineEdit>(u"Delimiter bytes");
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, u"3B 0"_s);
    QVERIFY2(shownText().contains(u"“3B 0”"_s), qUtf8Printable(shownText()));
    QCOMPARE(framing().toSpec(), u"delimiter:3B"_s); // the last good one
    QTest::keyClicks(&field, u"A"_s);
    QCOMPARE(framing().toSpec(), u"delimiter:3B0A"_s);
    QVERIFY2(!shownText().contains(u"“3B"_s), qUtf8Printable(shownText()));
}

void TestWindowFraming::lengthFieldsAreSetByTheKeyboard()
{
    driver().choose(u"Framing"_s, u"Length field"_s);
    auto &button = control<QPushButton>(u"Length field settings");
    QCOMPARE(button.text(), u"4 B, big"_s);
    button.setFocus();
    QTest::keyClick(&button, Qt::Key_Space);
    QVERIFY(isShown(u"Adjustment"));
    driver().choose(u"Field width"_s, u"2 bytes"_s);
    driver().choose(u"Byte order"_s, u"Little endian"_s);
    auto &offset = control<QSpinBox>(u"Field offset");
    offset.setFocus();
    QTest::keyClick(&offset, Qt::Key_Up);
    auto &adjust = control<QSpinBox>(u"Adjustment");
    adjust.setFocus();
    QTest::keyClick(&adjust, Qt::Key_Down);
    QCOMPARE(framing().toSpec(), u"length:2le,offset=1,adjust=-1"_s);
    QCOMPARE(button.text(), u"2 B, little"_s);
    driver().choose(u"Field width"_s, u"1 byte"_s);
    QVERIFY(!control<QComboBox>(u"Byte order").isEnabled());
    QTest::keyClick(&adjust, Qt::Key_Escape);
    QVERIFY(!isShown(u"Adjustment"));
    QCOMPARE(button.text(), u"1 byte"_s);
}

void TestWindowFraming::isRemembered()
{
    driver().choose(u"Framing"_s, u"Idle gap"_s);
    const PageState state = page()->state();
    QCOMPARE(state.session.framing.kind, FramingKind::Gap);
    driver().choose(u"Framing"_s, u"None"_s);
    page()->setState(PageState::fromJson(state.toJson()).value());
    QCOMPARE(framing(), state.session.framing);
    QCOMPARE(driver().textOf(u"Framing"_s), u"Idle gap"_s);
    QVERIFY(isShown(u"Silence"));
}

QTEST_MAIN(TestWindowFraming)
#include "tst_window_framing.moc"
