// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filereceiving.h"

#include "base/clock.h"
#include "journal/journal.h"
#include "session/arrivingfile.h"
#include "tests/support/stricttest.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int limit = 30'000; ///< ms; a busy disk takes its time

} // namespace

/// Files are written as a journal grows, each stream's for itself.
class FileReceivingTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void writesWhileItComes();
    void streamsDoNotMix();
    void whatIsSentIsNoFile();
    void whatIsStoppedIsNotComplete();
    void datagramsAreOneFile();
    void theDestructorWritesTheRest();
    void aMissingFolderIsTold();
    void whatCouldNotBeNamedCanBeTriedAgain();
    void manySourcesTakeFewDescriptors();
    void whatTookThePlaceOfAFileIsNotWrittenTo();
    void aDownloadHasItsName();
    void aDownloadOfNothingIsToldOnce();

private:
    void receive(PeerId peer, const QByteArray &bytes);
    void end(PeerId peer, EventKind how);
    [[nodiscard]] FileReceivingConfig config(const QString &name = {}) const { return {folder(), {}, {}, name}; }
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"to"_s); }
    [[nodiscard]] QStringList names() const { return QDir(folder()).entryList(QDir::Files, QDir::Name); }
    [[nodiscard]] QByteArray content(const QString &name) const;

    std::optional<QTemporaryDir> m_folder;
    std::optional<Journal> m_journal;
    PeerId m_one = noPeer;
    PeerId m_two = noPeer;
};

void FileReceivingTest::init()
{
    StrictTest::init();
    m_journal.reset();
    m_folder.emplace();
    QVERIFY(QDir(m_folder->path()).mkpath(u"to"_s));
    m_journal.emplace(JournalConfig{m_folder->path()});
    m_one = m_journal->addPeer({u"127.0.0.1:1"_s, {}, true});
    m_two = m_journal->addPeer({u"[::1]:2"_s, {}, true});
}

void FileReceivingTest::receive(PeerId peer, const QByteArray &bytes)
{
    (void)m_journal->append(RecordKind::Received, peer, wallClockNow(), bytes).value();
}

void FileReceivingTest::end(PeerId peer, EventKind how)
{
    m_journal->appendEvent(how, peer, wallClockNow());
}

QByteArray FileReceivingTest::content(const QString &name) const
{
    QFile file(folder() + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void FileReceivingTest::writesWhileItComes()
{
    receive(m_one, "earlier");
    FileReceiving receiving(m_journal->reader(), config(), RecordId(1));
    QSignalSpy saved(&receiving, &FileReceiving::fileSaved);
    receive(m_one, "one ");
    receiving.advance();
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 1, limit);
    QTRY_COMPARE_WITH_TIMEOUT(content(names().constFirst()), QByteArray("one "), limit);
    QVERIFY2(names().constFirst().startsWith(u"received-"_s), qPrintable(names().constFirst()));
    QVERIFY2(names().constFirst().endsWith(u"-127.0.0.1-1.bin.part"_s), qPrintable(names().constFirst()));
    receive(m_one, "two");
    end(m_one, EventKind::PeerFinished);
    receiving.advance();
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, limit);
    const auto file = saved[0][0].value<ReceivedFile>();
    QVERIFY(file.isComplete);
    QCOMPARE(file.bytes, 7);
    QCOMPARE(content(names().constFirst()), QByteArray("one two"));
    QVERIFY2(names().constFirst().endsWith(u"-127.0.0.1-1.bin"_s), qPrintable(names().constFirst()));
}

void FileReceivingTest::streamsDoNotMix()
{
    FileReceiving receiving(m_journal->reader(), config(), RecordId(0));
    QSignalSpy saved(&receiving, &FileReceiving::fileSaved);
    for (int i = 0; i < 300; ++i) {
        receive(m_one, "1");
        receive(m_two, "22");
    }
    end(m_one, EventKind::PeerFinished);
    end(m_two, EventKind::PeerReset);
    receiving.advance();
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 2, limit);
    QCOMPARE(content(names().filter(u"-127.0.0.1-1.bin"_s).value(0)), QByteArray(300, '1'));
    QCOMPARE(content(names().filter(u"-1-2.bin.part"_s).value(0)), QByteArray(600, '2'));
    QTRY_COMPARE(receiving.progress().complete, 1U);
    QCOMPARE(receiving.progress().incomplete, 1U);
    QCOMPARE(receiving.progress().underWay, 0);
}

void FileReceivingTest::whatIsSentIsNoFile()
{
    FileReceiving receiving(m_journal->reader(), config(), RecordId(0));
    QSignalSpy finished(&receiving, &FileReceiving::finished);
    (void)m_journal->append(RecordKind::Sent, m_one, wallClockNow(), "not this").value();
    end(m_one, EventKind::PeerFinished);
    receiving.finish();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(names(), QStringList());
}

void FileReceivingTest::whatIsStoppedIsNotComplete()
{
    FileReceiving receiving(m_journal->reader(), config(), RecordId(0));
    QSignalSpy saved(&receiving, &FileReceiving::fileSaved);
    QSignalSpy finished(&receiving, &FileReceiving::finished);
    receive(m_one, "a part");
    receiving.finish();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(saved.size(), 1);
    QVERIFY(!saved[0][0].value<ReceivedFile>().isComplete);
    QCOMPARE(content(names().constFirst()), QByteArray("a part"));
    QVERIFY(names().constFirst().endsWith(u".part"_s));
}

