// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "ui/base/elidedlabel.h"
#include "ui/send/historypopup.h"
#include "ui/send/messageedit.h"
#include "ui/send/sendfiledialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSpinBox>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What a message becomes before it goes out: checksum, placeholders, preview; how it is repeated, and sent again.
class TestWindowComposer : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aChecksumIsAppended();
    void itsSettingsCount();
    void aCrcOfOnesOwn();
    void placeholdersAreWorkedOut();
    void thePreviewShowsTheBytes();
    void thePreviewNamesWhatIsWrong();
    void nothingIsPreviewedAtTheStart();
    void openingShowsTheBytes();
    void whatChangedMeanwhileIsPreviewed();
    void thePreviewIsForItsTarget();
    void thePreviewForAllIsForTheFirst();
    void repeatsAsOftenAsAsked();
    void goesLineByLine();
    void theEndOfTheConnectionIsSaid();
    void historyIsSearchedAndSentAgain();
    void historyIsThatOfThePage();
    void severalAddressesGetIt();
    void allOfItIsRemembered();
    void aDragAsksNoDisk();

private:
    void connectPair() { scene().connectClient(scene().openServer()); }
    [[nodiscard]] QByteArray receivedBy(int tab);
    void send(const QString &message);
    [[nodiscard]] QString preview();
};

QByteArray TestWindowComposer::receivedBy(int tab)
{
    JournalReader reader = scene().window().tabs()->page(tab)->session()->reader();
    reader.refresh();
    QByteArray bytes;
    for (quint64 i = 0; i < reader.count(); ++i) {
        const Record record = reader.record(RecordId(i));
        if (record.kind == RecordKind::Received)
            bytes += record.bytes.toByteArray();
    }
    return bytes;
}

void TestWindowComposer::send(const QString &message)
{
    driver().type(u"Message"_s, message);
    driver().press(u"Send"_s);
}

/// The line under the box; empty where it is not there.
QString TestWindowComposer::preview()
{
    for (const auto *label : page()->findChildren<ElidedLabel *>()) {
        if (label->isVisible() && label->fullText().contains(u" B: "_s))
            return label->fullText();
    }
    return {};
}

void TestWindowComposer::aChecksumIsAppended()
{
    connectPair();
    driver().choose(u"Checksum"_s, u"CRC-16/MODBUS"_s);
    driver().choose(u"Append"_s, u"CR LF (\\r\\n)"_s);
    send(u"123456789"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("123456789\x37\x4B\r\n"));
}

void TestWindowComposer::itsSettingsCount()
{
    connectPair();
    driver().choose(u"Checksum"_s, u"CRC-16/MODBUS"_s);
    driver().choose(u"Append"_s, u"LF (\\n)"_s);
    driver().press(u"Checksum settings"_s);
    control<QSpinBox>(u"First byte").setValue(2);
    driver().choose(u"Byte order"_s, u"High byte first"_s);
    driver().tick(u"After the line end"_s, true);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    const ChecksumConfig expected = ChecksumConfig::fromSpec(u"crc16-modbus,from=2,be,after-line-end").value();
    QCOMPARE(page()->state().session.checksum, expected);
    send(u"x123"_s);
    QTRY_COMPARE(receivedBy(0), "x123\n" + *checksumBytes("x123\n", expected));
}

void TestWindowComposer::aCrcOfOnesOwn()
{
    connectPair();
    driver().choose(u"Checksum"_s, u"Custom CRC"_s);
    driver().press(u"Checksum settings"_s);
    control<QSpinBox>(u"CRC width").setValue(8);
    auto &polynomial = control<QLineEdit>(u"Polynomial");
    polynomial.clear();
    QTest::keyClicks(&polynomial, u"1FF"_s); // more than eight bits
    QTRY_VERIFY2(shownText().contains(u"8 bits"_s), qUtf8Printable(shownText()));
    polynomial.clear();
    QTest::keyClicks(&polynomial, u"31"_s);
    auto &initial = control<QLineEdit>(u"Initial value");
    initial.clear();
    QTest::keyClicks(&initial, u"FF"_s);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    send(u"123456789"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("123456789\xF7")); // CRC-8/NRSC-5
}

void TestWindowComposer::placeholdersAreWorkedOut()
{
    connectPair();
    send(u"{n}{"_s); // just text, unless ticked
    QTRY_COMPARE(receivedBy(0), QByteArray("{n}{"));
    driver().tick(u"Placeholders"_s, true);
    driver().press(u"Send"_s);
    QVERIFY2(shownText().contains(u"position 4"_s), qUtf8Printable(shownText()));
    QCOMPARE(control<MessageEdit>(u"Message").extraSelections().constFirst().cursor.selectionStart(), 3);
    driver().type(u"Message"_s, u"<{n:3,9}>"_s);
    driver().press(u"Send"_s);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("{n}{<009><010>"));
}

