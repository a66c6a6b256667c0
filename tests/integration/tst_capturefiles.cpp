// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/recordformatter.h"
#include "session/sessionhandle.h"
#include "tests/integration/foreignprocess.h"
#include "tests/support/stricttest.h"

#include <QFile>
#include <QTemporaryDir>

#include <optional>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// A capture is what tshark reads without a complaint, and following a stream in it gives the exact bytes.
class CaptureFilesTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void realConversations_data();
    void realConversations();
    void realDatagrams_data();
    void realDatagrams();
    void endings_data();
    void endings();
    void largeChunksAndManySmallOnes();
    void datagramsOfEverySize_data();
    void datagramsOfEverySize();
    void beginsInTheMiddle();
    void portsMayBeReused();
    void dropsAreTold();
    void boundToEveryAddress();
    void saysThatHeadersAreMadeUp();
    void secondFileGoesOn();

private:
    /// The journal as a capture, from a record on.
    void writeCapture(JournalReader reader, RecordId from = RecordId(0));
    PeerId join(const QString &address, const QString &local, bool isStream);
    void append(RecordKind kind, PeerId peer, const QByteArray &bytes, quint8 flags = 0);
    void appendEvent(EventKind kind, PeerId peer, const EventDetail &detail = {});

    /// The lines that tshark prints; it has to succeed and to complain of nothing.
    [[nodiscard]] QStringList tshark(const QStringList &arguments);
    [[nodiscard]] QStringList fields(const QStringList &names, const QString &filter = {});
    /// What tshark's experts find worth a note or more in any packet, a wrong checksum included; not the comments of the
    /// file, and not that connections are closed.
    [[nodiscard]] QStringList findings();

    struct Stream
    {
        QByteArray fromFirst; ///< by the end that has sent the first packet of the stream
        QByteArray fromOther;
    };
    [[nodiscard]] Stream follow(const QString &protocol, int number = 0);

    std::optional<QTemporaryDir> m_folder;
    std::optional<Journal> m_journal;
    QString m_path;
    Timestamp m_time{};
};

void CaptureFilesTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder.emplace();
    m_journal.emplace(JournalConfig{m_folder->path()});
    m_path = m_folder->filePath(u"capture.pcapng"_s);
    m_time = Timestamp(std::chrono::nanoseconds(1'769'821'500'123'456'789));
}

void CaptureFilesTest::writeCapture(JournalReader reader, RecordId from)
{
    reader.refresh();
    const auto formatter = makeRecordFormatter(RecordFormat::Pcapng, {});
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(formatter->begin());
    reader.forEach(from, noRecord, [&](const Record &record) { file.write(formatter->format(reader, record)); });
    file.write(formatter->finish());
}

PeerId CaptureFilesTest::join(const QString &address, const QString &local, bool isStream)
{
    const PeerId peer = m_journal->addPeer({address, local, isStream});
    appendEvent(EventKind::Joined, peer);
    return peer;
}

void CaptureFilesTest::append(RecordKind kind, PeerId peer, const QByteArray &bytes, quint8 flags)
{
    m_time += std::chrono::nanoseconds(1001);
    (void)m_journal->append(kind, peer, m_time, bytes, flags).value();
}

void CaptureFilesTest::appendEvent(EventKind kind, PeerId peer, const EventDetail &detail)
{
    m_time += std::chrono::nanoseconds(1001);
    m_journal->appendEvent(kind, peer, m_time, detail);
}

