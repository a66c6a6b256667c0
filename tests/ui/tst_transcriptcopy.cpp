// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/ui/transcripttools.h"
#include "ui/log/selectioncopy.h"
#include "ui/log/transcriptcaret.h"
#include "ui/log/transcriptselection.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

TextPosition payload(RecordId record, qint32 offset)
{
    return {record, RecordPart::Payload, offset};
}

TextPosition header(RecordId record, qint32 offset = 0)
{
    return {record, RecordPart::Header, offset};
}

} // namespace

class TestTranscriptCopy final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void growsFromWhatIsHeld();
    void copiesPartsOfARecord();
    void copiesOverRecords();
    void copiesShownRows();
    void joinsRowsThatAreOnlyWrapped();
    void takesWholeCharactersOfAStream();
    void leavesOutWhatIsHidden();
    void stopsAtTheLimit();
    void outlivesEveryChangeOfConfig();
    void caretGoesOverAllPlacesAndBack_data();
    void caretGoesOverAllPlacesAndBack();
    void caretGoesByRows();
    void takesWords_data();
    void takesWords();

private:
    [[nodiscard]] TranscriptLayout &layout();
    [[nodiscard]] QString copied(const TextRange &range, CopyFormat format)
    {
        return SelectionCopy(layout(), range).text(format);
    }

    std::unique_ptr<TranscriptJournal> m_journal;
    std::unique_ptr<TranscriptLayout> m_layout;
};

void TestTranscriptCopy::init()
{
    StrictTest::init();
    m_layout = std::make_unique<TranscriptLayout>();
    m_journal = std::make_unique<TranscriptJournal>();
    m_layout->setReader(m_journal->reader());
}

TranscriptLayout &TestTranscriptCopy::layout()
{
    m_layout->refresh();
    return *m_layout;
}

void TestTranscriptCopy::growsFromWhatIsHeld()
{
    TranscriptSelection selection;
    QVERIFY(selection.isEmpty());
    selection.setCaret(payload(RecordId(5), 3));
    QVERIFY(selection.isEmpty());
    selection.extendTo(payload(RecordId(5), 7));
    QCOMPARE(selection.range(), (TextRange{payload(RecordId(5), 3), payload(RecordId(5), 7)}));
    selection.extendTo(payload(RecordId(4), 0));
    QCOMPARE(selection.range(), (TextRange{payload(RecordId(4), 0), payload(RecordId(5), 3)}));
    QCOMPARE(selection.caret(), payload(RecordId(4), 0));

    // A word that is held stays selected in both directions.
    const TextRange word{payload(RecordId(5), 10), payload(RecordId(5), 14)};
    selection.hold(word);
    selection.extendTo(payload(RecordId(5), 2));
    QCOMPARE(selection.range(), (TextRange{payload(RecordId(5), 2), word.end}));
    selection.extendTo(payload(RecordId(6), 0));
    QCOMPARE(selection.range(), (TextRange{word.begin, payload(RecordId(6), 0)}));
    selection.clear();
    QVERIFY(selection.isEmpty());
    QCOMPARE(selection.caret(), payload(RecordId(6), 0));
}

void TestTranscriptCopy::copiesPartsOfARecord()
{
    const RecordId id = m_journal->receive("你好 world");
    const TextRange range{payload(id, 3), payload(id, 9)};
    QCOMPARE(copied(range, CopyFormat::Text), u"好 wo"_s);
    QCOMPARE(copied(range, CopyFormat::Hex), u"E5 A5 BD 20 77 6F"_s);
    QCOMPARE(SelectionCopy(layout(), range).bytes(), "好 wo"_ba);
    QCOMPARE(copied(range, CopyFormat::Shown), u"好 wo"_s);
    QVERIFY(copied({payload(id, 3), payload(id, 3)}, CopyFormat::Shown).isEmpty());
    QVERIFY(copied({}, CopyFormat::Text).isEmpty());
}

