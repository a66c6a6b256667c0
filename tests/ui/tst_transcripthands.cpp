// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/transcriptviewtest.h"

#include <QClipboard>
#include <QHelpEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QToolTip>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestTranscriptHands final : public TranscriptViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void selectsWithTheMouseOverRecords();
    void selectsWordsAndRows();
    void selectsWithTheKeyboard();
    void theSelectionStaysWhenDataArrives();
    void draggingHoldsTheRows();
    void draggingBeyondTheEdgeScrolls();
    void whoeverIsHiddenIsNotHeld();
    void copiesPlainlyAndOtherwise();
    void copiesMuchInAnotherThread();
    void tellsScreenReadersTheRows();
    void tellsScreenReadersWhereThingsAre();
    void foreignTextIsNeverHtml();
};

void TestTranscriptHands::selectsWithTheMouseOverRecords()
{
    m_journal->receive("hello world");
    m_journal->send("你好，世界");
    pull();
    QSignalSpy changed(m_view.get(), &TranscriptView::selectionChanged);
    press(pointAt(u"world"_s));
    moveTo(pointAt(u"你好"_s, true));
    release(pointAt(u"你好"_s, true));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_view->selectedBytes(), "world你好"_ba);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"world\n你好"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, pointAt(u"界"_s));
    QCOMPARE(m_view->selectedBytes(), "world你好，世"_ba);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"hello"_s));
    QVERIFY(!m_view->hasSelection());
}

void TestTranscriptHands::selectsWordsAndRows()
{
    m_journal->receive("one two three\nfour five");
    pull();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"two"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"two"_s);
    press(pointAt(u"two"_s)); // the third in a row
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"one two three\n"_s);
    moveTo(pointAt(u"five"_s));
    release(pointAt(u"five"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"one two three\nfour five"_s);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"127.0.0.1"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Shown), u"127.0.0.1:50122"_s);
}

void TestTranscriptHands::selectsWithTheKeyboard()
{
    m_journal->receive("你好 abc\nsecond");
    pull();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"你好"_s));
    key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"你"_s);
    key(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"你好 abc"_s);
    key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"你好 abc\nsecond"_s);
    key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"你好 abc\nsecon"_s);
    key(Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(m_view->selectedText(CopyFormat::Shown).startsWith(u'['));
    key(Qt::Key_Right);
    QVERIFY(!m_view->hasSelection());
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedBytes(), "你好 abc\nsecond"_ba);
    m_view->clearSelection();
    QVERIFY(!m_view->hasSelection());
}

void TestTranscriptHands::theSelectionStaysWhenDataArrives()
{
    receiveLines(3);
    pull();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"line 1"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"line"_s);
    const QByteArray bytes = m_view->selectedBytes();
    receiveLines(5000);
    pull();
    QCOMPARE(m_view->selectedBytes(), bytes);
    TranscriptConfig config;
    config.view = PayloadView::Hex;
    m_view->setConfig(config);
    QCOMPARE(m_view->selectedBytes(), bytes);
}

void TestTranscriptHands::draggingHoldsTheRows()
{
    receiveLines(100);
    pull();
    const QStringList rows = m_view->visibleRows();
    press(QPoint(60, 40));
    receiveLines(100);
    pull();
    QCOMPARE(m_view->visibleRows().first(rows.size()), rows); // and below them the next one, cut by the edge
    moveTo(QPoint(200, 120));
    release(QPoint(200, 120));
    QVERIFY(m_view->hasSelection());
    QCOMPARE(m_view->visibleRows().first(rows.size()), rows);
    QVERIFY(!m_view->autoScroll());
    // A click alone takes nothing away from following.
    m_view->setAutoScroll(true);
    press(QPoint(60, 40));
    receiveLines(100);
    pull();
    release(QPoint(60, 40));
    QVERIFY(m_view->autoScroll());
    QCOMPARE(m_view->visibleRows().constLast(), lastLine());
}

void TestTranscriptHands::draggingBeyondTheEdgeScrolls()
{
    receiveLines(40);
    pull();
    press(QPoint(60, 40));
    moveTo(QPoint(60, -100));
    QTRY_VERIFY(m_view->verticalScrollBar()->value() == 0);
    release(QPoint(60, -100));
    QVERIFY(m_view->selectedBytes().size() > 300);
}

/// The keys that go to another tab work while the button is down, which is let go of elsewhere then.
void TestTranscriptHands::whoeverIsHiddenIsNotHeld()
{
    receiveLines(100);
    pull();
    press(QPoint(60, 40));
    m_view->hide();
    m_view->show();
    receiveLines(100);
    pull();
    QTRY_VERIFY(m_view->visibleRows().contains(lastLine()));
}