void TestWindowComposer::thePreviewShowsTheBytes()
{
    driver().type(u"Message"_s, u"你"_s);
    QTRY_COMPARE(preview(), u"3 B: E4 BD A0"_s);
    driver().choose(u"Append"_s, u"CR LF (\\r\\n)"_s);
    QTRY_COMPARE(preview(), u"5 B: E4 BD A0 0D 0A"_s);
    driver().choose(u"Checksum"_s, u"XOR"_s);
    QTRY_COMPARE(preview(), u"6 B: E4 BD A0 F9 0D 0A"_s);
    driver().choose(u"Encoding"_s, u"GBK"_s);
    QTRY_COMPARE(preview(), u"5 B: C4 E3 27 0D 0A"_s);
    driver().tick(u"Placeholders"_s, true);
    driver().type(u"Message"_s, u"{n}"_s);
    QTRY_COMPARE(preview(), u"For example 4 B: 31 31 0D 0A"_s);
    driver().type(u"Message"_s, QString(5000, u'a'));
    QTRY_VERIFY2(preview().startsWith(u"For example"_s) || preview().startsWith(u"5,003 B: 61 61"_s),
                 qUtf8Printable(preview()));
    QTRY_VERIFY(preview().startsWith(u"5,003 B: 61 61"_s) && preview().endsWith(u"00 0D 0A"_s));
    QVERIFY(preview().contains(u" … "_s));
}

void TestWindowComposer::thePreviewNamesWhatIsWrong()
{
    driver().tick(u"Placeholders"_s, true);
    driver().type(u"Message"_s, u"ab{x}"_s);
    QTRY_VERIFY2(shownText().contains(u"position 3"_s), qUtf8Printable(shownText()));
    QCOMPARE(preview(), QString());
    QVERIFY(control<MessageEdit>(u"Message").extraSelections().isEmpty()); // nobody is in the way of the caret
    driver().type(u"Message"_s, u"ab"_s);
    QTRY_COMPARE(preview(), u"2 B: 61 62"_s);
    QVERIFY(!shownText().contains(u"position 3"_s));
}

void TestWindowComposer::nothingIsPreviewedAtTheStart()
{
    QTest::qWait(200);
    QCOMPARE(preview(), QString());
}

/// Also of the message that was there from the beginning, or came with a workspace.
void TestWindowComposer::openingShowsTheBytes()
{
    connectPair();
    QTRY_VERIFY2(preview().startsWith(u"25 B: 48 65 6C"_s), qUtf8Printable(preview()));
}

void TestWindowComposer::whatChangedMeanwhileIsPreviewed()
{
    driver().type(u"Message"_s, u"ab"_s);
    QTRY_COMPARE(preview(), u"2 B: 61 62"_s);
    driver().trigger(u"Data send"_s);
    QTRY_VERIFY(!page()->findChild<MessageEdit *>()->isVisible());
    driver().choose(u"Append"_s, uR"(LF (\n))"_s);
    driver().trigger(u"Data send"_s);
    QTRY_COMPARE(preview(), u"3 B: 61 62 0A"_s);
}

void TestWindowComposer::thePreviewIsForItsTarget()
{
    scene().openUdp();
    driver().type(u"Message"_s, u"{peer}"_s);
    driver().tick(u"Placeholders"_s, true);
    driver().type(u"Send to"_s, u"127.0.0.1:7"_s);
    QTRY_COMPARE(preview(), u"For example 11 B: 31 32 37 2E 30 2E 30 2E 31 3A 37"_s);
    driver().type(u"Send to"_s, u"127.0.0.1:9"_s);
    QTRY_COMPARE(preview(), u"For example 11 B: 31 32 37 2E 30 2E 30 2E 31 3A 39"_s);
}

void TestWindowComposer::thePreviewForAllIsForTheFirst()
{
    connectPair();
    scene().goToTab(0);
    driver().type(u"Message"_s, u"{peer}"_s);
    driver().tick(u"Placeholders"_s, true);
    QTRY_VERIFY2(preview().contains(u" 31 32 37 2E 30 2E 30 2E 31 3A "_s), qUtf8Printable(preview()));
}

void TestWindowComposer::repeatsAsOftenAsAsked()
{
    connectPair();
    driver().type(u"Message"_s, u"x"_s);
    control<QSpinBox>(u"Interval in milliseconds").setValue(1);
    driver().press(u"Repeat settings"_s);
    control<QSpinBox>(u"Times").setValue(50);
    driver().choose(u"When late"_s, u"Catch up"_s);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    driver().tick(u"Repeat every"_s, true);
    QTRY_COMPARE(receivedBy(0), QByteArray(50, 'x'));
    QTRY_VERIFY(!control(u"Repeat every").isChecked());
    QTRY_VERIFY2(shownText().contains(u"Done: sent 50 times"_s), qUtf8Printable(shownText()));
    const SendProgress &progress = page()->session()->status().sending;
    QVERIFY(progress.repeatFigures.perSecond > 0);
    QCOMPARE(progress.repeatsSkipped, 0U);
}

