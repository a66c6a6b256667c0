// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/ui/transcripttools.h"
#include "ui/log/pulltimer.h"
#include "ui/log/transcriptview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolTip>
#include <QTranslator>
#include <QWheelEvent>

#include <ctime>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestTranscriptView final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void cleanup();

    void saysWhatWillAppear();
    void followsTheNewest();
    void pausesWhenTheUserScrollsUp();
    void endKeyAndButtonResume();
    void keysMoveByExactRows();
    void theBarMovesByExactRows();
    void thePlaceStaysWhenConfigAndSizeChange();
    void pullsAtOnceAndThenSeldom();
    void pullsWhileHidden();
    void clearsAndShowsAgain();
    void hidesReceivedAndLosesNothing();

    void selectsWithTheMouseOverRecords();
    void selectsWordsAndRows();
    void selectsWithTheKeyboard();
    void theSelectionStaysWhenDataArrives();
    void draggingHoldsTheRows();
    void draggingBeyondTheEdgeScrolls();
    void copiesPlainlyAndOtherwise();
    void copiesMuchInAnotherThread();

    void zooms();
    void tellsScreenReadersTheRows();
    void tellsScreenReadersWhereThingsAre();
    void foreignTextIsNeverHtml();
    void speaksAnotherLanguageAtOnce();
    void staysQuickWithMillionsOfRecords();

private:
    void receiveLines(int count);
    void pull();
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_view.get(), Qt::Key(key), modifiers); }
    void wheel(int steps, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] QAccessibleTextInterface *text();
    [[nodiscard]] QPoint pointAt(const QString &shown, bool behind = false);
    [[nodiscard]] QString topRow() const { return m_view->visibleRows().value(0); }
    [[nodiscard]] QString bannerText() const;
    void measureMoves(const TranscriptConfig &config);
    [[nodiscard]] QPushButton *jumpButton() { return m_view->findChild<QPushButton *>(); }

    std::unique_ptr<TranscriptJournal> m_journal;
    std::unique_ptr<TranscriptView> m_view;
    int m_lines = 0;
};

void TestTranscriptView::init()
{
    StrictTest::init();
    m_lines = 0;
    m_journal = std::make_unique<TranscriptJournal>();
    m_view = std::make_unique<TranscriptView>();
    m_view->setReader(m_journal->reader());
    m_view->resize(700, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
}

void TestTranscriptView::cleanup()
{
    m_view.reset();
    m_journal.reset();
}

void TestTranscriptView::receiveLines(int count)
{
    for (int i = 0; i < count; ++i)
        m_journal->receive(u"line %1 你好\n"_s.arg(m_lines++).toUtf8());
}

void TestTranscriptView::pull()
{
    QSignalSpy pulled(m_view.get(), &TranscriptView::pulled);
    m_view->onJournalGrew();
    QTRY_VERIFY(!pulled.isEmpty());
}

void TestTranscriptView::wheel(int steps, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(QPointF(50, 50), m_view->viewport()->mapToGlobal(QPointF(50, 50)), {}, QPoint(0, steps * 120),
                      Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &event);
}

QAccessibleTextInterface *TestTranscriptView::text()
{
    return QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
}

/// In the viewport, a little right of the left edge of \p shown, or of the character behind it.
QPoint TestTranscriptView::pointAt(const QString &shown, bool behind)
{
    const QString all = text()->text(0, -1);
    const qsizetype found = all.indexOf(shown);
    Q_ASSERT(found >= 0);
    const QRect rect = text()->characterRect(int(behind ? found + shown.size() - 1 : found));
    const QPoint global(behind ? rect.right() : rect.left() + 1, rect.center().y());
    return m_view->viewport()->mapFromGlobal(global);
}

QString TestTranscriptView::bannerText() const
{
    for (const QLabel *label : m_view->findChildren<QLabel *>()) {
        if (label->isVisible())
            return label->text();
    }
    return {};
}

void TestTranscriptView::saysWhatWillAppear()
{
    QVERIFY(m_view->visibleRows().isEmpty());
    QVERIFY(!m_view->grab().isNull());
    for (const int k : {Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Left, Qt::Key_Right})
        key(k, Qt::ShiftModifier);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(30, 30));
    m_view->selectAll();
    QVERIFY(!m_view->hasSelection());
    QVERIFY(m_view->selectedText(CopyFormat::Shown).isEmpty());
    QCOMPARE(m_view->accessibleName(), u"Data log"_s);
}

