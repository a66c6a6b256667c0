// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/livelog.h"

#include "base/clock.h"
#include "base/error.h"
#include "export/pcapngformatter.h"
#include "tests/support/stricttest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <optional>

#ifdef Q_OS_UNIX
#include "tests/support/smalldisk.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include "tests/unit/session/heldfile.h"
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int limit = 30'000; ///< ms; a busy disk takes its time

} // namespace

/// What comes gets into the file, exactly, whatever happens to the file, or it is said why not; nobody waits for it.
class LiveLogTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void appendsWhatComes();
    void finishTakesWhatCameBefore();
    void destructorWritesTheRest();
    void folderIsRefused();
#ifdef Q_OS_UNIX
    void pipeAndDeviceAreRefused_data();
    void pipeAndDeviceAreRefused();
    void goesOnWhenThereIsRoom_data();
    void goesOnWhenThereIsRoom();
    void finishWithoutRoomFails();
    void survivesRotation_data();
    void survivesRotation();
    void survivesBeingCutToNothing();
#endif
#ifdef Q_OS_LINUX
    void aDiskThatDoesNotAnswerIsTold();
    void nobodyWaitsForADiskThatDoesNotAnswer();
#endif
    void appendsToWhatACrashLeft_data();
    void appendsToWhatACrashLeft();
    void appendsToACaptureThatACrashLeft();
    void otherFilesAreNotMadeCaptures();
    void whatIsMissingWhenThePlaceIsGoneIsTold();
    void unfinishedTextIsWrittenAtTheEnd();

private:
    void receive(const QByteArray &bytes);
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] Error failureOn(const QString &path); ///< of a saver on \p path; SystemError where it does not fail

    std::optional<QTemporaryDir> m_folder;
    std::optional<Journal> m_journal;
    QString m_path;
};

void LiveLogTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder.emplace();
    m_journal.emplace(JournalConfig{m_folder->path()});
    m_path = m_folder->filePath(u"received"_s);
}

void LiveLogTest::receive(const QByteArray &bytes)
{
    (void)m_journal->append(RecordKind::Received, PeerId(1), wallClockNow(), bytes).value();
}

QByteArray LiveLogTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Error LiveLogTest::failureOn(const QString &path)
{
    LiveLog saver(m_journal->reader(), {path, RecordFormat::Raw, {}}, RecordId(0));
    QSignalSpy failed(&saver, &LiveLog::failed);
    return failed.wait(limit) ? failed.constFirst().constFirst().value<Error>() : Error();
}

void LiveLogTest::appendsWhatComes()
{
    receive("earlier");
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Raw, {}}, RecordId(1));
    receive("one\xff");
    (void)m_journal->append(RecordKind::Sent, PeerId(1), wallClockNow(), "not this").value();
    saver.advance();
    QTRY_COMPARE_WITH_TIMEOUT(content(), QByteArray("one\xff"), limit);
    receive("two");
    saver.advance();
    QTRY_COMPARE_WITH_TIMEOUT(content(), QByteArray("one\xfftwo"), limit);
    QCOMPARE(saver.bytesWritten(), 7);
}

void LiveLogTest::finishTakesWhatCameBefore()
{
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Raw, {}}, RecordId(0));
    QSignalSpy finished(&saver, &LiveLog::finished);
    receive("before");
    saver.finish();
    receive("after");
    saver.advance();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(content(), QByteArray("before"));
}

void LiveLogTest::destructorWritesTheRest()
{
    {
        const LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Raw, {}}, RecordId(0));
        receive("the rest");
    }
    QCOMPARE(content(), QByteArray("the rest"));
}

void LiveLogTest::folderIsRefused()
{
    const Error expected{ErrorCode::NotRegularFile, {m_folder->path()}, 0, -1};
    QCOMPARE(failureOn(m_folder->path()), expected);
}

#ifdef Q_OS_UNIX

void LiveLogTest::pipeAndDeviceAreRefused_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<QString>("path");
    QTest::newRow("pipe that nobody reads") << false << QString();
    QTest::newRow("pipe that somebody reads") << true << QString();
    QTest::newRow("device") << false << u"/dev/null"_s;
}

void LiveLogTest::pipeAndDeviceAreRefused()
{
    QFETCH(const bool, isRead);
    QFETCH(QString, path);
    int reader = -1;
    if (path.isEmpty()) {
        path = m_path;
        QCOMPARE(mkfifo(qPrintable(path), 0600), 0);
        if (isRead)
            reader = ::open(qPrintable(path), O_RDONLY | O_NONBLOCK);
    }
    receive("x");
    const Error expected{ErrorCode::NotRegularFile, {path}, 0, -1};
    QCOMPARE(failureOn(path), expected);
    if (reader >= 0)
        ::close(reader);
}

