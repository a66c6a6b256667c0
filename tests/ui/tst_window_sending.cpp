// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "ui/send/historypopup.h"
#include "ui/send/messageedit.h"
#include "ui/send/sending.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QSpinBox>
#include <QTableView>
#include <QUdpSocket>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Composer, send panel, quick list and history.
class TestWindowSending : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void wrongPayloadIsMarkedAndNotSent_data();
    void wrongPayloadIsMarkedAndNotSent();
    void markFollowsThePalette();
    void nothingOpenIsSaidUnderTheBox();
    void switchingTheFormatConvertsLosslessly();
    void switchingTheFormatIsRefusedWithTheReason();
    void escapesAndLineEndAreAdded();
    void controlEnterSends();
    void targetNeverJumps();
    void chosenPeerIsTheOnlyOneThatGetsIt();
    void selectedPeersGetIt();
    void wrongUdpTargetIsSaid();
    void namesAreLookedUpInTheOrderOfSending();
    void namesAmongSeveralTargetsAreLookedUp();
    void typedTargetIsLeftAloneByNewPeers();
    void repeatRunsUntilUnticked();
    void repeatTakesTheIntervalAsItStands();
    void repeatEndsWithTheConnection();
    void fileGoesOutWhole();
    void fileCanBeCancelled();
    void historyPutsBackIntoTheComposer();
    void quickListAddsSendsAndDeletes();
    void longPasteIsRefused();

private:
    void connectPair();
    [[nodiscard]] QByteArray receivedBy(int tab);
};

void TestWindowSending::connectPair()
{
    scene().connectClient(scene().openServer());
}

QByteArray TestWindowSending::receivedBy(int tab)
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

void TestWindowSending::wrongPayloadIsMarkedAndNotSent_data()
{
    QTest::addColumn<bool>("hex");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("letter in hex") << true << u"UTF-8"_s << u"48 6G"_s << 4;
    QTest::newRow("half a byte") << true << u"UTF-8"_s << u"48 6"_s << 3;
    QTest::newRow("character that GBK lacks") << false << u"GBK"_s << u"ab🙂"_s << 2;
    QTest::newRow("Chinese in Latin-1") << false << u"ISO-8859-1"_s << u"é你"_s << 1;
}

void TestWindowSending::wrongPayloadIsMarkedAndNotSent()
{
    QFETCH(const bool, hex);
    QFETCH(const QString, encoding);
    QFETCH(const QString, text);
    QFETCH(const int, position);
    connectPair();
    PageState state = page()->state();
    state.session.encoding = Encoding::fromName(encoding).value();
    state.session.sendFormat = hex ? PayloadFormat::Hex : PayloadFormat::Text;
    page()->setState(state);
    driver().type(u"Message"_s, text);
    driver().press(u"Send"_s);

    const auto &box = control<MessageEdit>(u"Message");
    QCOMPARE(box.extraSelections().size(), 1);
    QCOMPARE(box.extraSelections().constFirst().cursor.selectionStart(), position);
    QCOMPARE(box.textCursor().position(), position);
    driver().type(u"Message"_s, u"4142"_s); // the next is right, and the first that goes out
    QCOMPARE(box.extraSelections().size(), 0);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(0), hex ? QByteArray("AB") : QByteArray("4142"));
}

void TestWindowSending::markFollowsThePalette()
{
    auto &box = control<MessageEdit>(u"Message");
    driver().type(u"Message"_s, u"xyz"_s);
    box.markError(1);
    scene().window().choosePalette(PaletteChoice::Dark);
    const auto fill = [&box] { return box.extraSelections().constFirst().format.background().color(); };
    QTRY_COMPARE(fill(), tonesOf(QApplication::palette()).errorFill);
    QCOMPARE(box.extraSelections().constFirst().cursor.selectedText(), u"y"_s);
}

void TestWindowSending::nothingOpenIsSaidUnderTheBox()
{
    driver().press(u"Send"_s);
    QVERIFY2(shownText().contains(u"nothing is open"_s), qUtf8Printable(shownText()));
    QCOMPARE(bannerText(), QString());
}

void TestWindowSending::switchingTheFormatConvertsLosslessly()
{
    driver().type(u"Message"_s, u"你好"_s);
    QAbstractButton *hex = page()->findChildren<QAbstractButton *>(QString()).constFirst();
    for (auto *button : page()->findChildren<QAbstractButton *>()) {
        if (button->accessibleName() == "Hex"_L1) // the last one is that of the send panel
            hex = button;
    }
    QTest::mouseClick(hex, Qt::LeftButton);
    QCOMPARE(driver().textOf(u"Message"_s), u"E4 BD A0 E5 A5 BD"_s);
    QTest::keyClick(hex, Qt::Key_Left); // back to text, as arrow keys do in a group
    QCOMPARE(driver().textOf(u"Message"_s), u"你好"_s);
}

