// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/clihelpers.h"
#include "tests/support/stricttest.h"
#include "tests/support/unreaddatagrams.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <csignal>

using namespace CliHelpers;

namespace {

constexpr qint64 mebibyte = qint64(1) << 20;

/// The terminal program with a small disk that nobody else sees: a tmpfs of 8 MiB in a mount namespace of its own, of
/// which a file takes \p fillerMebibytes until makeRoom().
class OnSmallDisk
{
public:
    OnSmallDisk(const QString &mountPoint, int fillerMebibytes)
        : m_mountPoint(mountPoint)
        , m_filler(fillerMebibytes)
    {}

    /// Where the system lets nobody have such a disk, there is nothing to be tested, and that is said.
    [[nodiscard]] static bool isAllowed()
    {
        ForeignProcess trial;
        trial.start(u"unshare"_s, {u"-rm"_s, u"mount"_s, u"-t"_s, u"tmpfs"_s, u"tmpfs"_s, u"/mnt"_s});
        [&trial] { QTRY_VERIFY(trial.hasEnded()); }();
        if (trial.exitCode() != 0)
            qInfo("This system allows no mount in a namespace: what happens on a full disk is not tested here, only in "
                  "tst_journallimits and tst_livelog, by limits on the size of files.");
        return trial.exitCode() == 0;
    }

    void start(const QStringList &options)
    {
        const QString script = u"mount -t tmpfs -o size=8m tmpfs \"$1\" && head -c %1M /dev/zero > \"$1/filler\" && "
                               u"export XDG_CACHE_HOME=\"$2\" && shift 2 && exec \"$@\""_s.arg(m_filler);
        program.start(u"unshare"_s, QStringList{u"-rm"_s, u"sh"_s, u"-c"_s, script, u"sh"_s, m_mountPoint, cache,
                                                ForeignProcess::cliPath()} +
                                        options);
    }

    /// A file of that disk, as this process sees it.
    [[nodiscard]] QString path(const QString &name) const
    {
        return u"/proc/%1/root%2/%3"_s.arg(program.processId()).arg(m_mountPoint, name);
    }
    [[nodiscard]] bool makeRoom() const { return QFile::remove(path(u"filler"_s)); }

    ForeignProcess program;
    QString cache; ///< where the journal is

private:
    QString m_mountPoint;
    int m_filler;
};

QByteArray someBytes(qint64 size)
{
    QByteArray bytes;
    for (qint64 i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i * 7919) + '\n';
    return bytes.first(size);
}

QByteArray withHeader(const QByteArray &name, const QByteArray &content)
{
    const QByteArray json =
        "{\"filename\": \"" + name + "\", \"filesize\": " + QByteArray::number(content.size()) + '}';
    QByteArray length(4, '\0');
    length[3] = char(json.size());
    return length + json + content;
}

} // namespace

/// What the program does on a disk that is full, and when there is room again.
class FullDiskTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void streamsWaitForRoom();
    void whatWasReadMakesRoom();
    void datagramsAreCounted();
    void logsGoOnWithTheByteThatWasMissing();
    void whatALogLacksAtTheEndIsSaid();
    void receivedFilesWaitForRoom();
    void whatAReceivedFileLacksAtTheEndIsSaid_data();
    void whatAReceivedFileLacksAtTheEndIsSaid();

private:
    [[nodiscard]] QString mountPoint()
    {
        [this] { QVERIFY(QDir(m_folder.path()).mkpath(u"disk"_s)); }();
        return m_folder.filePath(u"disk"_s);
    }

    QTemporaryDir m_folder;
};

void FullDiskTest::streamsWaitForRoom()
{
    if (!OnSmallDisk::isAllowed())
        return;
    OnSmallDisk disk(mountPoint(), 6);
    disk.cache = mountPoint();
    disk.start(server({u"--format"_s, u"raw"_s, u"--exit-on-close"_s}));
    QTRY_VERIFY(disk.program.port() > 0);
    const QByteArray bytes = someBytes(5 * mebibyte / 2);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, disk.program.port());
    peer.write(bytes);
    QTRY_VERIFY2(disk.program.err().contains("The disk is full"), disk.program.err().constData());
    QVERIFY(disk.program.out().size() < bytes.size());
    QVERIFY(disk.makeRoom());
    QTRY_COMPARE(disk.program.out().size(), bytes.size());
    QVERIFY(disk.program.out() == bytes);
    peer.disconnectFromHost();
    QTRY_COMPARE(disk.program.exitCode(), 0);
}