void TestTranscriptView::followsTheNewest()
{
    for (int i = 0; i < 3; ++i) {
        receiveLines(100);
        pull();
        QVERIFY(m_view->autoScroll());
        QCOMPARE(m_view->visibleRows().constLast(), u"line %1 你好"_s.arg(m_lines - 1));
        QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    }
}

void TestTranscriptView::pausesWhenTheUserScrollsUp()
{
    receiveLines(100);
    pull();
    QSignalSpy changed(m_view.get(), &TranscriptView::autoScrollChanged);
    QVERIFY(!jumpButton()->isVisible());
    wheel(1);
    QCOMPARE(changed, (QList<QVariantList>{{false}}));
    QVERIFY(jumpButton()->isVisible());
    const QStringList rows = m_view->visibleRows();
    receiveLines(500);
    pull();
    QCOMPARE(m_view->visibleRows(), rows);
}

void TestTranscriptView::endKeyAndButtonResume()
{
    receiveLines(100);
    pull();
    QSignalSpy changed(m_view.get(), &TranscriptView::autoScrollChanged);
    key(Qt::Key_PageUp);
    QVERIFY(!m_view->autoScroll());
    key(Qt::Key_End);
    QVERIFY(m_view->autoScroll());
    key(Qt::Key_Home);
    QVERIFY(!m_view->autoScroll());
    QTest::mouseClick(jumpButton(), Qt::LeftButton);
    QVERIFY(m_view->autoScroll());
    QVERIFY(!jumpButton()->isVisible());
    QCOMPARE(changed.size(), 4);
    wheel(1);
    wheel(-1);
    QVERIFY(m_view->autoScroll());
    m_view->setAutoScroll(false);
    receiveLines(5);
    pull();
    QVERIFY(m_view->visibleRows().constLast() != u"line %1 你好"_s.arg(m_lines - 1));
}

void TestTranscriptView::keysMoveByExactRows()
{
    receiveLines(200);
    pull();
    key(Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(topRow().endsWith(u"bytes"_s));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    for (int i = 0; i < 50; ++i) {
        const QString second = m_view->visibleRows().at(1);
        key(Qt::Key_Down);
        QCOMPARE(topRow(), second);
    }
    QCOMPARE(topRow(), m_view->visibleRows().constFirst());
    for (int i = 0; i < 50; ++i)
        key(Qt::Key_Up);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    const QString first = topRow();
    key(Qt::Key_PageDown);
    key(Qt::Key_PageUp);
    QCOMPARE(topRow(), first);
}

void TestTranscriptView::theBarMovesByExactRows()
{
    receiveLines(20'000);
    pull();
    key(Qt::Key_Home);
    QScrollBar *bar = m_view->verticalScrollBar();
    for (int i = 0; i < 20; ++i) {
        const QString second = m_view->visibleRows().at(1);
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        QCOMPARE(topRow(), second);
    }
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    for (int i = 0; i < 20; ++i)
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    QCOMPARE(bar->value(), 0);
    bar->setValue(bar->maximum() / 2);
    QVERIFY(!m_view->autoScroll());
    QVERIFY2(m_view->visibleRows().join(u' ').contains(QRegularExpression(u"line (99|100)\\d\\d "_s)),
             qPrintable(m_view->visibleRows().join(u'\n')));
    bar->triggerAction(QAbstractSlider::SliderToMaximum);
    QVERIFY(m_view->autoScroll());
}

void TestTranscriptView::thePlaceStaysWhenConfigAndSizeChange()
{
    receiveLines(500);
    pull();
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 3);
    key(Qt::Key_Down);
    const QStringList before = m_view->visibleRows();
    TranscriptConfig config;
    for (const PayloadView view : {PayloadView::Hex, PayloadView::Dump, PayloadView::Text}) {
        config.view = view;
        m_view->setConfig(config);
    }
    QCOMPARE(m_view->visibleRows(), before);
    config.encoding = Encoding::fromName(u"GBK").value();
    m_view->setConfig(config);
    m_view->setConfig({});
    m_view->resize(300, 250);
    QTRY_VERIFY(m_view->visibleRows().size() < before.size());
    QCOMPARE(topRow(), before.constFirst());
    m_view->resize(700, 400);
    QTRY_COMPARE(m_view->visibleRows(), before);
}

void TestTranscriptView::pullsAtOnceAndThenSeldom()
{
    QSignalSpy pulled(m_view.get(), &TranscriptView::pulled);
    receiveLines(1);
    m_view->onJournalGrew();
    QCOMPARE(pulled.size(), 1);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        m_view->onJournalGrew();
    QCOMPARE(pulled.size(), 1);
    QTRY_COMPARE(pulled.size(), 2);
    QVERIFY(timer.elapsed() >= PullTimer::interval.count() - 5);
}

void TestTranscriptView::pullsWhileHidden()
{
    m_view->hide();
    receiveLines(30);
    pull();
    QCOMPARE(m_view->visibleRows().constLast(), u"line 29 你好"_s);
    m_view->show();
    QCOMPARE(m_view->visibleRows().constLast(), u"line 29 你好"_s);
}

void TestTranscriptView::clearsAndShowsAgain()
{
    receiveLines(50);
    pull();
    m_view->selectAll();
    QSignalSpy cleared(m_view.get(), &TranscriptView::cleared);
    m_view->clear();
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!m_view->hasSelection());
    QCOMPARE(m_view->firstShown(), RecordId(50));
    QVERIFY(m_view->visibleRows().isEmpty());
    receiveLines(1);
    pull();
    QCOMPARE(m_view->visibleRows().size(), 2);
    m_view->unclear();
    key(Qt::Key_Home);
    QCOMPARE(m_view->visibleRows().at(1), u"line 0 你好"_s);
}

