// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/lineframer.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/framedtext.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Lines with every line end, and what is not a line.
class LineFramerTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void crIsOpenUntilTheNextByte();
};

void LineFramerTest::cuts_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::addColumn<QStringList>("messages");
    QTest::newRow("the three line ends") << u"line"_s << QByteArrayList{"a\nb\r\nc\rd\n"}
                                         << QStringList{u"<a>\\n"_s, u"<b>\\r\\n"_s, u"<c>\\r"_s, u"<d>\\n"_s};
    QTest::newRow("CRLF in two reads") << u"line"_s << QByteArrayList{"a\r", "\nb\n"}
                                       << QStringList{u"<a>\\r\\n"_s, u"<b>\\n"_s};
    QTest::newRow("CR at the end of a read")
        << u"line"_s << QByteArrayList{"a\r", "b\r"} << QStringList{u"<a>\\r"_s, u"<b>\\r"_s};
    QTest::newRow("empty lines") << u"line"_s << QByteArrayList{"\n\r\r\n\n"}
                                 << QStringList{u"<>\\n"_s, u"<>\\r"_s, u"<>\\r\\n"_s, u"<>\\n"_s};
    QTest::newRow("LF CR is two line ends")
        << u"line"_s << QByteArrayList{"a\n\rb\n"} << QStringList{u"<a>\\n"_s, u"<>\\r"_s, u"<b>\\n"_s};
    QTest::newRow("tail without line end")
        << u"line"_s << QByteArrayList{"a\nbc"} << QStringList{u"<a>\\n"_s, u"<bc>!unfinished"_s};
    QTest::newRow("line of exactly the limit") << u"line,limit=3"_s << QByteArrayList{"abc\nabc\r\nabc"}
                                               << QStringList{u"<abc>\\n"_s, u"<abc>\\r\\n"_s, u"<abc>!unfinished"_s};
    QTest::newRow("line beyond the limit")
        << u"line,limit=3"_s << QByteArrayList{"abcdefgh\ni\n"}
        << QStringList{u"<abc>!limit"_s, u"<def>!limit"_s, u"<gh>\\n"_s, u"<i>\\n"_s};
    QTest::newRow("limit reached by the reads")
        << u"line,limit=2"_s << QByteArrayList{"a", "b", "c", "\n"} << QStringList{u"<ab>!limit"_s, u"<c>\\n"_s};
}

void LineFramerTest::cuts()
{
    QFETCH(const QString, spec);
    QFETCH(const QByteArrayList, chunks);
    QTEST(cutAll(spec, chunks), "messages");
}

void LineFramerTest::crIsOpenUntilTheNextByte()
{
    LineFramer framer(100);
    QList<Message> messages;
    const MessageHandler note = [&messages](const Message &message) { messages.append(message); };
    framer.feed("ab\r", {}, note);
    QCOMPARE(messages, QList<Message>());
    QCOMPARE(framer.underWay(), (Message{0, 3, 0, 1, MessageState::UnderWay}));
    framer.feed("c", {}, note);
    QCOMPARE(messages, (QList<Message>{{0, 3, 0, 1, MessageState::Complete}}));
    QCOMPARE(framer.underWay(), (Message{3, 1, 0, 0, MessageState::UnderWay}));
}

QTEST_GUILESS_MAIN(LineFramerTest)
#include "tst_lineframer.moc"
