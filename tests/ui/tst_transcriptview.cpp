// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/transcriptviewtest.h"
#include "ui/log/pulltimer.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTranslator>

#include <ctime>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

class TestTranscriptView final : public TranscriptViewTest
{
    Q_OBJECT

private Q_SLOTS:
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
    void zooms();
    void speaksAnotherLanguageAtOnce();
    void staysQuickWithMillionsOfRecords();

private:
    void measureMoves(const TranscriptConfig &config);
    [[nodiscard]] QPushButton *jumpButton() { return m_view->findChild<QPushButton *>(); }
};

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
        QCOMPARE(m_view->visibleRows().constLast(), lastLine());
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
    QVERIFY(m_view->visibleRows().constLast() != lastLine());
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
    m_view->resize(450, 250);
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
    QCOMPARE(m_view->visibleRows().constLast(), line(29));
    m_view->show();
    QCOMPARE(m_view->visibleRows().constLast(), line(29));
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
    QCOMPARE(m_view->visibleRows().at(1), line(0));
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
    QCOMPARE(m_view->visibleRows().constLast(), line(1234));
    key(Qt::Key_Home);
    QCOMPARE(m_view->visibleRows().at(1), line(0));
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
