// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/lengthframer.h"

#include "framing/framingvalues.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/framedtext.h"

#include <QtEndian>

#include <limits>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray result;
    for (const int value : values)
        result.append(char(value));
    return result;
}

} // namespace

/// Length fields of every width and order, and those that cannot be right.
class LengthFramerTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void fieldsOfEveryWidth_data();
    void fieldsOfEveryWidth();
    void unframedBytesShowAtOnce();
};

void LengthFramerTest::cuts_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::addColumn<QStringList>("messages");
    QTest::newRow("two messages in one read") << u"length:1"_s
                                              << QByteArrayList{"\x02"
                                                                "ab"
                                                                "\x01"
                                                                "c"}
                                              << QStringList{u"\\x02<ab>"_s, u"\\x01<c>"_s};
    QTest::newRow("header and body in parts")
        << u"length:2"_s << QByteArrayList{bytes({0}), bytes({3, 'a'}), "b", "c"} << QStringList{u"\\x00\\x03<abc>"_s};
    QTest::newRow("no body") << u"length:1"_s << QByteArrayList{bytes({0, 0, 1, 'a'})}
                             << QStringList{u"\\x00<>"_s, u"\\x00<>"_s, u"\\x01<a>"_s};
    QTest::newRow("native struct of a PC") << u"length:4le"_s << QByteArrayList{bytes({2, 0, 0, 0, 'h', 'i'})}
                                           << QStringList{u"\\x02\\x00\\x00\\x00<hi>"_s};
    QTest::newRow("field behind a type") << u"length:1,offset=2"_s << QByteArrayList{bytes({'T', 'V', 1, 'a', 'T'})}
                                         << QStringList{u"TV\\x01<a>"_s, u"T<>!unfinished"_s};
    QTest::newRow("counts itself") << u"length:2,adjust=-2"_s << QByteArrayList{bytes({0, 4, 'a', 'b', 0, 2})}
                                   << QStringList{u"\\x00\\x04<ab>"_s, u"\\x00\\x02<>"_s};
    QTest::newRow("a checksum that is not counted") << u"length:1,adjust=2"_s
                                                    << QByteArrayList{"\x01"
                                                                      "aCC"}
                                                    << QStringList{u"\\x01<aCC>"_s};
    QTest::newRow("body cut by the end") << u"length:1"_s
                                         << QByteArrayList{"\x03"
                                                           "ab"}
                                         << QStringList{u"\\x03<ab>!unfinished"_s};
    QTest::newRow("body of exactly the limit") << u"length:1,limit=3"_s
                                               << QByteArrayList{"\x03"
                                                                 "abc"}
                                               << QStringList{u"\\x03<abc>"_s};
    QTest::newRow("body beyond the limit") << u"length:1,limit=3"_s
                                           << QByteArrayList{"\x01"
                                                             "a"
                                                             "\x04"
                                                             "bcd"}
                                           << QStringList{u"\\x01<a>"_s, u"\\x04<>!length"_s, u"<bcd>!unframed"_s};
    QTest::newRow("less than itself") << u"length:1,adjust=-1"_s << QByteArrayList{bytes({0, 1})}
                                      << QStringList{u"\\x00<>!length"_s, u"<\\x01>!unframed"_s};
    QTest::newRow("all that follows is left alone")
        << u"length:1,limit=3"_s
        << QByteArrayList{"\x09"
                          "ab",
                          "\x01"
                          "c",
                          "\x01"
                          "d"}
        << QStringList{u"\\x09<>!length"_s, u"<ab\\x01>!unframed"_s, u"<c\\x01d>!unframed"_s};
}

void LengthFramerTest::cuts()
{
    QFETCH(const QString, spec);
    QFETCH(const QByteArrayList, chunks);
    QTEST(cutAll(spec, chunks), "messages");
}

void LengthFramerTest::fieldsOfEveryWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<ByteOrder>("order");
    QTest::addColumn<quint64>("value");
    QTest::addColumn<bool>("isGood");
    for (const int width : FramingValues::fieldWidths) {
        const quint64 most = std::numeric_limits<quint64>::max() >> (64 - 8 * width);
        for (const ByteOrder order : {ByteOrder::BigEndian, ByteOrder::LittleEndian}) {
            const char *name = order == ByteOrder::BigEndian ? "big endian" : "little endian";
            QTest::addRow("%d bytes, %s, five", width, name) << width << order << 5ULL << true;
            QTest::addRow("%d bytes, %s, the largest", width, name) << width << order << most << (width < 4);
            QTest::addRow("%d bytes, %s, every byte another", width, name)
                << width << order << (0x0102030405060708ULL & most) << (width < 4);
        }
    }
}

void LengthFramerTest::fieldsOfEveryWidth()
{
    QFETCH(const int, width);
    QFETCH(const ByteOrder, order);
    QFETCH(const quint64, value);
    QFETCH(const bool, isGood);
    QByteArray stream(8, '\0');
    if (order == ByteOrder::BigEndian)
        qToBigEndian(value << (64 - 8 * width), stream.data());
    else
        qToLittleEndian(value, stream.data());
    stream.truncate(width);
    stream.append((1 << 24) - 1, 'x');

    LengthFramer framer({.width = width, .byteOrder = order, .offset = 0, .adjust = 0}, (1 << 24) - 1);
    QList<Message> messages;
    framer.feed(stream, {}, [&messages](const Message &message) { messages.append(message); });
    QVERIFY(!messages.isEmpty());
    const auto head = quint32(width);
    if (isGood)
        QCOMPARE(messages.constFirst(), (Message{0, head + value, head, 0, MessageState::Complete}));
    else
        QCOMPARE(messages.constFirst(), (Message{0, head, head, 0, MessageState::BadLength}));
}

void LengthFramerTest::unframedBytesShowAtOnce()
{
    LengthFramer framer({.width = 1, .byteOrder = {}, .offset = 0, .adjust = 0}, 10);
    framer.feed("\x0b"
                "abc",
                {}, [](const Message &message) { QCOMPARE(message.state, MessageState::BadLength); });
    QCOMPARE(framer.underWay(), (Message{1, 3, 0, 0, MessageState::Unframed}));
}

QTEST_GUILESS_MAIN(LengthFramerTest)
#include "tst_lengthframer.moc"
