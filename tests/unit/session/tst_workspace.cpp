// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/workspace.h"

#include "base/jsonfile.h"
#include "session/startsummary.h"
#include "tests/support/stricttest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace SocketDesk;
using namespace std::chrono_literals;

namespace {

Workspace unusualWorkspace()
{
    Workspace workspace;
    PageState udp = PageState::fresh();
    udp.session.endpoint.role = Role::Udp;
    udp.session.endpoint.memberships = {{u"239.1.2.3"_s, u"lo"_s}};
    udp.session.encoding = Encoding::fromName(u"GBK").value();
    udp.session.framing = FramingConfig::fromSpec(u"length:4be,offset=2").value();
    udp.session.responders.on.echo = true;
    udp.message = u"AA 55 你好"_s;
    udp.hideReceived = true;
    udp.files = {u"/tmp/收到"_s, FileFraming::fromSpec(u"jsonle").value(), FileFraming::fromSpec(u"length").value(),
                 500, 1'000'000};
    workspace.tabs = {PageState::fresh(), udp};
    workspace.currentTab = 1;
    workspace.layout.peers = false;
    workspace.layout.columnSizes = {300, 900};
    QuickItem ask;
    ask.name = u"问"_s;
    ask.payload = {PayloadFormat::Hex, u"05"_s};
    ask.order = 3;
    ask.delay = 20ms;
    workspace.quickList = {ask};
    return workspace;
}

/// A file with that value at that place of an unusual workspace.
QByteArray fileWith(const QStringList &path, const QJsonValue &value)
{
    const auto put = [&value](const auto &self, const QJsonValue &json, const QStringList &rest) -> QJsonValue {
        if (rest.isEmpty())
            return value;
        if (json.isArray()) {
            QJsonArray list = json.toArray();
            list[rest.constFirst().toInt()] = self(self, list.at(rest.constFirst().toInt()), rest.mid(1));
            return list;
        }
        QJsonObject object = json.toObject();
        object.insert(rest.constFirst(), self(self, object.value(rest.constFirst()), rest.mid(1)));
        return object;
    };
    const QJsonObject json = QJsonDocument::fromJson(workspaceToBytes(unusualWorkspace())).object();
    return QJsonDocument(put(put, json, path).toObject()).toJson();
}

} // namespace

/// What a window holds survives its file, and a file that is wrong is refused by field.
class WorkspaceTest : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void survivesItsFile();
    void isWrittenForComparing();
    void unknownKeysAreKept();
    void looksAreNoContent();
    void refuses_data();
    void refuses();
    void refusesWhatIsNoJson();
    void readsNoMoreThanItsLimit();
    void readsNoPipe();
    void saysWhatOpenWouldDo_data();
    void saysWhatOpenWouldDo();
};

void WorkspaceTest::survivesItsFile()
{
    const Workspace workspace = unusualWorkspace();
    QCOMPARE(workspaceFromBytes(workspaceToBytes(workspace)).value(), workspace);
}

/// One value a line, in the order of the keys: a change of one setting is a change of one line.
void WorkspaceTest::isWrittenForComparing()
{
    Workspace workspace = unusualWorkspace();
    const QList<QByteArray> before = workspaceToBytes(workspace).split('\n');
    workspace.tabs[1].session.endpoint.localPort = 9001;
    const QList<QByteArray> after = workspaceToBytes(workspace).split('\n');
    QCOMPARE(after.size(), before.size());
    qsizetype differences = 0;
    for (qsizetype i = 0; i < before.size(); ++i)
        differences += before.at(i) != after.at(i);
    QCOMPARE(differences, 1);
    QVERIFY(before.contains("    \"format\": \"socketdesk-workspace\","_ba));
}

void WorkspaceTest::unknownKeysAreKept()
{
    const QList<QStringList> places{{u"future"_s},
                                    {u"tabs"_s, u"0"_s, u"future"_s},
                                    {u"tabs"_s, u"1"_s, u"session"_s, u"future"_s},
                                    {u"tabs"_s, u"1"_s, u"session"_s, u"endpoint"_s, u"future"_s},
                                    {u"layout"_s, u"future"_s},
                                    {u"quickList"_s, u"0"_s, u"future"_s}};
    for (const QStringList &place : places) {
        const QJsonObject precious{{u"a"_s, QJsonArray{1, u"你"_s}}};
        Result<Workspace> workspace = workspaceFromBytes(fileWith(place, precious));
        QVERIFY2(workspace, qUtf8Printable(place.join(u'.')));
        workspace->tabs[1].session.endpoint.localPort = 1;
        const QByteArray written = workspaceToBytes(*workspace);
        QVERIFY2(written.contains("\"future\": {"), written.constData());
        QCOMPARE(workspaceFromBytes(written).value(), *workspace);
    }
}