void TestWindowSending::switchingTheFormatIsRefusedWithTheReason()
{
    PageState state = page()->state();
    state.session.sendFormat = PayloadFormat::Hex;
    page()->setState(state);
    driver().type(u"Message"_s, u"FF FE"_s); // no UTF-8
    QAbstractButton *text = nullptr;
    QAbstractButton *hex = nullptr;
    for (auto *button : page()->findChildren<QAbstractButton *>()) {
        if (button->accessibleName() == "Text"_L1)
            text = button;
        if (button->accessibleName() == "Hex"_L1)
            hex = button;
    }
    QTest::mouseClick(text, Qt::LeftButton);
    QVERIFY(!text->isChecked());
    QTest::mouseClick(hex, Qt::LeftButton); // which it is already: the digits are no text
    QCOMPARE(driver().textOf(u"Message"_s), u"FF FE"_s);
    QCOMPARE(page()->state().session.sendFormat, PayloadFormat::Hex);
    QVERIFY2(shownText().contains(u"FF"_s), qUtf8Printable(shownText()));
}

void TestWindowSending::escapesAndLineEndAreAdded()
{
    connectPair();
    driver().tick(u"Parse escapes"_s, true);
    driver().choose(u"Append"_s, u"CR LF (\\r\\n)"_s);
    driver().type(u"Message"_s, u"a\\x00b\\\\"_s);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("a\0b\\\r\n", 6));
}

void TestWindowSending::controlEnterSends()
{
    connectPair();
    driver().type(u"Message"_s, u"quick"_s);
    QTest::keyClick(&control<MessageEdit>(u"Message"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(receivedBy(0), QByteArray("quick"));
    QTest::keyClick(&control<QComboBox>(u"Send to"), Qt::Key_Enter, Qt::ControlModifier);
    QTRY_COMPARE(receivedBy(0), QByteArray("quickquick"));
}

void TestWindowSending::targetNeverJumps()
{
    const QString address = scene().openServer();
    const auto target = [this] { return control<QComboBox>(u"Send to").currentText(); };
    QCOMPARE(target(), u"All peers"_s);
    scene().connectClient(address);
    scene().goToTab(0);
    QTRY_COMPARE(control<QComboBox>(u"Send to").count(), 3);
    QCOMPARE(target(), u"All peers"_s);

    const QString peer = control<QComboBox>(u"Send to").itemText(2);
    driver().choose(u"Send to"_s, peer);
    scene().connectClient(address);
    scene().goToTab(0);
    QTRY_COMPARE(control<QComboBox>(u"Send to").count(), 4);
    QCOMPARE(target(), peer);

    // Not by closing the client: the server then has a connection that it could still write on.
    auto &table = control<QTableView>(u"Peers");
    QCOMPARE(table.model()->index(0, 0).data().toString(), peer);
    table.selectRow(0);
    driver().press(u"Reset"_s);
    QTRY_VERIFY2(target().startsWith(peer) && target() != peer, qUtf8Printable(target())); // "… (gone)"
    driver().press(u"Send"_s);
    QTRY_VERIFY2(shownText().contains(u"has gone"_s), qUtf8Printable(shownText()));
}

void TestWindowSending::chosenPeerIsTheOnlyOneThatGetsIt()
{
    const QString address = scene().openServer();
    scene().connectClient(address);
    scene().connectClient(address);
    scene().goToTab(0);
    QTRY_COMPARE(control<QComboBox>(u"Send to").count(), 4);
    driver().choose(u"Send to"_s, control<QComboBox>(u"Send to").itemText(3));
    driver().type(u"Message"_s, u"for one"_s);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(2), QByteArray("for one"));
    QCOMPARE(receivedBy(1), QByteArray());
}

void TestWindowSending::selectedPeersGetIt()
{
    const QString address = scene().openServer();
    for (int i = 0; i < 3; ++i)
        scene().connectClient(address);
    scene().goToTab(0);
    auto &table = control<QTableView>(u"Peers");
    QTRY_COMPARE(table.model()->rowCount(), 3);
    driver().choose(u"Send to"_s, u"Selected peers"_s);
    driver().type(u"Message"_s, u"two"_s);
    driver().press(u"Send"_s);
    QVERIFY2(shownText().contains(u"Nothing was sent"_s), qUtf8Printable(shownText()));
    table.selectRow(0);
    table.selectionModel()->select(table.model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(1), QByteArray("two"));
    QTRY_COMPARE(receivedBy(3), QByteArray("two"));
    QCOMPARE(receivedBy(2), QByteArray());
}

void TestWindowSending::wrongUdpTargetIsSaid()
{
    scene().openUdp();
    driver().type(u"Send to"_s, u"127.0.0.1:70000"_s);
    driver().press(u"Send"_s);
    QVERIFY2(shownText().contains(u"70000"_s), qUtf8Printable(shownText()));
    QVERIFY(control<MessageEdit>(u"Message").extraSelections().isEmpty()); // nothing is wrong with the message
    driver().type(u"Send to"_s, QString());
    driver().press(u"Send"_s);
    QTRY_VERIFY2(shownText().contains(u"nobody"_s), qUtf8Printable(shownText()));
}

void TestWindowSending::namesAreLookedUpInTheOrderOfSending()
{
    const QString receiver = scene().openUdp();
    scene().openUdp(u"localhost:"_s + receiver.section(u':', 1));
    for (const auto &text : {u"one "_s, u"two "_s}) {
        driver().type(u"Message"_s, text);
        driver().press(u"Send"_s);
    }
    driver().type(u"Send to"_s, receiver); // needs no lookup, but its turn
    driver().type(u"Message"_s, u"three"_s);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("one two three"));
}