/// Of what is written out and counted the terminal program needs no more: a disk that is smaller than what comes is none
/// too small.
void FullDiskTest::whatWasReadMakesRoom()
{
    if (!OnSmallDisk::isAllowed())
        return;
    OnSmallDisk disk(mountPoint(), 2);
    disk.cache = mountPoint();
    const QString saved = m_folder.filePath(u"saved"_s);
    const QString stats = m_folder.filePath(u"made-room"_s);
    disk.start(server(
        {u"--format"_s, u"none"_s, u"--save-received"_s, saved, u"--stats-json"_s, stats, u"--exit-on-close"_s}));
    QTRY_VERIFY(disk.program.port() > 0);
    const QByteArray bytes = someBytes(20 * mebibyte);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, disk.program.port());
    peer.write(bytes);
    peer.disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(disk.program.exitCode(), 0, 60'000);
    QVERIFY(contentOf(saved) == bytes);
    const QJsonObject json = QJsonDocument::fromJson(contentOf(stats)).object();
    QCOMPARE(json["rx"_L1]["bytes"_L1].toInteger(), bytes.size());
    QVERIFY(json["released"_L1]["bytes"_L1].toInteger() > 10 * mebibyte);
}

void FullDiskTest::datagramsAreCounted()
{
    if (!OnSmallDisk::isAllowed())
        return;
    const QString stats = m_folder.filePath(u"stats.json"_s);
    OnSmallDisk disk(mountPoint(), 8); // nothing fits, or what was counted would make room
    disk.cache = mountPoint();
    disk.start(udp({u"--format"_s, u"none"_s, u"--stats-json"_s, stats}));
    QTRY_VERIFY(disk.program.port() > 0);
    QUdpSocket sender;
    QVERIFY(sender.bind(QHostAddress::LocalHost));
    qint64 sent = 0;
    const auto send = [&](int count) {
        const QByteArray datagram(20'000, 'x');
        for (int i = 0; i < count; ++i)
            sent += sender.writeDatagram(datagram, QHostAddress::LocalHost, disk.program.port()) > 0 ? 1 : 0;
    };
    // A few at a time, as many as it takes: the kernel drops what is not read at once.
    QTRY_VERIFY2((send(10), disk.program.err().contains("The disk is full")), disk.program.err().constData());
    QVERIFY(disk.makeRoom());
    send(50);
    QTRY_COMPARE(unreadDatagramBytes(disk.program.port()), 0); // what is under way has arrived
    disk.program.sendSignal(SIGINT);
    QTRY_COMPARE(disk.program.exitCode(), 130);
    const QJsonObject json = QJsonDocument::fromJson(contentOf(stats)).object();
    const QJsonValue dropped = json["dropped"_L1];
    QVERIFY(dropped["us"_L1].toInteger() > 0);
    QVERIFY(json["rx"_L1]["records"_L1].toInteger() > 0);
    QCOMPARE(json["rx"_L1]["records"_L1].toInteger() + dropped["us"_L1].toInteger() + dropped["kernel"_L1].toInteger(),
             sent);
}

void FullDiskTest::logsGoOnWithTheByteThatWasMissing()
{
    if (!OnSmallDisk::isAllowed())
        return;
    OnSmallDisk disk(mountPoint(), 7);
    disk.cache = m_folder.filePath(u"cache"_s);
    disk.start(server({u"--format"_s, u"none"_s, u"--save-received"_s, mountPoint() + u"/received"_s}));
    QTRY_VERIFY(disk.program.port() > 0);
    const QByteArray bytes = someBytes(3 * mebibyte);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, disk.program.port());
    peer.write(bytes);
    QTRY_VERIFY2(disk.program.err().contains("The disk is full"), disk.program.err().constData());
    const QByteArray before = contentOf(disk.path(u"received"_s));
    QVERIFY(before.size() < bytes.size() && bytes.startsWith(before));
    QVERIFY(disk.makeRoom());
    QTRY_VERIFY2(disk.program.err().contains("is written again"), disk.program.err().constData());
    QTRY_VERIFY(contentOf(disk.path(u"received"_s)) == bytes);
    disk.program.sendSignal(SIGINT);
    QTRY_COMPARE(disk.program.exitCode(), 130);
}

