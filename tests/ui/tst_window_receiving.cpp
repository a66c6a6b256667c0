// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/livelog.h"
#include "session/sessionhandle.h"
#include "tests/support/rawpeer.h"
#include "tests/ui/windowtest.h"
#include "ui/log/filereception.h"
#include "ui/log/reception.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>
#include <QUdpSocket>

#ifdef Q_OS_UNIX
#include "tests/support/smalldisk.h"
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Receive panel, encodings, peers table, status bar.
class TestWindowReceiving : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenDataIsNotLost();
    void otherEncodingRereadsThePast();
    void encodingIsFoundByTypingAnyAlias();
    void unknownEncodingIsRefused();
    void hintOffersTheOtherEncoding();
    void dismissedHintStaysAway();
    void hintEndsWithWhatItSpeaksOf();
    void viewsShowTheSameBytes();
    void clearedDataComesBack();
    void countersCountAndReset();
    void receivedBytesAreSavedToAFile();
    void closedTabSavesTheRest();
    void everythingIsLoggedWhileItComes();
    void failedSavingIsSaid();
    void failureOfTheFileBeforeLeavesTheOneOfNow();
#ifdef Q_OS_UNIX
    void fullDiskIsSaidUntilThereIsRoom();
#endif
    void echoSendsBackAndShowsItsBadge();
    void peersTableActs_data();
    void peersTableActs();
    void whatIsAskedForOnePeerConcernsNoOther();
    void filesThatDidNotComeWholeAreCounted();
    void whatIsProposedIsReplacedByTyping();
    void datagramOfNothingCounts();

private:
    void connectPair();
    void send(const QByteArray &bytes); ///< from the client to the server, which is in front afterwards
    [[nodiscard]] quint64 receivedBytes()
    {
        return page()->session()->counters().traffic.receivedBytes;
    }
};

void TestWindowReceiving::connectPair()
{
    scene().connectClient(scene().openServer());
}

void TestWindowReceiving::send(const QByteArray &bytes)
{
    const quint64 before = scene().window().tabs()->page(0)->session()->counters().traffic.receivedBytes;
    scene().window().tabs()->page(1)->session()->send(bytes, SendTarget::all());
    scene().goToTab(0);
    QTRY_COMPARE(receivedBytes(), before + quint64(bytes.size()));
}

void TestWindowReceiving::hiddenDataIsNotLost()
{
    connectPair();
    scene().goToTab(0);
    driver().tick(u"Hide received data"_s, true);
    send("invisible");
    QTest::qWait(100); // time in which it would have been painted
    QVERIFY2(!log().contains(u"invisible"_s), qUtf8Printable(log()));
    driver().tick(u"Hide received data"_s, false);
    QTRY_VERIFY2(log().contains(u"invisible"_s), qUtf8Printable(log()));
}

void TestWindowReceiving::otherEncodingRereadsThePast()
{
    connectPair();
    send(QByteArray::fromHex("c4e3bac3")); // 你好 in GBK
    QTRY_VERIFY2(log().contains(u"\\xC4"_s), qUtf8Printable(log()));
    scene().chooseEncoding(u"GBK"_s);
    QTRY_VERIFY2(log().contains(u"你好"_s), qUtf8Printable(log()));
}

void TestWindowReceiving::encodingIsFoundByTypingAnyAlias()
{
    driver().type(u"Encoding"_s, u"cp936"_s);
    QTest::keyClick(control<QComboBox>(u"Encoding").lineEdit(), Qt::Key_Return);
    QCOMPARE(page()->state().session.encoding.name(), u"GBK"_s);
    QCOMPARE(driver().textOf(u"Encoding"_s), u"GBK"_s);
    driver().type(u"Encoding"_s, u"koi8-r"_s); // none of the common ones
    QTest::keyClick(control<QComboBox>(u"Encoding").lineEdit(), Qt::Key_Return);
    QCOMPARE(page()->state().session.encoding.name(), u"KOI8-R"_s);
}

void TestWindowReceiving::unknownEncodingIsRefused()
{
    driver().type(u"Encoding"_s, u"martian"_s);
    QTest::keyClick(control<QComboBox>(u"Encoding").lineEdit(), Qt::Key_Return);
    QCOMPARE(driver().textOf(u"Encoding"_s), u"UTF-8"_s);
    QVERIFY2(shownText().contains(u"“martian”"_s), qUtf8Printable(shownText()));
}

void TestWindowReceiving::hintOffersTheOtherEncoding()
{
    connectPair();
    send(QByteArray::fromHex("c4e3bac3a3acd6d0b9fa")); // 你好，中国 in GBK
    QTRY_VERIFY2(bannerText().contains(u"GBK"_s), qUtf8Printable(bannerText()));
    driver().press(u"Switch to GBK"_s);
    QCOMPARE(page()->state().session.encoding.name(), u"GBK"_s);
    QCOMPARE(bannerText(), QString());
    QTRY_VERIFY2(log().contains(u"你好，中国"_s), qUtf8Printable(log()));
}