void TestWindowComposer::goesLineByLine()
{
    connectPair();
    driver().press(u"Repeat settings"_s);
    driver().tick(u"Line by line"_s, true);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    control<QSpinBox>(u"Interval in milliseconds").setValue(1);
    driver().choose(u"Append"_s, u"CR LF (\\r\\n)"_s);
    send(u"one\n\ntwo\nthree"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("one\r\ntwo\r\nthree\r\n"));
    QTRY_VERIFY(!control(u"Repeat every").isChecked());
    driver().choose(u"Encoding"_s, u"GBK"_s);
    send(u"one\n🙂"_s);
    const auto &box = control<MessageEdit>(u"Message");
    QCOMPARE(box.extraSelections().constFirst().cursor.selectionStart(), 4); // in the whole, not in its line
}

void TestWindowComposer::theEndOfTheConnectionIsSaid()
{
    connectPair();
    driver().tick(u"Repeat every"_s, true);
    QTRY_VERIFY(page()->session()->status().sending.repeating);
    driver().press(u"Disconnect"_s);
    QTRY_VERIFY2(shownText().contains(u"Ended with the connection, sent 1 times"_s), qUtf8Printable(shownText()));
    QVERIFY(!control(u"Repeat every").isChecked());
}

void TestWindowComposer::historyIsSearchedAndSentAgain()
{
    connectPair();
    for (const auto &text : {u"one"_s, u"two"_s, u"three"_s})
        send(text);
    QTRY_COMPARE(receivedBy(0), QByteArray("onetwothree"));
    driver().press(u"History"_s);
    auto *popup = page()->findChild<HistoryPopup *>();
    auto *line = popup->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"TW"_s);
    QCOMPARE(popup->findChild<QListWidget *>()->currentItem()->text(), u"two"_s);
    QTest::keyClick(line, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(receivedBy(0), QByteArray("onetwothreetwo"));
    QCOMPARE(driver().textOf(u"Message"_s), u"three"_s); // what is being written stays
    driver().press(u"History"_s);
    popup = page()->findChildren<HistoryPopup *>().constLast();
    line = popup->findChild<QLineEdit *>();
    QTest::keyClick(line, Qt::Key_Up); // from the first line, which leads nowhere
    QTest::keyClick(line, Qt::Key_Down);
    QTest::keyClick(line, Qt::Key_Down);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(driver().textOf(u"Message"_s), u"one"_s); // two, three, one
}

void TestWindowComposer::historyIsThatOfThePage()
{
    connectPair();
    send(u"mine"_s);
    scene().goToTab(0);
    driver().press(u"History"_s);
    QVERIFY(page()->findChild<HistoryPopup *>()->findChild<QListWidget *>()->item(0)->text() != u"mine"_s);
}

void TestWindowComposer::severalAddressesGetIt()
{
    const QString one = scene().openUdp();
    const QString other = scene().openUdp();
    scene().openUdp(one + u", "_s + other);
    driver().tick(u"Placeholders"_s, true);
    send(u"to {peer}"_s);
    QTRY_COMPARE(receivedBy(0), "to " + one.toUtf8());
    QTRY_COMPARE(receivedBy(1), "to " + other.toUtf8());
    driver().type(u"Send to"_s, one + u",127.0.0.1:0"_s);
    driver().press(u"Send"_s);
    QTRY_VERIFY2(shownText().contains(u"127.0.0.1:0"_s), qUtf8Printable(shownText()));
}

void TestWindowComposer::allOfItIsRemembered()
{
    PageState state = page()->state();
    state.session.checksum = ChecksumConfig::fromSpec(u"crc:12,80F,0,false,true,0,from=3").value();
    state.session.placeholders = true;
    state.session.repeat = {7, LatePolicy::CatchUp, true};
    page()->setState(state);
    QCOMPARE(page()->state().session.checksum, state.session.checksum);
    QVERIFY(page()->state().session.placeholders);
    QCOMPARE(page()->state().session.repeat, state.session.repeat);
}

/// Whether it is a file is found out once it is dropped; a folder shows that it was not asked before.
void TestWindowComposer::aDragAsksNoDisk()
{
    QMimeData folder;
    folder.setUrls({QUrl::fromLocalFile(QDir::tempPath())});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &folder, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &folder, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page(), &drop);
    const auto *dialog = scene().window().findChild<SendFileDialog *>();
    QVERIFY(dialog != nullptr);
    const auto refuses = [dialog] {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](auto *label) { return label->text().contains(u"It is a folder"_s); });
    };
    QTRY_VERIFY(refuses());
}

QTEST_MAIN(TestWindowComposer)
#include "tst_window_composer.moc"
