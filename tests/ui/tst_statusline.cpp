// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/stricttest.h"
#include "ui/statusline.h"

#include <QLabel>

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
    void aFullLogPausesStreamsButDropsDatagrams();

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
    for (const QString &rare : {u"Dropped here:"_s, u"Truncated:"_s, u"Events lost:"_s})
        QVERIFY2(valueOf(line, rare) == nullptr, qUtf8Printable(rare));
}

void TestStatusLine::everyLossIsToldAndExplained_data()
{
    QTest::addColumn<QString>("caption");
    QTest::addColumn<SessionCounters>("counters");
    QTest::newRow("by the kernel") << u"Dropped by kernel:"_s << SessionCounters{.traffic = {}, .droppedByKernel = 7};
    QTest::newRow("by us") << u"Dropped here:"_s << SessionCounters{.traffic = {}, .droppedByUs = 7};
    QTest::newRow("truncated") << u"Truncated:"_s << SessionCounters{.traffic = {}, .truncatedDatagrams = 7};
    QTest::newRow("events") << u"Events lost:"_s << SessionCounters{.traffic = {}, .lostEvents = 7};
}

void TestStatusLine::everyLossIsToldAndExplained()
{
    QFETCH(const QString, caption);
    QFETCH(const SessionCounters, counters);
    StatusLine line;
    line.showCounters(counters, 0);
    const QLabel *value = valueOf(line, caption);
    QVERIFY(value != nullptr && !value->isHidden());
    QCOMPARE(value->text(), u"7"_s);
    QVERIFY(!value->toolTip().isEmpty());
    line.showCounters({}, 0); // Reset counters
    QVERIFY(value->isHidden() || value->text() == u"0"_s);
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

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
