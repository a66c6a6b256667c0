// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/workthreads.h"
#include "tests/ui/transcriptviewtest.h"
#include "ui/log/transcriptlayout.h"

#include <QClipboard>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// A stream of GBK in which nothing shows where characters begin, and which reads better half a character further.
class TestTranscriptGuess final : public TranscriptViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void theScreenBecomesExact_data();
    void theScreenBecomesExact();
    void aCopyIsNoGuess();
    void anotherEncodingIsGuessedAnew();

private:
    static constexpr char16_t guess = u'剥'; ///< B0 FE; FE B0 is for private use

    void show(PayloadView view = PayloadView::Text, bool logMode = true, const QString &encoding = u"GBK"_s);
    [[nodiscard]] bool showsGuess() const { return m_view->visibleRows().join(QString()).contains(guess); }
};

void TestTranscriptGuess::init()
{
    TranscriptViewTest::init();
    constexpr qsizetype chunk = 60'000;
    const QByteArray stream = 'a' + QByteArray("\xFE\xB0").repeated(1'500'000);
    for (qsizetype i = 0; i + chunk <= stream.size(); i += chunk)
        m_journal->receive(QByteArrayView(stream).sliced(i, chunk));
    pull();
}

void TestTranscriptGuess::show(PayloadView view, bool logMode, const QString &encoding)
{
    m_view->setConfig({view, Encoding::fromName(encoding).value(), logMode, logMode, false});
}

void TestTranscriptGuess::theScreenBecomesExact_data()
{
    QTest::addColumn<PayloadView>("view");
    QTest::addColumn<bool>("logMode");
    QTest::newRow("text") << PayloadView::Text << true;
    QTest::newRow("dump") << PayloadView::Dump << true;
    QTest::newRow("running stream") << PayloadView::Text << false;
}

/// And is just what is shown where everything before it has been read in order.
void TestTranscriptGuess::theScreenBecomesExact()
{
    QFETCH(PayloadView, view);
    QFETCH(bool, logMode);
    show(view, logMode);
    QVERIFY(showsGuess());
    QTRY_VERIFY(!showsGuess());
    const QStringList atEnd = m_view->visibleRows();
    key(Qt::Key_Home);
    for (int i = 0; i < 40; ++i) { // pages, each of which begins where the one before ended
        key(Qt::Key_PageDown);
        QVERIFY(!showsGuess());
    }
    key(Qt::Key_End);
    QCOMPARE(m_view->visibleRows(), atEnd);
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setConfig(m_view->config());
    QString exact;
    for (const DecodedUnit &unit : layout.decoded(RecordId(m_journal->journal().count() - 1)).units)
        exact += QStringView(QChar::fromUcs4(unit.codePoint));
    QVERIFY(!exact.contains(guess));
}

void TestTranscriptGuess::aCopyIsNoGuess()
{
    show();
    QVERIFY(showsGuess());
    m_view->goTo({RecordId(m_journal->journal().count() - 1), 1000, 10});
    key(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(m_view->hasSelection());
    QGuiApplication::clipboard()->clear();
    m_view->copy(CopyFormat::Text);
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY(!QGuiApplication::clipboard()->text().contains(guess));
}

/// What is found for one encoding says nothing of another.
void TestTranscriptGuess::anotherEncodingIsGuessedAnew()
{
    show();
    show(PayloadView::Text, true, u"ISO-8859-1"_s);
    const QStringList latin = m_view->visibleRows();
    QVERIFY(latin.constLast().contains(u"þ°"_s));
    workThreads()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(m_view->visibleRows(), latin);
    show();
    QVERIFY(showsGuess());
    QTRY_VERIFY(!showsGuess());
}

QTEST_MAIN(TestTranscriptGuess)
#include "tst_transcriptguess.moc"
