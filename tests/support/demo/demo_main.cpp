// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Uses the window as a person would, for whoever has no display and for the pictures:
//     socketdesk-demo --talk PICTURE     a server page and a client page exchange 你好; the logs go to standard output
//     socketdesk-demo --shots FOLDER     a picture of each role and of messages cut by reads, in each language, light and dark

#include "session/sessionhandle.h"
#include "tests/support/window/scene.h"
#include "translations/language.h"
#include "ui/log/filtering.h"
#include "ui/log/finding.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cstdio>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int serverTab = 0;
constexpr int clientTab = 1;
constexpr int udpTab = 2;
constexpr int otherUdpTab = 3;
constexpr int framingTab = 4;
constexpr int framedClientTab = 5;

void print(const QString &title, const QStringList &rows)
{
    std::printf("\n--- %s\n%s\n", qUtf8Printable(title), qUtf8Printable(rows.join(u'\n')));
}

void chooseEncodingOfBoth(Scene &scene, const QString &name)
{
    for (const int tab : {clientTab, serverTab}) {
        scene.goToTab(tab);
        scene.chooseEncoding(name);
    }
}

/// The client greets, the server answers; both logs are printed.
void greet(Scene &scene, const QString &encoding)
{
    chooseEncodingOfBoth(scene, encoding);
    scene.goToTab(clientTab);
    scene.say(u"你好"_s, serverTab);
    scene.say(u"你好，收到"_s, clientTab);
    print(u"TCP client, %1"_s.arg(encoding), scene.transcript());
    scene.goToTab(serverTab);
    scene.waitInLog(u"你好，收到"_s);
    print(u"TCP server, %1"_s.arg(encoding), scene.transcript());
}

/// What came in one encoding would be read in the other as part of the same stream; a new connection begins a new one.
void startAnew(Scene &scene, const QString &server)
{
    scene.endConversation(clientTab, serverTab);
    for (const int tab : {serverTab, clientTab}) {
        scene.goToTab(tab);
        scene.driver().press(u"Clear"_s);
    }
    scene.connectAgain(server);
}

int talk(const QString &picture)
{
    Scene scene;
    const QString server = scene.openServer();
    scene.connectClient(server);
    greet(scene, u"UTF-8"_s);
    startAnew(scene, server);
    greet(scene, u"GBK"_s);
    scene.driver().photograph(picture);
    std::printf("\n你好 went both ways in UTF-8 and in GBK. The window: %s\n", qUtf8Printable(picture));
    return 0;
}

void stage(Scene &scene)
{
    scene.connectClient(scene.openServer());
    scene.say(u"你好"_s, serverTab);
    scene.say(u"Welcome 欢迎"_s, clientTab);
    scene.say(u"{\"sensor\": 7, \"温度\": 21.5}"_s, serverTab);
    scene.say(u"OK"_s, clientTab);
    const QString udp = scene.openUdp();
    scene.openUdp(udp);
    scene.say(u"temperature=21.5 温度正常"_s, udpTab);
    scene.driver().type(u"Send to"_s, QString());
    scene.say(u"ok 收到"_s, otherUdpTab);
}

/// Messages that stuck together, and one that came in pieces.
void stageFraming(Scene &scene)
{
    scene.connectClient(scene.openServer());
    const auto give = [&scene](const QByteArray &bytes, const QString &shown) {
        scene.goToTab(framedClientTab);
        scene.window().currentPage()->session()->send(bytes, SendTarget::all());
        scene.goToTab(framingTab);
        scene.waitInLog(shown);
    };
    const QByteArray length{"\x00\x00\x00", 3};
    give(length + "\x06你好" + length + "\x05world" + length + "\x06粘包", u"粘包"_s);
    give(length + "\x15half", u"half"_s);
    give(" a message 半", u"半"_s);
    give("包", u"包"_s);
    give(QByteArray("\x00\x00\x00\x02ok\xFF\xFF\xFF\xFF???", 13), u"???"_s);
    scene.driver().choose(u"Framing"_s, u"Length field"_s);
    scene.driver().waitFor(u"the messages"_s,
                           [&scene] { return scene.transcript().join(u' ').contains(u"invalid length"_s); });
}

void photographRoles(Scene &scene, const QString &folder, const QString &suffix)
{
    const std::initializer_list<std::pair<int, QString>> roles{
        {serverTab, u"tcp-server"_s}, {clientTab, u"tcp-client"_s}, {udpTab, u"udp"_s}, {framingTab, u"framing"_s}};
    for (const auto &[tab, role] : roles) {
        scene.window().tabs()->setCurrentIndex(tab);
        scene.driver().photograph(QDir(folder).filePath(u"%1-%2.png"_s.arg(role, suffix)));
    }
}

void photographFindAndFilter(Scene &scene, const QString &folder, const QString &suffix)
{
    scene.window().tabs()->setCurrentIndex(clientTab);
    scene.window().currentPage()->finding()->open();
    QTest::keyClicks(QApplication::focusWidget(), u"o"_s);
    scene.driver().photograph(QDir(folder).filePath(u"find-%1.png"_s.arg(suffix)));
    scene.window().currentPage()->finding()->close();
    scene.window().currentPage()->filtering()->open();
    QTest::keyClicks(QApplication::focusWidget(), u"o"_s);
    scene.driver().photograph(QDir(folder).filePath(u"filter-%1.png"_s.arg(suffix)));
    scene.window().currentPage()->filtering()->close();
}

int shots(const QString &folder)
{
    Scene scene;
    stage(scene);
    stageFraming(scene);
    for (const QString &language : languages()) {
        scene.window().chooseLanguage(language);
        scene.window().choosePalette(PaletteChoice::Light);
        photographRoles(scene, folder, language + u"-light"_s);
        photographFindAndFilter(scene, folder, language + u"-light"_s);
        scene.window().choosePalette(PaletteChoice::Dark);
        photographRoles(scene, folder, language + u"-dark"_s);
        photographFindAndFilter(scene, folder, language + u"-dark"_s);
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QString verb = QCoreApplication::arguments().value(1);
    const QString place = QCoreApplication::arguments().value(2);
    if (verb == "--talk"_L1 && !place.isEmpty())
        return talk(place);
    if (verb == "--shots"_L1 && !place.isEmpty())
        return shots(place);
    std::fputs("usage: socketdesk-demo --talk PICTURE | --shots FOLDER\n", stderr);
    return 2;
}
