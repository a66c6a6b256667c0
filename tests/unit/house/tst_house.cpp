// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"

#include <QDir>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace {

QDir sourceDir()
{
    return QDir(QStringLiteral(SOCKETDESK_SOURCE_DIR));
}

/// Paths below \p folder, relative to the project, whose names match \p nameFilters.
QStringList filesBelow(const QString &folder, const QStringList &nameFilters)
{
    QStringList paths;
    QDirIterator it(sourceDir().filePath(folder), nameFilters, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        paths << sourceDir().relativeFilePath(it.next());
    paths.sort();
    return paths;
}

QStringList cppFilesBelow(const QString &folder)
{
    return filesBelow(folder, {u"*.cpp"_s, u"*.h"_s});
}

QString contentOf(const QString &path)
{
    QFile file(sourceDir().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList linesOf(const QString &path)
{
    return contentOf(path).split(u'\n');
}

/// One #include line: where it stands and what it names.
struct Include
{
    QString file;
    int line = 0;
    QString target;
    bool quoted = false; ///< "of the project", otherwise <of the system>

    [[nodiscard]] QString toString() const { return u"%1:%2 includes %3"_s.arg(file).arg(line).arg(target); }
};

QList<Include> includesOf(const QString &path)
{
    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*(["<])([^">]+)[">])"_s);
    QList<Include> includes;
    const QStringList lines = linesOf(path);
    for (int i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(lines.at(i)); match.hasMatch())
            includes << Include{path, i + 1, match.captured(2), match.captured(1) == u"\""};
    }
    return includes;
}

/// The engine's folders, and which of them each may include besides itself.
const QMap<QString, QSet<QString>> &allowedFolders()
{
    static const QSet<QString> upToFraming{u"base"_s, u"text"_s, u"journal"_s, u"framing"_s};
    static const QMap<QString, QSet<QString>> allowed{
        {u"base"_s, {}},
        {u"text"_s, {u"base"_s}},
        {u"journal"_s, {u"base"_s, u"text"_s}},
        {u"framing"_s, {u"base"_s, u"text"_s, u"journal"_s}},
        {u"statistics"_s, upToFraming},
        {u"endpoint"_s, upToFraming},
        {u"send"_s, upToFraming},
        {u"respond"_s, upToFraming},
        {u"export"_s, upToFraming},
        {u"import"_s, upToFraming},
        {u"session"_s, QSet<QString>(upToFraming) |
                           QSet{u"statistics"_s, u"endpoint"_s, u"send"_s, u"respond"_s, u"export"_s, u"import"_s}},
    };
    return allowed;
}

/// Of an include in an engine folder: may it stand there?
bool pointsDownwards(const QString &folder, const Include &include)
{
    if (!include.quoted || include.target.endsWith(u".moc"))
        return true;
    const QString target = include.target.section(u'/', 0, 0);
    return include.target.contains(u'/') && (target == folder || allowedFolders().value(folder).contains(target));
}

/// Is it a header of a Qt module that needs a display?
bool needsDisplay(const Include &include)
{
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    return !include.quoted &&
           (headers.exists(u"QtWidgets/"_s + include.target) || headers.exists(u"QtGui/"_s + include.target) ||
            include.target.startsWith("QtWidgets"_L1) || include.target.startsWith("QtGui"_L1));
}

/// Is it a header that only POSIX has, or that has there what Windows lacks?
bool isOfPosix(const Include &include)
{
    static const QRegularExpression posix(
        u"^(?:(?:arpa|linux|net|netinet|sys)/.*|(?:csignal|dirent|fcntl|ifaddrs|netdb|poll|pthread|pwd|sched|signal|"
        u"termios|unistd)(?:\\.h)?)$"_s);
    return !include.quoted && posix.match(include.target).hasMatch();
}

/// The lines of a file that are compiled whatever the system is, numbered from 1.
QSet<int> linesForAllSystems(const QString &path)
{
    static const QRegularExpression begin(uR"(^\s*#\s*if)"_s);
    static const QRegularExpression end(uR"(^\s*#\s*endif)"_s);
    QSet<int> unconditional;
    int depth = 0;
    const QStringList lines = linesOf(path);
    for (int i = 0; i < lines.size(); ++i) {
        depth += begin.match(lines.at(i)).hasMatch() ? 1 : 0;
        if (depth == 0)
            unconditional.insert(i + 1);
        depth -= end.match(lines.at(i)).hasMatch() ? 1 : 0;
    }
    return unconditional;
}

QStringList engineFiles()
{
    QStringList files = cppFilesBelow(u"app"_s);
    files.removeAll(u"app/main.cpp"_s);
    return files;
}

/// Everything in a document that claims to be a path of the project: code spans and targets of links.
QStringList pathsNamedIn(const QString &document)
{
    static const QRegularExpression pattern(
        uR"((?<=`|\()(?:app|ui|tests|packaging|resources|translations|\.ci)/[\w.*/-]*(?=`|\))|)"
        uR"((?<=`|\()[A-Z][\w.-]+\.(?:md|txt|json)(?=`|\))|(?<=`|\()LICENSE(?=`|\)))"_s);
    QStringList paths;
    for (auto it = pattern.globalMatch(contentOf(document)); it.hasNext();)
        paths << it.next().captured();
    return paths;
}

/// \p path may end in a name pattern, as in "tests/unit/text/tst_*.cpp".
bool exists(const QString &path)
{
    if (!path.contains(u'*'))
        return sourceDir().exists(path);
    const QDir folder(sourceDir().filePath(path.section(u'/', 0, -2)));
    return !folder.entryList({path.section(u'/', -1)}).isEmpty();
}

bool hasLicenceLines(const QString &path)
{
    const QString head = linesOf(path).mid(0, 4).join(u'\n');
    return head.contains("SPDX-FileCopyrightText: The SocketDesk authors"_L1) &&
           head.contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1);
}

/// The offenders as text, so that a failure lists them.
QString listed(const QStringList &offenders)
{
    return offenders.join(u'\n');
}

} // namespace