void TestWindowReceiving::dismissedHintStaysAway()
{
    connectPair();
    send(QByteArray::fromHex("c4e3bac3a3acd6d0b9fa"));
    QTRY_VERIFY(!bannerText().isEmpty());
    driver().press(u"Dismiss"_s);
    send(QByteArray::fromHex("c4e3bac3a3acd6d0b9fa"));
    // Six of the ten bytes each time: C3 A3 and D0 B9 happen to be characters of UTF-8.
    QTRY_COMPARE(page()->reception()->undecodableBytes(), 12);
    QCOMPARE(bannerText(), QString());
}

void TestWindowReceiving::hintEndsWithWhatItSpeaksOf()
{
    const QByteArray inGbk = QByteArray::fromHex("c4e3bac3a3acd6d0b9fa");
    connectPair();
    send(inGbk);
    QTRY_VERIFY(!bannerText().isEmpty());
    driver().press(u"Clear"_s);
    QCOMPARE(bannerText(), QString());
    send("plain");
    QTRY_VERIFY(log().contains(u"plain"_s));
    QTRY_COMPARE(page()->reception()->undecodableBytes(), 6);
    QCOMPARE(bannerText(), QString());
    send(inGbk);
    QTRY_VERIFY(bannerText().contains(u"GBK"_s)); // there is a reason again
    page()->session()->open(page()->session()->status().config);
    QTRY_COMPARE(bannerText(), QString());
}

void TestWindowReceiving::viewsShowTheSameBytes()
{
    connectPair();
    send("AB");
    QTRY_VERIFY2(log().contains(u"AB"_s), qUtf8Printable(log()));
    driver().press(u"Hex"_s);
    QTRY_VERIFY2(log().contains(u"41 42"_s), qUtf8Printable(log()));
    driver().press(u"Dump"_s);
    QTRY_VERIFY2(log().contains(u"41 42"_s) && log().contains(u"AB"_s), qUtf8Printable(log()));
}

void TestWindowReceiving::clearedDataComesBack()
{
    connectPair();
    send("early");
    QTRY_VERIFY(log().contains(u"early"_s));
    driver().press(u"Clear"_s);
    QTRY_VERIFY2(!log().contains(u"early"_s), qUtf8Printable(log()));
    driver().press(u"Show what was cleared"_s);
    QTRY_VERIFY2(log().contains(u"early"_s), qUtf8Printable(log()));
}

void TestWindowReceiving::countersCountAndReset()
{
    connectPair();
    send("12345\xff");
    QTRY_VERIFY2(shownText().contains(u"RX:\n6\n"_s), qUtf8Printable(shownText()));
    QTRY_VERIFY2(shownText().contains(u"Undecodable bytes:\n1"_s), qUtf8Printable(shownText()));
    driver().press(u"Reset counters"_s);
    QTRY_VERIFY2(shownText().contains(u"RX:\n0\n"_s), qUtf8Printable(shownText()));
    QTRY_VERIFY2(shownText().contains(u"Undecodable bytes:\n0"_s), qUtf8Printable(shownText()));
    QVERIFY(log().contains(u"12345"_s)); // the log stays
}

void TestWindowReceiving::receivedBytesAreSavedToAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"received.bin"_s);
    const auto content = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    connectPair();
    send("before");
    page()->reception()->saving()->start(path);
    QVERIFY(control(u"Save to file…").isChecked());
    send("raw\xff\n");
    QTRY_COMPARE(content(), QByteArray("raw\xff\n"));
    QTRY_VERIFY2(shownText().contains(u"received.bin: 5"_s), qUtf8Printable(shownText()));
    driver().tick(u"Save to file…"_s, false);
    send("after");
    QVERIFY(!page()->reception()->saving()->isActive());
    QTest::qWait(50); // time in which it would have been written
    QCOMPARE(content(), QByteArray("raw\xff\n"));
}

void TestWindowReceiving::closedTabSavesTheRest()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"received.bin"_s));
    connectPair();
    scene().goToTab(0);
    page()->reception()->saving()->start(file.fileName());
    send("the rest");
    QEventLoop loop; // as in the program; a page that is deleted without one waits for the disk
    connect(page(), &QObject::destroyed, &loop, &QEventLoop::quit);
    driver().trigger(u"Close tab"_s);
    driver().press(u"Close the tab"_s);
    loop.exec();
    QTRY_COMPARE(qApp->findChildren<LiveLog *>().size(), 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("the rest"));
}

