// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/sscomlist.h"
#include "session/sessionhandle.h"
#include "tests/support/rawpeer.h"
#include "tests/ui/windowtest.h"
#include "text/encoder.h"
#include "translations/language.h"
#include "ui/base/elidedlabel.h"
#include "ui/connect/closelab.h"
#include "ui/connect/peersmodel.h"
#include "ui/connect/peerspanel.h"
#include "ui/send/quicklisting.h"
#include "ui/send/quicklistmodel.h"
#include "ui/send/quicklistpanel.h"
#include "ui/send/segmentdialog.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Quick list, messages in pieces, and the close lab, as a person uses them.
class TestWindowLists : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void keysSendTheFirstRows();
    void listIsSentByItsOrder();
    void listLoopsUntilStopped();
    void listEndsWithTheConnection();
    void entryThatCannotBeSentIsNamed();
    void bytesOfTheSelectedEntryAreShown();
    void searchAndGroupsNarrowTheList();
    void whatIsEditedIsWrittenBeforeItIsHidden();
    void rowsMove();
    void importsWhatSscomWrote();
    void exportsAndImports();
    void fileThatIsNoListIsRefused();

    void piecesAreShownAndSent();
    void severalMessagesInOneWrite();
    void wrongPlacesAreNamed();

    void connectionsAreNotReadOnPurpose();
    void connectionStaysHalfOpen();
    void serverClosesWhoConnects();
    void dialogsSpeakTheOtherLanguage();

private:
    void setList(const QList<QuickItem> &items);
    void openList(); ///< with a server in the tab and a peer at it
    void serve();
    [[nodiscard]] QuickListPanel *panel() { return page()->findChild<QuickListPanel *>(); }
    [[nodiscard]] QTableView &table() { return control<QTableView>(u"Quick list"); }
    [[nodiscard]] SegmentDialog *dialog() { return page()->findChild<SegmentDialog *>(); }
    template<typename Widget>
    [[nodiscard]] Widget *inDialog(const QString &name)
    {
        const auto all = dialog()->findChildren<Widget *>();
        const auto found = std::ranges::find(all, name, &QWidget::accessibleName);
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QAction *labAction(const QString &text);
    [[nodiscard]] QString peerState();

    QTemporaryDir m_folder;
    std::optional<RawStream> m_peer;
};

namespace {

QuickItem item(const QString &name, const QString &typed, int order, const QString &group = {},
               PayloadFormat format = PayloadFormat::Text)
{
    QuickItem result;
    result.name = name;
    result.payload = {format, typed};
    result.order = order;
    result.group = group;
    result.delay = 1ms;
    return result;
}

} // namespace

void TestWindowLists::cleanup()
{
    m_peer.reset();
    useLanguage(u"en"_s);
}

void TestWindowLists::setList(const QList<QuickItem> &items)
{
    Workspace workspace = scene().window().workspace();
    workspace.quickList = items;
    scene().window().setWorkspace(workspace);
}

void TestWindowLists::serve()
{
    const quint16 port = quint16(scene().openServer().section(u':', 1).toUInt());
    m_peer = RawStream::connectTo(port);
    QTRY_COMPARE(page()->session()->status().peerCount, 1);
}

void TestWindowLists::openList()
{
    serve();
    driver().press(u"Quick list"_s);
    QVERIFY(panel() != nullptr);
}