void TestTranscriptCopy::copiesOverRecords()
{
    m_journal->receive("one");
    m_journal->tell(EventKind::Note);
    m_journal->receive("two\n");
    m_journal->send("three");
    m_journal->receiveDatagram("four");
    const RecordId last = m_journal->receiveDatagram("five");
    const TextRange range{payload(RecordId(0), 1), payload(last, 2)};
    QCOMPARE(copied(range, CopyFormat::Text), u"netwo\nthree\nfour\nfi"_s);
    QCOMPARE(SelectionCopy(layout(), range).bytes(), "netwo\nthreefourfi"_ba);
    QCOMPARE(copied(range, CopyFormat::Hex).count(u'\n'), 4);
    // A selection that ends in a header takes nothing of that record.
    QCOMPARE(copied({header(RecordId(2), 4), header(RecordId(3), 5)}, CopyFormat::Text), u"two\n"_s);
}

void TestTranscriptCopy::copiesShownRows()
{
    m_journal->receive("first\nsecond\xFF\n");
    const RecordId last = m_journal->tell(EventKind::PeerFinished);
    const QString all = copied({header(RecordId(0)), payload(last, 0)}, CopyFormat::Shown);
    const QStringList rows = all.split(u'\n');
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0].startsWith(u'[') && rows[0].endsWith(u"14 bytes"_s));
    QCOMPARE(rows[1], u"first"_s);
    QCOMPARE(rows[2], u"second\\xFF"_s);
    QVERIFY(rows[3].contains(u"FIN"_s));
    const QString address = copied({header(RecordId(0), 17), header(RecordId(0), 32)}, CopyFormat::Shown);
    QCOMPARE(address, u"127.0.0.1:50122"_s);
}

void TestTranscriptCopy::joinsRowsThatAreOnlyWrapped()
{
    const QByteArray line = QByteArray("0123456789").repeated(30);
    const RecordId id = m_journal->receive(QByteArray(line + "\nend"));
    layout().setWidth(33);
    QCOMPARE(copied({payload(id, 0), payload(id, 304)}, CopyFormat::Shown), QString::fromLatin1(line) + u"\nend");
}

void TestTranscriptCopy::takesWholeCharactersOfAStream()
{
    const RecordId first = m_journal->receive("a\xE4\xBD");
    const RecordId second = m_journal->receive("\xA0"
                                               "b");
    QCOMPARE(copied({payload(first, 0), payload(second, 2)}, CopyFormat::Text), u"a你b"_s);
    QCOMPARE(copied({payload(second, 0), payload(second, 1)}, CopyFormat::Text), u"你"_s);
    // What is selected of it is not a character.
    QCOMPARE(copied({payload(first, 0), payload(first, 3)}, CopyFormat::Text), u"a\uFFFD"_s);
    QCOMPARE(SelectionCopy(layout(), {payload(first, 1), payload(second, 1)}).bytes(), "你"_ba);
}

void TestTranscriptCopy::leavesOutWhatIsHidden()
{
    m_journal->receive("secret");
    const RecordId last = m_journal->send("sent");
    TranscriptConfig config;
    config.hideReceived = true;
    layout().setConfig(config);
    const TextRange all{header(RecordId(0)), payload(last, 4)};
    QCOMPARE(copied(all, CopyFormat::Text), u"sent"_s);
    QCOMPARE(SelectionCopy(layout(), all).bytes(), "sent"_ba);
    QVERIFY(!copied(all, CopyFormat::Shown).contains(u"secret"_s));
}

void TestTranscriptCopy::stopsAtTheLimit()
{
    for (int i = 0; i < 10; ++i)
        m_journal->receive("0123456789");
    const TextRange all{header(RecordId(0)), payload(RecordId(9), 10)};
    SelectionCopy copy(layout(), all, 55);
    QCOMPARE(copy.bytes().size(), 55);
    QVERIFY(copy.isCut());
    for (const CopyFormat format : {CopyFormat::Shown, CopyFormat::Text, CopyFormat::Hex}) {
        QCOMPARE(copy.text(format).size(), 55);
        QVERIFY(copy.isCut());
    }
    SelectionCopy whole(layout(), all, 100);
    QCOMPARE(whole.bytes().size(), 100);
    QVERIFY(!whole.isCut());
}

void TestTranscriptCopy::outlivesEveryChangeOfConfig()
{
    const RecordId id = m_journal->receive("你好, some text\nand more");
    const TextRange range{payload(id, 3), payload(id, 20)};
    const QByteArray bytes = SelectionCopy(layout(), range).bytes();
    for (const PayloadView view : {PayloadView::Text, PayloadView::Hex, PayloadView::Dump}) {
        for (const bool logMode : {true, false}) {
            TranscriptConfig config;
            config.view = view;
            config.logMode = logMode;
            config.encoding = Encoding::fromName(u"GBK").value();
            layout().setConfig(config);
            QCOMPARE(SelectionCopy(layout(), range).bytes(), bytes);
            QCOMPARE(copied(range, CopyFormat::Hex).size(), 17 * 3 - 1);
        }
    }
}

