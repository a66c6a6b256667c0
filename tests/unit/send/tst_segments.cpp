// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "send/segments.h"

#include "tests/support/stricttest.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// How messages are cut.
class SegmentsTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void joinedItIsThePayload();
    void refuses_data();
    void refuses();
    void specBothWaysIsTheIdentity();
};

void SegmentsTest::cuts_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::newRow("byte by byte") << u"1"_s << QList<QByteArray>{"a", "b", "c", "d", "e"};
    QTest::newRow("by twos") << u"2"_s << QList<QByteArray>{"ab", "cd", "e"};
    QTest::newRow("by more than there is") << u"9"_s << QList<QByteArray>{"abcde"};
    QTest::newRow("at places") << u"1,4"_s << QList<QByteArray>{"a", "bcd", "e"};
    QTest::newRow("at one place") << u"3,"_s << QList<QByteArray>{"abc", "de"};
    QTest::newRow("at the end") << u"2,5"_s << QList<QByteArray>{"ab", "cde"};
    QTest::newRow("behind the end") << u"2,50,60"_s << QList<QByteArray>{"ab", "cde"};
    QTest::newRow("full-width") << u"１，４"_s << QList<QByteArray>{"a", "bcd", "e"};
    QTest::newRow("spaces") << u" 1 , 4 "_s << QList<QByteArray>{"a", "bcd", "e"};
}

void SegmentsTest::cuts()
{
    QFETCH(const QString, spec);
    QFETCH(const QList<QByteArray>, pieces);
    QCOMPARE(segmentsOf("abcde", Segmentation::fromSpec(spec).value()), pieces);
}

void SegmentsTest::joinedItIsThePayload()
{
    for (qsizetype size = 0; size < 20; ++size) {
        const QByteArray payload = QByteArray("0123456789abcdefghij").left(size);
        for (const auto &spec : {u"1"_s, u"3"_s, u"19"_s, u"1,2,3"_s, u"5,18"_s}) {
            const QList<QByteArray> pieces = segmentsOf(payload, Segmentation::fromSpec(spec).value());
            QCOMPARE(pieces.join(), payload);
            QCOMPARE(pieces.contains(QByteArray()), payload.isEmpty());
        }
    }
}

void SegmentsTest::refuses_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("comma alone") << u","_s << u""_s;
    QTest::newRow("zero") << u"0"_s << u"0"_s;
    QTest::newRow("negative") << u"-1"_s << u"-1"_s;
    QTest::newRow("a word") << u"one"_s << u"one"_s;
    QTest::newRow("falling") << u"7,3"_s << u"3"_s;
    QTest::newRow("twice") << u"3,3"_s << u"3"_s;
    QTest::newRow("hole") << u"3,,7"_s << u""_s;
    QTest::newRow("huge") << u"99999999999999999999"_s << u"99999999999999999999"_s;
}

void SegmentsTest::refuses()
{
    QFETCH(const QString, spec);
    QFETCH(const QString, part);
    const auto result = Segmentation::fromSpec(spec);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidValue);
    QCOMPARE(result.error().argument(0), part);
}

void SegmentsTest::specBothWaysIsTheIdentity()
{
    for (const auto &spec : {u"1"_s, u"12"_s, u"3,"_s, u"3,7"_s, u"1,2,3"_s})
        QCOMPARE(Segmentation::fromSpec(spec).value().toSpec(), spec);
}

QTEST_GUILESS_MAIN(SegmentsTest)
#include "tst_segments.moc"