void TestWindowReceiving::everythingIsLoggedWhileItComes()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"talk.jsonl"_s));
    connectPair();
    scene().goToTab(0);
    QVERIFY(!shownText().contains(u"Log to file…"_s));
    page()->reception()->logging()->start(file.fileName());
    QVERIFY(control(u"Log to file…").isChecked());
    send("logged");
    QTRY_VERIFY(file.exists() && file.size() > 0);
    control(u"Log to file…").click();
    QTRY_VERIFY(!page()->reception()->logging()->isActive());
    QTRY_COMPARE(page()->findChildren<LiveLog *>().size(), 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"text\":\"logged\""));

    page()->reception()->logging()->start(folder.filePath(u"unknown.suffix"_s));
    QTRY_VERIFY(QFile::exists(folder.filePath(u"unknown.suffix.log"_s)));
}

void TestWindowReceiving::failedSavingIsSaid()
{
    const QTemporaryDir folder;
    connectPair();
    scene().goToTab(0);
    page()->reception()->saving()->start(folder.path());
    QTRY_VERIFY2(shownText().contains(u"is not an ordinary file"_s), qUtf8Printable(shownText()));
    QVERIFY(!control(u"Save to file…").isChecked());
}

/// It is heard only after the next file was chosen.
void TestWindowReceiving::failureOfTheFileBeforeLeavesTheOneOfNow()
{
    const QTemporaryDir folder;
    connectPair();
    scene().goToTab(0);
    Saving *saving = page()->reception()->saving();
    saving->start(folder.path());
    QFile file(folder.filePath(u"received.bin"_s));
    saving->start(file.fileName());
    QTRY_VERIFY2(shownText().contains(u"is not an ordinary file"_s), qUtf8Printable(shownText()));
    QVERIFY(saving->isActive());
    QVERIFY(control(u"Save to file…").isChecked());
    scene().goToTab(1);
    send("to the new one");
    QTRY_COMPARE(file.size(), 14);
    scene().goToTab(0);
    QVERIFY(shownText().contains(u"is not an ordinary file"_s));
    QVERIFY(control(u"Save to file…").isChecked());
    control(u"Save to file…").click();
    QTRY_VERIFY(!shownText().contains(u"is not an ordinary file"_s));
}

#ifdef Q_OS_UNIX
/// Also where a part of what came still found room, and is told of last.
void TestWindowReceiving::fullDiskIsSaidUntilThereIsRoom()
{
    constexpr qint64 farBeyondTheJournal = qint64(1) << 33U; // whose files have the same limit
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"received.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(farBeyondTheJournal));
    connectPair();
    scene().goToTab(0);
    SmallDisk disk(farBeyondTheJournal + 4);
    page()->reception()->saving()->start(file.fileName());
    send("fits, and more");
    QTRY_VERIFY2(shownText().contains(u"received.bin” cannot be written"_s), qUtf8Printable(shownText()));
    send("and more");
    QTRY_COMPARE(file.size(), farBeyondTheJournal + 4);
    QVERIFY2(shownText().contains(u"received.bin” cannot be written"_s), qUtf8Printable(shownText()));
    disk.makeRoom();
    QTRY_VERIFY2(shownText().contains(u"received.bin: 22 bytes"_s), qUtf8Printable(shownText()));
}
#endif

void TestWindowReceiving::echoSendsBackAndShowsItsBadge()
{
    connectPair();
    scene().goToTab(0);
    QVERIFY(!shownText().contains(u"Echo"_s));
    driver().trigger(u"Echo what arrives"_s);
    QTRY_VERIFY2(shownText().contains(u"Echo"_s), qUtf8Printable(shownText()));
    send("back please");
    scene().goToTab(1);
    QTRY_COMPARE(receivedBytes(), 11U);
}

void TestWindowReceiving::peersTableActs_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<EndpointState>("clientState");
    QTest::addColumn<PeerState>("clientConnection");
    QTest::newRow("disconnect") << u"Disconnect"_s << EndpointState::Open << PeerState::PeerFinished;
    QTest::newRow("reset") << u"Reset"_s << EndpointState::Closed << PeerState::Gone;
    QTest::newRow("finish sending") << u"Finish sending"_s << EndpointState::Open << PeerState::PeerFinished;
}

void TestWindowReceiving::peersTableActs()
{
    QFETCH(const QString, button);
    QFETCH(const EndpointState, clientState);
    QFETCH(const PeerState, clientConnection);
    connectPair();
    const SessionHandle *client = page()->session();
    scene().goToTab(0);
    auto &table = control<QTableView>(u"Peers");
    QTRY_COMPARE(table.model()->rowCount(), 1);
    QTRY_VERIFY(driver().control<QAbstractButton>(button).isEnabled());
    driver().press(button);
    QTRY_COMPARE(client->status().connection, clientConnection);
    QTRY_COMPARE(client->status().state, clientState);
}

