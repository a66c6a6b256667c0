// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/workspacefolders.h"
#include "tests/support/stricttest.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

namespace {

Workspace naming(const QString &received, const QString &served)
{
    Workspace workspace;
    workspace.tabs = {PageState::fresh(), PageState::fresh()};
    workspace.tabs[1].files.receiveFolder = received;
    workspace.tabs[1].session.responders.fileServer.folder = served;
    return workspace;
}

} // namespace

/// A workspace and the folders beside it can be taken to another place together.
class WorkspaceFoldersTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsBelowIsNamedAsSeenFromTheFile_data();
    void whatIsBelowIsNamedAsSeenFromTheFile();
    void isFoundInItsNewPlace_data();
    void isFoundInItsNewPlace();
    void absentFoldersAreNamedAndNotMade();
};

void WorkspaceFoldersTest::whatIsBelowIsNamedAsSeenFromTheFile_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("seen");
    QTest::newRow("below") << u"/home/a/course"_s << u"/home/a/course/files/收到"_s << u"files/收到"_s;
    QTest::newRow("beside the file") << u"/home/a/course"_s << u"/home/a/course"_s << u"."_s;
    QTest::newRow("next to it") << u"/home/a/course"_s << u"/home/a/course2"_s << u"/home/a/course2"_s;
    QTest::newRow("above it") << u"/home/a/course"_s << u"/home/a"_s << u"/home/a"_s;
    QTest::newRow("elsewhere") << u"/home/a/course"_s << u"/srv/www"_s << u"/srv/www"_s;
    QTest::newRow("name of two dots more") << u"/home/a"_s << u"/home/a/..x"_s << u"..x"_s;
    QTest::newRow("file in the root") << u"/"_s << u"/srv"_s << u"srv"_s;
    QTest::newRow("looks like a drive") << u"/home/a"_s << u"/home/a/C:"_s << u"/home/a/C:"_s;
    QTest::newRow("none chosen") << u"/home/a"_s << QString() << QString();
}

void WorkspaceFoldersTest::whatIsBelowIsNamedAsSeenFromTheFile()
{
    QFETCH(QString, place);
    QFETCH(QString, folder);
    QFETCH(QString, seen);
    const Workspace whole = naming(folder, folder);
    QCOMPARE(withFoldersSeenFrom(place, whole), naming(seen, seen));
    QCOMPARE(withFoldersFoundFrom(place, naming(seen, seen)), whole);
}

void WorkspaceFoldersTest::isFoundInItsNewPlace_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("found");
    QTest::newRow("below") << u"files"_s << u"/media/stick/files"_s;
    QTest::newRow("beside the file") << u"."_s << u"/media/stick"_s;
    QTest::newRow("above it, as somebody may write it") << u"../files"_s << u"/media/files"_s;
    QTest::newRow("absolute, as older files have it") << u"/home/a/files"_s << u"/home/a/files"_s;
    QTest::newRow("of Windows") << u"C:/course/files"_s << u"C:/course/files"_s;
    QTest::newRow("of a Windows share") << u"\\\\host\\files"_s << u"\\\\host\\files"_s;
    QTest::newRow("none chosen") << QString() << QString();
}

void WorkspaceFoldersTest::isFoundInItsNewPlace()
{
    QFETCH(QString, written);
    QFETCH(QString, found);
    QCOMPARE(withFoldersFoundFrom(u"/media/stick"_s, naming(written, written)), naming(found, found));
}

void WorkspaceFoldersTest::absentFoldersAreNamedAndNotMade()
{
    const QTemporaryDir there;
    const QString absent = there.filePath(u"not yet"_s);
    QCOMPARE(absentFolders(naming(there.path(), {})), QList<AbsentFolder>());
    const QList<AbsentFolder> both{{1, AbsentFolder::Use::Received, absent}, {1, AbsentFolder::Use::Served, absent}};
    QCOMPARE(absentFolders(naming(absent, absent)), both);
    QVERIFY(!QFileInfo::exists(absent));
}

QTEST_GUILESS_MAIN(WorkspaceFoldersTest)
#include "tst_workspacefolders.moc"
