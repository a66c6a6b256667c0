// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messageindex.h"
#include "tests/ui/transcriptviewtest.h"
#include "ui/log/messagewalk.h"

#include <array>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// From message to message in the transcript.
class TestTranscriptJumps : public TranscriptViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromReadToRead();
    void goesFromMessageToMessage();
    void selectsAllReadsOfAMessage();
    void stopsAtEventsToo();
    void beginsWhereOneLooks();
    void keepsToWhatTheFilterShows();
    void theNewestIsNoLongerFollowed();
    void aScreenReaderIsTold();

private:
    void frame(const QString &spec);
    [[nodiscard]] QByteArray next();
    [[nodiscard]] QByteArray previous();
    void goToBegin();

    std::shared_ptr<MessageIndex> m_messages;
};

void TestTranscriptJumps::frame(const QString &spec)
{
    m_messages = std::make_shared<MessageIndex>(m_journal->reader());
    m_view->setMessages(m_messages);
    m_messages->setConfig(FramingConfig::fromSpec(spec).value());
    pull();
    m_messages->advance();
    QTRY_VERIFY(m_messages->isUpToDate());
    goToBegin();
}

void TestTranscriptJumps::goToBegin()
{
    m_view->clearSelection();
    key(Qt::Key_Home, Qt::ControlModifier);
}

QByteArray TestTranscriptJumps::next()
{
    m_view->goToNextMessage();
    return m_view->selectedBytes();
}

QByteArray TestTranscriptJumps::previous()
{
    m_view->goToPreviousMessage();
    return m_view->selectedBytes();
}

void TestTranscriptJumps::goesFromReadToRead()
{
    for (const char *bytes : {"ab\ncd", "e", "f"})
        m_journal->receive(bytes);
    pull();
    goToBegin();
    QCOMPARE(next(), "ab\ncd");
    QCOMPARE(next(), "e");
    QCOMPARE(next(), "f");
    QCOMPARE(next(), "f"); // there is none behind it
    QCOMPARE(previous(), "e");
    QCOMPARE(previous(), "ab\ncd");
    QCOMPARE(previous(), "ab\ncd");
}

void TestTranscriptJumps::goesFromMessageToMessage()
{
    m_journal->receive("ab\ncd\ne");
    m_journal->send("x\ny\n");
    m_journal->receive("f\ng\n");
    frame(u"line"_s);
    const QByteArrayList there{"ab\n", "cd\n", "e", "x\n", "y\n", "g\n"};
    for (const QByteArray &message : there)
        QCOMPARE(next(), message);
    for (auto message = there.rbegin() + 1; message != there.rend(); ++message)
        QCOMPARE(previous(), *message);
    QCOMPARE(previous(), there.first());
}

void TestTranscriptJumps::selectsAllReadsOfAMessage()
{
    for (const char *bytes : {"ab", "cd", "e\nf", "g\n"})
        m_journal->receive(bytes);
    frame(u"line"_s);
    QCOMPARE(next(), "abcde\n");
    QCOMPARE(next(), "fg\n");
    QCOMPARE(previous(), "abcde\n");
}

void TestTranscriptJumps::stopsAtEventsToo()
{
    m_journal->receive("a");
    m_journal->tell(EventKind::PeerFinished);
    m_journal->receiveDatagram({});
    m_journal->receive("b");
    pull();
    goToBegin();
    QCOMPARE(next(), "a");
    QCOMPARE(next(), "");
    QCOMPARE(m_view->selectedRecords(), std::pair(RecordId{1}, RecordId{2}));
    QCOMPARE(next(), "");
    QCOMPARE(m_view->selectedRecords(), std::pair(RecordId{2}, RecordId{3}));
    QCOMPARE(next(), "b");
    for (const int record : {2, 1, 0}) {
        m_view->goToPreviousMessage();
        QCOMPARE(m_view->selectedRecords()->first, RecordId(record));
    }
}

void TestTranscriptJumps::beginsWhereOneLooks()
{
    receiveLines(300);
    pull();
    key(Qt::Key_End);
    QCOMPARE(previous().trimmed(), lastLine().toUtf8());
    goToBegin();
    QCOMPARE(next().trimmed(), line(0).toUtf8());
    key(Qt::Key_End);
    const QByteArray first = next();
    QVERIFY2(m_view->visibleRows().contains(QString::fromUtf8(first.trimmed())), first.constData());
    QVERIFY(m_view->selectedRecords()->first > RecordId{250});
}

void TestTranscriptJumps::keepsToWhatTheFilterShows()
{
    RecordSet odd;
    for (int i = 0; i < 10; ++i)
        m_journal->receive(QByteArray::number(i));
    odd.append(std::array{quint64(0b10'1010'1010)}, 10);
    m_view->setFilter(&odd);
    pull();
    goToBegin();
    for (const char *bytes : {"1", "3", "5", "7", "9"})
        QCOMPARE(next(), bytes);
    QCOMPARE(previous(), "7");
    m_view->setFilter(nullptr);
}

void TestTranscriptJumps::theNewestIsNoLongerFollowed()
{
    receiveLines(100);
    pull();
    QVERIFY(m_view->autoScroll());
    const QByteArray bytes = next();
    QVERIFY(!m_view->autoScroll());
    receiveLines(100);
    pull();
    QVERIFY(m_view->visibleRows().contains(QString::fromUtf8(bytes.trimmed())));
}

/// The header of the read goes before the first message in it, what is known of the message before the others.
void TestTranscriptJumps::aScreenReaderIsTold()
{
    m_journal->receive("ab\ncd\n");
    m_journal->tell(EventKind::PeerFinished);
    frame(u"line"_s);
    TranscriptLayout layout;
    layout.setReader(m_journal->reader());
    layout.setWidth(120);
    layout.setMessages(m_messages);
    MessageWalk walk(layout);
    std::optional<TextRange> message = walk.atOrAfter({RecordId{0}, RecordPart::Header, 0});
    QString words = walk.wordsOf(message.value());
    QVERIFY2(words.contains(u"2 messages in one read"_s) && words.endsWith(u"\nab"_s), qUtf8Printable(words));
    message = walk.atOrAfter({RecordId{0}, RecordPart::Payload, 1});
    QCOMPARE(walk.wordsOf(message.value()), u"message 2 · 3 bytes\ncd"_s);
    message = walk.atOrAfter({RecordId{0}, RecordPart::Payload, 4});
    words = walk.wordsOf(message.value());
    QVERIFY2(words.contains(u"127.0.0.1:50122"_s) && !words.contains(u'\n'), qUtf8Printable(words));
}

QTEST_MAIN(TestTranscriptJumps)
#include "tst_transcriptjumps.moc"