/// The only peer may go while somebody types a number, and another one may come.
void TestWindowReceiving::whatIsAskedForOnePeerConcernsNoOther()
{
    const quint16 port = scene().openServer().section(u':', -1).toUShort();
    std::optional<RawStream> first = RawStream::connectTo(port);
    const SessionHandle *server = page()->session();
    QTRY_COMPARE(server->status().peerCount, 1);
    auto &table = control<QTableView>(u"Peers");
    QTRY_COMPARE(table.model()->rowCount(), 1);
    for (const QAction *action : table.actions()) {
        if (QMenu *menu = action->menu()) {
            Q_EMIT menu->aboutToShow();
            for (QAction *entry : menu->actions()) {
                if (entry->text() == u"Read slowly…"_s)
                    entry->trigger();
            }
        }
    }
    const QString before = table.model()->index(0, 0).data().toString();
    QTRY_VERIFY(page()->findChild<QInputDialog *>());
    auto *question = page()->findChild<QInputDialog *>();
    question->setIntValue(7);
    first->reset();
    first.reset();
    QTRY_COMPARE(server->status().peerCount, 0);
    RawStream second = RawStream::connectTo(port);
    QTRY_COMPARE(server->status().peerCount, 1);
    QTRY_VERIFY(table.model()->rowCount() == 1 && table.model()->index(0, 0).data().toString() != before);
    question->accept();
    second.write(QByteArray(100'000, 'x'));
    QTRY_COMPARE(receivedBytes(), 100'000U); // at 7 bytes a second it would take hours
}

void TestWindowReceiving::filesThatDidNotComeWholeAreCounted()
{
    const QTemporaryDir folder;
    const quint16 port = scene().openServer().section(u':', -1).toUShort();
    page()->fileReception()->receive({folder.path(), {FileFramingKind::Length}, {}, {}});
    RawStream cut = RawStream::connectTo(port);
    cut.write(QByteArray::fromHex("00000064") + "a part");
    cut.finish();
    QTRY_VERIFY2(shownText().contains(u"6 of 100 bytes came."_s), qUtf8Printable(shownText()));
    RawStream whole = RawStream::connectTo(port);
    whole.write(QByteArray::fromHex("00000003") + "abc");
    QTRY_VERIFY2(shownText().contains(u"1 saved, 1 not"_s), qUtf8Printable(shownText()));
    QVERIFY2(shownText().contains(u"6 of 100 bytes came."_s), qUtf8Printable(shownText())); // and stays said
}

void TestWindowReceiving::whatIsProposedIsReplacedByTyping()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("content") == 7 && file.flush());
    connectPair();
    page()->fileReception()->setSettings({.receiveFolder = folder.path(), .receiveFraming = {}, .sendFraming = {}});
    const auto typed = [this](const QString &button, const QString &field, const QString &text) {
        driver().press(button);
        driver().waitFor(u"the dialog"_s, [] { return QApplication::activeModalWidget() != nullptr; });
        const WindowDriver dialog(*QApplication::activeModalWidget());
        driver().waitFor(u"the keyboard"_s, [&] { return dialog.control<QLineEdit>(field).hasFocus(); });
        QTest::keyClicks(QApplication::focusWidget(), text);
        return dialog.textOf(field);
    };
    const auto press = [](const QString &button) { WindowDriver(*QApplication::activeModalWidget()).press(button); };
    QCOMPARE(typed(u"Receive files…"_s, u"Save in"_s, u"/x"_s), u"/x"_s);
    press(u"Cancel"_s);
    QCOMPARE(typed(u"Send from file…"_s, u"File"_s, file.fileName()), file.fileName());
    QTRY_VERIFY(WindowDriver(*QApplication::activeModalWidget()).control<QAbstractButton>(u"Send"_s).isEnabled());
    press(u"Send"_s);
    QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
    QTRY_VERIFY(control(u"Send from file…").isEnabled());
    QCOMPARE(typed(u"Send from file…"_s, u"File"_s, u"/x"_s), u"/x"_s);
    press(u"Cancel"_s);
}

void TestWindowReceiving::datagramOfNothingCounts()
{
    const QString address = scene().openUdp();
    QUdpSocket peer;
    QVERIFY(peer.bind(QHostAddress::LocalHost));
    QCOMPARE(peer.writeDatagram("", 0, QHostAddress::LocalHost, address.section(u':', 1).toUShort()), 0);
    QTRY_VERIFY2(shownText().contains(u"Packets rx/tx:\n1 / 0"_s), qUtf8Printable(shownText()));
}

QTEST_MAIN(TestWindowReceiving)
#include "tst_window_receiving.moc"