void TestTranscriptView::hidesReceivedAndLosesNothing()
{
    receiveLines(1234);
    m_journal->send("mine");
    pull();
    TranscriptConfig config;
    config.hideReceived = true;
    m_view->setConfig(config);
    QCOMPARE(m_view->visibleRows().size(), 2);
    QTRY_VERIFY(bannerText().contains(QLocale().toString(1234)));
    receiveLines(1);
    pull();
    QTRY_VERIFY(bannerText().contains(QLocale().toString(1235)));
    QCOMPARE(m_view->visibleRows().size(), 2);
    m_view->setConfig({});
    QVERIFY(bannerText().isEmpty());
    QCOMPARE(m_view->visibleRows().constLast(), u"line 1234 你好"_s);
    key(Qt::Key_Home);
    QCOMPARE(m_view->visibleRows().at(1), u"line 0 你好"_s);
}

void TestTranscriptView::selectsWithTheMouseOverRecords()
{
    m_journal->receive("hello world");
    m_journal->send("你好，世界");
    pull();
    QSignalSpy changed(m_view.get(), &TranscriptView::selectionChanged);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"world"_s));
    QTest::mouseMove(m_view->viewport(), pointAt(u"你好"_s, true));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"你好"_s, true));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_view->selectedBytes(), "world你好"_ba);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"world\n你好"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, pointAt(u"界"_s));
    QCOMPARE(m_view->selectedBytes(), "world你好，世"_ba);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"hello"_s));
    QVERIFY(!m_view->hasSelection());
}

void TestTranscriptView::selectsWordsAndRows()
{
    m_journal->receive("one two three\nfour five");
    pull();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"two"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"two"_s);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"two"_s)); // the third in a row
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"one two three\n"_s);
    QTest::mouseMove(m_view->viewport(), pointAt(u"five"_s));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"five"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"one two three\nfour five"_s);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, pointAt(u"127.0.0.1"_s));
    QCOMPARE(m_view->selectedText(CopyFormat::Shown), u"127.0.0.1:50122"_s);
}

void TestTranscriptView::selectsWithTheKeyboard()
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

void TestTranscriptView::theSelectionStaysWhenDataArrives()
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

void TestTranscriptView::draggingHoldsTheRows()
{
    receiveLines(100);
    pull();
    const QStringList rows = m_view->visibleRows();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, 40));
    receiveLines(100);
    pull();
    QCOMPARE(m_view->visibleRows().first(rows.size()), rows); // and below them the next one, cut by the edge
    QTest::mouseMove(m_view->viewport(), QPoint(200, 120));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(200, 120));
    QVERIFY(m_view->hasSelection());
    QCOMPARE(m_view->visibleRows().first(rows.size()), rows);
    QVERIFY(!m_view->autoScroll());
    // A click alone takes nothing away from following.
    m_view->setAutoScroll(true);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, 40));
    receiveLines(100);
    pull();
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, 40));
    QVERIFY(m_view->autoScroll());
    QCOMPARE(m_view->visibleRows().constLast(), u"line %1 你好"_s.arg(m_lines - 1));
}

