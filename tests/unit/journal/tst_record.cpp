// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/record.h"

#include "tests/support/stricttest.h"

#include <QSet>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What an event says comes back from its bytes, also when they are damaged.
class RecordTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void detailComesBack_data();
    void detailComesBack();
    void emptyDetailNeedsNoBytes();
    void damagedBytesAreHarmless();
    void everyKindHasItsName();
    void everyNoteIsFoundByItsName();
};

void RecordTest::detailComesBack_data()
{
    QTest::addColumn<EventDetail>("detail");
    QTest::newRow("nothing") << EventDetail();
    QTest::newRow("text") << EventDetail{u"127.0.0.1:8080"_s, {}, false, 0};
    QTest::newRow("Chinese text") << EventDetail{u"你好 \U0001F600"_s, {}, false, 0};
    QTest::newRow("count and by whom") << EventDetail{u"kernel"_s, {}, false, 0x123456789AULL};
    QTest::newRow("error with code only") << EventDetail{{}, {ErrorCode::Reset, {}, 0, -1}, true, 0};
    QTest::newRow("error with everything")
        << EventDetail{u"x"_s, {ErrorCode::AddressInUse, {u"127.0.0.1:80"_s, u"nginx"_s, {}}, 98, 3}, true, 7};
    QTest::newRow("error at the first character") << EventDetail{{}, {ErrorCode::BadHexDigit, {u"g"_s}, 0, 0}, true, 0};
}

void RecordTest::detailComesBack()
{
    QFETCH(EventDetail, detail);
    QVERIFY(EventDetail::fromBytes(detail.toBytes()) == detail);
}

void RecordTest::emptyDetailNeedsNoBytes()
{
    QCOMPARE(EventDetail().toBytes(), QByteArray());
    QVERIFY(EventDetail::fromBytes({}) == EventDetail());
}

void RecordTest::damagedBytesAreHarmless()
{
    const EventDetail detail{u"text"_s, {ErrorCode::Refused, {u"[::1]:9"_s}, 111, 2}, true, 5};
    const QByteArray whole = detail.toBytes();
    for (qsizetype length = 0; length < whole.size(); ++length)
        (void)EventDetail::fromBytes(QByteArrayView(whole).first(length));
    for (qsizetype i = 0; i < whole.size() * 256; ++i) {
        QByteArray damaged = whole;
        damaged[i / 256] = char(i % 256);
        (void)EventDetail::fromBytes(damaged);
    }
}

void RecordTest::everyKindHasItsName()
{
    QSet<QLatin1String> names;
    for (int kind = 0; kind <= int(EventKind::Note); ++kind)
        names.insert(stableName(EventKind(kind)));
    QCOMPARE(names.size(), qsizetype(EventKind::Note) + 1);
    QCOMPARE(stableName(EventKind::Opened), "opened"_L1);
    QCOMPARE(stableName(EventKind::PeerFinished), "peer-finished"_L1);
    QCOMPARE(stableName(EventKind::WeReset), "we-reset"_L1);
    QCOMPARE(stableName(EventKind::Unreachable), "unreachable"_L1);
}

void RecordTest::everyNoteIsFoundByItsName()
{
    for (int code = 0; code <= int(NoteCode::PeersKept); ++code)
        QCOMPARE(int(noteCodeFromName(QString(stableName(NoteCode(code)))).value()), code);
    QVERIFY(!noteCodeFromName(u"something else"));
    QVERIFY(!noteCodeFromName({}));
}

QTEST_GUILESS_MAIN(RecordTest)
#include "tst_record.moc"