QStringList CaptureFilesTest::tshark(const QStringList &arguments)
{
    ForeignProcess process;
    process.start(u"tshark"_s, QStringList{u"-n"_s, u"-r"_s, m_path, u"-o"_s, u"ip.check_checksum:TRUE"_s, u"-o"_s,
                                           u"tcp.check_checksum:TRUE"_s, u"-o"_s, u"udp.check_checksum:TRUE"_s} +
                                   arguments);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(process.hasEnded(), 60'000); }();
    QString complaints = QString::fromUtf8(process.err());
    complaints.remove(u"Running as user \"root\" and group \"root\". This could be dangerous.\n"_s);
    [&] { QCOMPARE(complaints, QString()); }();
    [&] { QCOMPARE(process.exitCode(), 0); }();
    QStringList lines = process.outText().split(u'\n');
    lines.removeLast();
    return lines;
}

QStringList CaptureFilesTest::fields(const QStringList &names, const QString &filter)
{
    QStringList arguments{u"-T"_s, u"fields"_s, u"-Y"_s, filter.isEmpty() ? u"frame"_s : filter};
    for (const QString &name : names)
        arguments << u"-e"_s << name;
    return tshark(arguments);
}

QStringList CaptureFilesTest::findings()
{
    static const QRegularExpression finding(u"^ +\\d+ +\\w+ .*"_s);
    static const QRegularExpression usual(u"This frame \\w+ the connection closing| Comment "_s);
    QStringList found = tshark({u"-q"_s, u"-z"_s, u"expert,note"_s}).filter(finding);
    found.removeIf([](const QString &line) { return line.contains(usual); });
    return found;
}

CaptureFilesTest::Stream CaptureFilesTest::follow(const QString &protocol, int number)
{
    Stream stream;
    const QStringList lines = tshark({u"-q"_s, u"-z"_s, u"follow,%1,raw,%2"_s.arg(protocol).arg(number)});
    const qsizetype begin = lines.indexOf(QRegularExpression(u"^Node 1: .*"_s)) + 1;
    for (const QString &line : lines.sliced(begin)) {
        if (line.startsWith(u'='))
            break;
        (line.startsWith(u'\t') ? stream.fromOther : stream.fromFirst) += QByteArray::fromHex(line.toLatin1());
    }
    return stream;
}

// What really went over sockets

namespace {

EndpointConfig endpoint(Role role, const QString &host, quint16 remotePort = 0)
{
    EndpointConfig config;
    config.role = role;
    config.localHost = host;
    config.localPort = 0;
    config.remoteHost = host;
    config.remotePort = remotePort;
    return config;
}

QString hostOf(const QString &address)
{
    return address.section(u':', 0, -2).remove(u'[').remove(u']');
}

QString portOf(const QString &address)
{
    return address.section(u':', -1);
}

void addFamilies()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("layer");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"ip"_s;
    QTest::newRow("IPv6") << u"::1"_s << u"ipv6"_s;
}

} // namespace

void CaptureFilesTest::realConversations_data()
{
    addFamilies();
}