void WorkspaceTest::looksAreNoContent()
{
    Workspace workspace = unusualWorkspace();
    const QJsonObject content = workspace.content();
    workspace.currentTab = 0;
    workspace.layout = {};
    QCOMPARE(workspace.content(), content);
    workspace.tabs[0].message = u"other"_s;
    QVERIFY(workspace.content() != content);
}

void WorkspaceTest::refuses_data()
{
    QTest::addColumn<QStringList>("place");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *what, const QStringList &place, const QJsonValue &value, const QString &path) {
        QTest::newRow(what) << place << value << path;
    };
    const QStringList endpoint{u"tabs"_s, u"1"_s, u"session"_s, u"endpoint"_s};
    row("other format", {u"format"_s}, u"other"_s, u"format"_s);
    row("format is a number", {u"format"_s}, 1, u"format"_s);
    row("newer version", {u"version"_s}, 2, u"version"_s);
    row("version 0", {u"version"_s}, 0, u"version"_s);
    row("version is a text", {u"version"_s}, u"1"_s, u"version"_s);
    row("no tabs", {u"tabs"_s}, QJsonArray(), u"tabs"_s);
    row("tabs are an object", {u"tabs"_s}, QJsonObject(), u"tabs"_s);
    row("tab is a text", {u"tabs"_s, u"1"_s}, u"x"_s, u"tabs[1]"_s);
    row("session is a list", {u"tabs"_s, u"0"_s, u"session"_s}, QJsonArray(), u"tabs[0].session"_s);
    row("port", endpoint + QStringList{u"localPort"_s}, 70000, u"tabs[1].session.endpoint.localPort"_s);
    row("port is huge", endpoint + QStringList{u"localPort"_s}, 1e300, u"tabs[1].session.endpoint.localPort"_s);
    row("role", endpoint + QStringList{u"role"_s}, u"root"_s, u"tabs[1].session.endpoint.role"_s);
    row("long host", endpoint + QStringList{u"localHost"_s}, QString(256, u'x'),
        u"tabs[1].session.endpoint.localHost"_s);
    row("group", endpoint + QStringList{u"memberships"_s, u"0"_s, u"group"_s}, 5,
        u"tabs[1].session.endpoint.memberships[0].group"_s);
    row("echo is a number", {u"tabs"_s, u"1"_s, u"session"_s, u"responders"_s, u"on"_s, u"echo"_s}, 1,
        u"tabs[1].session.responders.on.echo"_s);
    row("message is an object", {u"tabs"_s, u"1"_s, u"message"_s}, QJsonObject(), u"tabs[1].message"_s);
    row("long message", {u"tabs"_s, u"1"_s, u"message"_s}, QString(64 * 1024 + 1, u'x'), u"tabs[1].message"_s);
    row("hidden is a text", {u"tabs"_s, u"0"_s, u"hideReceived"_s}, u"yes"_s, u"tabs[0].hideReceived"_s);
    row("the name is a list", {u"tabs"_s, u"0"_s, u"name"_s}, QJsonArray(), u"tabs[0].name"_s);
    row("the name is too long", {u"tabs"_s, u"0"_s, u"name"_s}, QString(101, u'n'), u"tabs[0].name"_s);
    row("file framing", {u"tabs"_s, u"1"_s, u"files"_s, u"sendFraming"_s}, u"zip"_s, u"tabs[1].files.sendFraming"_s);
    row("a block of less than nothing", {u"tabs"_s, u"1"_s, u"files"_s, u"blockBytes"_s}, -1,
        u"tabs[1].files.blockBytes"_s);
    row("tab in front", {u"currentTab"_s}, 2, u"currentTab"_s);
    row("layout is a list", {u"layout"_s}, QJsonArray(), u"layout"_s);
    row("one size", {u"layout"_s, u"columnSizes"_s}, QJsonArray{1}, u"layout.columnSizes"_s);
    row("negative size", {u"layout"_s, u"logSizes"_s}, QJsonArray{1, -1}, u"layout.logSizes"_s);
    row("quick list is a text", {u"quickList"_s}, u"x"_s, u"quickList"_s);
    row("quick entry", {u"quickList"_s, u"0"_s, u"order"_s}, -1, u"quickList[0].order"_s);

    QJsonValue deep = 1;
    for (int level = 0; level < 40; ++level)
        deep = QJsonArray{deep};
    row("too deep", {u"future"_s, u"here"_s}, deep, u"future.here"_s + u"[0]"_s.repeated(deepestJson - 2));
    QJsonArray many;
    for (int tab = 0; tab <= Workspace::mostTabs; ++tab)
        many.append(QJsonObject());
    row("too many tabs", {u"tabs"_s}, many, u"tabs"_s);
}