void TestWindowSending::namesAmongSeveralTargetsAreLookedUp()
{
    const QString first = scene().openUdp();
    const QString second = scene().openUdp();
    scene().openUdp(first + u", localhost:"_s + second.section(u':', 1));
    driver().type(u"Message"_s, u"all"_s);
    driver().press(u"Send"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("all"));
    QTRY_COMPARE(receivedBy(1), QByteArray("all"));
    driver().type(u"Send to"_s, first + u",no-such-host.invalid:9"_s);
    driver().press(u"Send"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(shownText().contains(u"no-such-host.invalid"_s), qUtf8Printable(shownText()), 30'000);
    driver().type(u"Send to"_s, u"localhost:9,localhost:0"_s);
    driver().press(u"Send"_s);
    QVERIFY2(shownText().contains(u"localhost:0"_s), qUtf8Printable(shownText()));
    driver().type(u"Send to"_s, u"127.0.0.1"_s);
    driver().press(u"Send"_s);
    QVERIFY2(shownText().contains(u"“127.0.0.1” has no port"_s), qUtf8Printable(shownText()));
    QCOMPARE(receivedBy(0), QByteArray("all")); // to nobody, where one of them is wrong
}

void TestWindowSending::typedTargetIsLeftAloneByNewPeers()
{
    const QString address = scene().openUdp(u"127.0.0.1:90"_s);
    auto &box = control<QComboBox>(u"Send to");
    box.lineEdit()->setCursorPosition(4);
    QUdpSocket peer;
    QVERIFY(peer.bind(QHostAddress::LocalHost));
    QCOMPARE(peer.writeDatagram("x", 1, QHostAddress::LocalHost, address.section(u':', 1).toUShort()), 1);
    QTRY_COMPARE(control<QTableView>(u"Peers").model()->rowCount(), 1);
    QCOMPARE(box.count(), 2);
    QCOMPARE(box.lineEdit()->cursorPosition(), 4);
    driver().type(u"Message"_s, u"elsewhere"_s);
    QCOMPARE(box.count(), 3);
    QCOMPARE(box.currentText(), u"127.0.0.1:90"_s);
}

void TestWindowSending::repeatRunsUntilUnticked()
{
    connectPair();
    driver().type(u"Message"_s, u"x"_s);
    control<QSpinBox>(u"Interval in milliseconds").setValue(1);
    driver().tick(u"Repeat every"_s, true);
    QTRY_VERIFY(receivedBy(0).size() >= 5);
    QTRY_VERIFY2(shownText().contains(u"Sent "_s), qUtf8Printable(shownText()));
    driver().tick(u"Repeat every"_s, false);
    QTRY_VERIFY(!page()->session()->status().sending.repeating);
    QTRY_VERIFY(!control(u"Repeat every").isChecked());
    QTRY_VERIFY2(shownText().contains(u"Stopped: sent "_s), qUtf8Printable(shownText()));
    QVERIFY2(shownText().contains(u"/s, jitter "_s), qUtf8Printable(shownText())); // it is what one wanted to know
}

/// Assistive technology sets the text of a field without the keys that make a spin box take it.
void TestWindowSending::repeatTakesTheIntervalAsItStands()
{
    scene().connectClient(scene().openServer());
    auto &interval = control<QSpinBox>(u"Interval in milliseconds");
    interval.findChild<QLineEdit *>()->setText(u"7"_s);
    driver().tick(u"Repeat every"_s, true);
    QTRY_VERIFY(page()->session()->status().sending.repeating);
    QCOMPARE(interval.value(), 7);
    QCOMPARE(page()->state().session.repeatInterval, std::chrono::milliseconds(7));
}

void TestWindowSending::repeatEndsWithTheConnection()
{
    connectPair();
    driver().tick(u"Repeat every"_s, true);
    QTRY_VERIFY(page()->session()->status().sending.repeating);
    driver().press(u"Disconnect"_s);
    driver().waitForControl(u"Connect"_s);
    QTRY_VERIFY(!control(u"Repeat every").isChecked());
    driver().tick(u"Repeat every"_s, true);
    QVERIFY(!control(u"Repeat every").isChecked());
    QVERIFY2(shownText().contains(u"nothing is open"_s), qUtf8Printable(shownText()));
}

void TestWindowSending::fileGoesOutWhole()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"data.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray content;
    for (int i = 0; i < 300'000; ++i)
        content.append(static_cast<char>(i * 7));
    QCOMPARE(file.write(content), content.size());
    file.close();

    connectPair();
    page()->sending()->sendFile(file.fileName());
    QTRY_COMPARE(receivedBy(0).size(), content.size());
    QCOMPARE(receivedBy(0), content);
    QTRY_VERIFY(control(u"Send from file…").isEnabled());
}

void TestWindowSending::fileCanBeCancelled()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"large.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(4) << 30)); // no disk: it is a hole
    connectPair();
    page()->sending()->sendFile(file.fileName());
    driver().waitForControl(u"Progress of the file"_s);
    driver().press(u"Cancel"_s);
    QTRY_VERIFY(!page()->session()->status().sending.sendingFile);
    QTRY_VERIFY(control(u"Send from file…").isEnabled());
}

void TestWindowSending::historyPutsBackIntoTheComposer()
{
    connectPair();
    for (const auto &text : {u"one"_s, u"two"_s}) {
        driver().type(u"Message"_s, text);
        driver().press(u"Send"_s);
    }
    driver().press(u"History"_s);
    auto *popup = page()->findChild<HistoryPopup *>();
    QVERIFY(popup != nullptr);
    auto *list = popup->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(driver().textOf(u"Message"_s), u"one"_s);
    QTRY_VERIFY(page()->findChild<HistoryPopup *>() == nullptr);
}

void TestWindowSending::quickListAddsSendsAndDeletes()
{
    connectPair();
    driver().type(u"Message"_s, u"PING"_s);
    driver().press(u"Quick list"_s);
    driver().press(u"Add"_s);
    auto &table = control<QTableView>(u"Quick list");
    QCOMPARE(table.model()->rowCount(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // the name is being edited
    QTRY_COMPARE(QApplication::focusWidget(), &table);            // the editor closes by a queued call
    driver().type(u"Message"_s, u"something else"_s);
    const QPoint payload = table.visualRect(table.model()->index(0, 2)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, payload); // mouseDClick() is the second click alone
    QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, payload);
    QTRY_COMPARE(receivedBy(0), QByteArray("PING"));
    driver().press(u"Send selected"_s);
    QTRY_COMPARE(receivedBy(0), QByteArray("PINGPING"));
    driver().press(u"Delete"_s);
    QCOMPARE(table.model()->rowCount(), 0);
    driver().press(u"Quick list"_s);
    QVERIFY(!table.isVisible());
}

void TestWindowSending::longPasteIsRefused()
{
    driver().type(u"Message"_s, u"before"_s);
    QApplication::clipboard()->setText(QString(MessageEdit::limit, u'x'));
    QTest::keyClick(&control<MessageEdit>(u"Message"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(driver().textOf(u"Message"_s), u"before"_s);
    QVERIFY2(shownText().contains(QString::number(MessageEdit::limit)), qUtf8Printable(shownText()));
    const QString full(MessageEdit::limit, u'x');
    driver().type(u"Message"_s, full);
    QTest::keyClick(&control<MessageEdit>(u"Message"), Qt::Key_Y); // is not taken either
    QCOMPARE(driver().textOf(u"Message"_s), full);
    driver().press(u"Hex"_s); // would not fit
    QCOMPARE(driver().textOf(u"Message"_s), full);
}

QTEST_MAIN(TestWindowSending)
#include "tst_window_sending.moc"
