// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messageindex.h"
#include "tests/ui/transcriptviewtest.h"

#include <QClipboard>
#include <QHelpEvent>
#include <QToolTip>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

FramingConfig framing(const QString &spec)
{
    return FramingConfig::fromSpec(spec).value();
}

} // namespace

/// Messages in the transcript: where they begin and end in the reads, and what is wrong with them.
class TestTranscriptMessages final : public TranscriptViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void aReadOfManyMessagesIsShownAsThat_data();
    void aReadOfManyMessagesIsShownAsThat();
    void aMessageOfManyReadsNamesThem();
    void headersSayWhatIsWrong_data();
    void headersSayWhatIsWrong();
    void whatIsUnderWayIsToldWhenItEnds();
    void otherFramingCutsThePastAnew();
    void withoutLogModeTheStreamRuns();
    void eventsStayAtTheirPlace();
    void theCaretGoesThroughAllMessages();
    void copiesByMessage();
    void aLargeCopyIsTheSame();
    void aCopyThatTakesLongIsMadeElsewhere();
    void thePlaceStaysWhileThePastIsCut();
    void manyMessagesInAReadStayQuick();
    void tipsTellOfTheMessage();
    void bracketsAndSeamsAreDrawn();

private:
    void show(const QString &spec); ///< and waits until everything is cut
    void waitUntilCut();
    /// The rows of the payload of what is on the screen.
    [[nodiscard]] QStringList payloadRows() const;
    [[nodiscard]] QString header(int number) const;
    void setView(PayloadView view);

    std::shared_ptr<MessageIndex> m_messages;
};

void TestTranscriptMessages::waitUntilCut()
{
    pull();
    m_messages->advance();
    QTRY_VERIFY(m_messages->isUpToDate());
}

void TestTranscriptMessages::show(const QString &spec)
{
    m_view->resize(1100, 400); // wide enough for the headers
    m_messages = std::make_shared<MessageIndex>(m_journal->reader());
    m_view->setMessages(m_messages);
    m_messages->setConfig(framing(spec));
    waitUntilCut();
}

QStringList TestTranscriptMessages::payloadRows() const
{
    return m_view->visibleRows().filter(QRegularExpression(u"^[^\\[]"_s));
}

QString TestTranscriptMessages::header(int number) const
{
    return m_view->visibleRows().filter(QRegularExpression(u"^\\["_s)).value(number);
}

void TestTranscriptMessages::setView(PayloadView view)
{
    TranscriptConfig config = m_view->config();
    config.view = view;
    m_view->setConfig(config);
}

void TestTranscriptMessages::aReadOfManyMessagesIsShownAsThat_data()
{
    QTest::addColumn<PayloadView>("view");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("text") << PayloadView::Text << QStringList{u"abcd"_s, u"efgh"_s, u"ij"_s};
    QTest::newRow("hex") << PayloadView::Hex << QStringList{u"61 62 63 64"_s, u"65 66 67 68"_s, u"69 6A"_s};
    QTest::newRow("dump") << PayloadView::Dump
                          << QStringList{u"00000000  61 62 63 64"_s, u"00000004  65 66 67 68"_s, u"00000008  69 6A"_s};
}

void TestTranscriptMessages::aReadOfManyMessagesIsShownAsThat()
{
    QFETCH(PayloadView, view);
    QFETCH(QStringList, rows);
    m_journal->receive("abcdefghij");
    setView(view);
    show(u"fixed:4"_s);
    QTRY_COMPARE(payloadRows().size(), rows.size());
    const QStringList shown = payloadRows();
    for (int i = 0; i < rows.size(); ++i)
        QVERIFY2(shown[i].startsWith(rows[i]), qUtf8Printable(shown[i]));
    QVERIFY2(header(0).endsWith(u"10 bytes · 3 messages in one read · the last goes on"_s), qUtf8Printable(header(0)));
}

void TestTranscriptMessages::aMessageOfManyReadsNamesThem()
{
    for (const char *part : {"ab", "cd", "ef"})
        m_journal->receive(part);
    show(u"fixed:6"_s);
    for (int read = 0; read < 3; ++read)
        QTRY_VERIFY2(header(read).endsWith(u"2 bytes · message 1 (6 bytes): read %1 of 3"_s.arg(read + 1)),
                     qUtf8Printable(header(read)));
    QCOMPARE(payloadRows(), (QStringList{u"ab"_s, u"cd"_s, u"ef"_s}));
}