void CaptureFilesTest::realConversations()
{
    QFETCH(const QString, host);
    QFETCH(const QString, layer);
    SessionHandle server;
    server.open(endpoint(Role::TcpServer, host));
    QTRY_COMPARE(server.status().state, EndpointState::Open);
    SessionHandle client;
    client.open(endpoint(Role::TcpClient, host, portOf(server.status().localAddress).toUShort()));
    QTRY_COMPARE(server.status().peerCount, 1);
    QByteArray question(300'000, 'q');
    question[150'000] = '\0';
    client.send(question, {});
    QTRY_COMPARE(server.counters().traffic.receivedBytes, 300'000U);
    server.send("answer\xff", {});
    QTRY_COMPARE(client.counters().traffic.receivedBytes, 7U);
    const QString clientAddress = client.status().localAddress;
    const QString serverAddress = server.status().localAddress;
    client.finishSending({});
    server.setFinishWithPeers(true);
    QTRY_COMPARE(client.status().state, EndpointState::Closed);
    QTRY_COMPARE(server.status().peerCount, 0);

    for (const SessionHandle *side : {&server, &client}) {
        writeCapture(side->reader());
        QCOMPARE(findings(), QStringList());
        const Stream stream = follow(u"tcp"_s);
        QCOMPARE(stream.fromFirst, question); // the first packet is the SYN, which is the client's
        QCOMPARE(stream.fromOther, QByteArray("answer\xff"));
        const QStringList ends =
            fields({layer + u".src"_s, u"tcp.srcport"_s, layer + u".dst"_s, u"tcp.dstport"_s}, u"tcp.flags == 0x2"_s);
        QCOMPARE(ends, QStringList(QStringList{hostOf(clientAddress), portOf(clientAddress), hostOf(serverAddress),
                                               portOf(serverAddress)}
                                       .join(u'\t')));
        QCOMPARE(fields({u"tcp.srcport"_s}, u"tcp.flags.fin == 1"_s),
                 QStringList({portOf(clientAddress), portOf(serverAddress)}));
    }
}

void CaptureFilesTest::realDatagrams_data()
{
    addFamilies();
}

void CaptureFilesTest::realDatagrams()
{
    QFETCH(const QString, host);
    QFETCH(const QString, layer);
    SessionHandle one;
    SessionHandle two;
    one.open(endpoint(Role::Udp, host));
    two.open(endpoint(Role::Udp, host));
    QTRY_VERIFY(!one.status().localAddress.isEmpty() && !two.status().localAddress.isEmpty());
    const QString oneAddress = one.status().localAddress;
    const QString twoAddress = two.status().localAddress;
    one.send("to two", SendTarget::to(twoAddress));
    QTRY_COMPARE(two.counters().traffic.receivedChunks, 1U);
    two.send("back", SendTarget::to(oneAddress));
    two.send(QByteArray(), SendTarget::to(oneAddress));
    QTRY_COMPARE(one.counters().traffic.receivedChunks, 2U);

    const QStringList names{layer + u".src"_s, u"udp.srcport"_s, layer + u".dst"_s, u"udp.dstport"_s, u"data.data"_s};
    const QString there = QStringList{host, portOf(oneAddress), host, portOf(twoAddress)}.join(u'\t');
    const QString back = QStringList{host, portOf(twoAddress), host, portOf(oneAddress)}.join(u'\t');
    for (const SessionHandle *side : {&one, &two}) {
        writeCapture(side->reader());
        QCOMPARE(findings(), QStringList());
        QCOMPARE(fields(names), QStringList({there + u"\t746f2074776f"_s, back + u"\t6261636b"_s, back + u'\t'}));
    }
}

// Journals as they might be

void CaptureFilesTest::endings_data()
{
    QTest::addColumn<QList<EventKind>>("events");
    QTest::addColumn<QStringList>("packets"); // port of the sender and flags
    const QString peer = u"50122\t"_s;
    const QString own = u"40080\t"_s;
    QTest::newRow("peer finishes, we close")
        << QList{EventKind::PeerFinished, EventKind::WeClosed}
        << QStringList{peer + u"0x0011"_s, own + u"0x0010"_s, own + u"0x0011"_s, peer + u"0x0010"_s};
    QTest::newRow("we finish, peer finishes, over")
        << QList{EventKind::WeFinished, EventKind::PeerFinished, EventKind::WeClosed}
        << QStringList{own + u"0x0011"_s, peer + u"0x0010"_s, peer + u"0x0011"_s, own + u"0x0010"_s};
    QTest::newRow("peer resets") << QList{EventKind::PeerReset} << QStringList{peer + u"0x0014"_s};
    QTest::newRow("we reset") << QList{EventKind::WeReset} << QStringList{own + u"0x0014"_s};
    QTest::newRow("timed out") << QList{EventKind::TimedOut} << QStringList{own + u"0x0014"_s};
    QTest::newRow("still there") << QList<EventKind>() << QStringList();
}

void CaptureFilesTest::endings()
{
    QFETCH(const QList<EventKind>, events);
    QFETCH(const QStringList, packets);
    const PeerId peer = join(u"192.0.2.1:50122"_s, u"198.51.100.7:40080"_s, true);
    append(RecordKind::Received, peer, "question");
    append(RecordKind::Sent, peer, "answer");
    for (const EventKind kind : events)
        appendEvent(kind, peer);
    writeCapture(m_journal->reader());
    const bool isReset = packets.size() == 1; // of which tshark warns, as it should
    QCOMPARE(findings().size(), isReset ? 1 : 0);
    QCOMPARE(fields({u"tcp.srcport"_s, u"tcp.flags"_s}).sliced(5), packets);
    const Stream stream = follow(u"tcp"_s);
    QCOMPARE(stream.fromFirst, QByteArray("question"));
    QCOMPARE(stream.fromOther, QByteArray("answer"));
}

void CaptureFilesTest::largeChunksAndManySmallOnes()
{
    const PeerId peer = join(u"[2001:db8::1]:50122"_s, u"[2001:db8::2]:40080"_s, true);
    QByteArray sent;
    for (const qsizetype size : {65'495, 65'496, 1, 256 * 1024, 65'494}) {
        append(RecordKind::Sent, peer, QByteArray(size, char('a' + size % 26)));
        sent += QByteArray(size, char('a' + size % 26));
    }
    QByteArray received;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray bytes(i % 9 + 1, char(i));
        append(RecordKind::Received, peer, bytes);
        received += bytes;
    }
    writeCapture(m_journal->reader());
    QCOMPARE(findings(), QStringList());
    const Stream stream = follow(u"tcp"_s);
    QVERIFY(stream.fromFirst == received);
    QVERIFY(stream.fromOther == sent);
}

void CaptureFilesTest::datagramsOfEverySize_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<qsizetype>("largest");
    QTest::newRow("IPv4") << u"192.0.2.1:50122"_s << qsizetype(65'507);
    QTest::newRow("IPv6") << u"[2001:db8::1]:50122"_s << qsizetype(65'527);
}

void CaptureFilesTest::datagramsOfEverySize()
{
    QFETCH(const QString, address);
    QFETCH(const qsizetype, largest);
    const PeerId peer = join(address, {}, false);
    const QList<qsizetype> sizes{0, 1, 2, 1472, largest};
    QStringList lengths;
    for (const qsizetype size : sizes) {
        append(RecordKind::Received, peer, QByteArray(size, '\xff'), size == 1472 ? TruncatedDatagram : 0);
        lengths << QString::number(size + 8);
    }
    writeCapture(m_journal->reader());
    QCOMPARE(fields({u"udp.length"_s}), lengths);
    QCOMPARE(fields({u"udp.checksum.status"_s}), QStringList(lengths.size(), u"1"_s));
    QCOMPARE(fields({u"udp.length"_s}, u"frame.comment contains \"longer\""_s), QStringList(u"1480"_s));
}

/// The oldest records may be gone, or only some were asked for.
void CaptureFilesTest::beginsInTheMiddle()
{
    const PeerId peer = join(u"192.0.2.1:50122"_s, u"198.51.100.7:40080"_s, true);
    append(RecordKind::Received, peer, "gone");
    append(RecordKind::Sent, peer, "gone too");
    const RecordId from{m_journal->count()};
    append(RecordKind::Received, peer, "here");
    append(RecordKind::Sent, peer, "answer");
    append(RecordKind::Received, peer, " and on");
    appendEvent(EventKind::PeerFinished, peer);
    appendEvent(EventKind::WeClosed, peer);
    writeCapture(m_journal->reader(), from);
    QCOMPARE(findings(), QStringList());
    const Stream stream = follow(u"tcp"_s);
    QCOMPARE(stream.fromFirst, QByteArray("here and on"));
    QCOMPARE(stream.fromOther, QByteArray("answer"));
    QCOMPARE(fields({u"frame.number"_s}, u"frame.comment contains \"beginning\""_s), QStringList(u"1"_s));
}

void CaptureFilesTest::portsMayBeReused()
{
    for (const char *text : {"first", "second"}) {
        const PeerId peer = join(u"192.0.2.1:50122"_s, u"198.51.100.7:40080"_s, true);
        append(RecordKind::Received, peer, text);
        appendEvent(EventKind::PeerFinished, peer);
        appendEvent(EventKind::WeClosed, peer);
    }
    writeCapture(m_journal->reader());
    QCOMPARE(follow(u"tcp"_s, 0).fromFirst, QByteArray("first"));
    QCOMPARE(follow(u"tcp"_s, 1).fromFirst, QByteArray("second"));
}

void CaptureFilesTest::dropsAreTold()
{
    const PeerId peer = join(u"192.0.2.1:50122"_s, u"198.51.100.7:9000"_s, false);
    append(RecordKind::Received, peer, "before");
    appendEvent(EventKind::Dropped, noPeer, {u"unsent-datagrams"_s, {}, false, 5}); // which no packet count has
    for (int i = 0; i < 7; ++i)
        appendEvent(EventKind::Dropped, noPeer, {u"kernel"_s, {}, false, 1});
    append(RecordKind::Received, peer, "after");
    appendEvent(EventKind::Dropped, noPeer, {u"us"_s, {}, false, 2});
    writeCapture(m_journal->reader());
    QCOMPARE(findings(), QStringList());
    QCOMPARE(fields({u"frame.number"_s, u"frame.drop_count"_s, u"frame.comment"_s}),
             QStringList({u"1\t\t"_s, u"2\t7\t7 dropped before this (by kernel). "
                                      "5 dropped before this (by unsent-datagrams)."_s}));
}

void CaptureFilesTest::boundToEveryAddress()
{
    appendEvent(EventKind::Opened, noPeer, {u"[::]:9000"_s, {}, false, 0});
    append(RecordKind::Received, join(u"192.0.2.1:50122"_s, {}, false), "four");
    append(RecordKind::Sent, join(u"[fe80::1%eth0]:50122"_s, {}, false), "six");
    writeCapture(m_journal->reader());
    QCOMPARE(fields({u"ip.src"_s, u"ip.dst"_s, u"ipv6.src"_s, u"ipv6.dst"_s, u"udp.srcport"_s, u"udp.dstport"_s}),
             QStringList({u"192.0.2.1\t0.0.0.0\t\t\t50122\t9000"_s, u"\t\t::\tfe80::1\t9000\t50122"_s}));
}

void CaptureFilesTest::saysThatHeadersAreMadeUp()
{
    append(RecordKind::Received, join(u"192.0.2.1:50122"_s, u"198.51.100.7:9000"_s, false), "x");
    writeCapture(m_journal->reader());
    ForeignProcess capinfos;
    capinfos.start(u"capinfos"_s, {m_path});
    QTRY_COMPARE(capinfos.exitCode(), 0);
    const QString report = capinfos.outText();
    for (const QString &expected : {u"are made up"_s, u"Wireshark/... - pcapng"_s, u"Raw IP"_s, u"nanoseconds (9)"_s})
        QVERIFY2(report.contains(expected), qPrintable(report));
    QCOMPARE(fields({u"frame.time_epoch"_s, u"frame.p2p_dir"_s, u"frame.packet_flags_direction"_s}),
             QStringList(u"1769821500.123458791\t1\t0x00000001"_s));
}

/// A log that is moved away goes on in a new file.
void CaptureFilesTest::secondFileGoesOn()
{
    const PeerId peer = join(u"192.0.2.1:50122"_s, u"198.51.100.7:40080"_s, true);
    append(RecordKind::Received, peer, "in the first file");
    append(RecordKind::Received, peer, "in the second");
    JournalReader reader = m_journal->reader();
    const auto formatter = makeRecordFormatter(RecordFormat::Pcapng, {});
    (void)formatter->begin();
    for (const quint64 id : {0, 1})
        (void)formatter->format(reader, reader.record(RecordId(id)));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(formatter->begin() + formatter->format(reader, reader.record(RecordId(2))));
    file.close();
    QCOMPARE(findings(), QStringList());
    QCOMPARE(follow(u"tcp"_s).fromFirst, QByteArray("in the second"));
}

QTEST_GUILESS_MAIN(CaptureFilesTest)
#include "tst_capturefiles.moc"
