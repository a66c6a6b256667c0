// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import/packetrecorder.h"

#include "tests/support/stricttest.h"

#include <QTemporaryDir>

using namespace SocketDesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using enum CapturedPacket::Flag;

constexpr quint32 start = 0xFFFFFFF0; // so that the numbers wrap around

CapturedEnd endAt(quint16 port)
{
    CapturedEnd end;
    end.address = {127, 0, 0, 1};
    end.port = port;
    return end;
}

/// A capture, packet by packet, and what is recorded of it.
class Capture
{
public:
    explicit Capture(PacketRecorder::Origin origin = PacketRecorder::Origin::Foreign)
        : journal({folder.path()})
        , recorder(journal, origin)
    {}

    /// From who called; \p offset counts from the first byte of the stream.
    void call(int flags, qint64 offset, QByteArrayView payload = {}) { add(caller, called, flags, offset, payload); }
    void answer(int flags, qint64 offset, QByteArrayView payload = {}) { add(called, caller, flags, offset, payload); }

    /// From who called; so many bytes behind \p payload were not captured.
    void cut(int flags, qint64 offset, QByteArrayView payload, quint32 missing)
    {
        add(caller, called, flags, offset, payload, missing);
    }

    void handshake()
    {
        call(Syn, -1);
        answer(Syn | Ack, -1);
    }

    void datagram(const PacketRemarks &remarks)
    {
        CapturedPacket packet;
        packet.from = endAt(caller);
        packet.to = endAt(called);
        packet.payload = "datagram";
        add(packet, remarks);
    }

    /// Without those that begin a connection.
    [[nodiscard]] QStringList records()
    {
        QStringList all;
        const JournalReader reader = journal.reader();
        reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
            if (record.isChunk())
                all << (record.kind == RecordKind::Sent ? u"> "_s : u"< "_s) + QString::fromUtf8(record.bytes);
            else if (record.event == EventKind::Dropped)
                all << u"dropped %1 %2"_s.arg(record.detail().count).arg(record.detail().text);
            else if (record.event != EventKind::Joined && record.event != EventKind::Connecting)
                all << stableName(record.event);
        });
        return all;
    }

    quint16 caller = 1;
    quint16 called = 80;
    QTemporaryDir folder;
    Journal journal;
    PacketRecorder recorder;
    Timestamp time{1s};

private:
    void add(quint16 from, quint16 to, int flags, qint64 offset, QByteArrayView payload, quint32 missing = 0)
    {
        CapturedPacket packet;
        packet.from = endAt(from);
        packet.to = endAt(to);
        packet.isTcp = true;
        packet.flags = quint8(flags);
        packet.sequence = start + quint32(offset);
        packet.payload = payload;
        packet.missing = missing;
        add(packet, {.time = time, .direction = {}, .dropsBefore = 0, .comment = {}});
    }

    void add(const CapturedPacket &packet, const PacketRemarks &remarks)
    {
        time += 1s;
        QVERIFY(recorder.add(packet, remarks).has_value());
    }
};

PacketRemarks remarked(const QString &comment, quint64 drops)
{
    return {.time = Timestamp(1s), .direction = RecordKind::Received, .dropsBefore = drops, .comment = comment};
}

} // namespace

/// Streams whose packets come in no good order, or not at all; and remarks that are nobody's friend.
class PacketRecorderTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void anEndWaitsForWhatComesBefore();
    void anEndThatWaitsIsToldAtTheEnd();
    void aResetLosesNothing();
    void aResetAfterBothEndsIsNone();
    void aNewConnectionLosesNothing();
    void manyStreamsLoseNothing();
    void whatWasNotCapturedIsToldOnce();
    void whatWasNotCapturedIsOfItsConnection();
    void dataOfTheFirstPacketIsWhole();
    void drops_data();
    void drops();
    void commentsOfOthersSayNothing();
    void hostileCommentsHideNothing();
};

void PacketRecorderTest::anEndWaitsForWhatComesBefore()
{
    Capture capture;
    capture.handshake();
    capture.call(Ack | Fin, 6, "three");
    capture.call(Ack, 3, "two");
    QCOMPARE(capture.records(), QStringList());
    capture.call(Ack, 0, "one");
    capture.call(Ack | Fin, 6, "three"); // once more
    const QStringList first{u"> one"_s, u"> two"_s, u"> three"_s, u"we-finished"_s};
    QCOMPARE(capture.records(), first);
    capture.answer(Ack | Fin, 2);
    capture.answer(Ack, 0, "ok");
    QCOMPARE(capture.records(), first + QStringList({u"< ok"_s, u"peer-finished"_s}));
    QVERIFY(capture.recorder.finish().has_value());
    QCOMPARE(capture.records().size(), 6);
}

