// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "translations/language.h"
#include "ui/connect/statewords.h"
#include "ui/statusline.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>

#include <algorithm>

using namespace SocketDesk;
using namespace Qt::StringLiterals;

/// What the status bar says of losses and of a full log.
class TestStatusLine : public StrictTest
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLostTakesNoRoom();
    void everyLossIsToldAndExplained_data();
    void everyLossIsToldAndExplained();
    void theScopeOfAnAddressIsNoPlaceForThePort();
    void aFullLogPausesStreamsButDropsDatagrams();
    void whatGoesOnSendingIsToldAndStopped();
    void allOfItFitsASmallScreen_data();
    void allOfItFitsASmallScreen();

private:
    /// The number beside a caption, where that is shown.
    static const QLabel *valueOf(const StatusLine &line, const QString &caption)
    {
        for (const auto *label : line.findChildren<QLabel *>()) {
            if (label->text() == caption && !label->isHidden())
                return qobject_cast<const QLabel *>(label->buddy());
        }
        return nullptr;
    }

    static QAbstractButton *findStop(const StatusLine &line)
    {
        const auto buttons = line.findChildren<QAbstractButton *>();
        const auto stop = std::ranges::find(buttons, u"Stop"_s, &QAbstractButton::text);
        return stop == buttons.end() ? nullptr : *stop;
    }

    /// What explains the badge with that text; empty where that badge is not shown.
    static QString tipOf(const StatusLine &line, const QString &badge)
    {
        for (const auto *label : line.findChildren<QLabel *>()) {
            if (label->text() == badge && !label->isHidden())
                return label->toolTip();
        }
        return {};
    }
};

void TestStatusLine::nothingLostTakesNoRoom()
{
    StatusLine line;
    line.showCounters({}, 0);
    QVERIFY(valueOf(line, u"Dropped by kernel:"_s) != nullptr);
    QVERIFY(valueOf(line, u"Undecodable bytes:"_s) != nullptr);
    QVERIFY(valueOf(line, u"Lost here:"_s) == nullptr);
}

void TestStatusLine::everyLossIsToldAndExplained_data()
{
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("part");
    QTest::addColumn<SessionCounters>("counters");
    QTest::newRow("by the kernel") << u"Dropped by kernel:"_s << u"receive buffer"_s
                                   << SessionCounters{.traffic = {}, .droppedByKernel = 7};
    QTest::newRow("by us") << u"Lost here:"_s << u"Datagrams that found no room in the log of this tab: 7"_s
                           << SessionCounters{.traffic = {}, .droppedByUs = 7};
    QTest::newRow("truncated") << u"Lost here:"_s << u"Datagrams of which only the beginning could be kept: 7"_s
                               << SessionCounters{.traffic = {}, .truncatedDatagrams = 7};
    QTest::newRow("events") << u"Lost here:"_s << u"Events that found no room in the log of this tab: 7"_s
                            << SessionCounters{.traffic = {}, .lostEvents = 7};
}

void TestStatusLine::everyLossIsToldAndExplained()
{
    QFETCH(const QString, caption);
    QFETCH(const QString, part);
    QFETCH(const SessionCounters, counters);
    StatusLine line;
    line.showCounters(counters, 0);
    const QLabel *value = valueOf(line, caption);
    QVERIFY(value != nullptr);
    QVERIFY(!value->isHidden());
    QCOMPARE(value->text(), u"7"_s);
    QVERIFY2(value->toolTip().contains(part), qUtf8Printable(value->toolTip()));
    line.showCounters({}, 0); // Reset counters
    QVERIFY(value->isHidden() || value->text() == u"0"_s);
}

void TestStatusLine::theScopeOfAnAddressIsNoPlaceForThePort()
{
    SessionStatus status;
    status.state = EndpointState::Connecting;
    status.config.role = Role::TcpClient;
    status.config.remoteHost = u"fe80::1%2"_s;
    status.config.remotePort = 8080;
    QCOMPARE(StateWords::session(status, Role::TcpClient), u"Connecting to fe80::1%2:8080"_s);
}

void TestStatusLine::aFullLogPausesStreamsButDropsDatagrams()
{
    StatusLine line;
    SessionStatus status;
    status.readingPaused = true;
    line.showStatus(status, Role::TcpServer);
    QVERIFY(tipOf(line, u"Reading paused"_s).contains(u"waits"_s));
    line.showStatus(status, Role::Udp);
    QCOMPARE(tipOf(line, u"Reading paused"_s), QString());
    QVERIFY(tipOf(line, u"Log full"_s).contains(u"dropped"_s));
    status.readingPaused = false;
    line.showStatus(status, Role::Udp);
    QCOMPARE(tipOf(line, u"Log full"_s), QString());
}

void TestStatusLine::whatGoesOnSendingIsToldAndStopped()
{
    StatusLine line;
    const QSignalSpy stops(&line, &StatusLine::stopRequested);
    auto *stop = findStop(line);
    QVERIFY(stop->isHidden());
    SessionStatus status;
    status.sending.list.running = true;
    line.showStatus(status, Role::TcpClient);
    QVERIFY(!tipOf(line, u"Sending the list"_s).isEmpty());
    status.sending.repeating = true;
    line.showStatus(status, Role::TcpClient);
    QVERIFY(!tipOf(line, u"Sending the list + Repeating the message"_s).isEmpty());
    QVERIFY(!stop->isHidden() && (stop->focusPolicy() & Qt::TabFocus) != 0);
    stop->click();
    QCOMPARE(stops.size(), 1);
    line.showStatus({}, Role::TcpClient);
    QVERIFY(stop->isHidden());
}

void TestStatusLine::allOfItFitsASmallScreen_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qUtf8Printable(language)) << language;
}

void TestStatusLine::allOfItFitsASmallScreen()
{
    QFETCH(const QString, language);
    useLanguage(language);
    StatusLine line;
    SessionStatus status;
    status.answering.echo = true;
    status.readingPaused = true;
    line.showStatus(status, Role::Udp);
    line.showCounters({.traffic = {.receivedBytes = 999'999'999,
                                   .receivedChunks = 999'999,
                                   .sentBytes = 999'999'999,
                                   .sentChunks = 999'999},
                       .droppedByKernel = 99'999,
                       .droppedByUs = 99'999,
                       .truncatedDatagrams = 999,
                       .lostEvents = 999},
                      9'999);
    QVERIFY2(line.minimumSizeHint().width() <= 1280, qUtf8Printable(QString::number(line.minimumSizeHint().width())));
    useLanguage(u"en"_s);
}

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