void LiveLogTest::goesOnWhenThereIsRoom_data()
{
    QTest::addColumn<RecordFormat>("format");
    QTest::addColumn<QByteArray>("meanwhile");
    QTest::addColumn<QByteArray>("atLast");
    const QByteArray header = "n,t,dir,peer,len,event,detail,text,invalid,hex\r\n";
    const QByteArray first = "0,2026-01-31T01:05:00.000000000Z,rx,,4,,,\"fits\",0,\"66697473\"\r\n";
    const QByteArray second = "1,2026-01-31T01:05:00.000000000Z,rx,,8,,,\"too much\",0,\"746f6f206d756368\"\r\n";
    QTest::newRow("bytes fill it") << RecordFormat::Raw << "fitstoo much"_ba.repeated(20).first(130)
                                   << "fitstoo much"_ba.repeated(20);
    QTest::newRow("only whole rows are left") << RecordFormat::Csv << header + first << header + first + second;
}

void LiveLogTest::goesOnWhenThereIsRoom()
{
    QFETCH(const RecordFormat, format);
    QFETCH(const QByteArray, meanwhile);
    QFETCH(const QByteArray, atLast);
    const Timestamp time{std::chrono::seconds(1'769'821'500)};
    for (int i = 0; i < (format == RecordFormat::Raw ? 20 : 1); ++i) {
        for (const char *bytes : {"fits", "too much"})
            (void)m_journal->append(RecordKind::Received, noPeer, time, bytes).value();
    }
    SmallDisk disk(130);
    LiveLog saver(m_journal->reader(), {m_path, format, {}}, RecordId(0));
    QSignalSpy stalled(&saver, &LiveLog::stalled);
    QSignalSpy resumed(&saver, &LiveLog::resumed);
    QSignalSpy failed(&saver, &LiveLog::failed);
    QSignalSpy finished(&saver, &LiveLog::finished);
    QTRY_COMPARE_WITH_TIMEOUT(stalled.size(), 1, limit);
    const auto error = stalled.constFirst().constFirst().value<Error>();
    QCOMPARE(error, (Error{ErrorCode::FileNotWritable, {m_path}, EFBIG, -1}));
    QVERIFY(saver.isStalled());
    QCOMPARE(content(), meanwhile);
    QCOMPARE(saver.bytesWritten(), meanwhile.size());

    disk.makeRoom();
    QTRY_COMPARE_WITH_TIMEOUT(content(), atLast, limit);
    QTRY_COMPARE_WITH_TIMEOUT(resumed.size(), 1, limit);
    QVERIFY(!saver.isStalled());
    saver.finish();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(stalled.size(), 1);
    QCOMPARE(content(), atLast);
    QCOMPARE(saver.bytesWritten(), atLast.size());
}

void LiveLogTest::finishWithoutRoomFails()
{
    for (const char *bytes : {"fits", "too much", "x"})
        receive(bytes);
    const SmallDisk disk(8);
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Raw, {}}, RecordId(0));
    QSignalSpy failed(&saver, &LiveLog::failed);
    QSignalSpy finished(&saver, &LiveLog::finished);
    saver.finish();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Error>(), (Error{ErrorCode::FileNotWritable, {m_path}, EFBIG, -1}));
    QCOMPARE(content(), QByteArray("fitstoo "));
    QCOMPARE(saver.bytesWritten(), 8);
}

void LiveLogTest::survivesRotation_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("renamed") << false;
    QTest::newRow("removed") << true;
}

/// As logrotate does, which may pack and remove the old file at once: nothing more may get into that.
void LiveLogTest::survivesRotation()
{
    QFETCH(const bool, isRemoved);
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Csv, {}}, RecordId(0));
    receive("first");
    saver.advance();
    QTRY_VERIFY_WITH_TIMEOUT(content().contains("first"), limit);
    QVERIFY(isRemoved ? QFile::remove(m_path) : QFile::rename(m_path, m_path + u".1"_s));
    receive("second");
    saver.advance();
    QTRY_VERIFY_WITH_TIMEOUT(content().contains("second"), limit);
    QCOMPARE(content().count('\n'), 2);
    QVERIFY(content().startsWith("n,t,dir,"));
    QVERIFY(!content().contains("first"));
}

void LiveLogTest::whatIsMissingWhenThePlaceIsGoneIsTold()
{
    QTemporaryDir folder;
    LiveLog saver(m_journal->reader(), {folder.filePath(u"log"_s), RecordFormat::Raw, {}}, RecordId(0));
    QSignalSpy failed(&saver, &LiveLog::failed);
    receive("first");
    saver.advance();
    QTRY_COMPARE_WITH_TIMEOUT(saver.bytesWritten(), 5, limit);
    QVERIFY(folder.remove());
    receive("second");
    saver.finish();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, limit);
    QCOMPARE(saver.bytesMissing(), 6);
}

void LiveLogTest::survivesBeingCutToNothing()
{
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Csv, {}}, RecordId(0));
    receive("first");
    saver.advance();
    QTRY_VERIFY_WITH_TIMEOUT(content().contains("first"), limit);
    QVERIFY(QFile::resize(m_path, 0));
    QTRY_VERIFY_WITH_TIMEOUT(content().startsWith("n,t,dir,"), limit);
    receive("second");
    saver.advance();
    QTRY_VERIFY_WITH_TIMEOUT(content().contains("second"), limit);
    QCOMPARE(content().count('\n'), 2);
}