void PacketRecorderTest::anEndThatWaitsIsToldAtTheEnd()
{
    Capture capture;
    capture.handshake();
    capture.call(Ack, 0, "one");
    capture.answer(Ack | Fin, 4, "late");
    capture.call(Ack | Fin, 10);
    QVERIFY(capture.recorder.finish().has_value());
    QCOMPARE(capture.records(), QStringList({u"> one"_s, u"dropped 4 capture"_s, u"< late"_s, u"peer-finished"_s,
                                             u"dropped 7 capture"_s, u"we-closed"_s}));
}

void PacketRecorderTest::aResetLosesNothing()
{
    Capture capture;
    capture.handshake();
    capture.call(Ack, 5, "ours");
    capture.answer(Ack, 7, "theirs");
    capture.answer(Rst, 13);
    const QStringList expected{u"dropped 7 capture"_s, u"< theirs"_s, u"dropped 5 capture"_s, u"> ours"_s,
                               u"peer-reset"_s};
    QCOMPARE(capture.records(), expected);
    QVERIFY(capture.recorder.finish().has_value());
    QCOMPARE(capture.records(), expected);
}

void PacketRecorderTest::aResetAfterBothEndsIsNone()
{
    Capture capture;
    capture.handshake();
    capture.call(Ack | Fin, 1);
    capture.answer(Ack | Fin, 0);
    capture.answer(Rst, 1);
    QCOMPARE(capture.records(), QStringList({u"peer-finished"_s, u"dropped 1 capture"_s, u"we-closed"_s}));
}

void PacketRecorderTest::aNewConnectionLosesNothing()
{
    Capture capture;
    capture.handshake();
    capture.call(Ack, 5, "ours");
    capture.answer(Ack | Fin, 7, "theirs");
    capture.call(Syn, 1000);
    capture.call(Ack, 1001, "again");
    QCOMPARE(capture.records(), QStringList({u"dropped 7 capture"_s, u"< theirs"_s, u"peer-finished"_s,
                                             u"dropped 5 capture"_s, u"> ours"_s, u"> again"_s}));
    QCOMPARE(capture.journal.reader().peerCount(), 2U);
}