void TestWindowLists::keysSendTheFirstRows()
{
    setList({item(u"a"_s, u"one "_s, 0), item(u"b"_s, u"74 77 6F"_s, 0, {}, PayloadFormat::Hex)});
    serve(); // the list need not be seen
    QTest::keyClick(&scene().window(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(&scene().window(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(&scene().window(), Qt::Key_3, Qt::ControlModifier); // there is none
    QTRY_COMPARE(m_peer->received(), "one two"_ba);
}

void TestWindowLists::listIsSentByItsOrder()
{
    setList({item(u"a"_s, u"3"_s, 3), item(u"b"_s, u"0"_s, 0), item(u"c"_s, u"1"_s, 1), item(u"d"_s, u"2"_s, 2)});
    openList();
    driver().press(u"Send the list"_s);
    QTRY_COMPARE(m_peer->received(), "123"_ba);
    QTRY_VERIFY2(shownText().contains(u"All sent: 3."_s), qUtf8Printable(shownText()));
}

void TestWindowLists::listLoopsUntilStopped()
{
    setList({item(u"a"_s, u"ab"_s, 1)});
    openList();
    QVERIFY(!control(u"Stop the list").isEnabled());
    driver().tick(u"Loop"_s, true);
    driver().press(u"Send the list"_s);
    QTRY_VERIFY(m_peer->received().size() > 10);
    QTRY_VERIFY2(shownText().contains(u"round"_s), qUtf8Printable(shownText()));
    QVERIFY(!control(u"Send the list").isEnabled());
    driver().press(u"Stop the list"_s);
    QTRY_VERIFY2(shownText().contains(u"Stopped."_s), qUtf8Printable(shownText()));
    QVERIFY(control(u"Send the list").isEnabled());
}

void TestWindowLists::listEndsWithTheConnection()
{
    setList({item(u"a"_s, u"ab"_s, 1)});
    openList();
    driver().tick(u"Loop"_s, true);
    driver().press(u"Send the list"_s);
    QTRY_VERIFY(m_peer->received().size() > 4);
    page()->session()->close(PeersOnClose::Close);
    m_peer->finish();
    QTRY_VERIFY2(shownText().contains(u"because the connection was closed"_s), qUtf8Printable(shownText()));
    QVERIFY(!page()->session()->status().sending.list.running);
}

void TestWindowLists::entryThatCannotBeSentIsNamed()
{
    setList({item(u"good"_s, u"x"_s, 1), item(u"bad"_s, u"zz"_s, 2, {}, PayloadFormat::Hex)});
    openList();
    driver().press(u"Send the list"_s);
    QTRY_VERIFY2(shownText().contains(u"“bad”: "_s), qUtf8Printable(shownText()));
    setList({item(u"out"_s, u"x"_s, 0)});
    openList();
    driver().press(u"Send the list"_s);
    QTRY_VERIFY2(shownText().contains(u"None of those that are shown"_s), qUtf8Printable(shownText()));
    QVERIFY(m_peer->received().isEmpty());
}

void TestWindowLists::bytesOfTheSelectedEntryAreShown()
{
    setList({item(u"a"_s, u"hi"_s, 1), item(u"b"_s, u"74 77 6F"_s, 2, {}, PayloadFormat::Hex),
             item(u"c"_s, u"7"_s, 3, {}, PayloadFormat::Hex), item(u"d"_s, u"{n:4be}"_s, 4)});
    openList();
    const auto shown = [this](const QString &text) {
        const auto labels = panel()->findChildren<ElidedLabel *>(Qt::FindDirectChildrenOnly);
        return labels.size() == 1 && labels.constFirst()->isVisible() && labels.constFirst()->fullText() == text;
    };
    QVERIFY(shown({}));
    table().selectRow(0);
    QVERIFY(shown(u"2 B: 68 69"_s));
    driver().choose(u"Append"_s, uR"(CR LF (\r\n))"_s);
    QTRY_VERIFY(shown(u"4 B: 68 69 0D 0A"_s)); // as the page would send it
    driver().choose(u"Append"_s, u"Nothing"_s);
    table().selectRow(1);
    QVERIFY(shown(u"3 B: 74 77 6F"_s));
    table().model()->setData(table().model()->index(1, QuickListModel::PayloadColumn), u"00"_s);
    QVERIFY(shown(u"1 B: 00"_s));
    table().selectRow(3);
    driver().tick(u"Placeholders"_s, true);
    QTRY_VERIFY(shown(u"For example 4 B: 00 00 00 01"_s));
    table().selectRow(2);
    QVERIFY(panel()->findChild<ElidedLabel *>()->fullText().contains(u"no partner"_s)); // why it cannot
    useLanguage(u"zh_CN"_s);
    table().selectRow(3);
    QTRY_VERIFY(shown(u"例如 4 B: 00 00 00 01"_s));
}

void TestWindowLists::searchAndGroupsNarrowTheList()
{
    setList({item(u"start"_s, u"1"_s, 1, u"motor"_s), item(u"stop"_s, u"2"_s, 2, u"motor"_s),
             item(u"read"_s, u"3"_s, 3, u"温度"_s)});
    openList();
    driver().type(u"Search the quick list"_s, u"ST"_s);
    QCOMPARE(table().model()->rowCount(), 2);
    driver().type(u"Search the quick list"_s, {});
    driver().choose(u"Group"_s, u"温度"_s);
    QCOMPARE(table().model()->rowCount(), 1);
    driver().press(u"Send the list"_s); // the group alone
    QTRY_COMPARE(m_peer->received(), "3"_ba);
    driver().type(u"Message"_s, u"new"_s);
    driver().press(u"Add"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    const QList<QuickItem> items = scene().window().workspace().quickList;
    QCOMPARE(items.size(), 4);
    QCOMPARE(items.constLast().group, u"温度"_s);
    QCOMPARE(items.constLast().order, 4);
}

/// The search may change without the focus: by the button that clears it, by a menu.
void TestWindowLists::whatIsEditedIsWrittenBeforeItIsHidden()
{
    setList({item(u"start"_s, u"1"_s, 1), item(u"stop"_s, u"2"_s, 2), item(u"state"_s, u"3"_s, 3)});
    openList();
    auto *search = panel()->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(search);
    search->setText(u"st"_s);
    const QModelIndex name = table().model()->index(1, 0);
    table().setCurrentIndex(name);
    table().edit(name);
    auto *editor = qobject_cast<QLineEdit *>(table().indexWidget(name));
    QVERIFY(editor);
    editor->setText(u"end"_s); // which the search does not find
    search->setText(u"sta"_s);
    QCOMPARE(table().model()->rowCount(), 2);
    QCOMPARE(scene().window().workspace().quickList.at(1).name, u"end"_s);
    QVERIFY(!table().indexWidget(table().currentIndex()));
}

void TestWindowLists::rowsMove()
{
    setList({item(u"a"_s, u"1"_s, 0), item(u"b"_s, u"2"_s, 0), item(u"c"_s, u"3"_s, 0)});
    openList();
    table().selectRow(0);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&table(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&table(), Qt::Key_Down, Qt::AltModifier); // it is the last
    QTest::keyClick(&table(), Qt::Key_Up, Qt::AltModifier);
    QStringList names;
    for (const QuickItem &moved : scene().window().workspace().quickList)
        names << moved.name;
    QCOMPARE(names, (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(table().selectionModel()->selectedRows().constFirst().row(), 1);
}

void TestWindowLists::importsWhatSscomWrote()
{
    openList();
    const QString ini =
        u"[SSCOM]\r\nN101=1,问候,50\r\nN1=A,你好\r\nN102=0,2无注释,1000\r\nN2=A,\r\nN103=2,坏,0\r\nN3=H,0G\r\n"
        "N1080=,COM3\r\nrubbish\r\n"_s;
    QFile file(m_folder.filePath(u"sscom51.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(encodeText(ini, Encoding::fromName(u"GBK").value()).value());
    file.close();
    page()->quickListing()->importFrom(file.fileName());
    QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, 20'000);
    for (const auto &told : {u"Imported: 2."_s, u"Empty rows left out: 1."_s, u"not read: 1."_s,
                             u"could not be read: 1."_s, u"no hex: 坏."_s})
        QVERIFY2(shownText().contains(told), qUtf8Printable(shownText()));
    QCOMPARE(scene().window().workspace().quickList.at(0).name, u"问候"_s);
    QCOMPARE(scene().window().workspace().quickList.at(0).payload.typed, u"你好"_s);
}

void TestWindowLists::exportsAndImports()
{
    const QList<QuickItem> items{item(u"a"_s, u"1"_s, 1, u"g"_s), item(u"b"_s, u"00"_s, 0, {}, PayloadFormat::Hex)};
    setList(items);
    openList();
    const QString path = m_folder.filePath(u"list.json"_s);
    page()->quickListing()->exportTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"Exported: 2."_s), 20'000);
    page()->quickListing()->importFrom(path); // is added
    QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 4, 20'000);
    QCOMPARE(scene().window().workspace().quickList, items + items);
}

void TestWindowLists::fileThatIsNoListIsRefused()
{
    openList();
    page()->quickListing()->importFrom(m_folder.filePath(u"missing.json"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shownText().contains(u"missing.json"_s), 20'000);
    QCOMPARE(table().model()->rowCount(), 0);
}

void TestWindowLists::piecesAreShownAndSent()
{
    serve();
    driver().type(u"Message"_s, u"abcde"_s);
    driver().trigger(u"Send in pieces…"_s);
    QVERIFY(dialog() != nullptr && dialog()->isVisible());
    auto *preview = inDialog<QPlainTextEdit>(u"Writes"_s);
    QVERIFY2(preview->toPlainText().startsWith(u"1. 1 B: 61\n2. 1 B: 62"_s), qUtf8Printable(preview->toPlainText()));
    QTest::mouseClick(inDialog<QRadioButton>(u"Cut after these bytes"_s), Qt::LeftButton);
    inDialog<QLineEdit>(u"Places of the cuts"_s)->setText(u"2"_s);
    QCOMPARE(preview->toPlainText(), u"1. 2 B: 61 62\n2. 3 B: 63 64 65"_s);
    inDialog<QSpinBox>(u"Gap between two pieces"_s)->setValue(1);
    QTest::mouseClick(inDialog<QPushButton>(u"Send the pieces"_s), Qt::LeftButton);
    QTRY_COMPARE(m_peer->received(), "abcde"_ba);
    QTRY_COMPARE(page()->session()->counters().traffic.sentChunks, 2U);
    QTRY_COMPARE(page()->session()->status().sending.list.end, ListEnd::Complete);
    inDialog<QLineEdit>(u"Places of the cuts"_s)->setText(u"2,5"_s);
    QVERIFY(preview->toPlainText().endsWith(u"The message has 5 bytes; a cut behind them does nothing."_s));
}

void TestWindowLists::severalMessagesInOneWrite()
{
    setList({item(u"a"_s, u"B"_s, 2), item(u"b"_s, u"41"_s, 1, {}, PayloadFormat::Hex)});
    serve();
    driver().type(u"Message"_s, u"xy"_s);
    driver().trigger(u"Send in pieces…"_s);
    QTest::mouseClick(inDialog<QRadioButton>(u"The message so many times, in one write"_s), Qt::LeftButton);
    QTest::mouseClick(inDialog<QPushButton>(u"Send the pieces"_s), Qt::LeftButton);
    QTRY_COMPARE(m_peer->received(), "xyxyxy"_ba);
    QTRY_COMPARE(page()->session()->counters().traffic.sentChunks, 1U);
    QTest::mouseClick(inDialog<QRadioButton>(u"The quick list in one write"_s), Qt::LeftButton);
    QTRY_VERIFY(inDialog<QPushButton>(u"Send the pieces"_s)->isEnabled());
    QTest::mouseClick(inDialog<QPushButton>(u"Send the pieces"_s), Qt::LeftButton);
    QTRY_COMPARE(m_peer->received(), "xyxyxyAB"_ba);
    driver().type(u"Message"_s, QString(2000, u'x'));
    QTest::mouseClick(inDialog<QRadioButton>(u"The message so many times, in one write"_s), Qt::LeftButton);
    inDialog<QSpinBox>(u"Times in one write"_s)->setValue(10'000); // and not as many as there is room for
    QVERIFY(!inDialog<QPushButton>(u"Send the pieces"_s)->isEnabled());
}

void TestWindowLists::wrongPlacesAreNamed()
{
    driver().type(u"Message"_s, u"abcde"_s);
    driver().trigger(u"Send in pieces…"_s);
    QTest::mouseClick(inDialog<QRadioButton>(u"Cut after these bytes"_s), Qt::LeftButton);
    inDialog<QLineEdit>(u"Places of the cuts"_s)->setText(u"7,3"_s);
    QVERIFY(!inDialog<QPushButton>(u"Send the pieces"_s)->isEnabled());
    QStringList texts;
    for (const auto *label : dialog()->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.join(u'\n').contains(u"“3” must be"_s), qUtf8Printable(texts.join(u'\n')));
    QVERIFY(!inDialog<QPushButton>(u"Stop the pieces"_s)->isEnabled());
}

QAction *TestWindowLists::labAction(const QString &text)
{
    auto *lab = page()->findChild<CloseLab *>();
    Q_EMIT lab->menu()->aboutToShow();
    for (QAction *action : lab->menu()->actions()) {
        if (action->text() == text)
            return action;
    }
    qFatal("no such action: %s", qUtf8Printable(text));
}

QString TestWindowLists::peerState()
{
    page()->session()->requestPeers();
    const auto *model = control<QTableView>(u"Peers").model();
    return model->rowCount() > 0 ? model->index(0, PeersModel::StateColumn).data().toString() : QString();
}

void TestWindowLists::connectionsAreNotReadOnPurpose()
{
    serve();
    QTRY_COMPARE(peerState(), u"Open"_s);
    control<QTableView>(u"Peers").selectRow(0);
    labAction(u"Stop reading"_s)->trigger();
    QTRY_COMPARE(peerState(), u"Open, not read"_s);
    QVERIFY(labAction(u"Stop reading"_s)->isChecked());
    m_peer->write("unheard");
    QTest::qWait(50);
    QCOMPARE(page()->session()->counters().traffic.receivedBytes, 0U);
    labAction(u"Read 10 B/s"_s)->trigger();
    QTRY_COMPARE(peerState(), u"Open, read at 10 B/s"_s);
    labAction(u"Read as it comes"_s)->trigger();
    QTRY_COMPARE(peerState(), u"Open"_s);
    QTRY_COMPARE(page()->session()->counters().traffic.receivedBytes, 7U);
}

void TestWindowLists::connectionStaysHalfOpen()
{
    driver().press(u"More options"_s);
    control<QSpinBox>(u"Half-open limit").setValue(1);
    serve();
    QTRY_COMPARE(peerState(), u"Open"_s);
    control<QTableView>(u"Peers").selectRow(0);
    labAction(u"Stay half open when the peer has finished"_s)->trigger();
    QTRY_COMPARE(peerState(), u"Open, kept half open"_s);
    m_peer->finish();
    QTRY_COMPARE(peerState(), u"Peer finished, kept half open"_s);
}

void TestWindowLists::serverClosesWhoConnects()
{
    PageState state = page()->state();
    state.session.endpoint.accept = AcceptMode::CloseAtOnce;
    state.session.endpoint.localPort = 0;
    page()->setState(state);
    QCOMPARE(page()->state().session.endpoint.accept, AcceptMode::CloseAtOnce);
    driver().press(u"Open"_s);
    QTRY_VERIFY(page()->isOpen());
    QTRY_VERIFY(!page()->session()->status().localAddress.isEmpty());
    RawStream peer = RawStream::connectTo(Address::fromText(page()->session()->status().localAddress)->port());
    QTRY_VERIFY(peer.hasSeenFin());
}

void TestWindowLists::dialogsSpeakTheOtherLanguage()
{
    openList();
    driver().trigger(u"Send in pieces…"_s);
    scene().window().chooseLanguage(u"zh_CN"_s);
    QTRY_COMPARE(dialog()->windowTitle(), u"分段发送，或多条合为一次发送"_s);
    QTRY_VERIFY(inDialog<QPushButton>(u"发送各段"_s) != nullptr);
    QCOMPARE(panel()->accessibleName(), u"快捷指令"_s);
    dialog()->close();
    scene().window().chooseLanguage(u"en"_s);
}

QTEST_MAIN(TestWindowLists)
#include "tst_window_lists.moc"
