// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/journal.h"
#include "journal/spillfolder.h"
#include "journal/spillreader.h"

#include "tests/support/stricttest.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = qint64(1) << 20;

QByteArray payloadOf(quint64 id)
{
    return QByteArray::number(id).rightJustified(qsizetype(id * 31 % 700), char('a' + id % 26));
}

/// The record that stands for its number, in the journal of a process that may end at any time.
void appendNext(Journal &journal)
{
    const quint64 id = journal.count();
    const PeerId peer{quint32(1 + id % 3)};
    const Timestamp time{std::chrono::nanoseconds(id * 1000)};
    if (id % 50 == 7) {
        journal.appendEvent(EventKind::Note, peer, time, {QString::fromLatin1(payloadOf(id)), {}, false, id});
        return;
    }
    const auto kind = id % 4 == 0 ? RecordKind::Sent : RecordKind::Received;
    (void)journal.append(kind, peer, time, payloadOf(id), id % 9 == 0 ? BroadcastDatagram : 0);
}

void addPeers(Journal &journal)
{
    journal.addPeer({u"127.0.0.1:1"_s, u"127.0.0.1:8080"_s, true});
    journal.addPeer({u"[::1]:2"_s, {}, true});
    journal.addPeer({u"127.0.0.1:3"_s, u"127.0.0.1:9"_s, false});
}

/// True where \p record says what that with the number \p id says.
bool isRight(const Record &record, quint64 id)
{
    const bool isSame =
        record.peer == PeerId(quint32(1 + id % 3)) && record.time == Timestamp(std::chrono::nanoseconds(id * 1000));
    if (id % 50 == 7)
        return isSame && record.kind == RecordKind::Event && record.detail().text.toUtf8() == payloadOf(id);
    return isSame && record.kind == (id % 4 == 0 ? RecordKind::Sent : RecordKind::Received) &&
           record.bytes == payloadOf(id) && record.flags == (id % 9 == 0 ? BroadcastDatagram : 0);
}

void copyFolder(const QString &from, const QString &to)
{
    QVERIFY(QDir().mkpath(to));
    const QStringList names = QDir(from).entryList(QDir::Files);
    for (const QString &name : names)
        QVERIFY(QFile::copy(from + u'/' + name, to + u'/' + name));
}

} // namespace

/// What a session leaves behind when it does not end as it should, and how it is read again.
class SpillTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;
    void livingOnesAreNoLeftovers();
    void whatCanBeHadAgainIsNotLeft();
    void whatIsLeftIsReadAgain_data();
    void whatIsLeftIsReadAgain();
    void whatWasReleasedIsNotLeft();
    void whatItIsOfIsLeftToo_data();
    void whatItIsOfIsLeftToo();
    void whoIsReadIsNotDeleted();
    void aFullJournalStopsTheReading();
    void nothingIsThere();
    void strangeFilesAreLeftAlone();
    void anythingMayBeDamaged_data();
    void anythingMayBeDamaged();
#ifdef Q_OS_LINUX
    void killedAtAnyMoment_data();
    void killedAtAnyMoment();
#endif