void TestTranscriptMessages::headersSayWhatIsWrong_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("end");
    QTest::newRow("nothing") << u"line"_s << QByteArray("a\n") << u" · message 1"_s;
    QTest::newRow("length") << u"length:1,limit=4"_s << QByteArray("\x09") << u" · message 1 · invalid length: 9"_s;
    QTest::newRow("length in the other byte order")
        << u"length:4be,offset=1"_s << QByteArray("x\x05\0\0\0", 5) << u" · message 1 · invalid length: 83,886,080"_s;
    QTest::newRow("limit") << u"line,limit=2"_s << QByteArray("abc\n")
                           << u" · 2 messages in one read · too long, cut here"_s;
    QTest::newRow("tail") << u"line"_s << QByteArray("a\nb") << u" · 2 messages in one read · unfinished"_s;
}

void TestTranscriptMessages::headersSayWhatIsWrong()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, end);
    m_journal->receive(bytes);
    m_journal->tell(EventKind::PeerFinished);
    show(spec);
    QTRY_VERIFY2(header(0).endsWith(end), qUtf8Printable(header(0)));
}

void TestTranscriptMessages::whatIsUnderWayIsToldWhenItEnds()
{
    m_journal->receive("ab");
    show(u"line"_s);
    QTRY_VERIFY2(header(0).endsWith(u"begins a message"_s), qUtf8Printable(header(0)));
    m_journal->receive("c");
    waitUntilCut();
    QTRY_VERIFY2(header(1).endsWith(u"goes on with a message"_s), qUtf8Printable(header(1)));
    m_journal->receive("d\n");
    waitUntilCut();
    QTRY_VERIFY2(header(0).endsWith(u"message 1 (5 bytes): read 1 of 3"_s), qUtf8Printable(header(0)));
    QVERIFY2(header(2).endsWith(u"read 3 of 3"_s), qUtf8Printable(header(2)));
}

void TestTranscriptMessages::otherFramingCutsThePastAnew()
{
    m_journal->receive("ab;cd;");
    show(u"fixed:1"_s);
    QTRY_COMPARE(payloadRows().size(), 6);
    m_messages->setConfig(framing(u"delimiter:3B"_s));
    QTRY_COMPARE(payloadRows(), (QStringList{u"ab;"_s, u"cd;"_s}));
    m_view->setMessages({});
    QCOMPARE(payloadRows(), QStringList{u"ab;cd;"_s});
    QVERIFY2(header(0).endsWith(u"6 bytes"_s), qUtf8Printable(header(0)));
}

void TestTranscriptMessages::withoutLogModeTheStreamRuns()
{
    m_journal->receive("ab");
    m_journal->receive("cd");
    TranscriptConfig config = m_view->config();
    config.logMode = false;
    config.lineBreakAfterBlock = false;
    m_view->setConfig(config);
    show(u"fixed:1"_s);
    QCOMPARE(m_view->visibleRows(), QStringList{u"abcd"_s});
}

void TestTranscriptMessages::eventsStayAtTheirPlace()
{
    m_journal->receive("ab");
    m_journal->tell(EventKind::Note);
    m_journal->receive("c\n");
    show(u"line"_s);
    QTRY_VERIFY(header(0).contains(u"read 1 of 2"_s));
    QVERIFY2(header(1).contains(u'·') && !header(1).contains(u"message"_s), qUtf8Printable(header(1)));
    QVERIFY(header(2).contains(u"read 2 of 2"_s));
}

void TestTranscriptMessages::theCaretGoesThroughAllMessages()
{
    m_journal->receive("ab\ncd\nef\n");
    show(u"line"_s);
    QTRY_COMPARE(payloadRows().size(), 3);
    key(Qt::Key_Home, Qt::ControlModifier);
    press(pointAt(u"ab"_s));
    release(pointAt(u"ab"_s));
    key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_view->selectedBytes(), QByteArray("ab\ncd\n"));
    key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_view->selectedBytes(), QByteArray("ab\n"));
}

