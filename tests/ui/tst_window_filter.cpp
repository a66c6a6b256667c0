// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionhandle.h"
#include "tests/ui/windowtest.h"
#include "ui/log/transcriptview.h"

#include <QAccessible>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTcpSocket>

#include <sys/socket.h>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The filter line over the transcript of a server to which two clients send.
class TestWindowFilter : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void opensAndClosesWithoutATrace();
    void byDirection();
    void byKind();
    void byPeer();
    void byContent();
    void onlyThisPeerFromTheTranscript();
    void onlyThisPeerFromTheTable();
    void theOthersCanBeChosenToo();
    void growsWithTheJournal();
    void mistakeHidesNothing();
    void nothingPassesIsSaid();
    void runningStream();
    void copiesWhatIsShown();
    void whatIsAroundTheCaretIsSeenAtItsEnd_data();
    void whatIsAroundTheCaretIsSeenAtItsEnd();

private:
    std::unique_ptr<QTcpSocket> connectClient();
    void receive(QTcpSocket &client, const QByteArray &bytes);
    void openFilter() { driver().trigger(u"Filter the data log"_s); }
    [[nodiscard]] bool shows(const QString &text) { return log().contains(text); }

    quint16 m_port = 0;
    std::unique_ptr<QTcpSocket> m_one;
    std::unique_ptr<QTcpSocket> m_two;
};

void TestWindowFilter::init()
{
    WindowTest::init();
    m_port = scene().openServer().section(u':', 1).toUShort();
    m_one = connectClient();
    m_two = connectClient();
    receive(*m_one, "apple one");
    receive(*m_two, "banana two");
    page()->session()->send("answer", SendTarget::all());
    QTRY_VERIFY2(log().count(u"answer"_s) == 2, qUtf8Printable(log()));
}

std::unique_ptr<QTcpSocket> TestWindowFilter::connectClient()
{
    const int before = page()->session()->status().peerCount;
    auto client = std::make_unique<QTcpSocket>();
    client->connectToHost(u"127.0.0.1"_s, m_port);
    [&] { QTRY_COMPARE(page()->session()->status().peerCount, before + 1); }();
    return client;
}

void TestWindowFilter::receive(QTcpSocket &client, const QByteArray &bytes)
{
    const auto received = [this] { return page()->session()->counters().traffic.receivedBytes; };
    const quint64 before = received();
    client.write(bytes);
    client.flush();
    QTRY_COMPARE(received(), before + quint64(bytes.size()));
}

void TestWindowFilter::opensAndClosesWithoutATrace()
{
    const QString before = log();
    openFilter();
    auto *content = &control<QLineEdit>(u"Filter by content");
    QVERIFY(content->hasFocus());
    driver().type(u"Filter by content"_s, u"apple"_s);
    QTRY_VERIFY2(!shows(u"banana"_s), qUtf8Printable(log()));
    QTest::keyClick(content, Qt::Key_Escape);
    QTRY_COMPARE(log(), before);
    QVERIFY(!content->isVisible());
    openFilter();
    QCOMPARE(content->text(), QString());
    driver().press(u"Close filter"_s);
    QVERIFY(!content->isVisible());
}

void TestWindowFilter::byDirection()
{
    openFilter();
    driver().choose(u"Filter by direction"_s, u"Received"_s);
    QTRY_VERIFY2(!shows(u"answer"_s), qUtf8Printable(log()));
    QVERIFY2(shows(u"apple one"_s) && shows(u"Connected with"_s), qUtf8Printable(log()));
    driver().choose(u"Filter by direction"_s, u"Sent"_s);
    QTRY_VERIFY2(shows(u"answer"_s) && !shows(u"apple"_s), qUtf8Printable(log()));
    driver().press(u"Clear filter"_s);
    QTRY_VERIFY2(shows(u"apple one"_s) && shows(u"answer"_s), qUtf8Printable(log()));
}