/// The structure of the source tree: what may include what, what may lie where, what the documents promise.
class TestHouse : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void engineIncludesPointDownwards_data();
    void engineIncludesPointDownwards();
    void engineFoldersAreKnown();
    void engineNeedsNoDisplay();
    void onlyTheWindowProgramKnowsTheWindow();
    void posixHasItsRooms();
    void topLevelHoldsOnlyWhatIsPlanned();
    void documentsNamePathsThatExist_data();
    void documentsNamePathsThatExist();
    void sourcesStateTheirLicence();
    void sourcesStayShort();
};

void TestHouse::engineIncludesPointDownwards_data()
{
    QTest::addColumn<QString>("folder");
    for (auto it = allowedFolders().keyBegin(); it != allowedFolders().keyEnd(); ++it)
        QTest::newRow(qUtf8Printable(*it)) << *it;
}

void TestHouse::engineIncludesPointDownwards()
{
    QFETCH(const QString, folder);
    QStringList offenders;
    for (const QString &file : cppFilesBelow(u"app/"_s + folder)) {
        for (const Include &include : includesOf(file)) {
            if (!pointsDownwards(folder, include))
                offenders << include.toString();
        }
    }
    QCOMPARE(listed(offenders), QString());
}

void TestHouse::engineFoldersAreKnown()
{
    QStringList unknown = QDir(sourceDir().filePath(u"app"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    unknown.removeIf([](const QString &folder) { return allowedFolders().contains(folder); });
    QCOMPARE(listed(unknown), QString());
}

void TestHouse::engineNeedsNoDisplay()
{
    QStringList offenders;
    for (const QString &file : engineFiles()) {
        for (const Include &include : includesOf(file)) {
            if (needsDisplay(include))
                offenders << include.toString();
        }
    }
    QCOMPARE(listed(offenders), QString());
}

void TestHouse::onlyTheWindowProgramKnowsTheWindow()
{
    QStringList offenders;
    for (const QString &file : engineFiles()) {
        for (const Include &include : includesOf(file)) {
            if (include.target.startsWith("ui/"_L1))
                offenders << include.toString();
        }
    }
    QCOMPARE(listed(offenders), QString());
}

/// A compiler for Windows may have such a header all the same, and not what it is included for.
void TestHouse::posixHasItsRooms()
{
    QStringList files = cppFilesBelow(u"app"_s) + cppFilesBelow(u"ui"_s) + cppFilesBelow(u"translations"_s);
    files.removeIf([](const QString &file) { return file.endsWith("_unix.cpp"_L1); });
    QStringList offenders;
    for (const QString &file : std::as_const(files)) {
        const QSet<int> unconditional = linesForAllSystems(file);
        for (const Include &include : includesOf(file)) {
            if (isOfPosix(include) && unconditional.contains(include.line))
                offenders << include.toString();
        }
    }
    QCOMPARE(listed(offenders), QString());
}

void TestHouse::topLevelHoldsOnlyWhatIsPlanned()
{
    static const QSet<QString> planned{
        u"app"_s,
        u"ui"_s,
        u"resources"_s,
        u"translations"_s,
        u"tests"_s,
        u"packaging"_s,
        u"build"_s,
        u"README.md"_s,
        u"README.zh-CN.md"_s,
        u"CMakeLists.txt"_s,
        u"CHANGELOG.md"_s,
        u"CHANGELOG.zh-CN.md"_s,
        u"SECURITY.md"_s,
        u"SECURITY.zh-CN.md"_s,
        u"LICENSE"_s,
        u"CONTRIBUTING.md"_s,
        u"CONTRIBUTING.zh-CN.md"_s,
        u"CMakePresets.json"_s,
        u"CMakeUserPresets.json"_s,
    };
    QStringList surplus = sourceDir().entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    surplus.removeIf([](const QString &name) { return planned.contains(name) || name.endsWith(".user"_L1); });
    QCOMPARE(listed(surplus), QString());
}

void TestHouse::documentsNamePathsThatExist_data()
{
    QTest::addColumn<QString>("document");
    for (const char *document :
         {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md", "CHANGELOG.md",
          "CHANGELOG.zh-CN.md", "SECURITY.md", "SECURITY.zh-CN.md", "packaging/README.md", "packaging/README.zh-CN.md"})
        QTest::newRow(document) << QString::fromLatin1(document);
}

void TestHouse::documentsNamePathsThatExist()
{
    QFETCH(const QString, document);
    QVERIFY2(sourceDir().exists(document), "the document itself is missing");
    QStringList missing = pathsNamedIn(document);
    missing.removeIf(exists);
    QCOMPARE(listed(missing), QString());
}

void TestHouse::sourcesStateTheirLicence()
{
    QStringList files{u"CMakeLists.txt"_s, u"packaging/dev"_s, u".ci/run"_s};
    for (const auto &folder : {u"app"_s, u"ui"_s, u"tests"_s, u"packaging"_s, u"resources"_s, u"translations"_s})
        files << filesBelow(folder, {u"*.cpp"_s, u"*.h"_s, u"*.py"_s, u"*.cmake"_s, u"CMakeLists.txt"_s});
    files.removeIf(hasLicenceLines);
    QCOMPARE(listed(files), QString());
}

void TestHouse::sourcesStayShort()
{
    constexpr int longest = 450;
    QStringList offenders;
    for (const QString &file : cppFilesBelow(u"app"_s) + cppFilesBelow(u"ui"_s) + cppFilesBelow(u"tests"_s)) {
        if (const auto lines = contentOf(file).count(u'\n'); lines > longest)
            offenders << u"%1 has %2 lines"_s.arg(file).arg(lines);
    }
    QCOMPARE(listed(offenders), QString());
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