void TestTranscriptMessages::copiesByMessage()
{
    m_journal->receive("ab\ncd");
    m_journal->receive("e\n");
    show(u"line"_s);
    QTRY_VERIFY(header(1).contains(u"read 2 of 2"_s));
    m_view->selectAll();
    QCOMPARE(m_view->selectedText(CopyFormat::Hex), u"61 62 0A\n63 64 65 0A"_s);
    QCOMPARE(m_view->selectedText(CopyFormat::Text), u"ab\ncde\n"_s);
    QCOMPARE(m_view->selectedBytes(), QByteArray("ab\ncde\n"));
    const QStringList shown = m_view->selectedText(CopyFormat::Shown).split(u'\n');
    QCOMPARE(shown.size(), 5);
    QVERIFY2(shown[0].endsWith(u"2 messages in one read · the last goes on"_s), qUtf8Printable(shown[0]));
    QCOMPARE(shown[2], u"cd"_s);
}

/// Another thread makes it, which cuts the messages itself.
void TestTranscriptMessages::aLargeCopyIsTheSame()
{
    const QByteArray lines = QByteArray("0123456789abcde\n").repeated(8000);
    for (int i = 0; i < 9; ++i)
        m_journal->receive(lines);
    show(u"fixed:48"_s);
    m_view->selectAll();
    QGuiApplication::clipboard()->clear();
    m_view->copy(CopyFormat::Hex);
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 30'000);
    QVERIFY(QGuiApplication::clipboard()->text() == m_view->selectedText(CopyFormat::Hex));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 9 * lines.size() / 48 - 1);
}

/// In hex, three times as long, it would hold up the window for more than a frame.
void TestTranscriptMessages::aCopyThatTakesLongIsMadeElsewhere()
{
    m_journal->receive(QByteArray(200 * 1024, 'x'));
    show(u"none"_s);
    m_view->selectAll();
    QGuiApplication::clipboard()->clear();
    m_view->copy(CopyFormat::Shown);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
}

void TestTranscriptMessages::thePlaceStaysWhileThePastIsCut()
{
    for (int i = 0; i < 300; ++i)
        m_journal->receive("abcdefgh");
    pull();
    m_view->setAutoScroll(true);
    wheel(20);
    const QString top = topRow();
    QVERIFY(!m_view->autoScroll());
    show(u"fixed:2"_s);
    QTRY_VERIFY(payloadRows().contains(u"ab"_s));
    // The row with the same bytes is still on top: a header by its time, a payload by its begin.
    QVERIFY2(topRow().startsWith(top.left(14)) || top.startsWith(topRow()), qUtf8Printable(top + u" / " + topRow()));
}

/// As many messages as a read can hold, in as many reads as a screen shows.
void TestTranscriptMessages::manyMessagesInAReadStayQuick()
{
    const QByteArray bytes(256 * 1024, 'x');
    for (int i = 0; i < 8; ++i)
        m_journal->receive(bytes);
    show(u"fixed:1"_s);
    QTRY_VERIFY(header(0).isEmpty() && payloadRows().contains(u"x"_s)); // the last rows of the last read
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 50; ++i)
        key(i % 2 == 0 ? Qt::Key_Home : Qt::Key_End);
    const qint64 elapsed = timer.elapsed();
    QVERIFY2(elapsed < 50 * 100, qPrintable(QString::number(elapsed)));
}

void TestTranscriptMessages::tipsTellOfTheMessage()
{
    m_journal->receive("abcd\nef");
    show(u"line"_s);
    QTRY_COMPARE(payloadRows().size(), 2);
    const QPoint beside(12, pointAt(u"abcd"_s).y());
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QHelpEvent help(QEvent::ToolTip, beside, m_view->viewport()->mapToGlobal(beside));
    QApplication::sendEvent(m_view->viewport(), &help);
    QVERIFY2(QToolTip::text().contains(u"message 1 · 5 bytes"_s), qUtf8Printable(QToolTip::text()));
    QToolTip::hideText();
}

/// What is beside a message of one read differs from what is beside a part.
void TestTranscriptMessages::bracketsAndSeamsAreDrawn()
{
    const auto besides = [this](QByteArrayView first, QByteArrayView second) {
        init();
        m_journal->receive(first);
        m_journal->receive(second);
        show(u"line"_s);
        const QImage image = m_view->viewport()->grab().toImage();
        const QPoint text = pointAt(u"ab"_s);
        return image.copy(0, text.y() - 10, text.x() - 2, 20);
    };
    const QImage whole = besides("ab\n", "c\n");
    const QImage part = besides("ab", "c\n");
    QCOMPARE(whole.size(), part.size());
    QVERIFY(whole != part);
}

QTEST_MAIN(TestTranscriptMessages)
#include "tst_transcriptmessages.moc"
