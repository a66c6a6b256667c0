// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For how long is the GUI thread busy at once while somebody looks at a large journal in every way?
//     switchedview records|gbk|binary|zeros|utf8 MEGABYTES
// Fills a journal, shows it in a transcript with all that runs beside one, then changes the encoding, the view and the
// framing and jumps about. Prints a line of JSON for each step: "what", and of the event that took longest until half a
// second later, "worst", its milliseconds, and "busy", those of them in which the thread had a processor.

#include "framing/messageindex.h"
#include "journal/journal.h"
#include "journal/textscan.h"
#include "ui/log/transcriptview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <compare>
#include <cstdio>
#include <ctime>
#include <functional>
#include <utility>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

namespace {

/// An application that takes the time of each event that comes from the event loop.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (std::exchange(m_isInside, true))
            return QApplication::notify(receiver, event);
        QElapsedTimer timer;
        timer.start();
        const double before = busyMilliseconds();
        const bool result = QApplication::notify(receiver, event);
        m_worst = std::max(m_worst, {double(timer.nsecsElapsed()) / 1e6, busyMilliseconds() - before});
        m_isInside = false;
        return result;
    }

    struct Duration
    {
        double all = 0;
        double busy = 0;
        friend auto operator<=>(const Duration &, const Duration &) = default;
    };

    /// Since the last time.
    [[nodiscard]] Duration takeWorst() { return std::exchange(m_worst, {}); }

private:
    static double busyMilliseconds()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    bool m_isInside = false;
    Duration m_worst;
};

/// Half of a Chinese text of the most common characters; a stream of them begins with one byte of ASCII, so that no
/// character is where one guesses.
QByteArray chinese(QRandomGenerator &random, qsizetype characters, bool isUtf8)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < characters; ++i) {
        if (isUtf8)
            bytes += QString(QChar(char16_t(0x4E00 + random.bounded(0x5000)))).toUtf8();
        else
            bytes += char(0xB0 + random.bounded(0x28)), bytes += char(0xA1 + random.bounded(0x5E));
    }
    return bytes;
}

QByteArray payload(const QString &kind, qsizetype bytes)
{
    QRandomGenerator random(7);
    if (kind == "gbk"_L1 || kind == "utf8"_L1)
        return 'a' + chinese(random, bytes / 2, kind == "utf8"_L1).first(bytes - 1);
    QByteArray result(bytes, '\0');
    if (kind == "binary"_L1)
        std::generate(result.begin(), result.end(), [&random] { return char(random.bounded(256)); });
    return result;
}

void fill(Journal &journal, const QString &kind, qsizetype megabytes)
{
    const PeerId peer = journal.addPeer({u"127.0.0.1:1"_s, {}, true});
    const bool isLines = kind == "records"_L1;
    const qsizetype chunkBytes = isLines ? 64 : 65536;
    const QByteArray chunk = isLines ? "GET / HTTP/1.1 \xE4\xBD\xA0\xE5\xA5\xBD" + QByteArray(42, 'x') + '\n'
                                     : payload(kind, 16 * chunkBytes + 1);
    const qsizetype all = megabytes * 1000 * 1000;
    for (qsizetype done = 0, i = 0; done < all; done += chunkBytes, ++i) {
        const qsizetype place = isLines || i == 0 ? 0 : 1 + i % 16 * chunkBytes;
        const Timestamp time{std::chrono::microseconds(i)};
        Q_UNUSED(
            journal.append(RecordKind::Received, peer, time, QByteArrayView(chunk).sliced(place, chunkBytes)).value());
    }
}

/// What a page shows a journal with.
class Desk
{
public:
    explicit Desk(const JournalReader &reader)
        : m_reader(reader)
        , m_scan(reader)
    {
        m_view.resize(1000, 600);
        m_view.setReader(reader);
        m_view.show();
    }

    void setConfig(PayloadView view, const QString &encoding, bool logMode = true)
    {
        m_view.setConfig({view, Encoding::fromName(encoding).value(), logMode, true, false});
        m_scan.setEncoding(m_view.config().encoding);
        m_scan.advance();
        m_view.onJournalGrew();
    }

    void setFraming(const QString &spec)
    {
        m_messages = spec == "none"_L1 ? nullptr : std::make_shared<MessageIndex>(m_reader);
        m_view.setMessages(m_messages);
        if (m_messages)
            m_messages->setConfig(FramingConfig::fromSpec(spec).value());
    }

    void jump(int percent)
    {
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(int(qint64(bar->maximum()) * percent / 100));
    }

private:
    JournalReader m_reader;
    TranscriptView m_view;
    TextScan m_scan;
    std::shared_ptr<MessageIndex> m_messages;
};

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void measure(TimedApplication &application, const QString &what, const std::function<void()> &step)
{
    Q_UNUSED(application.takeWorst());
    QTimer::singleShot(0, &application, step); // so that it is an event too
    wait(500);
    const auto [all, busy] = application.takeWorst();
    std::printf("{\"what\": \"%s\", \"worst\": %.1f, \"busy\": %.1f}\n", qUtf8Printable(what), all, busy);
    std::fflush(stdout);
}

void lookInEveryWay(TimedApplication &application, Desk &desk)
{
    const auto jumps = [&](const QString &where) {
        for (const int percent : {0, 50, 51, 100})
            measure(application, u"%1, jump to %2 %"_s.arg(where).arg(percent), [&] { desk.jump(percent); });
    };
    for (const QString &encoding : {u"UTF-16LE"_s, u"GBK"_s, u"GB18030"_s, u"Big5"_s, u"Shift_JIS"_s, u"EUC-KR"_s,
                                    u"ISO-2022-JP"_s, u"HZ"_s, u"ISO-8859-1"_s, u"UTF-8"_s}) {
        measure(application, encoding, [&] { desk.setConfig(PayloadView::Text, encoding); });
        measure(application, encoding + u", dump", [&] { desk.setConfig(PayloadView::Dump, encoding); });
        measure(application, encoding + u", hex", [&] { desk.setConfig(PayloadView::Hex, encoding); });
        measure(application, encoding + u", running", [&] { desk.setConfig(PayloadView::Text, encoding, false); });
        measure(application, encoding + u", text", [&] { desk.setConfig(PayloadView::Text, encoding); });
        jumps(encoding);
        measure(application, encoding + u", framing line", [&] { desk.setFraming(u"line"_s); });
        jumps(encoding + u", framing line");
        measure(application, encoding + u", framing none", [&] { desk.setFraming(u"none"_s); });
    }
}

} // namespace

int main(int argc, char *argv[])
{
    TimedApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: switchedview records|gbk|binary|zeros|utf8 MEGABYTES\n", stderr);
        return 2;
    }
    const QTemporaryDir folder;
    Journal journal({folder.path(), {qint64(64) << 30, AtLimit::Pause}});
    fill(journal, arguments.at(1), arguments.at(2).toLongLong());
    Desk desk(journal.reader());
    measure(application, u"shown"_s, [] {});
    lookInEveryWay(application, desk);
    return 0;
}