void FullDiskTest::whatALogLacksAtTheEndIsSaid()
{
    if (!OnSmallDisk::isAllowed())
        return;
    OnSmallDisk disk(mountPoint(), 7);
    disk.cache = m_folder.filePath(u"cache"_s);
    const QString file = mountPoint() + u"/received"_s;
    const QString stats = m_folder.filePath(u"lacking.json"_s);
    disk.start(
        server({u"--format"_s, u"raw"_s, u"--save-received"_s, file, u"--exit-on-close"_s, u"--stats-json"_s, stats}));
    QTRY_VERIFY(disk.program.port() > 0);
    const QByteArray bytes = someBytes(3 * mebibyte);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, disk.program.port());
    peer.write(bytes);
    QTRY_COMPARE(disk.program.out().size(), bytes.size());
    QTRY_VERIFY2(disk.program.err().contains("The disk is full"), disk.program.err().constData());
    const qint64 written = contentOf(disk.path(u"received"_s)).size();
    peer.disconnectFromHost();
    QTRY_COMPARE(disk.program.exitCode(), 4);
    const QString said = QString::fromUtf8(disk.program.err());
    QVERIFY2(said.contains(u"lacks its last %1 bytes"_s.arg(bytes.size() - written)), qPrintable(said));
    QVERIFY2(!said.contains(u"is written again"_s), qPrintable(said));
    const QJsonObject json = QJsonDocument::fromJson(contentOf(stats)).object();
    QCOMPARE(json["unwritten"_L1].toInteger(), bytes.size() - written);
}

void FullDiskTest::receivedFilesWaitForRoom()
{
    if (!OnSmallDisk::isAllowed())
        return;
    OnSmallDisk disk(mountPoint(), 7);
    disk.cache = m_folder.filePath(u"cache"_s);
    disk.start(server({u"--format"_s, u"none"_s, u"--receive-folder"_s, mountPoint(), u"--file-framing"_s, u"json"_s}));
    QTRY_VERIFY(disk.program.port() > 0);
    const QByteArray bytes = someBytes(3 * mebibyte);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, disk.program.port());
    peer.write(withHeader("one", bytes));
    QTRY_VERIFY2(disk.program.err().contains("The disk is full"), disk.program.err().constData());
    QVERIFY(contentOf(disk.path(u"one.part"_s)).size() < bytes.size());
    peer.write(withHeader("two", "later"));
    QVERIFY(disk.makeRoom());
    QTRY_VERIFY(contentOf(disk.path(u"two"_s)) == "later");
    QVERIFY(contentOf(disk.path(u"one"_s)) == bytes);
}

void FullDiskTest::whatAReceivedFileLacksAtTheEndIsSaid_data()
{
    QTest::addColumn<QString>("framing");
    QTest::newRow("its size was said") << u"json"_s;
    QTest::newRow("it ends with the stream") << u"raw"_s;
}

void FullDiskTest::whatAReceivedFileLacksAtTheEndIsSaid()
{
    QFETCH(const QString, framing);
    if (!OnSmallDisk::isAllowed())
        return;
    OnSmallDisk disk(mountPoint(), 7);
    disk.cache = m_folder.filePath(u"cache"_s);
    disk.start(server({u"--lang"_s, u"en"_s, u"--format"_s, u"none"_s, u"--receive-folder"_s, mountPoint(),
                       u"--file-framing"_s, framing, u"--exit-on-close"_s}));
    QTRY_VERIFY(disk.program.port() > 0);
    const QByteArray bytes = someBytes(3 * mebibyte);
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, disk.program.port());
    peer.write(framing == "json"_L1 ? withHeader("one", bytes) : bytes);
    QTRY_VERIFY2(disk.program.err().contains("The disk is full"), disk.program.err().constData());
    const QStringList parts = QDir(disk.path({})).entryList({u"*.part"_s});
    QCOMPARE(parts.size(), 1);
    const qint64 written = contentOf(disk.path(parts.constFirst())).size();
    QVERIFY(written > 0 && written < bytes.size());
    peer.disconnectFromHost();
    QTRY_COMPARE(disk.program.exitCode(), 4);
    const QString said = QString::fromUtf8(disk.program.err());
    QVERIFY2(said.contains(u"is not complete: %1 bytes are missing"_s.arg(bytes.size() - written)), qPrintable(said));
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "tst_fulldisk.moc"
