// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/export/sampleconversation.h"
#include "tests/unit/journal/randomstreams.h"
#include "text/decoder.h"
#include "text/visible.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Running text, hex and raw bytes of what was received; nothing of it commands a terminal.
class TextFormatterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void onlyReceivedTextIsWritten();
    void lineEndsAreKept();
    void carriageReturnsAreNoLineEnd();
    void segmentationDoesNotChangeTheText();
    void nothingCommandsATerminal();
    void invalidBytesShowTheirValue();
    void unfinishedCharacterComesAtTheEnd();
    void formattingMayStartWithinACharacter();
    void hexLines();
    void rawBytes();
    void noneIsEmpty();
};

void TextFormatterTest::onlyReceivedTextIsWritten()
{
    Conversation talk;
    talk.event(EventKind::Joined);
    talk.receive("one\n");
    talk.send("two\n");
    talk.receive("三\n");
    QCOMPARE(talk.as(RecordFormat::Text), "one\n三\n");
}

/// Whatever reads they came in, and whoever spoke in between.
void TextFormatterTest::lineEndsAreKept()
{
    Conversation talk;
    talk.receive("HTTP/1.0 200 OK\r\na\r");
    talk.send("x\r\n");
    talk.chunk(RecordKind::Received, talk.other, "\nother ", 0);
    talk.receive("");
    talk.receive("\nb\r\n");
    QCOMPARE(talk.as(RecordFormat::Text), "HTTP/1.0 200 OK\r\na\nother \r\nb\r\n");
    Conversation datagrams(false);
    datagrams.receive("a\r\nb\r");
    datagrams.receive("\n");
    QCOMPARE(datagrams.as(RecordFormat::Text), "a\r\nb␍\n");
}

void TextFormatterTest::carriageReturnsAreNoLineEnd()
{
    Conversation talk;
    talk.receive("10 %\r20 %\r");
    talk.receive("\r\n30 %\r");
    talk.receive("40 %\r");
    talk.chunk(RecordKind::Received, talk.other, "\r", 0);
    talk.event(EventKind::PeerFinished);
    QCOMPARE(talk.as(RecordFormat::Text), "10 %␍20 %␍\r\n30 %␍40 %␍␍");

    Conversation skipped; // what lies between the chunks is not known
    for (const char *bytes : {"a\r", "b", "\n"})
        skipped.receive(bytes);
    const auto formatter = makeRecordFormatter(RecordFormat::Text, {});
    JournalReader reader = skipped.journal.reader();
    QCOMPARE(formatter->format(reader, reader.record(RecordId(0))), "a");
    QCOMPARE(formatter->format(reader, reader.record(RecordId(2))), "␍\n");
}

void TextFormatterTest::segmentationDoesNotChangeTheText()
{
    QRandomGenerator random(31);
    for (int round = 0; round < 20; ++round) {
        const QByteArray bytes = RandomStreams::someBytes(random, 200);
        Conversation whole;
        whole.receive(bytes);
        Conversation cut;
        for (qsizetype i = 0; i < bytes.size();) {
            const qsizetype length = std::min<qsizetype>(random.bounded(1, 5), bytes.size() - i);
            cut.receive(QByteArrayView(bytes).sliced(i, length));
            i += length;
        }
        for (const Encoding &encoding : RandomStreams::encodings())
            QCOMPARE(cut.as(RecordFormat::Text, encoding), whole.as(RecordFormat::Text, encoding));
    }
}

void TextFormatterTest::nothingCommandsATerminal()
{
    QRandomGenerator random(32);
    Conversation talk;
    for (int i = 0; i < 200; ++i)
        talk.receive(RandomStreams::someBytes(random, 100));
    for (const Encoding &encoding : RandomStreams::encodings()) {
        for (const RecordFormat format : {RecordFormat::Text, RecordFormat::NetAssistText, RecordFormat::JsonLines}) {
            const QString output = QString::fromUtf8(talk.as(format, encoding)).remove(u"\r\n"_s);
            for (const char32_t codePoint : output.toUcs4())
                QVERIFY(codePoint == U'\n' || codePoint == U'\t' || visibleMark(codePoint).isEmpty());
        }
    }
}

void TextFormatterTest::invalidBytesShowTheirValue()
{
    Conversation talk;
    talk.receive("a\xE4");
    talk.receive("\xBD"
                 "b\xFF");
    QCOMPARE(talk.as(RecordFormat::Text), "a\\xE4\\xBDb\\xFF");
}

void TextFormatterTest::unfinishedCharacterComesAtTheEnd()
{
    Conversation talk;
    talk.receive("a\xE4");
    talk.chunk(RecordKind::Received, talk.other, "\xF0\x9F", 0);
    talk.event(EventKind::PeerFinished);
    QCOMPARE(talk.as(RecordFormat::Text), "a\\xE4\\xF0\\x9F");
    Conversation datagrams(false);
    datagrams.receive("a\xE4");
    datagrams.receive("\xBD\xA0");
    QCOMPARE(datagrams.as(RecordFormat::Text), "a\\xE4\\xBD\\xA0");
}

void TextFormatterTest::formattingMayStartWithinACharacter()
{
    Conversation talk;
    for (const QByteArrayView bytes : {"\xE4", "\xBD", "\xA0\xE5", "b"})
        talk.receive(bytes);
    const auto formatter = makeRecordFormatter(RecordFormat::Text, {});
    JournalReader reader = talk.journal.reader();
    QCOMPARE(formatter->format(reader, reader.record(RecordId(2))), "你");
    QCOMPARE(formatter->format(reader, reader.record(RecordId(3))), "\\xE5b");
    const auto later = makeRecordFormatter(RecordFormat::Text, {});
    QCOMPARE(later->format(reader, reader.record(RecordId(3))), "\\xE5b");
}

void TextFormatterTest::hexLines()
{
    Conversation talk;
    talk.receive("\xE4\xBD\xA0");
    talk.send("x");
    talk.receive({});
    talk.event(EventKind::PeerFinished);
    talk.receive("\n");
    QCOMPARE(talk.as(RecordFormat::Hex), "E4 BD A0\n\n0A\n");
}

void TextFormatterTest::rawBytes()
{
    QRandomGenerator random(33);
    Conversation talk;
    QByteArray received;
    for (int i = 0; i < 50; ++i) {
        const QByteArray bytes = RandomStreams::someBytes(random, 100);
        talk.receive(bytes);
        talk.send(bytes);
        talk.event(EventKind::Note, {u"note"_s, {}, false, 0});
        received += bytes;
    }
    QCOMPARE(talk.as(RecordFormat::Raw), received);
}

void TextFormatterTest::noneIsEmpty()
{
    Conversation talk;
    talk.event(EventKind::Joined);
    talk.receive("x");
    QCOMPARE(talk.as(RecordFormat::None), QByteArray());
}

QTEST_GUILESS_MAIN(TextFormatterTest)
#include "tst_textformatter.moc"
