// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "tests/unit/export/sampleconversation.h"

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The log is what NetAssist writes, byte for byte.
class NetAssistFormatterTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "CST-8"); }
    void serverConversation();
    void hexConversation();
    void ownConnectionIsNoClient();
    void datagramPeersDoNotComeAndGo();
    void leavingIsToldOnce_data();
    void leavingIsToldOnce();
    void characterShowsWhereItEnds();
    void unfinishedCharacterIsNotLost();
    void controlsBecomeMarks();
};

void NetAssistFormatterTest::serverConversation()
{
    Conversation talk;
    talk.eventOf(noPeer, EventKind::Opened, {u"127.0.0.1:8080"_s, {}, false, 0});
    talk.event(EventKind::Joined);
    talk.receive("\xC4\xE3\xBA\xC3");
    talk.send("hello\r\n");
    talk.event(EventKind::PeerFinished);
    talk.event(EventKind::WeClosed);
    QCOMPARE(talk.as(RecordFormat::NetAssistText, Encoding::fromName(u"GBK").value()),
             "[2026-01-31 09:05:00.123]# Client 127.0.0.1:50122 gets online.\n\n"
             "[2026-01-31 09:05:00.123]# RECV ASCII FROM 127.0.0.1 :50122>\n你好\n\n"
             "[2026-01-31 09:05:00.123]# SEND ASCII TO 127.0.0.1 :50122>\nhello\r\n\n\n"
             "[2026-01-31 09:05:00.123]# Client 127.0.0.1:50122 gets offline.\n\n");
}

void NetAssistFormatterTest::hexConversation()
{
    Conversation talk;
    talk.receive("\xC4\xE3\x0A");
    talk.send({});
    talk.chunk(RecordKind::Received, talk.other, "\xFF", 0);
    QCOMPARE(talk.as(RecordFormat::NetAssistHex),
             "[2026-01-31 09:05:00.123]# RECV HEX FROM 127.0.0.1 :50122>\nC4 E3 0A \n\n"
             "[2026-01-31 09:05:00.123]# SEND HEX TO 127.0.0.1 :50122>\n\n\n"
             "[2026-01-31 09:05:00.123]# RECV HEX FROM [::1] :9>\nFF \n\n");
}

void NetAssistFormatterTest::ownConnectionIsNoClient()
{
    Conversation talk;
    talk.eventOf(noPeer, EventKind::Connecting, {u"127.0.0.1:50122"_s, {}, false, 0});
    talk.eventOf(noPeer, EventKind::Opened);
    talk.event(EventKind::Joined);
    talk.event(EventKind::PeerReset);
    QCOMPARE(talk.as(RecordFormat::NetAssistText), QByteArray());

    talk.eventOf(noPeer, EventKind::Closed);
    talk.eventOf(noPeer, EventKind::Opened);
    talk.eventOf(talk.other, EventKind::Joined);
    QCOMPARE(talk.as(RecordFormat::NetAssistText), "[2026-01-31 09:05:00.123]# Client [::1]:9 gets online.\n\n");
}

void NetAssistFormatterTest::datagramPeersDoNotComeAndGo()
{
    Conversation talk(false);
    talk.event(EventKind::Joined);
    talk.receive("x");
    talk.event(EventKind::WeClosed);
    QCOMPARE(talk.as(RecordFormat::NetAssistText),
             "[2026-01-31 09:05:00.123]# RECV ASCII FROM 127.0.0.1 :50122>\nx\n\n");
}

void NetAssistFormatterTest::leavingIsToldOnce_data()
{
    QTest::addColumn<QList<EventKind>>("events");
    QTest::newRow("FIN, then we close") << QList{EventKind::PeerFinished, EventKind::WeClosed};
    QTest::newRow("we finish first") << QList{EventKind::WeFinished, EventKind::PeerFinished, EventKind::WeClosed};
    QTest::newRow("RST") << QList{EventKind::PeerReset};
    QTest::newRow("FIN, then RST") << QList{EventKind::PeerFinished, EventKind::PeerReset};
    QTest::newRow("time-out") << QList{EventKind::TimedOut};
    QTest::newRow("we reset") << QList{EventKind::WeReset};
    QTest::newRow("another failure") << QList{EventKind::Failed};
}

void NetAssistFormatterTest::leavingIsToldOnce()
{
    QFETCH(QList<EventKind>, events);
    Conversation talk;
    talk.event(EventKind::Joined);
    for (const EventKind event : std::as_const(events))
        talk.event(event);
    QCOMPARE(talk.as(RecordFormat::NetAssistText).count("gets offline."), 1);
}

void NetAssistFormatterTest::characterShowsWhereItEnds()
{
    Conversation talk;
    talk.receive("\xE4\xBD");
    talk.receive("\xA0");
    QCOMPARE(talk.as(RecordFormat::NetAssistText),
             "[2026-01-31 09:05:00.123]# RECV ASCII FROM 127.0.0.1 :50122>\n\n\n"
             "[2026-01-31 09:05:00.123]# RECV ASCII FROM 127.0.0.1 :50122>\n你\n\n");
}

void NetAssistFormatterTest::unfinishedCharacterIsNotLost()
{
    Conversation talk;
    talk.receive("\xE4\xBD");
    const QByteArray begin = "[2026-01-31 09:05:00.123]# RECV ASCII FROM 127.0.0.1 :50122>\n\n\n";
    const QByteArray rest = "[2026-01-31 09:05:00.123]# RECV ASCII FROM 127.0.0.1 :50122>\n\\xE4\\xBD\n\n";
    QCOMPARE(talk.as(RecordFormat::NetAssistText), begin + rest);
    talk.event(EventKind::PeerFinished);
    QCOMPARE(talk.as(RecordFormat::NetAssistText), begin + rest);
}

void NetAssistFormatterTest::controlsBecomeMarks()
{
    Conversation talk;
    talk.receive("\x1B[2Ja\rb\r\n\xFF\t\0"_ba);
    const QByteArray log = talk.as(RecordFormat::NetAssistText);
    QVERIFY2(log.endsWith(">\n␛[2Ja␍b\r\n\\xFF\t␀\n\n"), log.constData());
}

QTEST_GUILESS_MAIN(NetAssistFormatterTest)
#include "tst_netassistformatter.moc"