#endif

#ifdef Q_OS_LINUX

namespace {

constexpr std::chrono::milliseconds shortPatience{40};

} // namespace

void LiveLogTest::aDiskThatDoesNotAnswerIsTold()
{
    HeldFile file(m_path);
    QVERIFY(file.isHeld());
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::JsonLines, {}, shortPatience}, RecordId(0));
    QSignalSpy hung(&saver, &LiveLog::hung);
    QSignalSpy resumed(&saver, &LiveLog::resumed);
    receive("one");
    saver.advance();
    QTRY_COMPARE_WITH_TIMEOUT(hung.size(), 1, limit);
    QVERIFY2(saver.hungText().contains(m_path), qUtf8Printable(saver.hungText()));
    receive("two"); // as ever
    saver.advance();
    file.letGo();
    QTRY_COMPARE_WITH_TIMEOUT(content().count('\n'), 2, limit);
    QTRY_COMPARE_WITH_TIMEOUT(resumed.size(), 1, limit);
    QVERIFY(saver.hungText().isEmpty());
    QCOMPARE(hung.size(), 1);
}

void LiveLogTest::nobodyWaitsForADiskThatDoesNotAnswer()
{
    HeldFile file(m_path);
    QVERIFY(file.isHeld());
    auto saver = std::make_unique<LiveLog>(
        m_journal->reader(), LiveLogConfig{m_path, RecordFormat::JsonLines, {}, shortPatience}, RecordId(0));
    QSignalSpy failed(saver.get(), &LiveLog::failed);
    QSignalSpy finished(saver.get(), &LiveLog::finished);
    receive("one");
    saver->finish();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<Error>(),
             (Error{ErrorCode::FileNotWritable, {m_path}, ETIMEDOUT, -1}));
    QElapsedTimer timer;
    timer.start();
    saver.reset();
    QVERIFY(timer.elapsed() < 1900); // of the two seconds that a slow one is given
}

#endif

void LiveLogTest::appendsToWhatACrashLeft_data()
{
    QTest::addColumn<RecordFormat>("format");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("begin"); ///< of the file afterwards
    QTest::newRow("half a line") << RecordFormat::JsonLines << "{\"n\":0}\n{\"n\":"_ba
                                 << "{\"n\":0}\n{\"n\":\n{\"n\":0,"_ba;
    QTest::newRow("whole lines") << RecordFormat::JsonLines << "{\"n\":0}\n"_ba
                                 << "{\"n\":0}\n{\"n\":0,"_ba;
    QTest::newRow("half a row") << RecordFormat::Csv << "n\r\n1,"_ba
                                << "n\r\n1,\r\n0,2"_ba;
    QTest::newRow("half a cell") << RecordFormat::Csv << "n\r\n\"1,"_ba
                                 << "n\r\n\"1,\"\r\n0,2"_ba;
    QTest::newRow("bytes") << RecordFormat::Raw << "ab"_ba
                           << "abx"_ba;
}

void LiveLogTest::appendsToWhatACrashLeft()
{
    QFETCH(const RecordFormat, format);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, begin);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(before);
    file.close();
    receive("x");
    {
        const LiveLog saver(m_journal->reader(), {m_path, format, {}}, RecordId(0));
    }
    QVERIFY2(content().startsWith(begin), content().constData());
}

/// Half a packet at the end would make what is appended unreadable.
void LiveLogTest::appendsToACaptureThatACrashLeft()
{
    const PeerId peer = m_journal->addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, false});
    (void)m_journal->append(RecordKind::Received, peer, wallClockNow(), "x").value();
    const auto writeOnce = [this] {
        const LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Pcapng, {}}, RecordId(0));
    };
    writeOnce();
    const QByteArray whole = content();
    QVERIFY(!whole.isEmpty());
    writeOnce();
    QCOMPARE(content(), whole + whole);
    QVERIFY(QFile::resize(m_path, 2 * whole.size() - 5));
    writeOnce();
    const QByteArray section = PcapngFormatter().begin();
    QCOMPARE(content(), whole + section + whole);
}

void LiveLogTest::otherFilesAreNotMadeCaptures()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("something else");
    file.close();
    LiveLog saver(m_journal->reader(), {m_path, RecordFormat::Pcapng, {}}, RecordId(0));
    QSignalSpy failed(&saver, &LiveLog::failed);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, limit);
    QCOMPARE(content(), QByteArray("something else"));
}

void LiveLogTest::unfinishedTextIsWrittenAtTheEnd()
{
    const PeerId peer = m_journal->addPeer({u"127.0.0.1:50122"_s, u"127.0.0.1:8080"_s, true});
    (void)m_journal->append(RecordKind::Received, peer, wallClockNow(), "\xE4").value();
    {
        const LiveLog saver(m_journal->reader(), {m_path, RecordFormat::JsonLines, {}}, RecordId(0));
    }
    QCOMPARE(content().count('\n'), 2);
    QVERIFY2(content().contains("unfinished"), content().constData());
}

QTEST_GUILESS_MAIN(LiveLogTest)
#include "tst_livelog.moc"