/// They have no end but the one that is made of them.
void FileReceivingTest::datagramsAreOneFile()
{
    const PeerId source = m_journal->addPeer({u"127.0.0.1:9"_s, {}, false});
    FileReceiving receiving(m_journal->reader(), config(), RecordId(0));
    QSignalSpy saved(&receiving, &FileReceiving::fileSaved);
    receive(source, "first ");
    receive(source, "second");
    m_journal->appendEvent(EventKind::Closed, noPeer, wallClockNow());
    receiving.advance();
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, limit);
    QVERIFY(saved[0][0].value<ReceivedFile>().isComplete);
    QCOMPARE(content(names().constFirst()), QByteArray("first second"));
}

void FileReceivingTest::theDestructorWritesTheRest()
{
    {
        FileReceiving receiving(m_journal->reader(), config(), RecordId(0));
        receive(m_one, "all of it");
        end(m_one, EventKind::PeerFinished);
    }
    QCOMPARE(names().size(), 1);
    QCOMPARE(content(names().constFirst()), QByteArray("all of it"));
}

void FileReceivingTest::aMissingFolderIsTold()
{
    FileReceiving receiving(m_journal->reader(), {folder() + u"/missing"_s, {}, {}, {}}, RecordId(0));
    QSignalSpy failed(&receiving, &FileReceiving::fileFailed);
    receive(m_one, "lost");
    receive(m_one, "and more");
    end(m_one, EventKind::PeerFinished);
    receiving.advance();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, limit);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::FileNotWritable);
    QTRY_COMPARE(receiving.progress().incomplete, 1U);
}

/// As on a disk that has no room for another name for a while.
void FileReceivingTest::whatCouldNotBeNamedCanBeTriedAgain()
{
    OpenFiles openFiles;
    ArrivingFile file(openFiles, folder(), u"a.txt"_s);
    QVERIFY(file.open());
    file.add("content");
    QVERIFY(file.flush());
    const QString away = m_folder->filePath(u"away"_s);
    QVERIFY(QDir().rename(folder(), away));
    const Result<void> refused = file.complete();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
    QVERIFY(QDir().rename(away, folder()));
    const Result<void> named = file.complete();
    QVERIFY2(named, qPrintable(named ? QString() : describe(named.error()).oneLine()));
    QCOMPARE(names(), QStringList{u"a.txt"_s});
    QCOMPARE(content(u"a.txt"_s), QByteArray("content"));
}

void FileReceivingTest::manySourcesTakeFewDescriptors()
{
    constexpr int count = 300; // each is written to the disk, which takes its time
    OpenFiles openFiles;
    std::vector<std::unique_ptr<ArrivingFile>> files;
    for (int i = 0; i < count; ++i) {
        files.push_back(std::make_unique<ArrivingFile>(openFiles, folder(), u"%1"_s.arg(i)));
        QVERIFY(files.back()->open());
        QVERIFY(openFiles.count() <= OpenFiles::most);
    }
    for (const char *word : {"one ", "two"}) {
        for (const auto &file : files) {
            file->add(word);
            QVERIFY(file->flush());
            QVERIFY(openFiles.count() <= OpenFiles::most);
        }
    }
    for (const auto &file : files)
        QVERIFY(file->complete());
    QCOMPARE(openFiles.count(), 0);
    QCOMPARE(names().size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(content(u"%1"_s.arg(i)), QByteArray("one two"));
}

void FileReceivingTest::whatTookThePlaceOfAFileIsNotWrittenTo()
{
    OpenFiles openFiles;
    ArrivingFile file(openFiles, folder(), u"a"_s);
    QVERIFY(file.open());
    file.close();
    QFile other(m_folder->filePath(u"other"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    QVERIFY(QFile::remove(file.path()));
    QVERIFY(other.link(file.path()));
    file.add("content");
    QVERIFY(!file.flush());
    QCOMPARE(other.size(), 0);
    QCOMPARE(file.unwritten(), 7);
}

void FileReceivingTest::aDownloadHasItsName()
{
    FileReceiving receiving(m_journal->reader(), config(u"../第一章.txt"_s), RecordId(0));
    QSignalSpy saved(&receiving, &FileReceiving::fileSaved);
    QSignalSpy failed(&receiving, &FileReceiving::fileFailed);
    receive(m_one, "chapter");
    end(m_one, EventKind::PeerFinished);
    end(m_one, EventKind::WeClosed);
    receiving.advance();
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, limit);
    QCOMPARE(names(), QStringList(u"第一章.txt"_s));
    QCOMPARE(failed.size(), 0);
}

void FileReceivingTest::aDownloadOfNothingIsToldOnce()
{
    FileReceiving receiving(m_journal->reader(), config(u"a"_s), RecordId(0));
    QSignalSpy failed(&receiving, &FileReceiving::fileFailed);
    QSignalSpy finished(&receiving, &FileReceiving::finished);
    end(m_one, EventKind::PeerReset);
    end(m_one, EventKind::WeClosed);
    receiving.finish();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, limit);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::NothingToSave);
    QCOMPARE(names(), QStringList());
}

QTEST_GUILESS_MAIN(FileReceivingTest)
#include "tst_filereceiving.moc"
