// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How late is a 16 ms timer in the GUI thread while somebody floods the window?
//     floodedwindow tcp|udp     SocketDesk with a TCP server and a UDP page, that one in front
//     floodedwindow bare        an empty window, and a thread with a bare receiving loop for each
// Prints the two ports. For each line on standard input it prints as JSON what was late since the line before and, once
// nothing more comes, the counters of both pages; it ends with standard input.

#include "tests/bench/barepeer.h"
#include "tests/bench/latenessprobe.h"
#include "tests/support/window/scene.h"
#include "ui/log/transcriptview.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace {

/// Somebody who reads the window through its accessibility tree ten times a second, as a screen reader does over D-Bus: how
/// long each answer takes, from the question to the text of the visible rows.
class ReaderProbe
{
public:
    explicit ReaderProbe(QWidget *view)
        : m_view(view)
        , m_thread([this](const std::stop_token &end) { ask(end); })
    {}

    /// Since the last time.
    [[nodiscard]] QJsonObject told()
    {
        return {{u"answers"_s, std::exchange(m_answers, 0)}, {u"worst"_s, std::exchange(m_slowest, 0.0)}};
    }

private:
    static constexpr std::chrono::milliseconds pause{100};

    void ask(const std::stop_token &end)
    {
        while (!end.stop_requested()) {
            std::this_thread::sleep_for(pause);
            if (m_isAsking.exchange(true))
                continue;
            QElapsedTimer clock;
            clock.start();
            QMetaObject::invokeMethod(&m_here, [this, clock] { answer(clock); });
        }
    }

    void answer(const QElapsedTimer &clock)
    {
        QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(m_view);
        QAccessibleTextInterface *const text = interface ? interface->textInterface() : nullptr;
        if (text && !text->text(0, text->characterCount()).isEmpty())
            ++m_answers;
        m_slowest = std::max(m_slowest, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        m_isAsking = false;
    }

    QWidget *m_view;
    QObject m_here;
    std::atomic<bool> m_isAsking{false};
    qint64 m_answers = 0;
    double m_slowest = 0;
    std::jthread m_thread;
};

/// Runs the event loop, with the probe on, until a line comes on standard input.
/// \return what was late; nothing at the end of standard input
std::optional<QJsonObject> probeUntilTold()
{
    LatenessProbe probe;
    QSocketNotifier told(STDIN_FILENO, QSocketNotifier::Read);
    QEventLoop loop; // quitting the program instead would make the window ask about its open tabs
    QObject::connect(&told, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
    probe.start();
    loop.exec();
    std::array<char, 64> line{};
    if (::read(STDIN_FILENO, line.data(), line.size()) <= 0)
        return {};
    return probe.stop();
}

void print(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

void printPorts(int tcp, int udp)
{
    std::printf("%d %d\n", tcp, udp);
    std::fflush(stdout);
}

/// The counters of \p page when they have come to rest; the kernel's drops are asked once a second.
SocketDesk::SessionCounters settledCounters(const SocketDesk::SessionPage *page)
{
    SocketDesk::SessionCounters before;
    auto now = page->session()->counters();
    do {
        before = now;
        QTest::qWait(1300);
        now = page->session()->counters();
    } while (now != before);
    return now;
}

QJsonObject counted(const SocketDesk::SessionCounters &counters)
{
    return {{u"writes"_s, static_cast<qint64>(counters.traffic.receivedChunks)},
            {u"bytes"_s, static_cast<qint64>(counters.traffic.receivedBytes)},
            {u"dropped"_s, static_cast<qint64>(counters.droppedByKernel + counters.droppedByUs)}};
}

int floodProduct(const QString &front)
{
    Scene scene;
    const QString tcp = scene.openServer();
    const QString udp = scene.openUdp();
    scene.goToTab(front == "tcp"_L1 ? 0 : 1);
    printPorts(tcp.section(u':', -1).toInt(), udp.section(u':', -1).toInt());
    const auto *tabs = scene.window().tabs();
    ReaderProbe reader(scene.window().currentPage()->findChild<SocketDesk::TranscriptView *>());
    while (std::optional<QJsonObject> result = probeUntilTold()) {
        result->insert(u"reader"_s, reader.told());
        result->insert(u"tcp"_s, counted(settledCounters(tabs->page(0))));
        result->insert(u"udp"_s, counted(settledCounters(tabs->page(1))));
        print(*result);
    }
    return 0;
}

void receive(int descriptor, BarePeer::Transport transport)
{
    static thread_local std::array<char, 256 * 1024> buffer;
    const int peer = transport == BarePeer::Transport::Tcp ? ::accept(descriptor, nullptr, nullptr) : descriptor;
    while (::recv(peer, buffer.data(), buffer.size(), 0) > 0) {
    }
}

int floodBare()
{
    QMainWindow window;
    window.resize(1280, 720);
    window.show();
    const int tcp = BarePeer::openServer(BarePeer::Transport::Tcp);
    const int udp = BarePeer::openServer(BarePeer::Transport::Udp);
    std::thread(receive, tcp, BarePeer::Transport::Tcp).detach();
    std::thread(receive, udp, BarePeer::Transport::Udp).detach();
    printPorts(BarePeer::portOf(tcp), BarePeer::portOf(udp));
    while (const std::optional<QJsonObject> result = probeUntilTold())
        print(*result);
    std::_Exit(0); // the receiving threads have no end
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QString kind = QCoreApplication::arguments().value(1);
    if (kind == "bare"_L1)
        return floodBare();
    if (kind == "tcp"_L1 || kind == "udp"_L1)
        return floodProduct(kind);
    std::fputs("usage: floodedwindow tcp|udp|bare\n", stderr);
    return 2;
}