void TestTranscriptHands::copiesPlainlyAndOtherwise()
{
    m_journal->receive("你好\xFF");
    m_journal->send("reply");
    pull();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"你好"_s));
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"你好"_s);
    m_view->selectAll();
    key(Qt::Key_C, Qt::ControlModifier);
    const QStringList rows = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[1], u"你好\\xFF"_s);
    m_view->copy(CopyFormat::Hex);
    QCOMPARE(QApplication::clipboard()->text(), u"E4 BD A0 E5 A5 BD FF\n72 65 70 6C 79"_s);
    m_view->copy(CopyFormat::Raw);
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    QCOMPARE(mime->data(u"application/octet-stream"_s), "你好\xFF"
                                                        "reply"_ba);
    QCOMPARE(mime->text(), QString::fromLatin1("你好\xFF"
                                               "reply"_ba));
}

void TestTranscriptHands::copiesMuchInAnotherThread()
{
    const QByteArray block(200'000, 'x');
    for (int i = 0; i < 20; ++i)
        m_journal->receive(block);
    pull();
    m_view->selectAll();
    QApplication::clipboard()->clear();
    m_view->copy(CopyFormat::Text);
    QTRY_COMPARE(QApplication::clipboard()->text().size(), 20 * 200'000);
    // The view may go away meanwhile.
    m_view->copy(CopyFormat::Hex);
    m_view.reset();
}

void TestTranscriptHands::tellsScreenReadersTheRows()
{
    m_journal->receive("first\r\n\xFF");
    pull();
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), u"Data log"_s);
    QVERIFY(accessible->state().readOnly && accessible->state().multiLine && accessible->state().focusable);
    QVERIFY(accessible->textInterface());
    QCOMPARE(text()->text(0, text()->characterCount()), m_view->visibleRows().join(u'\n'));
    int begin = 0;
    int end = 0;
    const int offset = int(m_view->visibleRows().constFirst().size()) + 2;
    QCOMPARE(text()->textAtOffset(offset, QAccessible::LineBoundary, &begin, &end).trimmed(), u"first"_s);
}

void TestTranscriptHands::tellsScreenReadersWhereThingsAre()
{
    m_journal->receive("你好 abc");
    pull();
    const int offset = int(text()->text(0, -1).indexOf(u"好 abc"_s));
    const QRect wide = text()->characterRect(offset);
    const QRect narrow = text()->characterRect(offset + 2);
    QCOMPARE(wide.width(), 2 * narrow.width());
    QCOMPARE(text()->offsetAtPoint(wide.center() - QPoint(1, 0)), offset);
    text()->setCursorPosition(offset);
    QCOMPARE(text()->cursorPosition(), offset);
    text()->setSelection(0, offset, offset + 3);
    QCOMPARE(text()->selectionCount(), 1);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"好 a"_s);
    int begin = 0;
    int end = 0;
    text()->selection(0, &begin, &end);
    QCOMPARE(QList<int>({begin, end}), QList<int>({offset, offset + 3}));
    text()->removeSelection(0);
    QVERIFY(!m_view->hasSelection());
}

void TestTranscriptHands::foreignTextIsNeverHtml()
{
    const PeerId evil = m_journal->journal().addPeer({u"<img src='x'>"_s, u"<b>here</b>"_s, true});
    EventDetail note;
    note.text = u"<b>note</b>"_s;
    m_journal->tell(EventKind::Note, evil, note);
    m_journal->tell(EventKind::Joined, evil);
    m_journal->receive("<img src='http://127.0.0.1:9/trap'>");
    pull();
    QVERIFY(m_view->visibleRows().at(0).endsWith(u"<b>note</b>"_s));
    QVERIFY(m_view->visibleRows().at(3) == u"<img src='http://127.0.0.1:9/trap'>"_s);
    const QPoint point = pointAt(u"Connected with <img src='x'>"_s);
    if (QGuiApplication::platformName() == u"offscreen")
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QHelpEvent help(QEvent::ToolTip, point, m_view->viewport()->mapToGlobal(point));
    QApplication::sendEvent(m_view->viewport(), &help);
    QVERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().contains(u"&lt;img"_s) && !QToolTip::text().contains(u"<img"_s));
    QToolTip::hideText();
}

QTEST_MAIN(TestTranscriptHands)
#include "tst_transcripthands.moc"