void TestWindowFilter::byKind()
{
    openFilter();
    driver().choose(u"Filter by kind"_s, u"Data"_s);
    QTRY_VERIFY2(shows(u"apple"_s) && !shows(u"Connected with"_s), qUtf8Printable(log()));
    QTRY_VERIFY2(shownText().contains(u"4 of "_s), qUtf8Printable(shownText()));
    driver().choose(u"Filter by kind"_s, u"Events"_s);
    QTRY_VERIFY2(!shows(u"apple"_s) && shows(u"Connected with"_s), qUtf8Printable(log()));
    driver().choose(u"Filter by kind"_s, u"Errors"_s);
    QTRY_VERIFY2(!shows(u"Connected with"_s), qUtf8Printable(log()));
    QVERIFY(log().isEmpty());
    const linger atOnce{1, 0}; // closing resets
    QCOMPARE(setsockopt(int(m_two->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce), 0);
    m_two->abort();
    QTRY_VERIFY2(shows(u"reset"_s), qUtf8Printable(log()));
}

void TestWindowFilter::byPeer()
{
    openFilter();
    control<QComboBox>(u"Filter by peer").setFocus(); // takes in the peers
    driver().choose(u"Filter by peer"_s, u"127.0.0.1:%1"_s.arg(m_two->localPort()));
    QTRY_VERIFY2(shows(u"banana two"_s) && !shows(u"apple"_s), qUtf8Printable(log()));
    QCOMPARE(log().count(u"answer"_s), 1);
}

void TestWindowFilter::byContent()
{
    openFilter();
    driver().type(u"Filter by content"_s, u"APPLE"_s);
    QTRY_VERIFY2(shows(u"apple one"_s) && !shows(u"banana"_s), qUtf8Printable(log()));
    QTRY_VERIFY2(shownText().contains(u"1 of "_s), qUtf8Printable(shownText()));
    driver().choose(u"Filter mode"_s, u"Regex"_s);
    driver().type(u"Filter by content"_s, u"t[wo]+$"_s);
    QTRY_VERIFY2(shows(u"banana two"_s) && !shows(u"apple"_s), qUtf8Printable(log()));
}

void TestWindowFilter::onlyThisPeerFromTheTranscript()
{
    TranscriptView *view = page()->transcript();
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(view)->textInterface();
    const QPoint place = text->characterRect(int(text->text(0, -1).indexOf(u"apple"_s))).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, view->viewport()->mapFromGlobal(place), place);
    QCoreApplication::sendEvent(view->viewport(), &event);
    auto *menu = view->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&') == u"Show only this peer")
            action->trigger();
    }
    menu->close();
    QTRY_VERIFY2(shows(u"apple one"_s) && !shows(u"banana"_s), qUtf8Printable(log()));
    QVERIFY(control<QComboBox>(u"Filter by peer").currentText().startsWith(u"127.0.0.1:"_s));
}

void TestWindowFilter::onlyThisPeerFromTheTable()
{
    auto &table = control<QTableView>(u"Peers");
    QTRY_COMPARE(table.model()->rowCount(), 2);
    table.selectAll();
    QVERIFY(!table.actions().constFirst()->isEnabled());
    table.selectRow(1);
    const QString address = table.model()->index(1, 0).data().toString();
    table.actions().constFirst()->trigger();
    QCOMPARE(control<QComboBox>(u"Filter by peer").currentText(), address);
    QTRY_COMPARE(log().count(u"answer"_s), 1);
}

/// The newest peer was put in the list before anybody had opened that.
void TestWindowFilter::theOthersCanBeChosenToo()
{
    auto &table = control<QTableView>(u"Peers");
    QTRY_COMPARE(table.model()->rowCount(), 2);
    table.selectRow(1);
    table.actions().constFirst()->trigger();
    auto &peers = control<QComboBox>(u"Filter by peer");
    QCOMPARE(peers.currentText(), u"127.0.0.1:%1"_s.arg(m_two->localPort()));
    peers.setFocus(); // takes in the peers
    QCOMPARE(peers.currentText(), u"127.0.0.1:%1"_s.arg(m_two->localPort()));
    driver().choose(u"Filter by peer"_s, u"127.0.0.1:%1"_s.arg(m_one->localPort()));
    QTRY_VERIFY2(shows(u"apple one"_s) && !shows(u"banana"_s), qUtf8Printable(log()));
}

