// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/receivedsaver.h"

#include "base/clock.h"
#include "base/error.h"
#include "tests/support/stricttest.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <optional>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What was received gets into the file, exactly, or it is said why it does not; nobody waits for it.
class ReceivedSaverTest final : public StrictTest
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
    void failedWriteIsToldOnceAndEndsIt();
#endif

private:
    void receive(const QByteArray &bytes);
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] Error failureOn(const QString &path); ///< of a saver on \p path; SystemError where it does not fail

    std::optional<QTemporaryDir> m_folder;
    std::optional<Journal> m_journal;
    QString m_path;
};

void ReceivedSaverTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder.emplace();
    m_journal.emplace(JournalConfig{m_folder->path()});
    m_path = m_folder->filePath(u"received"_s);
}

void ReceivedSaverTest::receive(const QByteArray &bytes)
{
    (void)m_journal->append(RecordKind::Received, PeerId(1), wallClockNow(), bytes).value();
}

QByteArray ReceivedSaverTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Error ReceivedSaverTest::failureOn(const QString &path)
{
    ReceivedFileSaver saver(m_journal->reader(), path, RecordId(0));
    QSignalSpy failed(&saver, &ReceivedFileSaver::failed);
    return failed.wait() ? failed.constFirst().constFirst().value<Error>() : Error();
}

void ReceivedSaverTest::appendsWhatComes()
{
    receive("earlier");
    ReceivedFileSaver saver(m_journal->reader(), m_path, RecordId(1));
    receive("one\xff");
    (void)m_journal->append(RecordKind::Sent, PeerId(1), wallClockNow(), "not this").value();
    saver.advance();
    QTRY_COMPARE(content(), QByteArray("one\xff"));
    receive("two");
    saver.advance();
    QTRY_COMPARE(content(), QByteArray("one\xfftwo"));
    QCOMPARE(saver.bytesWritten(), 7);
}

void ReceivedSaverTest::finishTakesWhatCameBefore()
{
    ReceivedFileSaver saver(m_journal->reader(), m_path, RecordId(0));
    QSignalSpy finished(&saver, &ReceivedFileSaver::finished);
    receive("before");
    saver.finish();
    receive("after");
    saver.advance();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(content(), QByteArray("before"));
}

void ReceivedSaverTest::destructorWritesTheRest()
{
    {
        const ReceivedFileSaver saver(m_journal->reader(), m_path, RecordId(0));
        receive("the rest");
    }
    QCOMPARE(content(), QByteArray("the rest"));
}

void ReceivedSaverTest::folderIsRefused()
{
    const Error expected{ErrorCode::NotRegularFile, {m_folder->path()}, 0, -1};
    QCOMPARE(failureOn(m_folder->path()), expected);
}

#ifdef Q_OS_UNIX

void ReceivedSaverTest::pipeAndDeviceAreRefused_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<QString>("path");
    QTest::newRow("pipe that nobody reads") << false << QString();
    QTest::newRow("pipe that somebody reads") << true << QString();
    QTest::newRow("device") << false << u"/dev/null"_s;
}

void ReceivedSaverTest::pipeAndDeviceAreRefused()
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

/// A limit of the size of files stands for the disk that is full.
void ReceivedSaverTest::failedWriteIsToldOnceAndEndsIt()
{
    for (const char *bytes : {"fits", "too much", "x"})
        receive(bytes);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small = {8, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);

    ReceivedFileSaver saver(m_journal->reader(), m_path, RecordId(0));
    QSignalSpy failed(&saver, &ReceivedFileSaver::failed);
    QSignalSpy finished(&saver, &ReceivedFileSaver::finished);
    saver.finish();
    const bool hasFinished = finished.wait();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);

    QVERIFY(hasFinished);
    QCOMPARE(failed.size(), 1);
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::FileNotWritable);
    QCOMPARE(error.systemError, EFBIG);
    QCOMPARE(content(), QByteArray("fitstoo "));
    QCOMPARE(saver.bytesWritten(), 8);
}

#endif

QTEST_GUILESS_MAIN(ReceivedSaverTest)
#include "tst_receivedsaver.moc"
