// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/messagereading.h"

#include "framing/messageindex.h"
#include "journal/journal.h"
#include "tests/support/stricttest.h"

#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a job cuts at once is what the index cuts bit by bit.
class MessageReadingTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsTheIndexDoes_data();
    void readsAsTheIndexDoes();
    void aSilenceEndsTheLastMessage();
};

void MessageReadingTest::readsAsTheIndexDoes_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *spec : {"none", "line", "delimiter:3B", "fixed:5", "length:1", "length:2le,limit=64"})
        QTest::newRow(spec) << QString::fromLatin1(spec);
}

void MessageReadingTest::readsAsTheIndexDoes()
{
    QFETCH(QString, spec);
    const FramingConfig config = FramingConfig::fromSpec(spec).value();
    QTemporaryDir folder;
    Journal journal({folder.path()});
    const PeerId stream = journal.addPeer({});
    const PeerId datagrams = journal.addPeer({u"127.0.0.1:9"_s, {}, false});
    for (int i = 0; i < 500; ++i) {
        const QByteArray bytes = QByteArray("\x03"
                                            "a;b\n")
                                     .repeated(1 + i % 7)
                                     .left(1 + i % 23);
        const auto kind = i % 5 == 0 ? RecordKind::Sent : RecordKind::Received;
        (void)journal.append(kind, i % 3 == 0 ? datagrams : stream, wallClockNow(), bytes).value();
    }
    MessageIndex index(journal.reader());
    index.setConfig(config);
    index.advance();
    QTRY_VERIFY(index.isUpToDate() && index.recordsCut() == 500);

    JournalReader reader = journal.reader();
    reader.refresh();
    const MessageReading reading(reader, config, wallClockNow());
    QCOMPARE(reading.recordsCut(), quint64(500));
    for (RecordId id{0}; id < RecordId(500); ++id)
        QCOMPARE(reading.parts(id), index.parts(id));
    for (quint64 number = 0; number < index.count(); ++number)
        QCOMPARE(reading.message(number), index.message(number));
}

void MessageReadingTest::aSilenceEndsTheLastMessage()
{
    QTemporaryDir folder;
    Journal journal({folder.path()});
    const Timestamp time = wallClockNow();
    (void)journal.append(RecordKind::Received, journal.addPeer({}), time, "ab").value();
    JournalReader reader = journal.reader();
    reader.refresh();
    const FramingConfig config = FramingConfig::fromSpec(u"gap:20").value();
    QVERIFY(!MessageReading(reader, config, time + 10ms).parts(RecordId(0)).front().number);
    QVERIFY(MessageReading(reader, config, time + 30ms).parts(RecordId(0)).front().number);
}

QTEST_GUILESS_MAIN(MessageReadingTest)
#include "tst_messagereading.moc"
