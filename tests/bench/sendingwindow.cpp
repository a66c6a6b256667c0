// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How late is a 16 ms timer in the GUI thread while the window sends a file, everything journaled?
//     sendingwindow PORT FILE
// Connects to the port of 127.0.0.1, sends the file, finishes, and prints as JSON what was late.

#include "session/sessionhandle.h"
#include "tests/bench/latenessprobe.h"
#include "tests/support/window/scene.h"
#include "ui/sessionpage.h"

#include <QApplication>
#include <QEventLoop>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace SocketDesk;

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: sendingwindow PORT FILE\n", stderr);
        return 2;
    }
    Scene scene;
    scene.connectClient(u"127.0.0.1:"_s + arguments.at(1));
    SessionHandle *session = scene.window().currentPage()->session();
    QEventLoop loop;
    QObject::connect(session, &SessionHandle::fileFinished, &loop, [session](bool complete) {
        if (complete)
            session->finishSending(SendTarget::all());
        else
            std::exit(1);
    });
    QObject::connect(session, &SessionHandle::statusChanged, &loop, [&loop](const SessionStatus &status) {
        if (status.connection != PeerState::Open)
            loop.quit();
    });
    LatenessProbe probe;
    probe.start();
    session->sendFile({arguments.at(2), SendTarget::all(), {}});
    loop.exec();
    std::printf("%s\n", QJsonDocument(probe.stop()).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    std::_Exit(0); // nobody is to be asked about the open tab
}