void TestTranscriptView::draggingBeyondTheEdgeScrolls()
{
    receiveLines(100);
    pull();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, 40));
    QTest::mouseMove(m_view->viewport(), QPoint(60, -30));
    QTRY_VERIFY(m_view->verticalScrollBar()->value() == 0);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(60, -30));
    QVERIFY(m_view->selectedBytes().size() > 500);
}

void TestTranscriptView::copiesPlainlyAndOtherwise()
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

void TestTranscriptView::copiesMuchInAnotherThread()
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

void TestTranscriptView::zooms()
{
    receiveLines(100);
    pull();
    const int normal = m_view->fontPointSize();
    const auto rows = m_view->visibleRows().size();
    QSignalSpy changed(m_view.get(), &TranscriptView::fontPointSizeChanged);
    wheel(2, Qt::ControlModifier);
    QCOMPARE(m_view->fontPointSize(), normal + 2);
    QVERIFY(m_view->visibleRows().size() < rows);
    QVERIFY(m_view->autoScroll());
    key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_view->fontPointSize(), normal + 1);
    key(Qt::Key_Plus, Qt::ControlModifier);
    key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->fontPointSize(), normal);
    QCOMPARE(changed.size(), 4);
    m_view->setFontPointSize(1000);
    QCOMPARE(m_view->fontPointSize(), 72);
    QVERIFY(!m_view->grab().isNull());
    m_view->setFontPointSize(1);
    QCOMPARE(m_view->fontPointSize(), 6);
}

void TestTranscriptView::tellsScreenReadersTheRows()
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

void TestTranscriptView::tellsScreenReadersWhereThingsAre()
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

void TestTranscriptView::foreignTextIsNeverHtml()
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
    const QPoint point = pointAt(u"<img src='x'> joined"_s);
    if (QGuiApplication::platformName() == u"offscreen")
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QHelpEvent help(QEvent::ToolTip, point, m_view->viewport()->mapToGlobal(point));
    QApplication::sendEvent(m_view->viewport(), &help);
    QVERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().contains(u"&lt;img"_s) && !QToolTip::text().contains(u"<img"_s));
    QToolTip::hideText();
}

void TestTranscriptView::speaksAnotherLanguageAtOnce()
{
    class Translator final : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        QString translate(const char * /*context*/, const char *source, const char * /*comment*/,
                          int /*n*/) const override
        {
            return qstrcmp(source, "%1 bytes") == 0 ? u"%1 字节"_s : QString();
        }
    };
    receiveLines(1);
    pull();
    QVERIFY(topRow().endsWith(u"bytes"_s));
    Translator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_VERIFY(topRow().endsWith(u"字节"_s));
    QCoreApplication::removeTranslator(&translator);
    QTRY_VERIFY(topRow().endsWith(u"bytes"_s));
}

namespace {

/// Milliseconds of processor time that \p work takes; of three tries the best, as others use the machine too.
template<typename Work>
double bestOfThree(Work work)
{
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t start = std::clock();
        work();
        best = std::min(best, 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

} // namespace

void TestTranscriptView::measureMoves(const TranscriptConfig &config)
{
    m_view->setConfig(config);
    QTRY_VERIFY(!config.hideReceived || bannerText().contains(QLocale().toString(1'998'000)));
    QScrollBar *bar = m_view->verticalScrollBar();
    const auto paint = [this] { m_view->viewport()->repaint(); };
    int step = 0;
    const QList<double> times = {
        bestOfThree([&] { key(Qt::Key_Home), paint(); }),
        bestOfThree([&] { key(Qt::Key_End), paint(); }),
        bestOfThree([&] { key(Qt::Key_PageUp), paint(); }),
        bestOfThree([&] { bar->setValue(bar->maximum() / 7 * ++step), paint(); }),
        bestOfThree([&] { m_view->selectAll(), paint(); }),
    };
    for (const double time : times)
        QVERIFY2(time < 50, qPrintable(u"Home, End, Page Up, jump, select all took %1, … ms"_s.arg(time)));
    QVERIFY(m_view->hasSelection());
}

void TestTranscriptView::staysQuickWithMillionsOfRecords()
{
    for (int i = 0; i < 2'000'000; ++i)
        i % 1000 == 0 ? m_journal->send("sent") : m_journal->receive("x");
    pull();
    measureMoves({});
    measureMoves({PayloadView::Text, {}, false, false, false});
    measureMoves({PayloadView::Hex, {}, true, true, true});
}

QTEST_MAIN(TestTranscriptView)
#include "tst_transcriptview.moc"
