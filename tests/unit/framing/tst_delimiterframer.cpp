// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "framing/delimiterframer.h"

#include "tests/support/stricttest.h"
#include "tests/unit/framing/framedtext.h"

#include <QRandomGenerator>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// Delimiters, whole and in parts, and their look-alikes.
class DelimiterFramerTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void findsWhatAPlainSearchFinds();
};

void DelimiterFramerTest::cuts_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::addColumn<QStringList>("messages");
    QTest::newRow("one byte") << u"delimiter:00"_s << QByteArrayList{QByteArray("a\0\0b", 4)}
                              << QStringList{u"<a>\\x00"_s, u"<>\\x00"_s, u"<b>!unfinished"_s};
    QTest::newRow("in parts") << u"delimiter:4f4b2e"_s << QByteArrayList{"aO", "K", ".b", "OK."}
                              << QStringList{u"<a>OK."_s, u"<b>OK."_s};
    QTest::newRow("begun and not ended") << u"delimiter:4f4b"_s << QByteArrayList{"OO", "OKO"}
                                         << QStringList{u"<OO>OK"_s, u"<>O!unfinished"_s};
    QTest::newRow("begins again within itself")
        << u"delimiter:41414142"_s << QByteArrayList{"AAAAAB"} << QStringList{u"<AA>AAAB"_s};
    QTest::newRow("does not overlap") << u"delimiter:4141"_s << QByteArrayList{"AAAAA"}
                                      << QStringList{u"<>AA"_s, u"<>AA"_s, u"<>A!unfinished"_s};
    QTest::newRow("content of exactly the limit")
        << u"delimiter:4142,limit=2"_s << QByteArrayList{"xyABxyAB"} << QStringList{u"<xy>AB"_s, u"<xy>AB"_s};
    QTest::newRow("content beyond the limit")
        << u"delimiter:4142,limit=2"_s << QByteArrayList{"xyzAB"} << QStringList{u"<xy>!limit"_s, u"<z>AB"_s};
    QTest::newRow("the limit never cuts a delimiter")
        << u"delimiter:4142,limit=2"_s << QByteArrayList{"xA", "A", "B"} << QStringList{u"<xA>AB"_s};
    QTest::newRow("many bytes turn out to be content")
        << u"delimiter:414141414142,limit=2"_s << QByteArrayList{"AAAAAC"}
        << QStringList{u"<AA>!limit"_s, u"<AA>!limit"_s, u"<AC>!unfinished"_s};
}

void DelimiterFramerTest::cuts()
{
    QFETCH(const QString, spec);
    QFETCH(const QByteArrayList, chunks);
    QTEST(cutAll(spec, chunks), "messages");
}

void DelimiterFramerTest::findsWhatAPlainSearchFinds()
{
    const quint32 seed = 20260131;
    QRandomGenerator random(seed);
    const auto randomBytes = [&random](int most) {
        QByteArray bytes(1 + random.bounded(most), Qt::Uninitialized);
        std::generate(bytes.begin(), bytes.end(), [&random] { return "ab"[random.bounded(2)]; });
        return bytes;
    };
    for (int round = 0; round < 3000; ++round) {
        const QByteArray stream = randomBytes(200);
        const QByteArray delimiter = randomBytes(FramingConfig::maximumDelimiter);
        QList<quint64> expected;
        for (qsizetype at = 0; (at = stream.indexOf(delimiter, at)) >= 0; at += delimiter.size())
            expected.append(quint64(at + delimiter.size()));
        QList<quint64> ends;
        DelimiterFramer framer(delimiter, 1000);
        framer.feed(stream, {}, [&ends](const Message &message) { ends.append(message.end()); });
        QCOMPARE(ends, expected);
    }
}

QTEST_GUILESS_MAIN(DelimiterFramerTest)
#include "tst_delimiterframer.moc"
