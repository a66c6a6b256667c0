// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"

#include "tests/support/stricttest.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include "tests/support/smalldisk.h"
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = qint64(1) << 20;

/// A chunk of a quarter of a mebibyte, or nearly, as a fast stream has them.
QByteArray payloadOf(quint64 id)
{
    return {Journal::maximumChunk - 100, char('a' + id % 26)};
}

} // namespace

/// The next segment is made while the open one is being filled.
class TestJournalAhead final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
#ifdef Q_OS_LINUX
    void theNextOneIsThereBeforeItIsNeeded();
    void smallSessionsTakeNoMore();
    void noneIsMadeBeyondTheLimit();
    void noneIsMadeForWhoReleasesEarly();
    void aSmallerLimitIsKept();
    void itGoesWithItsJournal();
    void aFullDiskIsFoundWhenItMatters();
    void aVanishedFolderIsNoEnd();
#endif

private:
    /// Appends until all chunks together have so many mebibytes, or there is no room. \return false for that
    static bool fill(Journal &journal, qint64 mebibytes);
    static void expectAll(const Journal &journal);
    /// The sizes of the segment files in mebibytes, in their order.
    [[nodiscard]] QList<qint64> files() const;
    [[nodiscard]] JournalConfig config(qint64 segmentMebibytes, const JournalLimit &limit = {}) const
    {
        return {m_folder->path(), limit, segmentMebibytes * mebibyte};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJournalAhead::init()
{
    StrictTest::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

#ifdef Q_OS_LINUX

bool TestJournalAhead::fill(Journal &journal, qint64 mebibytes)
{
    const auto chunks = quint64(mebibytes * mebibyte / Journal::maximumChunk);
    while (journal.count() < chunks) {
        if (!journal.append(RecordKind::Received, PeerId(1), Timestamp{}, payloadOf(journal.count())))
            return false;
    }
    return true;
}

void TestJournalAhead::expectAll(const Journal &journal)
{
    const JournalReader reader = journal.reader();
    QCOMPARE(reader.first(), RecordId(0));
    for (quint64 id = 0; id < reader.count(); ++id)
        QVERIFY(reader.record(RecordId(id)).bytes == payloadOf(id));
}

QList<qint64> TestJournalAhead::files() const
{
    QMap<QString, qint64> sizes;
    QDirIterator found(m_folder->path(), {u"*.segment"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        const QString path = found.next();
        sizes[path] = QFileInfo(path).size() / mebibyte;
    }
    return sizes.values();
}

void TestJournalAhead::theNextOneIsThereBeforeItIsNeeded()
{
    Journal journal(config(8));
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 10)); // three mebibytes of them in the first of eight
    QTRY_COMPARE(files(), QList<qint64>({1, 2, 4, 8, 8}));
    QVERIFY(fill(journal, 15)); // it is taken, and has room for all of that
    QCOMPARE(files().size(), 5);
    QVERIFY(fill(journal, 60));
    expectAll(journal);
    QTRY_COMPARE(files(), QList<qint64>({1, 2, 4, 8, 8, 8, 8, 8, 8, 8, 8}));
}

void TestJournalAhead::smallSessionsTakeNoMore()
{
    Journal journal(config(64));
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 6));
    QCOMPARE(files(), QList<qint64>({1, 2, 4}));
}

void TestJournalAhead::noneIsMadeBeyondTheLimit()
{
    Journal journal(config(8, {20 * mebibyte, AtLimit::Pause}));
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 10));
    QCOMPARE(files(), QList<qint64>({1, 2, 4, 8}));
    QVERIFY(!fill(journal, 30));
    QCOMPARE(files(), QList<qint64>({1, 2, 4, 8, 5}));
    expectAll(journal);
}

/// For them a file that is not used yet is a waste.
void TestJournalAhead::noneIsMadeForWhoReleasesEarly()
{
    JournalConfig early = config(8);
    early.enough = 64 * mebibyte;
    Journal journal(early);
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 10));
    QCOMPARE(files(), QList<qint64>({1, 2, 4, 8}));
}

void TestJournalAhead::aSmallerLimitIsKept()
{
    Journal journal(config(8));
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 10));
    QTRY_COMPARE(files(), QList<qint64>({1, 2, 4, 8, 8}));
    journal.setLimit({17 * mebibyte, AtLimit::Pause});
    QVERIFY(!fill(journal, 30));
    QCOMPARE(files(), QList<qint64>({1, 2, 4, 8, 2}));
    expectAll(journal);
}

void TestJournalAhead::itGoesWithItsJournal()
{
    for (int i = 0; i < 20; ++i) {
        Journal journal(config(8));
        journal.addPeer({u"127.0.0.1:1"_s, {}, true});
        QVERIFY(fill(journal, 8 + i % 2)); // at once, or a little later
    }
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestJournalAhead::aFullDiskIsFoundWhenItMatters()
{
    Journal journal(config(16));
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 7));
    SmallDisk disk(rlim_t(8 * mebibyte)); // in it there is room for no file of sixteen
    QVERIFY(fill(journal, 14));
    QTRY_COMPARE(files(), QList<qint64>({1, 2, 4, 8, 0}));
    QVERIFY(fill(journal, 20)); // into what the disk has left; the next one is in vain again
    QTRY_COMPARE(files(), QList<qint64>({1, 2, 4, 8, 8, 0}));
    disk.makeRoom();
    QVERIFY(fill(journal, 40));
    QCOMPARE(files().first(6), QList<qint64>({1, 2, 4, 8, 8, 16}));
    expectAll(journal);
}

void TestJournalAhead::aVanishedFolderIsNoEnd()
{
    Journal journal(config(8));
    journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    QVERIFY(fill(journal, 7));
    const QString spill = QDir(m_folder->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    QVERIFY(QDir(m_folder->filePath(spill)).removeRecursively());
    QVERIFY(fill(journal, 40));
    QVERIFY(!journal.usesMemory());
    expectAll(journal);
}

#endif

QTEST_GUILESS_MAIN(TestJournalAhead)
#include "tst_journalahead.moc"