/// More than are kept at a time.
void PacketRecorderTest::manyStreamsLoseNothing()
{
    Capture capture;
    capture.called = 1; // the first one to go
    capture.caller = 60'100;
    capture.handshake();
    capture.call(Ack, 5, "held");
    for (quint32 i = 0; i < 65'535; ++i) {
        capture.called = quint16(2 + i % 60'000);
        capture.caller = quint16(60'200 + i / 60'000);
        capture.call(Syn, -1);
    }
    QCOMPARE(capture.records(), QStringList());
    capture.caller = 60'300;
    capture.call(Syn, -1);
    QCOMPARE(capture.records(), QStringList({u"dropped 5 capture"_s, u"> held"_s}));
}

/// A capture that is cut by its snap length, and a segment that came once more, further on.
void PacketRecorderTest::whatWasNotCapturedIsToldOnce()
{
    Capture capture;
    capture.handshake();
    capture.call(Ack, 0, "0123456789");
    capture.cut(Ack, 5, "56789", 10); // up to 20
    capture.cut(Ack, 2, "23", 20);    // up to 24, of which 20 are known or told
    capture.call(Ack, 24, "next");
    QCOMPARE(capture.records(),
             QStringList({u"> 0123456789"_s, u"dropped 10 capture"_s, u"dropped 4 capture"_s, u"> next"_s}));
}

void PacketRecorderTest::whatWasNotCapturedIsOfItsConnection()
{
    Capture capture;
    for (const quint16 caller : {quint16(1), quint16(2)}) {
        capture.caller = caller;
        capture.handshake();
        capture.cut(Ack, 0, "cut", caller);
        capture.call(Fin | Ack, 10);
    }
    QVERIFY(capture.recorder.finish().has_value());
    QStringList lost;
    const JournalReader reader = capture.journal.reader();
    reader.forEach(RecordId(0), noRecord, [&](const Record &record) {
        if (record.event == EventKind::Dropped)
            lost << u"%1 of %2"_s.arg(record.detail().count).arg(toNumber(record.peer));
    });
    QCOMPARE(lost, QStringList({u"1 of 1"_s, u"2 of 2"_s, u"6 of 1"_s, u"5 of 2"_s}));
}

/// TCP Fast Open (RFC 7413).
void PacketRecorderTest::dataOfTheFirstPacketIsWhole()
{
    Capture capture;
    capture.call(Syn, -1, "hello ");
    capture.call(Syn, -1, "hello "); // once more
    capture.answer(Syn | Ack, -1, "well");
    capture.call(Ack, 6, "world");
    QCOMPARE(capture.records(), QStringList({u"> hello "_s, u"< well"_s, u"> world"_s}));
    QCOMPARE(capture.journal.reader().peerCount(), 1U);
}

void PacketRecorderTest::drops_data()
{
    QTest::addColumn<QString>("comment");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<QStringList>("records");
    const QString cut = u"< datagram, cut"_s;
    const QString whole = u"< datagram"_s;
    QTest::newRow("English") << u"3 dropped before this (by kernel). 4 dropped before this (by queue-full)."_s
                             << quint64(3) << QStringList{u"dropped 3 kernel"_s, u"dropped 4 queue-full"_s, whole};
    QTest::newRow("Chinese") << u"此前丢弃了 3 个（由 us）。"_s << quint64(3) << QStringList{u"dropped 3 us"_s, whole};
    QTest::newRow("and it is cut") << u"3 dropped (by us). There was more."_s << quint64(3)
                                   << QStringList{u"dropped 3 us"_s, cut};
    QTest::newRow("no word") << u"3 dropped (7)"_s << quint64(3) << QStringList{u"dropped 3 "_s, cut};
    QTest::newRow("no packets") << u"4 dropped (by unsent-bytes)."_s << quint64(0)
                                << QStringList{u"dropped 4 unsent-bytes"_s, whole};
    QTest::newRow("some without a name") << u"4 dropped (by unsent-bytes)."_s << quint64(3)
                                         << QStringList{u"dropped 4 unsent-bytes"_s, u"dropped 3 "_s, whole};
    QTest::newRow("hyphens") << u"3 dropped (by --a-b- !)"_s << quint64(0) << QStringList{u"dropped 3 a-b"_s, whole};
    QTest::newRow("too many") << u"9 dropped (by us). 9 dropped (by us)."_s << quint64(3)
                              << QStringList{u"dropped 3 us"_s, whole};
    QTest::newRow("too large") << u"99999999999999999999 dropped (by us)."_s << quint64(3)
                               << QStringList{u"dropped 3 "_s, whole};
}

void PacketRecorderTest::drops()
{
    QFETCH(const QString, comment);
    QFETCH(const quint64, count);
    QFETCH(const QStringList, records);
    Capture capture(PacketRecorder::Origin::Ours);
    capture.datagram(remarked(comment, count));
    QStringList actual = capture.records();
    const bool isCut = capture.journal.reader().record(RecordId(actual.size() - 1)).flags & TruncatedDatagram;
    if (isCut)
        actual.back() += u", cut"_s;
    QCOMPARE(actual, records);
}

void PacketRecorderTest::commentsOfOthersSayNothing()
{
    Capture capture;
    capture.datagram(remarked(u"3 dropped (by us). There was more."_s, 5));
    QCOMPARE(capture.records(), QStringList({u"dropped 5 capture-packets"_s, u"< datagram"_s}));
}

/// What stands before a sentence is passed over, however much there is to try.
void PacketRecorderTest::hostileCommentsHideNothing()
{
    for (const QString &piece : {u"1"_s, u"1("_s, u"1 (a"_s, u"1(aa "_s, u"1 ("_s, u"(a-"_s, u"a"_s}) {
        Capture capture(PacketRecorder::Origin::Ours);
        capture.datagram(remarked(u"1("_s + piece.repeated(20'000) + u". 3 dropped (by us)."_s, 3));
        QCOMPARE(capture.records(), QStringList({u"dropped 3 us"_s, u"< datagram"_s}));
    }
}

QTEST_GUILESS_MAIN(PacketRecorderTest)
#include "tst_packetrecorder.moc"