void TestTranscriptCopy::caretGoesOverAllPlacesAndBack_data()
{
    QTest::addColumn<PayloadView>("view");
    QTest::addColumn<bool>("logMode");
    QTest::newRow("log, text") << PayloadView::Text << true;
    QTest::newRow("log, hex") << PayloadView::Hex << true;
    QTest::newRow("log, dump") << PayloadView::Dump << true;
    QTest::newRow("stream, text") << PayloadView::Text << false;
}

void TestTranscriptCopy::caretGoesOverAllPlacesAndBack()
{
    QFETCH(PayloadView, view);
    QFETCH(bool, logMode);
    m_journal->receive("你好\r\nabc\xFF");
    m_journal->tell(EventKind::PeerFinished);
    m_journal->receiveDatagram("");
    m_journal->send("0123456789012345678901234567890\n\nend");
    TranscriptConfig config;
    config.view = view;
    config.logMode = logMode;
    layout().setConfig(config);
    m_layout->setWidth(20);
    TranscriptCaret caret(*m_layout);
    TextPosition place = *caret.first();
    int steps = 0;
    while (place != *caret.last()) {
        const auto next = caret.next(place);
        QVERIFY(next && *next > place);
        place = *next;
        QVERIFY(++steps < 1000);
    }
    QCOMPARE(*caret.next(place), place);
    QVERIFY(steps > 20);
    while (place != *caret.first()) {
        const auto previous = caret.previous(place);
        QVERIFY(previous && *previous < place);
        place = *previous;
        QVERIFY(--steps > -1000);
    }
    QCOMPARE(*caret.previous(place), place);
}

void TestTranscriptCopy::caretGoesByRows()
{
    const RecordId id = m_journal->receive("abcdef\n你好你好\nxy");
    TranscriptConfig config;
    config.logMode = false;
    layout().setConfig(config);
    TranscriptCaret caret(*m_layout);
    QCOMPARE(caret.vertical(payload(id, 4), 1), std::optional(payload(id, 7 + 6)));
    QCOMPARE(caret.vertical(payload(id, 4), 2), std::optional(payload(id, 7 + 13 + 2)));
    QCOMPARE(caret.vertical(payload(id, 4), -1), std::optional(payload(id, 0)));
    QCOMPARE(caret.rowBegin(payload(id, 10)), std::optional(payload(id, 7)));
    QCOMPARE(caret.rowEnd(payload(id, 10)), std::optional(payload(id, 19)));
    QCOMPARE(caret.first(), std::optional(payload(id, 0)));
    QCOMPARE(caret.last(), std::optional(payload(id, 22)));
}

void TestTranscriptCopy::takesWords_data()
{
    QTest::addColumn<PayloadView>("view");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("word");

    QTest::newRow("a word") << PayloadView::Text << 1 << u"hello"_s;
    QTest::newRow("a comma") << PayloadView::Text << 5 << u","_s;
    QTest::newRow("wide characters") << PayloadView::Text << 10 << u"你好"_s;
    QTest::newRow("letters behind them") << PayloadView::Text << 13 << u"name_1"_s;
    QTest::newRow("one byte of hex") << PayloadView::Hex << 1 << u"65"_s;
    QTest::newRow("one byte of a dump") << PayloadView::Dump << 1 << u"65"_s;
}

void TestTranscriptCopy::takesWords()
{
    QFETCH(PayloadView, view);
    QFETCH(int, offset);
    QFETCH(QString, word);
    const RecordId id = m_journal->receive("hello, 你好name_1 \xFF");
    TranscriptConfig config;
    config.view = view;
    layout().setConfig(config);
    const Row row = m_layout->row(*m_layout->rowOf(payload(id, offset)));
    const TextRange range = TranscriptCaret(*m_layout).wordAt(row, payload(id, offset));
    QCOMPARE(copied(range, view == PayloadView::Text ? CopyFormat::Text : CopyFormat::Hex), word);
}

QTEST_GUILESS_MAIN(TestTranscriptCopy)
#include "tst_transcriptcopy.moc"