void WorkspaceTest::refuses()
{
    QFETCH(const QStringList, place);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, path);
    const Result<Workspace> workspace = workspaceFromBytes(fileWith(place, value));
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().code, ErrorCode::InvalidValue);
    QCOMPARE(workspace.error().argument(0), path);
    QVERIFY(!workspace.error().argument(1).isEmpty());
}

void WorkspaceTest::refusesWhatIsNoJson()
{
    const auto refused = [](const QByteArray &bytes, const QStringList &place) {
        const Result<Workspace> workspace = workspaceFromBytes(bytes);
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::NotJson);
        QCOMPARE(workspace.error().arguments, place);
    };
    refused({}, {u"1"_s, u"1"_s});
    refused("[]", {u"1"_s, u"1"_s});
    refused("{\n  \"a\": nothing}", {u"2"_s, u"10"_s});
    const Result<Workspace> abyss = workspaceFromBytes(QByteArray(5000, '['));
    QCOMPARE(abyss.error().code, ErrorCode::InvalidValue);
}

void WorkspaceTest::readsNoMoreThanItsLimit()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"large"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(largestJsonFile + 1));
    file.close();
    QCOMPARE(readWholeFile(file.fileName()).error().code, ErrorCode::FileTooLarge);
    QVERIFY(file.resize(10));
    QCOMPARE(readWholeFile(file.fileName()).value().size(), 10);
    QCOMPARE(readWholeFile(folder.filePath(u"none"_s)).error().code, ErrorCode::FileNotFound);
    QCOMPARE(readWholeFile(folder.path()).error().code, ErrorCode::NotRegularFile);
}

void WorkspaceTest::readsNoPipe()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"pipe.socketdesk"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QCOMPARE(readWholeFile(path).error().code, ErrorCode::NotRegularFile);
}

void WorkspaceTest::saysWhatOpenWouldDo_data()
{
    QTest::addColumn<SessionConfig>("config");
    QTest::addColumn<QString>("summary");
    SessionConfig config;
    QTest::newRow("server") << config << u"Open would listen on 127.0.0.1:8080."_s;
    config.endpoint.localPort = 0;
    QTest::newRow("free port") << config << u"Open would listen on 127.0.0.1, a free port."_s;
    config.responders.on = {.echo = true, .groupChat = false, .rules = true, .fileServer = true};
    config.responders.fileServer.folder = u"/srv"_s;
    QTest::newRow("answers") << config
                             << u"Open would listen on 127.0.0.1, a free port. What answered by itself when it was "
                                "saved is off now: echo, rules, the file server of “/srv”."_s;
    config.responders.on = {};
    config.endpoint.localHost = u"::"_s;
    config.endpoint.localPort = 80;
    QTest::newRow("everywhere") << config << u"Open would listen on [::]:80. Other machines could reach it."_s;
    config.endpoint.role = Role::TcpClient;
    config.endpoint.remoteHost = u"example.org"_s;
    config.endpoint.reconnect = true;
    QTest::newRow("client") << config
                            << u"Connect would connect to example.org:8080. "
                               "It would connect again whenever the connection ends."_s;
    config.endpoint.role = Role::Udp;
    config.endpoint.localHost.clear();
    config.endpoint.localPort = 0;
    QTest::newRow("datagrams") << config << u"Open would receive on a free port. Other machines could reach it."_s;
    config.endpoint.localHost = u"127.0.0.1"_s;
    QTest::newRow("own datagrams") << config << u"Open would receive on 127.0.0.1, a free port."_s;
    config.endpoint.memberships = {{u"239.255.7.1"_s, {}}};
    QTest::newRow("a group") << config
                             << u"Open would receive on 127.0.0.1, a free port. Other machines could reach it."_s;
}

void WorkspaceTest::saysWhatOpenWouldDo()
{
    QFETCH(const SessionConfig, config);
    QFETCH(const QString, summary);
    QCOMPARE(startSummary(config), summary);
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