void TestWindowFilter::growsWithTheJournal()
{
    openFilter();
    driver().type(u"Filter by content"_s, u"apple"_s);
    QTRY_VERIFY2(!shows(u"banana"_s), qUtf8Printable(log()));
    receive(*m_two, "a pear");
    receive(*m_two, "an apple for two");
    QTRY_VERIFY2(shows(u"an apple for two"_s), qUtf8Printable(log()));
    QVERIFY(!shows(u"a pear"_s));
    QTRY_VERIFY2(shownText().contains(u"2 of "_s), qUtf8Printable(shownText()));
    driver().press(u"Clear filter"_s);
    QTRY_VERIFY2(shows(u"a pear"_s), qUtf8Printable(log()));
}

void TestWindowFilter::mistakeHidesNothing()
{
    openFilter();
    driver().choose(u"Filter mode"_s, u"Hex"_s);
    driver().type(u"Filter by content"_s, u"4"_s);
    QTRY_VERIFY2(shownText().contains(u"position 1"_s), qUtf8Printable(shownText()));
    QVERIFY(shows(u"apple"_s) && shows(u"banana"_s));
}

void TestWindowFilter::nothingPassesIsSaid()
{
    openFilter();
    driver().type(u"Filter by content"_s, u"nothing like that"_s);
    QTRY_VERIFY2(log().isEmpty(), qUtf8Printable(log()));
    QTRY_VERIFY2(shownText().contains(u"0 of "_s), qUtf8Printable(shownText()));
}

void TestWindowFilter::runningStream()
{
    driver().tick(u"Log mode"_s, false);
    driver().tick(u"Line break after each block"_s, false);
    openFilter();
    driver().choose(u"Filter by direction"_s, u"Received"_s);
    QTRY_VERIFY2(shows(u"apple one"_s) && !shows(u"answer"_s), qUtf8Printable(log()));
    receive(*m_two, " and more");
    QTRY_VERIFY2(shows(u"banana two and more"_s), qUtf8Printable(log()));
}

void TestWindowFilter::copiesWhatIsShown()
{
    openFilter();
    driver().choose(u"Filter by direction"_s, u"Sent"_s);
    driver().choose(u"Filter by kind"_s, u"Data"_s);
    QTRY_VERIFY2(!shows(u"apple"_s) && !shows(u"Connected with"_s), qUtf8Printable(log()));
    page()->transcript()->selectAll();
    QCOMPARE(page()->transcript()->selectedBytes(), QByteArray("answeranswer"));
}

void TestWindowFilter::whatIsAroundTheCaretIsSeenAtItsEnd_data()
{
    QTest::addColumn<bool>("isMarked");
    QTest::newRow("with the caret in a row") << true;
    QTest::newRow("without") << false;
}

void TestWindowFilter::whatIsAroundTheCaretIsSeenAtItsEnd()
{
    QFETCH(const bool, isMarked);
    receive(*m_one, "cherry");
    QByteArray rows;
    for (int i = 0; i < 100; ++i)
        rows += "row " + QByteArray::number(i) + '\n';
    receive(*m_two, rows);
    QTRY_VERIFY2(shows(u"row 99"_s), qUtf8Printable(log()));
    openFilter();
    driver().type(u"Filter by content"_s, u"cherry"_s);
    QTRY_VERIFY2(shows(u"cherry"_s) && !shows(u"row"_s), qUtf8Printable(log()));
    if (isMarked)
        QTest::keyClick(page()->transcript(), Qt::Key_Right);
    driver().press(u"Clear filter"_s);
    QTRY_VERIFY2(shows(isMarked ? u"row 0"_s : u"row 99"_s), qUtf8Printable(log()));
    QCOMPARE(shows(u"cherry"_s), isMarked);
    QCOMPARE(page()->transcript()->autoScroll(), !isMarked);
}

QTEST_MAIN(TestWindowFilter)
#include "tst_window_filter.moc"
