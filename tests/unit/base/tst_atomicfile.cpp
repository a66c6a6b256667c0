// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/atomicfile.h"

#include "tests/support/stricttest.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <optional>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// The file is the new one, or still the old one, and nothing lies beside it.
class AtomicFileTest final : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() override;

    void replaces();
    void withoutCommitNothingHappens();
    void missingFolder();
    void folderIsInTheWay();
    void keepsALink();
    void codes();
#ifdef Q_OS_UNIX
    void pipeIsInTheWay();
    void keepsTheOldFileWhereThereIsNoRoom();
#endif

private:
    void makeOldFile();
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::System);
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

void AtomicFileTest::init()
{
    StrictTest::init();
    m_folder.emplace();
    m_path = m_folder->filePath(u"file"_s);
}

void AtomicFileTest::makeOldFile()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("old");
}

QByteArray AtomicFileTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void AtomicFileTest::replaces()
{
    makeOldFile();
    QVERIFY(writeAtomically(m_path, "new"));
    QCOMPARE(content(), QByteArray("new"));
    QCOMPARE(names(), QStringList(u"file"_s));
}

void AtomicFileTest::withoutCommitNothingHappens()
{
    makeOldFile();
    {
        AtomicFile file(m_path);
        QVERIFY(file.open());
        QVERIFY(file.write("new"));
    }
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(names(), QStringList(u"file"_s));
}

void AtomicFileTest::missingFolder()
{
    const QString path = m_folder->filePath(u"no/such/file"_s);
    const Result<void> written = writeAtomically(path, "new");
    QVERIFY(!written);
    QCOMPARE(written.error(), (Error{ErrorCode::FileNotWritable, {path}, ENOENT, -1}));
}

void AtomicFileTest::folderIsInTheWay()
{
    const Result<void> written = writeAtomically(m_folder->path(), "new");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotRegularFile);
}

void AtomicFileTest::keepsALink()
{
    makeOldFile();
    const QString link = m_folder->filePath(u"link"_s);
    QVERIFY(QFile::link(m_path, link));
    QVERIFY(writeAtomically(link, "new"));
    QCOMPARE(content(), QByteArray("new"));
    QVERIFY(QFileInfo(link).isSymLink());
}

void AtomicFileTest::codes()
{
    QCOMPARE(writingFailed(u"x"_s, ENOSPC).code, ErrorCode::DiskFull);
    QCOMPARE(writingFailed(u"x"_s, EIO).code, ErrorCode::FileNotWritable);
}

#ifdef Q_OS_UNIX

void AtomicFileTest::pipeIsInTheWay()
{
    QCOMPARE(mkfifo(qPrintable(m_path), 0600), 0);
    const Result<void> written = writeAtomically(m_path, "new");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotRegularFile);
}

/// A limit of the size of files stands for the disk that is full: it too takes a part of the write.
void AtomicFileTest::keepsTheOldFileWhereThereIsNoRoom()
{
    makeOldFile();
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small = {1000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<void> written = writeAtomically(m_path, QByteArray(1001, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);

    QVERIFY(!written);
    QCOMPARE(written.error(), (Error{ErrorCode::FileNotWritable, {m_path}, EFBIG, -1}));
    QCOMPARE(content(), QByteArray("old"));
    QCOMPARE(names(), QStringList(u"file"_s));
}

#endif

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomicfile.moc"