private:
    /// A leftover with so many records. \return its folder
    QString leave(quint64 records, const JournalLimit &limit = {});
    [[nodiscard]] QString home() const
    {
        return m_folder->filePath(u"journal"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SpillTest::init()
{
    StrictTest::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

/// What a crash would leave is copied from a journal that lives: the lock is nobody's then.
QString SpillTest::leave(quint64 records, const JournalLimit &limit)
{
    Journal journal({m_folder->filePath(u"living"_s), limit});
    addPeers(journal);
    while (journal.count() < records)
        appendNext(journal);
    const QStringList living = QDir(m_folder->filePath(u"living"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    [&] { QCOMPARE(living.size(), 1); }();
    const QString folder = home() + u'/' + living.value(0);
    copyFolder(m_folder->filePath(u"living/"_s + living.value(0)), folder);
    return folder;
}

void SpillTest::livingOnesAreNoLeftovers()
{
    std::optional<Journal> journal;
    journal.emplace(JournalConfig{home()});
    QVERIFY(findLeftovers(home()).empty());
    appendNext(*journal);
    QCOMPARE(QDir(home()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QVERIFY(findLeftovers(home()).empty());
    const QString folder = home() + u'/' + QDir(home()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    QVERIFY(isLeftoverName(folder));
    QVERIFY(!removeLeftover(folder));
    Journal into({m_folder->filePath(u"into"_s)});
    QVERIFY(!SpillReader(folder, into).step());
    journal.reset();
    QVERIFY(QDir(home()).isEmpty());
}

/// Files without a name go with the process, however that ends.
void SpillTest::whatCanBeHadAgainIsNotLeft()
{
    JournalConfig config{home()};
    config.survivesCrash = false;
    Journal journal(config);
    addPeers(journal);
    while (journal.count() < 1000)
        appendNext(journal);
    for (quint64 id = 0; id < journal.count(); ++id)
        QVERIFY(isRight(journal.reader().record(RecordId(id)), id));
    QVERIFY(QDir(home()).isEmpty());
}

void SpillTest::whatIsLeftIsReadAgain_data()
{
    QTest::addColumn<quint64>("records");
    QTest::newRow("one") << quint64(1);
    QTest::newRow("one segment") << quint64(500);
    QTest::newRow("several segments") << quint64(30'000);
}

void SpillTest::whatIsLeftIsReadAgain()
{
    QFETCH(quint64, records);
    const QString folder = leave(records);
    const std::vector<Leftover> found = findLeftovers(home());
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found[0].folder, folder);
    QVERIFY(found[0].bytes >= mebibyte);
    QVERIFY(found[0].lastChange.secsTo(QDateTime::currentDateTime()) < 60);
    Journal journal({m_folder->filePath(u"into"_s)});
    {
        SpillReader reader(folder, journal);
        double before = -1;
        for (Result<bool> isOver = reader.step(); isOver == false; isOver = reader.step()) {
            QVERIFY(isOver);
            QVERIFY(reader.progress() >= before && reader.progress() <= 1);
            before = reader.progress();
        }
        QCOMPARE(reader.missingRecords(), 0U);
        QCOMPARE(reader.damagedSegments(), 0U);
    }
    QCOMPARE(journal.count(), records);
    journal.reader().forEach(RecordId(0), noRecord,
                             [](const Record &record) { QVERIFY(isRight(record, toNumber(record.id))); });
    QCOMPARE(journal.reader().peer(PeerId(1)).localAddress, records > 0 ? u"127.0.0.1:8080"_s : QString());
    QVERIFY(removeLeftover(folder));
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(findLeftovers(home()).empty());
}

void SpillTest::whatWasReleasedIsNotLeft()
{
    constexpr quint64 records = 60'000;
    const QString folder = leave(records, {4 * mebibyte, AtLimit::ReleaseOldest});
    QVERIFY(findLeftovers(home())[0].bytes <= 4 * mebibyte);
    Journal journal({m_folder->filePath(u"into"_s)});
    SpillReader reader(folder, journal);
    while (reader.step() == false) {
    }
    QCOMPARE(reader.missingRecords(), 0U);
    QVERIFY(journal.count() > 5000 && journal.count() < records / 2);
    const quint64 first = records - journal.count();
    journal.reader().forEach(RecordId(0), noRecord, [first](const Record &record) {
        const quint64 id = toNumber(record.id) + first;
        QVERIFY(record.time == Timestamp(std::chrono::nanoseconds(id * 1000)));
    });
}

void SpillTest::whatItIsOfIsLeftToo_data()
{
    QTest::addColumn<QByteArrayList>("before"); // the first record
    QTest::addColumn<QByteArrayList>("after");
    QTest::addColumn<QByteArray>("left");
    const QByteArray longest(SpillFolder::longestLine, 'x');
    using Lines = QByteArrayList;
    QTest::newRow("nothing") << Lines{} << Lines{} << QByteArray();
    QTest::newRow("told before") << Lines{"a long one", "one"} << Lines{} << "one"_ba;
    QTest::newRow("told later, the last counts") << Lines{"one"} << Lines{"a longer one", "two"} << "two"_ba;
    QTest::newRow("as long as may be") << Lines{} << Lines{longest} << longest;
    QTest::newRow("too long") << Lines{"one"} << Lines{longest + 'x'} << QByteArray();
}

void SpillTest::whatItIsOfIsLeftToo()
{
    QFETCH(QByteArrayList, before);
    QFETCH(QByteArrayList, after);
    QFETCH(QByteArray, left);
    Journal journal({m_folder->filePath(u"living"_s)});
    for (const QByteArray &line : std::as_const(before))
        journal.describe(line);
    appendNext(journal);
    for (const QByteArray &line : std::as_const(after))
        journal.describe(line);
    const QString name = QDir(m_folder->filePath(u"living"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    copyFolder(m_folder->filePath(u"living/"_s + name), home() + u'/' + name);
    const std::vector<Leftover> found = findLeftovers(home());
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found[0].description, left);
    QCOMPARE(QFile(m_folder->filePath(u"living/"_s + name + u"/lock"_s)).permissions() &
                 (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QFile lock(home() + u'/' + name + u"/lock"_s);
    QVERIFY(lock.open(QIODevice::ReadWrite) && lock.resize(std::max<qsizetype>(left.size() - 1, 0)));
    QVERIFY(findLeftovers(home())[0].description.isEmpty()); // one that is not whole is none
    QVERIFY(removeLeftover(found[0].folder));
}

void SpillTest::whoIsReadIsNotDeleted()
{
    const QString folder = leave(20'000);
    Journal journal({m_folder->filePath(u"into"_s)});
    {
        SpillReader reader(folder, journal);
        QVERIFY(reader.step() == false);
        QVERIFY(!removeLeftover(folder));
        QVERIFY(findLeftovers(home()).empty());
    }
    QVERIFY(removeLeftover(folder));
}

void SpillTest::aFullJournalStopsTheReading()
{
    const QString folder = leave(30'000);
    Journal journal({m_folder->filePath(u"into"_s), {2 * mebibyte, AtLimit::Pause}});
    SpillReader reader(folder, journal);
    Result<bool> isOver = false;
    while (isOver == false)
        isOver = reader.step();
    QVERIFY(!isOver);
    QCOMPARE(isOver.error().code, ErrorCode::JournalLimit);
    QVERIFY(journal.count() > 1000);
}

void SpillTest::nothingIsThere()
{
    QVERIFY(findLeftovers(home()).empty());
    Journal journal({m_folder->filePath(u"into"_s)});
    QCOMPARE(SpillReader(home(), journal).step().error().code, ErrorCode::FileNotFound);
    QVERIFY(!removeLeftover(home()));
}

void SpillTest::strangeFilesAreLeftAlone()
{
    const QString folder = leave(100);
    QFile strange(folder + u"/strange"_s);
    QVERIFY(strange.open(QIODevice::WriteOnly));
    const QString target = m_folder->filePath(u"precious"_s);
    QVERIFY(QFile(target).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(target, folder + u"/1.segment"_s));
    QVERIFY(QFile::link(folder, home() + u"/linked.spill"_s));
    QCOMPARE(findLeftovers(home()).size(), 1U);
    QVERIFY(!removeLeftover(folder));
    QVERIFY(QFileInfo::exists(target) && QFileInfo::exists(strange.fileName()));
}

void SpillTest::anythingMayBeDamaged_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("%u", seed) << seed;
}

/// Cut off, overwritten at random, or with headers that lie: what is read is records, and each is sound.
void SpillTest::anythingMayBeDamaged()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const QString folder = leave(6000);
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (int i = 0; i < 3; ++i) {
        QFile file(folder + u'/' + names[random.bounded(names.size())]);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (random.bounded(4) == 0)
            QVERIFY(file.resize(random.bounded(quint32(file.size() + 1))));
        for (int places = random.bounded(40); places > 0 && file.size() > 8; --places) {
            // Most of them near the begin, where the records are.
            const qint64 end = random.bounded(2) == 0 ? std::min<qint64>(file.size(), 4096) : file.size();
            QVERIFY(file.seek(random.bounded(quint32(end - 7))));
            const quint64 value = random.bounded(3) == 0 ? ~quint64(0) : random.generate64();
            file.write(reinterpret_cast<const char *>(&value), 1 + random.bounded(8));
        }
    }
    Journal journal({m_folder->filePath(u"into"_s), {64 * mebibyte, AtLimit::Pause}});
    SpillReader reader(folder, journal);
    Result<bool> isOver = false;
    while (isOver == false)
        isOver = reader.step();
    const JournalReader read = journal.reader();
    read.forEach(RecordId(0), noRecord, [&read](const Record &record) {
        QVERIFY(record.bytes.size() <= Journal::maximumChunk);
        Q_UNUSED(record.detail());
        Q_UNUSED(read.peer(record.peer));
    });
}

#ifdef Q_OS_LINUX

void SpillTest::killedAtAnyMoment_data()
{
    QTest::addColumn<int>("microseconds");
    for (int microseconds = 500; microseconds <= 60'000; microseconds = microseconds * 3 / 2)
        QTest::addRow("after %d us", microseconds) << microseconds;
}

/// All that was published before the process was killed is there, whole and in order.
void SpillTest::killedAtAnyMoment()
{
    QFETCH(int, microseconds);
    int published[2];
    QCOMPARE(::pipe(published), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        Journal journal({home(), {16 * mebibyte, AtLimit::ReleaseOldest}, mebibyte});
        addPeers(journal);
        for (;;) {
            appendNext(journal);
            const quint64 count = journal.count();
            if (count % 64 == 1)
                (void)!::write(published[1], &count, sizeof(count));
        }
    }
    ::close(published[1]);
    quint64 count = 0;
    QVERIFY(::read(published[0], &count, sizeof(count)) == sizeof(count)); // it is under way
    ::usleep(useconds_t(microseconds));
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    while (::read(published[0], &count, sizeof(count)) == sizeof(count)) {
    }
    ::close(published[0]);
    const std::vector<Leftover> found = findLeftovers(home());
    QCOMPARE(found.size(), 1U);
    QVERIFY(found[0].bytes <= 17 * mebibyte);
    Journal journal({m_folder->filePath(u"into"_s)});
    {
        SpillReader reader(found[0].folder, journal);
        Result<bool> isOver = false;
        while (isOver == false)
            isOver = reader.step();
        QVERIFY(isOver == true);
        QCOMPARE(reader.damagedSegments(), 0U);
        QCOMPARE(reader.missingRecords(), 0U);
    }
    const JournalReader read = journal.reader();
    QVERIFY(read.count() > 0);
    const quint64 first = quint64(read.record(RecordId(0)).time.time_since_epoch().count()) / 1000;
    QVERIFY(first + read.count() >= count);
    read.forEach(RecordId(0), noRecord, [first](const Record &record) {
        const quint64 id = first + toNumber(record.id);
        QVERIFY2(record.time == Timestamp(std::chrono::nanoseconds(id * 1000)) &&
                     (!record.isChunk() || record.bytes == payloadOf(id)),
                 qPrintable(QString::number(id)));
    });
    QVERIFY(removeLeftover(found[0].folder));
}
#endif

QTEST_GUILESS_MAIN(SpillTest)
#include "tst_spill.moc"
